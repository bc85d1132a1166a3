//! The key: the teacher's own marks in text order, each with what it is in the key.

use std::rc::Rc;

use web_sys::{Event, HtmlElement, KeyboardEvent};
use yew::{AttrValue, Callback, Html, html};

use super::entry::{entry, role_words};
use super::form::Form;
use super::inputs::{Entry, choose, hint, named, notice, number, number_of, pair, pick, row};
use crate::domain::exercise::{Role, Weights, gone};
use crate::domain::model::{Annotation, AnnotationId, AuthorId, TagKey};
use crate::t;
use crate::ui::widgets::{Look, button, value_of};
use crate::web::dom;

/// The whole key.
pub(super) fn entries(form: &Rc<Form>) -> Html {
    let marks = form.marks();
    let role = |role: Role| {
        let all = marks.iter();
        all.filter(|it| form.exercise.setting(it.id).role == role)
            .count()
    };
    let (wanted, traps) = (role(Role::Wanted), role(Role::Trap));
    let sum = t!("key-sum", wanted = wanted, traps = traps);
    let is_shown = |it: &&Rc<Annotation>| {
        let tag = form.shown.tag.as_ref();
        tag.is_none_or(|tag| *tag == it.tag)
    };
    let shown: Vec<&Rc<Annotation>> = marks.iter().filter(is_shown).collect();
    form.part("key", (t!("key"), sum), &|| {
        html! {
            <>
            { hint(t!("key-lead")) }
            { gone_line(form) }
            { whose(form) }
            if marks.is_empty() {
                { notice(t!("key-empty")) }
            } else {
                { tools(form, &marks, &shown) }
                <ul class="make__key" role="list" aria-label={t!("key")} onkeydown={walk}>
                    { for shown.iter().map(|it| entry(form, it)) }
                </ul>
                { weights(form) }
            }
            </>
        }
    })
}

/// The arrow keys walk from entry to entry.
fn walk(event: KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return,
    };
    let Some(list) = dom::find(".make__key") else {
        return;
    };
    let all: Vec<HtmlElement> = dom::all_in(&list, ".make__words");
    let active = dom::active();
    let place = all
        .iter()
        .position(|it| active.as_ref() == Some(it.as_ref()));
    let next = place.and_then(|it| it.checked_add_signed(step));
    if let Some(next) = next.and_then(|it| all.get(it)) {
        event.prevent_default();
        let _ = next.focus();
    }
}

/// Marks that are gone, and with them what was said of them.
fn gone_line(form: &Rc<Form>) -> Html {
    let gone = gone(&form.exercise, &form.props.layer);
    if gone.is_empty() {
        return Html::default();
    }
    let words = t!("key-gone", n = gone.len());
    let forget = form.on_press(move |it| it.settings.retain(|it| !gone.contains(&it.0)));
    html! {
        <p class="form__notice make__row">{ words }{ button(t!("key-forget"), Look::QUIET, forget) }</p>
    }
}

/// Whose marks the key is made of, where several people marked the article.
fn whose(form: &Rc<Form>) -> Html {
    let mut all: Vec<AuthorId> = form.exercise.key_by.into_iter().collect();
    for mark in form.props.layer.annotations() {
        let by = mark.provenance.by;
        if !all.contains(&by) {
            all.push(by);
        }
    }
    if all.len() < 2 {
        return Html::default();
    }
    let name = |(at, id): (usize, &AuthorId)| {
        let author = form.props.workspace.author(*id);
        let name = author.map(|it| it.name.trim()).filter(|it| !it.is_empty());
        let words = match name {
            _ if *id == form.props.me => t!("author-me"),
            Some(name) => name.to_owned().into(),
            None => t!("author-unnamed", n = at + 1),
        };
        (
            id.to_string().into(),
            words,
            form.exercise.key_by == Some(*id),
        )
    };
    let on_by = form.on_choice(|it, id| it.key_by = AuthorId::parse(&id).or(it.key_by));
    let entries: Vec<Entry> = all.iter().enumerate().map(name).collect();
    named(t!("key-whose"), choose(t!("key-whose"), &entries, on_by))
}

/// Which entries are shown, and what all of these become at once.
fn tools(form: &Rc<Form>, marks: &[Rc<Annotation>], shown: &[&Rc<Annotation>]) -> Html {
    let mut tags: Vec<TagKey> = Vec::new();
    for mark in marks {
        if !tags.contains(&mark.tag) {
            tags.push(mark.tag.clone());
        }
    }
    let tag = |it: &TagKey| {
        let is_chosen = form.shown.tag.as_ref() == Some(it);
        (it.to_string().into(), form.tag_name(it), is_chosen)
    };
    let all = (
        AttrValue::default(),
        t!("agreement-all-tags"),
        form.shown.tag.is_none(),
    );
    let on_tag = {
        let form = Rc::clone(form);
        Callback::from(move |event: Event| {
            let key = value_of(event.target());
            form.show(|it| it.tag = TagKey::parse(&key));
        })
    };
    let role = |it: Role| (it.key().into(), role_words(it), false);
    let first = (
        AttrValue::default(),
        t!("key-all-choose", n = shown.len()),
        true,
    );
    let ids: Vec<AnnotationId> = shown.iter().map(|it| it.id).collect();
    let on_all = form.on_pick(move |it, key| {
        for id in &ids {
            it.set(*id, |it| it.role = Role::parse(&key).unwrap_or(it.role));
        }
    });
    let by_tag: Vec<Entry> = std::iter::once(all).chain(tags.iter().map(tag)).collect();
    let roles: Vec<Entry> = std::iter::once(first).chain(Role::ALL.map(role)).collect();
    row(html! {
        <>
        if tags.len() > 1 { { choose(t!("entries-of"), &by_tag, on_tag) } }
        { pick("all", t!("key-all"), (&roles, 0), t!("key-set"), on_all) }
        </>
    })
}

/// What else counts.
fn weights(form: &Rc<Form>) -> Html {
    let it = form.exercise.weights;
    let field = |name: AttrValue, value: u16, set: fn(&mut Weights, u16)| {
        let on = form.on_words(move |it, words| set(&mut it.weights, number_of(&words)));
        number(name.clone(), name, value, on)
    };
    html! {
        <details>
            <summary class="make__more">{ t!("key-weights") }</summary>
            { pair(html! {
                <>
                { field(t!("weight-source"), it.source, |it, n| it.source = n) }
                { field(t!("weight-verdict"), it.verdict, |it, n| it.verdict = n) }
                { field(t!("weight-trap"), it.trap, |it, n| it.trap = n) }
                </>
            }) }
            { hint(t!("key-weights-hint")) }
        </details>
    }
}
