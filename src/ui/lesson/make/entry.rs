//! One entry of the key: its words, what it is, and, where it is open, all that can be said of it.

use std::rc::Rc;

use yew::{AttrValue, Html, html};

use super::form::Form;
use super::inputs::{
    also_item, also_list, choose, hint, line, named, number, number_of, pair, pick, tick,
};
use super::questions::then_focus;
use crate::domain::exercise::{Role, Setting, Tolerance};
use crate::domain::model::{Annotation, TagKey};
use crate::domain::text::Target;
use crate::domain::workspace::{quote, words_of};
use crate::t;
use crate::ui::words::short;

/// What an entry is, in words.
pub(super) fn role_words(role: Role) -> AttrValue {
    t!(match role {
        Role::Wanted => "role-wanted",
        Role::Trap => "role-trap",
        Role::Out => "role-out",
    })
}

/// A row of the key.
pub(super) fn entry(form: &Rc<Form>, mark: &Rc<Annotation>) -> Html {
    let id = mark.id;
    let setting = form.exercise.setting(id);
    let words = quote(&form.props.article, mark);
    let brief = short(&words, 60);
    let is_open = form.shown.entry == Some(id);
    let open = form.on_show(move |it| it.entry = (it.entry != Some(id)).then_some(id));
    let role = |it: Role| (it.key().into(), role_words(it), setting.role == it);
    let on_role = form.on_entry(id, |it, key| it.role = Role::parse(&key).unwrap_or(it.role));
    let (tag, hue) = (mark.tag.to_string(), form.props.tags.hue(&mark.tag));
    html! {
        <li key={id.to_string()} class="make__entry" data-role={setting.role.key()}>
            <div class="make__head">
                <span class="badge" data-tag={tag} data-hue={hue} title={form.tag_name(&mark.tag)}>{ form.letter(&mark.tag) }</span>
                <button type="button" class="make__words" aria-expanded={is_open.to_string()} onclick={open} dir="auto">
                    <span>{ short(&words, 160) }</span>
                    if setting.is_practice { { " " }<span class="badge">{ t!("entry-practice-badge") }</span> }
                </button>
                { choose(t!("role-of", words = &brief), &Role::ALL.map(role), on_role) }
            </div>
            if is_open { { inside(form, mark, &setting, &brief) } }
        </li>
    }
}

/// All that can be said of an entry.
fn inside(form: &Rc<Form>, mark: &Annotation, setting: &Setting, brief: &str) -> Html {
    let id = mark.id;
    if setting.role == Role::Out {
        return html! { <p class="field__hint make__inside">{ t!("entry-out") }</p> };
    }
    let is_trap = setting.role == Role::Trap;
    let on_words = |write: fn(&mut Setting, String)| {
        form.on_words(move |it, words| it.set(id, |it| write(it, words)))
    };
    let feedback = match is_trap {
        true => t!("entry-feedback-trap"),
        false => t!("entry-feedback"),
    };
    let tolerances = [
        Tolerance::Overlap,
        Tolerance::Words(1),
        Tolerance::Words(2),
        Tolerance::Words(3),
        Tolerance::Words(5),
        Tolerance::Exact,
    ];
    // One that is not offered is still what it has.
    let other = Some(setting.tolerance).filter(|it| !tolerances.contains(it));
    let all = tolerances.into_iter().chain(other);
    let tolerance = |it: Tolerance| (key_of(it), tolerance_words(it), setting.tolerance == it);
    let on_tolerance = form.on_entry(id, |it, key| it.tolerance = tolerance_of(&key));
    let on_practice = form.on_entry(id, |it, _| it.is_practice ^= true);
    html! {
        <div class="make__inside">
            { pair(html! {
                <>
                if !is_trap {
                    { number(t!("entry-weight"), t!("entry-weight-of", words = brief), setting.weight, on_words(|it, words| it.weight = number_of(&words))) }
                }
                { named(t!("entry-tolerance"), choose(t!("entry-tolerance-of", words = brief), &all.map(tolerance).collect::<Vec<_>>(), on_tolerance)) }
                </>
            }) }
            { line(feedback.clone(), t!("entry-feedback-of", what = &feedback, words = brief), &setting.feedback, on_words(|it, words| it.feedback = words.into())) }
            { tick(t!("entry-practice"), setting.is_practice, on_practice) }
            if !is_trap { { also(form, mark, setting, brief) } }
        </div>
    }
}

fn key_of(it: Tolerance) -> AttrValue {
    match it {
        Tolerance::Exact => "exact".into(),
        Tolerance::Overlap => "overlap".into(),
        Tolerance::Words(n) => n.to_string().into(),
    }
}

fn tolerance_of(key: &str) -> Tolerance {
    match key {
        "exact" => Tolerance::Exact,
        other => other.parse().map_or(Tolerance::Overlap, Tolerance::Words),
    }
}

fn tolerance_words(it: Tolerance) -> AttrValue {
    match it {
        Tolerance::Exact => t!("tolerance-exact"),
        Tolerance::Overlap => t!("tolerance-overlap"),
        Tolerance::Words(n) => t!("tolerance-words", n = usize::from(n)),
    }
}

/// What is as right: the same words under another tag, or another mark that is left out of the key.
fn also(form: &Rc<Form>, mark: &Annotation, setting: &Setting, brief: &str) -> Html {
    let id = mark.id;
    let article = &form.props.article;
    let words_for = |target: &Target, tag: &TagKey| {
        let tag = form.tag_name(tag);
        if *target == mark.target {
            t!("also-same", tag = &tag)
        } else {
            let words = short(&words_of(article, target), 60);
            t!("also-mark", tag = &tag, words = &words)
        }
    };
    let one = |(place, (target, tag)): (usize, &(Target, TagKey))| {
        let words = words_for(target, tag);
        let name = t!("also-delete", words = &words);
        let remove = form.on_press(move |it| {
            it.set(id, |it| {
                if place < it.accepted.len() {
                    it.accepted.remove(place);
                }
            });
        });
        let remove = then_focus(remove, "[data-pick=also] select");
        also_item(words.to_string(), name, remove)
    };
    let tags = form.props.tags.tags().iter();
    let mut offers: Vec<(Target, TagKey)> = tags
        .filter(|it| it.key != mark.tag)
        .map(|it| (mark.target.clone(), it.key.clone()))
        .collect();
    let out = form.marks().into_iter();
    let out = out.filter(|it| form.exercise.setting(it.id).role == Role::Out);
    offers.extend(out.map(|it| (it.target.clone(), it.tag.clone())));
    offers.retain(|it| !setting.accepted.contains(it));
    let first = (AttrValue::default(), t!("also-choose"), true);
    let entries = offers
        .iter()
        .enumerate()
        .map(|(at, (target, tag))| (at.to_string().into(), words_for(target, tag), false));
    let entries: Vec<_> = std::iter::once(first).chain(entries).collect();
    let on_add = form.on_pick(move |it, value| {
        let offer = value.parse().ok().and_then(|it: usize| offers.get(it));
        it.set(id, |it| it.accepted.extend(offer.cloned()));
    });
    let n_done = setting.accepted.len();
    html! {
        <div class="make__passages">
            <span class="field__name">{ t!("also") }</span>
            if !setting.accepted.is_empty() {
                { also_list(t!("also-of", words = brief), setting.accepted.iter().enumerate().map(one).collect()) }
            }
            { pick("also", t!("also-add", words = brief), (&entries, n_done), t!("also-do"), on_add) }
            { hint(t!("also-hint")) }
        </div>
    }
}
