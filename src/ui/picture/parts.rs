//! What several boards show: names of sources, ways to the words, and bars.

use yew::{AttrValue, Callback, Html, html};

use super::Desk;
use crate::domain::model::{AnnotationId, Article};
use crate::domain::picture::{Stated, Voice, Who};
use crate::domain::workspace::Workspace;
use crate::t;
use crate::ui::widgets::{Look, button, on_press};

/// How many lines of a board are drawn at first, and how many more each time: of a whole library there are thousands,
/// and what is out of sight is laid out too.
pub(super) const FEW: usize = 60;
/// The same where each article has a table of its own.
pub(super) const FEW_ARTICLES: usize = 8;

/// How many lines of a board are asked for, `few` at a time.
pub(super) fn n_shown(desk: &Desk, few: usize) -> usize {
    few * (1 + desk.state().n_more)
}

/// The first of the lines of a board, as many as are asked for.
pub(super) fn shown<'a, T>(desk: &Desk, lines: &'a [T], few: usize) -> &'a [T] {
    lines.get(..n_shown(desk, few)).unwrap_or(lines)
}

/// The button for more than is [`shown`], where there is more; `words` say how many.
pub(super) fn more<T>(desk: &Desk, lines: &[T], few: usize, words: fn(usize) -> AttrValue) -> Html {
    let n_left = lines.len() - shown(desk, lines, few).len();
    if n_left == 0 {
        return Html::default();
    }
    let on_more = on_press(desk.edit(|it| it.n_more += 1));
    html! { <div>{ button(words(n_left), Look::default(), on_more) }</div> }
}

/// The name of somebody who says something.
pub(super) fn who_words(desk: &Desk, who: &Who) -> AttrValue {
    who_name(&desk.props.workspace, who)
}

/// The name of somebody who says something.
pub(super) fn who_name(workspace: &Workspace, who: &Who) -> AttrValue {
    match (who, who.name(workspace)) {
        (it, Some(name)) if it.is_reporter() => {
            t!("said-meant", words = &t!("said-reporter"), who = &name)
        }
        (_, Some(name)) => name.into(),
        (_, None) => t!("said-reporter"),
    }
}

/// The title of an article, or a word for that it has none.
pub(super) fn title_of(article: &Article) -> AttrValue {
    match article.details.title.trim() {
        "" => t!("untitled"),
        title => title.to_owned().into(),
    }
}

/// Where somebody is from, in the whole library: those of whom nobody has said who they are may be others elsewhere.
pub(super) fn from_words(desk: &Desk, who: &Who) -> Option<AttrValue> {
    let article = who.article().filter(|_| desk.seen.only.is_none())?;
    desk.props.workspace.article(article).map(|it| title_of(it))
}

fn speaker_name(workspace: &Workspace, who: &Who, words: &str) -> AttrValue {
    let name = who_name(workspace, who);
    if words.is_empty() || words == name.as_str() {
        name
    } else {
        t!("said-meant", words = words, who = &name)
    }
}

/// One source as the article names it, with whom that means where it is called otherwise, and who tells it.
pub(super) fn voice_name(workspace: &Workspace, voice: &Voice) -> AttrValue {
    let name = speaker_name(workspace, &voice.who, &voice.words);
    match &voice.teller {
        Some((who, words)) => {
            t!(
                "said-told",
                who = &name,
                teller = &speaker_name(workspace, who, words)
            )
        }
        None => name,
    }
}

/// Who says a claim; of nobody a word for that.
pub(super) fn sources_words(desk: &Desk, stated: &Stated) -> String {
    let names = stated
        .sources
        .iter()
        .map(|it| voice_name(&desk.props.workspace, it));
    let names: Vec<AttrValue> = names.collect();
    if names.is_empty() {
        t!("board-nobody").to_string()
    } else {
        names.join(", ")
    }
}

/// A button that goes to the words of a mark.
pub(super) fn way(desk: &Desk, id: AnnotationId, words: &str) -> Html {
    html! { <button type="button" class="picture__go" dir="auto" onclick={go(desk, id)}>{ words.to_owned() }</button> }
}

/// A small button that goes to the words of a mark, which is called by its number and its words.
pub(super) fn short_way(desk: &Desk, id: AnnotationId, number: usize, words: &str) -> Html {
    html! {
        <button type="button" class="picture__nth" title={words.to_owned()} onclick={go(desk, id)}>
            { number }<span class="hidden">{ format!(": {words}") }</span>
        </button>
    }
}

/// Goes to the words of a mark.
pub(super) fn go(desk: &Desk, id: AnnotationId) -> Callback<web_sys::MouseEvent> {
    let on_go = desk.props.on_go.clone();
    on_press(move || on_go.emit(id))
}

/// A bar of `percent`, for the eye only: the number stands beside it.
pub(super) fn bar(percent: usize) -> Html {
    html! {
        <svg class="picture__bar-of" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="picture__track" width="100" height="8" />
            <rect class="picture__fill" width={percent.min(100).to_string()} height="8" />
        </svg>
    }
}

/// A choice of a few things by name. `on_choose` is called with the place of the one chosen.
pub(super) fn choice(
    name: AttrValue,
    entries: &[(AttrValue, bool)],
    on_choose: impl Fn(usize) + Clone + 'static,
) -> Html {
    let entry = |(at, (words, is_chosen)): (usize, &(AttrValue, bool))| {
        let on_choose = on_choose.clone();
        html! {
            <button type="button" class="chip" aria-pressed={is_chosen.to_string()} onclick={on_press(move || on_choose(at))}>{ words }</button>
        }
    };
    html! {
        <div class="chips picture__choice" role="group" aria-label={&name}>
            <span aria-hidden="true">{ &name }</span>{ for entries.iter().enumerate().map(entry) }
        </div>
    }
}
