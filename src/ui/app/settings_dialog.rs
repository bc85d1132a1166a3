//! The few things a person can choose.

use std::rc::Rc;

use web_sys::{Event, HtmlInputElement};
use yew::{Callback, Html, Properties, TargetCast, component, html};

use crate::domain::keep::{Settings, Theme};
use crate::domain::model::Author;
use crate::domain::workspace::Command;
use crate::t;
use crate::ui::store::Store;
use crate::ui::widgets::{Dialog, FieldKind, Look, button, field, on_press, value_of};

/// Properties of [`SettingsDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct SettingsDialogProps {
    pub(super) store: Store,
    pub(super) settings: Settings,
    pub(super) me: Option<Rc<Author>>,
    pub(super) on_keys: Callback<()>,
    pub(super) on_close: Callback<()>,
}

/// Name, snapping, keys, colors.
#[component]
pub(super) fn SettingsDialog(props: &SettingsDialogProps) -> Html {
    let toggle = |change: fn(&mut Settings, bool)| {
        let (store, settings) = (props.store.clone(), props.settings.clone());
        Callback::from(move |event: Event| {
            let mut settings = settings.clone();
            change(
                &mut settings,
                event.target_unchecked_into::<HtmlInputElement>().checked(),
            );
            store.choose(settings);
        })
    };
    let on_theme = {
        let (store, settings) = (props.store.clone(), props.settings.clone());
        Callback::from(move |event: Event| {
            let theme = match value_of(event.target()).as_str() {
                "light" => Theme::Light,
                "dark" => Theme::Dark,
                _ => Theme::System,
            };
            store.choose(Settings {
                theme,
                ..settings.clone()
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
    let on_keys = props.on_keys.clone();
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
                <label class="field">
                    <span class="field__name">{ t!("theme") }</span>
                    <select class="select" onchange={on_theme}>
                        { theme("system", Theme::System, "theme-system") }
                        { theme("light", Theme::Light, "theme-light") }
                        { theme("dark", Theme::Dark, "theme-dark") }
                    </select>
                </label>
                { button(t!("keys"), Look::default(), on_press(move || on_keys.emit(()))) }
            </div>
        </Dialog>
    }
}
