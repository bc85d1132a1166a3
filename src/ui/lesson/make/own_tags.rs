//! Tags of the teacher's own: what they are called, how they look, what they behave like, and what they mean.

use std::rc::Rc;

use web_sys::{Event, HtmlInputElement, MouseEvent, SubmitEvent};
use yew::{AttrValue, Callback, Html, html};

use super::form::Form;
use super::inputs::{Entry, choose, hint, line, lines, named, pair};
use super::questions::then_focus;
use crate::domain::keys::{Chord, Keys};
use crate::domain::model::{Behavior, Tag, TagKey, TagSet};
use crate::t;
use crate::ui::store::usual_words;
use crate::ui::visits::visit;
use crate::ui::widgets::{Look, Sign, icon_button, value_of};
use crate::web::language::lower_case;
use crate::web::{dom, frame};

/// How many colors the palette has.
const COLORS: u8 = 6;

/// All own tags, and the field for one more.
pub(super) fn own_tags(form: &Rc<Form>) -> Html {
    let all = &form.enclosure.tags;
    let one = |(at, it): (usize, &Tag)| own_tag(form, at, it);
    let on_add = {
        let form = Rc::clone(form);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let field = dom::find(".make__new input");
            let field =
                field.and_then(|it| wasm_bindgen::JsCast::dyn_into::<HtmlInputElement>(it).ok());
            let Some(field) = field else { return };
            let label = field.value();
            if !label.trim().is_empty() {
                field.set_value("");
                let tag = new_tag(label.trim(), &form);
                form.retag(None, |tags, _| tags.push(tag));
                frame::after_paint(|| dom::focus(".make__tag:last-of-type textarea")).forget();
            }
        })
    };
    let sum = t!("own-tags-n", n = all.len());
    form.part("tags", (t!("own-tags"), sum), &|| {
        html! {
            <>
            { hint(t!("own-tags-lead")) }
            { for all.iter().enumerate().map(one) }
            <form class="make__row make__new" onsubmit={on_add.clone()}>
                <input type="text" aria-label={t!("own-tag-new")} placeholder={t!("own-tag-new")} autocomplete="off" dir="auto" />
                <button type="submit" class="button">{ t!("own-tag-add") }</button>
            </form>
            </>
        }
    })
}

/// Writes something of the tag at a place.
fn on_tag(form: &Rc<Form>, at: usize, write: fn(&mut Tag, String)) -> Callback<String> {
    let form = Rc::clone(form);
    Callback::from(move |words| {
        form.retag(Some(visit()), |tags, _| {
            if let Some(tag) = tags.get_mut(at) {
                write(tag, words);
            }
        });
    })
}

fn own_tag(form: &Rc<Form>, at: usize, it: &Tag) -> Html {
    let n = at + 1;
    let choice = |write: fn(&mut Tag, String)| {
        let call = on_tag(form, at, write);
        Callback::from(move |event: Event| call.emit(value_of(event.target())))
    };
    let color = |color: u8| {
        let words = match color {
            0 => t!("color-0"),
            1 => t!("color-1"),
            2 => t!("color-2"),
            3 => t!("color-3"),
            4 => t!("color-4"),
            5 => t!("color-5"),
            _ => t!("color-6"),
        };
        (color.to_string().into(), words, it.color == color)
    };
    let behavior = |like: Behavior| {
        (
            like.key().into(),
            usual_words(like.key()),
            it.behavior == like,
        )
    };
    let on_color = choice(|it, value| it.color = value.parse().unwrap_or_default());
    let on_behavior = choice(|it, value| {
        let like = Behavior::ALL.into_iter().find(|it| it.key() == value);
        it.behavior = like.unwrap_or(it.behavior);
    });
    let on_letter = on_tag(form, at, |it, words| {
        // The last letter counts: whoever types over the old one need not delete it first.
        let letter = words.chars().rev().find(|it| it.is_alphanumeric());
        if let Some(letter) = letter {
            it.letter = letter.to_uppercase().next().unwrap_or(letter);
        }
    });
    let definitions = form.exercise.definitions.iter();
    let means = definitions
        .filter(|of| of.0 == it.key)
        .map(|it| it.1.as_str())
        .next();
    let on_means = {
        let key = it.key.clone();
        form.on_words(move |it, words| {
            it.definitions.retain(|of| of.0 != key);
            if !words.is_empty() {
                it.definitions.push((key.clone(), words));
            }
        })
    };
    let remove = {
        let (form, key) = (Rc::clone(form), it.key.clone());
        Callback::from(move |_: MouseEvent| {
            form.retag(None, |tags, exercise| {
                tags.retain(|it| it.key != key);
                exercise.definitions.retain(|it| it.0 != key);
            });
        })
    };
    let remove = then_focus(remove, ".make__new input");
    let clash = clash(form, it);
    html! {
        <fieldset class="make__question make__tag" key={it.key.to_string()}>
            <legend class="hidden">{ t!("own-tag-nth", n = n) }</legend>
            <div class="make__row">
                <span class="make__name">{ line(t!("own-tag-label"), t!("own-tag-label-of", n = n), &it.label, on_tag(form, at, |it, words| it.label = words.into())) }</span>
                <span class="make__letter">{ line(t!("own-tag-letter"), t!("own-tag-letter-of", n = n), &it.letter.to_string(), on_letter) }</span>
                { icon_button(Sign::Delete, t!("own-tag-delete", n = n), Look::QUIET, remove) }
            </div>
            if let Some(words) = clash { { hint(words) } }
            { pair(html! {
                <>
                { named(t!("own-tag-color"), choose(t!("own-tag-color-of", n = n), &(0..=COLORS).map(color).collect::<Vec<Entry>>(), on_color)) }
                { named(t!("own-tag-like"), choose(t!("own-tag-like-of", n = n), &Behavior::ALL.map(behavior), on_behavior)) }
                </>
            }) }
            { lines(t!("own-tag-means"), t!("own-tag-means-of", n = n), means.unwrap_or_default(), "2", on_means) }
        </fieldset>
    }
}

/// A letter that is a key for something else does not mark: it is only the badge.
fn clash(form: &Form, tag: &Tag) -> Option<AttrValue> {
    let is_taken = is_taken(
        &form.props.keys,
        &form.props.tags,
        Some(&tag.key),
        tag.letter,
    );
    let letter = tag.letter.to_string();
    is_taken.then(|| t!("own-tag-clash", letter = &letter))
}

/// Whether a letter already does something else, or is that of another tag.
fn is_taken(keys: &Keys, tags: &TagSet, own: Option<&TagKey>, letter: char) -> bool {
    let chord = letter.to_lowercase().to_string();
    let deed = Chord::parse(&chord).and_then(|it| keys.deed(&it));
    let is_own = |at: usize| tags.tags().get(at).is_some_and(|it| Some(&it.key) == own);
    let is_elsewhere = match deed {
        Some((crate::domain::keys::Deed::Tag(at), _)) => !is_own(at),
        it => it.is_some(),
    };
    let mut others = tags.tags().iter().filter(|it| Some(&it.key) != own);
    is_elsewhere || others.any(|it| it.letter == letter)
}

/// A tag of this name, with a letter and a color that no other has.
fn new_tag(label: &str, form: &Form) -> Tag {
    let (keys, tags) = (&form.props.keys, &form.props.tags);
    let own = &form.enclosure.tags;
    let is_free =
        |it: &char| !is_taken(keys, tags, None, *it) && own.iter().all(|own| own.letter != *it);
    let upper = |it: char| it.to_uppercase().next().unwrap_or(it);
    let mut letters = label
        .chars()
        .filter(|it| it.is_alphabetic())
        .map(upper)
        .chain('A'..='Z');
    let letter = letters.find(is_free).unwrap_or('?');
    let mut colors = (1..=COLORS).filter(|it| own.iter().all(|own| own.color != *it));
    let key = key_of(&lower_case(label));
    let is_new = |key: &TagKey| tags.get(key).is_none() && own.iter().all(|it| it.key != *key);
    let numbered = (2..).filter_map(|n| {
        let cut: String = key.as_str().chars().take(10).collect();
        TagKey::parse(&format!("{cut}-{n}"))
    });
    let key = std::iter::once(key.clone()).chain(numbered).find(is_new);
    Tag {
        key: key.unwrap_or_else(|| Behavior::Claim.into()),
        behavior: Behavior::Claim,
        letter,
        label: label.into(),
        color: colors.next().unwrap_or_default(),
    }
}

/// A name in lower case as a key: its letters and digits, hyphens between.
fn key_of(label: &str) -> TagKey {
    let mut key = String::new();
    for character in label.chars() {
        let next = if character.is_alphanumeric() {
            character
        } else {
            '-'
        };
        let is_due = next != '-' || !(key.is_empty() || key.ends_with('-'));
        if is_due && key.len() + next.len_utf8() <= TagKey::MAX_LEN {
            key.push(next);
        }
    }
    let key = key.trim_end_matches('-');
    let prefixed = || {
        let cut: String = key.chars().take(30).collect();
        TagKey::parse(&format!("tag-{cut}"))
    };
    let key = TagKey::parse(key).or_else(prefixed);
    key.unwrap_or_else(|| Behavior::Claim.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(label: &str, expected: &str) {
        assert_eq!(key_of(&label.to_lowercase()).as_str(), expected);
    }

    #[test]
    fn ok_keys_of_names() {
        check("Loaded word", "loaded-word");
        check("  Größe (cm)! ", "größe-cm");
        check("2nd source", "tag-2nd-source");
        check("重要", "重要");
        check("!", "tag-");
        check(
            &"long ".repeat(20),
            "long-long-long-long-long-long-long-long",
        );
    }
}
