//! The questions, with room to write or with what is right.

use super::Sheet;
use super::lines::Lines;
use crate::domain::exercise::{Ask, KeyAnswer, Question, Right};
use crate::domain::text::Target;
use crate::t;
use crate::ui::page::escape;
use crate::ui::words::quoted;

/// Lines to write an answer in.
const ROOM: usize = 5;

/// The questions to be answered.
pub(super) fn asked(sheet: &Sheet<'_>) -> String {
    let room = |n: usize| "<p class=\"rule\"></p>\n".repeat(n);
    let question = |it: &Question| {
        let room = match &it.ask {
            Ask::Free => room(ROOM),
            Ask::Choice(_) => it.ask.options().map(|it| option(it.1, false)).collect(),
            Ask::Passage => format!(
                "<p class=\"from\">{}</p>\n{}",
                escape(&t!("paper-passage")),
                room(2)
            ),
        };
        framed(it, &room)
    };
    sheet.exercise.questions.iter().map(question).collect()
}

/// The questions with what is right.
pub(super) fn answered(sheet: &Sheet<'_>, lines: &Lines, answers: &[KeyAnswer]) -> String {
    let question = |it: &Question| {
        let right = answers.iter().find(|answer| answer.question == it.number);
        let mut words = match (&it.ask, right.map(|it| &it.right)) {
            (Ask::Choice(_), Some(Right::Options(right))) => {
                let option = |(at, words): (u16, &str)| option(words, right.contains(&at));
                it.ask.options().map(option).collect()
            }
            (_, Some(Right::Passages(passages))) => passages
                .iter()
                .map(|it| passage(sheet, lines, it))
                .collect(),
            (_, Some(Right::Model(model))) if !model.trim().is_empty() => format!(
                "<p class=\"model\" dir=\"auto\">{}</p>\n<p class=\"hint\">{}</p>\n",
                escape(model),
                escape(&t!("paper-model"))
            ),
            _ => format!("<p class=\"hint\">{}</p>\n", escape(&t!("paper-yours"))),
        };
        if !it.hint.trim().is_empty() {
            let hint = t!("paper-hint", words = &it.hint);
            words.push_str(&format!(
                "<p class=\"hint\" dir=\"auto\">{}</p>\n",
                escape(&hint)
            ));
        }
        framed(it, &words)
    };
    sheet.exercise.questions.iter().map(question).collect()
}

fn framed(question: &Question, inner: &str) -> String {
    let points = t!("paper-points", n = usize::from(question.points));
    format!(
        "<section class=\"question\">\n<h3><span class=\"nth\">{}</span> <span dir=\"auto\">{}</span> <small>{}</small></h3>\n{inner}</section>\n",
        question.number,
        escape(&question.words),
        escape(&points)
    )
}

fn option(words: &str, is_right: bool) -> String {
    let (sign, class) = if is_right {
        ("☒", "option right")
    } else {
        ("☐", "option")
    };
    format!(
        "<p class=\"{class}\" dir=\"auto\"><span class=\"box\">{sign}</span> {}</p>\n",
        escape(words)
    )
}

fn passage(sheet: &Sheet<'_>, lines: &Lines, target: &Target) -> String {
    let words = t!(
        "paper-at",
        words = &quoted(&words_of(sheet, target)),
        lines = &lines.of_target(target)
    );
    format!("<p class=\"model\" dir=\"auto\">{}</p>\n", escape(&words))
}

/// The words of a place; what lies between its pieces is left out.
pub(super) fn words_of(sheet: &Sheet<'_>, target: &Target) -> String {
    let piece = |it: &crate::domain::text::Span| sheet.article.text.slice(*it);
    let pieces: Vec<&str> = target.pieces().iter().filter_map(piece).collect();
    pieces.join(" … ")
}
