//! The few things a person can choose.

use std::rc::Rc;

use web_sys::{Event, HtmlInputElement};
use yew::{AttrValue, Callback, Html, Properties, TargetCast, component, html};

use crate::domain::keep::{Settings, Theme};
use crate::domain::model::Author;
use crate::domain::workspace::Command;
use crate::t;
use crate::ui::check::ScalesState;
use crate::ui::store::Store;
use crate::ui::widgets::{Dialog, FieldKind, Look, button, field, on_press, value_of};

/// Properties of [`SettingsDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct SettingsDialogProps {
    pub(super) store: Store,
    pub(super) settings: Settings,
    pub(super) me: Option<Rc<Author>>,
    pub(super) on_keys: Callback<()>,
    pub(super) on_scales: Callback<ScalesState>,
    pub(super) on_close: Callback<()>,
}

/// Name, snapping, keys, colors.
#[component]
pub(super) fn SettingsDialog(props: &SettingsDialogProps) -> Html {
    let toggle = |change: fn(&mut Settings, bool)| {
        let store = props.store.clone();
        Callback::from(move |event: Event| {
            let mut settings = store.snapshot().settings;
            change(
                &mut settings,
                event.target_unchecked_into::<HtmlInputElement>().checked(),
            );
            store.choose(settings);
        })
    };
    let on_theme = {
        let store = props.store.clone();
        Callback::from(move |event: Event| {
            let theme = match value_of(event.target()).as_str() {
                "light" => Theme::Light,
                "dark" => Theme::Dark,
                _ => Theme::System,
            };
            store.choose(Settings {
                theme,
                ..store.snapshot().settings
            });
        })
    };
    let on_name = {
        let store = props.store.clone();
        Callback::from(move |name: String| {
            // A name is never refused.
            let _ = store.run(Command::Introduce(name.into()));
        })
    };
    let theme = |value: &'static str, theme: Theme, id: &'static str| {
        html! { <option {value} selected={props.settings.theme == theme}>{ t!(id) }</option> }
    };
    let choice = |name: &'static str, label: AttrValue, values: &[(&'static str, AttrValue)]| {
        let store = props.store.clone();
        let onchange = move |event: Event| {
            store.choose_comfort(name, &value_of(event.target()));
        };
        let chosen = props.settings.comfort.get(name);
        let option = |(value, words): &(&'static str, AttrValue)| {
            html! { <option value={*value} selected={*value == chosen}>{ words }</option> }
        };
        html! {
            <label class="field">
                <span class="field__name">{ label }</span>
                <select class="select" {onchange}>{ for values.iter().map(option) }</select>
            </label>
        }
    };
    // A choice of two.
    let check = |name: &'static str, label: AttrValue, values: [&'static str; 2]| {
        let store = props.store.clone();
        let onchange = move |event: Event| {
            let is_on = event.target_unchecked_into::<HtmlInputElement>().checked();
            store.choose_comfort(name, if is_on { values[1] } else { values[0] });
        };
        let is_on = props.settings.comfort.get(name) == values[1];
        html! {
            <label class="check">
                <input type="checkbox" checked={is_on} {onchange} />
                <span>{ label }</span>
            </label>
        }
    };
    let on_keys = props.on_keys.clone();
    let on_scales = props.on_scales.clone();
    let name = props
        .me
        .as_ref()
        .map(|it| it.name.to_string())
        .unwrap_or_default();
    html! {
        <Dialog name={t!("settings")} on_close={&props.on_close}>
            <div class="form">
                { field(t!("your-name"), &name, Some(t!("your-name-hint")), FieldKind::default(), on_name) }
                <label class="check">
                    <input type="checkbox" checked={props.settings.snaps_to_words} onchange={toggle(|it, on| it.snaps_to_words = on)} />
                    <span>{ t!("snap-to-words") }</span>
                </label>
                <fieldset class="fieldset">
                <legend>{ t!("reading") }</legend>
                <div class="fields fields--small">
                <label class="field">
                    <span class="field__name">{ t!("theme") }</span>
                    <select class="select" onchange={on_theme}>
                        { theme("system", Theme::System, "theme-system") }
                        { theme("light", Theme::Light, "theme-light") }
                        { theme("dark", Theme::Dark, "theme-dark") }
                    </select>
                </label>
                { choice("contrast", t!("contrast"), &[("normal", t!("contrast-normal")), ("high", t!("contrast-high"))]) }
                { choice("face", t!("face"), &[("serif", t!("face-serif")), ("sans", t!("face-sans"))]) }
                { choice("size", t!("size"), &[("normal", t!("size-normal")), ("large", t!("size-large")), ("larger", t!("size-larger"))]) }
                { choice("measure", t!("measure"), &[("narrow", t!("measure-narrow")), ("normal", t!("measure-normal")), ("wide", t!("measure-wide"))]) }
                { choice("spacing", t!("spacing"), &[("close", t!("spacing-close")), ("normal", t!("spacing-normal")), ("wide", t!("spacing-wide"))]) }
                { choice("badges", t!("badges"), &[("all", t!("badges-all")), ("few", t!("badges-few")), ("none", t!("badges-none"))]) }
                </div>
                { check("cards", t!("cards"), ["list", "lines"]) }
                { check("signs", t!("signs"), ["no", "yes"]) }
                </fieldset>
                <fieldset class="fieldset">
                <legend>{ t!("talking") }</legend>
                { choice("talk", t!("talk"), &[("all", t!("talk-all")), ("less", t!("talk-less")), ("trouble", t!("talk-trouble"))]) }
                { check("spoken", t!("spoken"), ["no", "yes"]) }
                </fieldset>
                { button(t!("keys"), Look::default(), on_press(move || on_keys.emit(()))) }
                { button(t!("scale"), Look::default(), on_press(move || on_scales.emit(ScalesState::default()))) }
            </div>
        </Dialog>
    }
}
