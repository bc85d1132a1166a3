//! The selected words as those that say that a source of the open claim speaks.

use std::rc::Rc;

use yew::{AttrValue, Callback, Html, html};

use crate::domain::model::{AnnotationId, Article, Attribution, Source};
use crate::domain::text::{Span, Target};
use crate::domain::workspace::{Layer, cue, words_of};
use crate::t;
use crate::ui::store::Store;
use crate::ui::widgets::on_press;
use crate::ui::words::source_words;

/// What the buttons are drawn from.
#[derive(Clone, Debug)]
pub struct CueProps {
    /// Where to act.
    pub store: Store,
    /// The article.
    pub article: Rc<Article>,
    /// Its annotations.
    pub layer: Rc<Layer>,
    /// The annotation that is open.
    pub open: AnnotationId,
    /// What is selected.
    pub target: Target,
    /// Called with the last of the words when they are taken.
    pub on_done: Callback<Option<Span>>,
}

/// A button for each source of what is open that has no such words yet, or else for each. The reporter needs none.
pub fn cue_buttons(props: &CueProps) -> Html {
    let mut sources = props.layer.sources_of(props.open);
    sources.retain(|it| it.source != Source::Reporter);
    if sources.iter().any(|it| it.cue.is_none()) {
        sources.retain(|it| it.cue.is_none());
    }
    sources.iter().map(|it| one(props, it)).collect()
}

fn one(props: &CueProps, said: &Attribution) -> Html {
    let workspace = props.store.snapshot().workspace;
    let who = source_words(&workspace, &props.article, &props.layer, said.source);
    let name: AttrValue = t!("cue-of", who = &who);
    let (props, article, id) = (props.clone(), said.article, said.id);
    let onclick = on_press(move || {
        let words = words_of(&props.article, &props.target);
        let command = cue(article, id, Some(props.target.clone()));
        let words = t!("cue-now", cue = &words, who = &who);
        // A refusal is announced; the selection stays.
        if props.store.run_and_say(command, words) {
            props.on_done.emit(props.target.pieces().last().copied());
        }
    });
    html! { <button type="button" class="tagging__tag tagging__cue" key={id.to_string()} {onclick}>{ name }</button> }
}
