//! The dialog "Verdict scale": the teacher's own words for verdicts, and what each stands for.

use std::rc::Rc;

use yew::{Callback, Html, html};

use super::grades::grades;
use super::scale_form::{Deed, Form, ScalesProps, Shown, blank};
use crate::domain::model::Scale;
use crate::t;
use crate::ui::widgets::{Dialog, FieldKind, Look, button, field};

/// The dialog: all scales, or one.
pub fn scales_dialog(props: ScalesProps) -> Html {
    let on_close = props.on_close.clone();
    let all: Vec<Rc<Scale>> = props.workspace.scales().into_iter().cloned().collect();
    let (id, wording) = match (&props.state.0.shown, all.as_slice()) {
        (Shown::One(id, wording), _) => (*id, Some(wording.clone())),
        (_, []) => (None, Some(blank())),
        (Shown::First, [only]) => (Some(only.id), Some((*only.wording).clone())),
        _ => (None, None),
    };
    let is_one = wording.is_some();
    let form = Rc::new(Form {
        props,
        id,
        wording: wording.unwrap_or_default(),
    });
    html! {
        <Dialog name={t!("scale")} {on_close}>
            <div class="form scales">
                if is_one { { one(&form, &all) } } else { { choose(&form, &all) } }
            </div>
        </Dialog>
    }
}

/// What was done last; what is missing is told at once.
fn said(form: &Form) -> Html {
    let state = &form.props.state.0;
    let (role, name) = match state.is_refused {
        true => ("alert", None),
        false => ("status", Some(t!("scale-said"))),
    };
    html! { <p class="check__missing" key={role} {role} aria-label={name} data-refused={state.is_refused.to_string()}>{ &state.said }</p> }
}

/// All scales, to choose the one to be changed.
fn choose(form: &Rc<Form>, all: &[Rc<Scale>]) -> Html {
    let line = |scale: &Rc<Scale>| {
        html! {
            <li key={scale.id.to_string()}>
                <button type="button" class="entities__one" onclick={form.on(Deed::Show(scale.id))}>
                    <span class="entities__name" dir="auto">{ scale.wording.name.clone() }</span>{ " " }
                    <span class="entities__count">{ t!("scale-n-grades", n = scale.wording.grades.len()) }</span>
                </button>
            </li>
        }
    };
    html! {
        <>
        { said(form) }
        <ul class="entities__all" role="list" aria-label={t!("scales")}>{ for all.iter().map(line) }</ul>
        <div>{ button(t!("scale-new"), Look::default(), form.on(Deed::Begin)) }</div>
        <div class="dialog__foot">{ button(t!("done"), Look::MAIN, form.on(Deed::Close)) }</div>
        </>
    }
}

/// One scale in its fields.
fn one(form: &Rc<Form>, all: &[Rc<Scale>]) -> Html {
    let on_name = {
        let form = Rc::clone(form);
        Callback::from(move |name| form.write(|it, _, name| it.name = name, 0, name))
    };
    let is_kept = all.iter().any(|it| Some(it.id) == form.id);
    html! {
        <>
        if !all.is_empty() {
            <div>{ button(t!("scales-all"), Look::QUIET, form.on(Deed::All)) }</div>
        }
        <p class="field__hint">{ t!("scale-hint") }</p>
        { field(t!("scale-name"), &form.wording.name, None, FieldKind::default(), on_name) }
        { grades(form) }
        { said(form) }
        <div class="dialog__foot">
            if is_kept { { button(t!("scale-delete"), Look::default(), form.on(Deed::Delete)) } }
            { button(t!("scale-save"), Look::MAIN, form.on(Deed::Save)) }
        </div>
        </>
    }
}
