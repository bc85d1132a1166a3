//! What became of each file of a class, in words.

use yew::{AttrValue, Html, html};

use super::intake::{Intake, Line};
use crate::domain::format::brought::Brought;
use crate::domain::model::Millis;
use crate::t;
use crate::web::clock::moment;

/// More marks than an article has words to mark.
const MANY_MARKS: usize = 2_000;

/// What became of one file. Names are those that pupils gave themselves.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Outcome {
    /// It is in the class.
    Added {
        name: String,
        has_namesake: bool,
        shares: Option<String>,
        n_marks: usize,
    },
    /// It took the place of an earlier one, and so much of what the teacher gave does not hold any more.
    Newer(String, Millis, usize),
    /// It became that, but so much of it could not be read; the first of it in words.
    Damaged(Box<Outcome>, usize, AttrValue),
    /// It is there already.
    Same(String),
    /// Another one of that time is there.
    Clash(String),
    /// A later one is there.
    Older(String, Millis),
    /// It is for an exercise that is not here, or of which the key is not.
    OtherExercise(String, String),
    /// It was made on another text.
    OtherText(String),
    /// It was not handed in.
    Unfinished(String),
    /// It is no hand-in.
    Other,
    /// Nothing of it can be read.
    Unreadable(AttrValue),
}

/// What becomes of a file that is no hand-in.
pub(super) fn outcome_of(brought: &Brought) -> Outcome {
    match brought {
        Brought::Unfinished(_, name) => Outcome::Unfinished(name.clone()),
        Brought::Broken(why) => Outcome::Unreadable(why.clone().into()),
        Brought::Handin(_) | Brought::Other => Outcome::Other,
    }
}

/// How much an outcome matters, as the style sheet knows it.
fn weight(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Added {
            has_namesake: false,
            shares: None,
            name,
            n_marks,
        } if !name.trim().is_empty() && *n_marks < MANY_MARKS => "plain",
        Outcome::Same(_) => "plain",
        Outcome::Added { .. } | Outcome::Newer(..) | Outcome::Damaged(..) => "note",
        _ => "refused",
    }
}

fn is_taken(outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Added { .. } | Outcome::Newer(..) => true,
        Outcome::Damaged(it, ..) => is_taken(it),
        _ => false,
    }
}

fn name_words(name: &str) -> AttrValue {
    match name.trim() {
        "" => t!("class-nobody"),
        name => name.to_owned().into(),
    }
}

fn words(outcome: &Outcome) -> String {
    let more = |words: AttrValue, more: Option<AttrValue>| match more {
        Some(more) => format!("{words} {more}"),
        None => words.to_string(),
    };
    match outcome {
        Outcome::Added {
            name,
            has_namesake,
            shares,
            n_marks,
        } => {
            let mut all = vec![t!("class-file-added", name = &name_words(name))];
            if name.trim().is_empty() {
                all.push(t!("class-file-nameless"));
            }
            if *has_namesake {
                all.push(t!("class-file-namesake"));
            }
            if let Some(other) = shares {
                all.push(t!("class-file-shares", name = &name_words(other)));
            }
            if *n_marks >= MANY_MARKS {
                all.push(t!("class-file-many", n = *n_marks));
            }
            all.join(" ")
        }
        Outcome::Newer(name, earlier, n_lost) => {
            let words = t!(
                "class-file-newer",
                name = &name_words(name),
                time = &moment(*earlier)
            );
            more(
                words,
                (*n_lost > 0).then(|| t!("class-file-uncarried", n = *n_lost)),
            )
        }
        Outcome::Damaged(it, n, first) => {
            let damage = t!("class-file-damaged", n = *n, first = first);
            format!("{} {damage}", words(it))
        }
        Outcome::Same(name) => t!("class-file-same", name = &name_words(name)).to_string(),
        Outcome::Clash(name) => t!("class-file-clash", name = &name_words(name)).to_string(),
        Outcome::Older(name, kept) => t!(
            "class-file-older",
            name = &name_words(name),
            time = &moment(*kept)
        )
        .to_string(),
        Outcome::OtherExercise(name, title) => t!(
            "class-file-other-exercise",
            name = &name_words(name),
            title = title.as_str()
        )
        .to_string(),
        Outcome::OtherText(name) => {
            t!("class-file-other-text", name = &name_words(name)).to_string()
        }
        Outcome::Unfinished(name) => {
            t!("class-file-unfinished", name = &name_words(name)).to_string()
        }
        Outcome::Other => t!("class-file-other").to_string(),
        Outcome::Unreadable(why) => format!("{why} {}", t!("class-file-unreadable")),
    }
}

/// What became of the files of the last go: how far it is, and every file that is more than plainly taken in.
pub(super) fn outcomes(intake: &Intake) -> Html {
    if intake.total == 0 {
        return Html::default();
    }
    let (done, total) = (intake.lines.len(), intake.total);
    let n_taken = intake.lines.iter().filter(|it| is_taken(&it.outcome));
    let told: Vec<&Line> = intake
        .lines
        .iter()
        .filter(|it| weight(&it.outcome) != "plain")
        .collect();
    let line = |it: &&Line| {
        html! {
            <li class="class__file" data-weight={weight(&it.outcome)} dir="auto">
                <b>{ &it.file }</b>{ ": " }{ words(&it.outcome) }
            </li>
        }
    };
    let n_same = intake.lines.iter();
    let n_same = n_same.filter(|it| matches!(it.outcome, Outcome::Same(_)));
    let (n_taken, n_same) = (n_taken.count(), n_same.count());
    html! {
        <section class="class__files" aria-label={t!("class-files")}>
            if intake.is_under_way() {
                <label class="class__progress">
                    { t!("class-reading", done = done, total = total) }
                    <progress max={total.to_string()} value={done.to_string()} />
                </label>
            } else {
                <p>{ t!("class-read", n = total, taken = n_taken) }{ " " }
                    if n_same > 0 { { t!("class-read-same", n = n_same) } }
                </p>
            }
            if !told.is_empty() {
                <ul class="class__outcomes" role="list" tabindex="0" aria-label={t!("class-outcomes")}>{ for told.iter().map(line) }</ul>
            }
        </section>
    }
}
