//! The article's text on the page: the first screenful at once, the rest while nothing else happens.

use std::rc::Rc;

use yew::{
    Html, NodeRef, Properties, component, html, use_effect_with, use_memo, use_mut_ref,
    use_state_eq,
};

use super::block::{Block, Extras};
use super::content::{BlockContent, Canvas, Chunk, Frame, Framed};
use crate::domain::model::{Article, ArticleId, Direction, TagSet};
use crate::domain::workspace::Layer;
use crate::web::frame;

/// UTF-16 units mounted at once: more than a tall screen holds at the widest measure.
const FIRST: usize = 5_000;

/// UTF-16 units mounted at a time after that: a few milliseconds of work.
const STEP: usize = 60_000;

/// Properties of [`ArticleText`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ArticleTextProps {
    /// The article.
    pub article: Rc<Article>,
    /// Its annotations.
    pub layer: Rc<Layer>,
    /// The tags in force.
    pub tags: Rc<TagSet>,
    /// The element with the text.
    pub root: NodeRef,
    /// The UTF-16 offset up to which the text must be mounted now, to scroll there.
    pub needed: usize,
    /// What is shown or said beside words and marks.
    pub extras: Extras,
}

/// The element whose `textContent` is the article's text exactly, once all of it is mounted.
#[component]
pub fn ArticleText(props: &ArticleTextProps) -> Html {
    let article = &props.article;
    let canvas = use_mut_ref(|| None::<Canvas>);
    let chunks = {
        let deps = (
            Rc::clone(article),
            Rc::clone(&props.layer),
            Rc::clone(&props.tags),
        );
        use_memo(deps, move |(article, layer, tags)| {
            let mut canvas = canvas.borrow_mut();
            // Asked for while drawing: Yew runs effects only after the frame that shows the outcome.
            let name = match canvas.as_mut() {
                None => "article-painted",
                Some(canvas) => {
                    canvas.follow(article, layer, tags);
                    "annotation-painted"
                }
            };
            frame::after_paint(move || frame::mark(name)).forget();
            let canvas = canvas.get_or_insert_with(|| Canvas::new(article, layer, tags));
            canvas.chunks().to_vec()
        })
    };
    let mounted = use_state_eq(|| (article.id, FIRST));
    let (for_article, up_to) = *mounted;
    let up_to = if for_article == article.id {
        up_to
    } else {
        FIRST
    };
    let up_to = up_to.max(props.needed.saturating_add(FIRST));
    let is_whole = up_to >= article.text.utf16_len().get();
    {
        let mounted = mounted.setter();
        use_effect_with(
            (article.id, up_to, is_whole),
            move |&(id, up_to, is_whole): &(ArticleId, usize, bool)| {
                let next =
                    (!is_whole).then(|| frame::when_idle(move || mounted.set((id, up_to + STEP))));
                move || drop(next)
            },
        );
    }
    let shown = chunks.iter().take_while(|it| it.utf16 < up_to);
    let is_auto = article.details.direction() == Direction::Auto;
    let extras = props.extras;
    let chunk = |chunk: &Rc<Chunk>| {
        html! { <ChunkView key={chunk.utf16.to_string()} chunk={Rc::clone(chunk)} {is_auto} {extras} /> }
    };
    html! {
        <div class="text" ref={props.root.clone()} data-article-text="" tabindex="0" aria-busy={(!is_whole).then_some("true")}
            aria-label={crate::t!("article-text")} role="group">
            { for shown.map(chunk) }
        </div>
    }
}

/// Properties of [`ChunkView`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChunkViewProps {
    /// What to draw.
    pub chunk: Rc<Chunk>,
    /// Whether blocks find their own direction.
    pub is_auto: bool,
    /// What is shown or said beside words and marks.
    pub extras: Extras,
}

/// Some blocks that are drawn anew together. Their element keeps the layout of one chunk out of that of the
/// others, and is not laid out at all while it is out of sight.
#[component]
pub fn ChunkView(props: &ChunkViewProps) -> Html {
    let (is_auto, extras) = (props.is_auto, props.extras);
    let block = |content: &Rc<BlockContent>| {
        html! { <Block key={content.utf16.to_string()} content={Rc::clone(content)} {is_auto} {extras} /> }
    };
    let framed = |it: &Framed| {
        let mut inner = it.blocks.iter().map(block);
        let key = it.blocks.first().map_or(0, |it| it.utf16).to_string();
        match it.frame {
            // Every child has a key, a bare block its own: Yew pairs unkeyed ones from the back.
            Frame::Bare => inner.next().unwrap_or_default(),
            Frame::List(None) => html! { <ul class="frame" {key}>{ for inner }</ul> },
            Frame::List(Some(_)) => html! { <ol class="frame" {key}>{ for inner }</ol> },
            Frame::Quotation => {
                html! { <blockquote class="frame" {key}>{ for inner }</blockquote> }
            }
        }
    };
    html! { <div class="chunk">{ for props.chunk.frames.iter().map(framed) }</div> }
}
