//! The reading pane: the article, its marks, and the hands that make them.

mod again;
mod approach;
mod block;
mod caret;
mod content;
mod cue;
mod deeds;
mod draft;
mod find_bar;
mod grips;
mod head;
mod hidden;
mod look;
mod outline;
mod ruler;
mod saying;
mod selecting;
mod stack;
mod text;
mod ties;
mod toolbar;

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, Event, MouseEvent};
use yew::{
    AttrValue, Callback, Html, Properties, component, html, use_callback, use_effect_with,
    use_memo, use_mut_ref, use_node_ref, use_state_eq,
};

use crate::domain::keys::Keys;
use crate::domain::model::{Annotation, AnnotationId, Article, Direction, TagSet};
use crate::domain::text::Span;
use crate::domain::workspace::{Layer, quote};
use crate::t;
use crate::ui::keys::on_deed;
use crate::ui::store::Store;
use crate::ui::widgets::{Look, button, on_press};
use crate::ui::words::short;
use crate::web::clipboard;
use crate::web::segmenter::BrowserBreaks;
use crate::web::selection::{self, Rect};
pub use again::{AgainDialog, MoreLineProps, more_line};
use approach::{Approach, use_approach};
pub use block::Extras;
use caret::use_caret;
pub use content::Canvas;
pub use cue::{CueProps, cue_buttons};
use deeds::{Armed, Hands};
use draft::utf16_of;
pub use find_bar::{FindBarProps, find};
use grips::use_grips;
use head::article_head;
use hidden::use_hidden;
pub use look::Behaviors;
pub use ruler::{RulerProps, ruler};
use selecting::use_selecting;
use stack::{Stack, StackList};
use text::ArticleText;
pub use ties::{TiesProps, ties};
use toolbar::{Choice, TagToolbar};

/// Characters of a quotation on a button: what the button does is read to its end.
const QUOTED: usize = 22;

/// Properties of [`Reader`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ReaderProps {
    /// Where to act.
    pub store: Store,
    /// The article.
    pub article: Rc<Article>,
    /// Its annotations.
    pub layer: Rc<Layer>,
    /// The tags in force.
    pub tags: Rc<TagSet>,
    /// Whether selections grow to whole words.
    pub snaps_to_words: bool,
    /// What is shown or said beside words and marks.
    pub extras: Extras,
    /// What is drawn by what comes later, once it is there.
    pub parts: Option<ReaderParts>,
    /// What keys do.
    pub keys: Rc<Keys>,
    /// The annotation that is open.
    pub active: Option<AnnotationId>,
    /// The annotation that the next selection is added to.
    pub adding_to: Option<AnnotationId>,
    /// The claim for which somebody is looked for in the article who says it.
    pub saying_for: Option<AnnotationId>,
    /// What to bring into view, and how often something was asked for.
    pub goal: Option<(Goal, u32)>,
    /// Called with the annotation to open, or none.
    pub on_open: Callback<Option<AnnotationId>>,
    /// Called when the card of what is open is to be seen, where it is out of sight.
    pub on_show: Callback<()>,
    /// Called with the annotation that the next selection is to be added to, or none.
    pub on_adding: Callback<Option<AnnotationId>>,
    /// Called with the claim for which the next mark says who says it, or none.
    pub on_saying: Callback<Option<AnnotationId>>,
    /// Called with the annotation whose words are to be looked for everywhere.
    pub on_review: Callback<AnnotationId>,
}

/// What of the pane the second part of the program draws.
#[derive(Clone, Debug, PartialEq)]
pub struct ReaderParts {
    /// The field for finding words.
    pub find: Callback<FindBarProps, Html>,
    /// How many more places have the words of the last mark.
    pub more: Callback<MoreLineProps, Html>,
    /// The ruler at the edge.
    pub ruler: Callback<RulerProps, Html>,
    /// The buttons that let what is selected say that somebody speaks.
    pub cues: Callback<CueProps, Html>,
    /// The lines from a claim to those who say it.
    pub ties: Callback<TiesProps, Html>,
}

/// What is brought into view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// A mark.
    Mark(AnnotationId),
    /// Words.
    Place(Span),
}

/// The article with everything that floats over it.
#[component]
pub fn Reader(props: &ReaderProps) -> Html {
    let props = &ReaderProps {
        on_open: saying::on_open(props),
        ..props.clone()
    };
    let (root, pane) = (use_node_ref(), use_node_ref());
    let breaks = use_memo(props.article.details.language.clone(), |language| {
        BrowserBreaks::new(language)
    });
    let (draft, selecting) = use_selecting(&root, &props.article, &breaks, props.snaps_to_words);
    let stack = use_state_eq(|| None::<Stack>);
    let sought = use_state_eq(|| 0_usize);
    let on_seek = use_callback(sought.setter(), |at, sought| sought.set(at));
    let caret = use_caret(&root, &pane, &props.article, &breaks, &on_seek);
    let approach = use_approach(&root, &pane, &on_seek);
    let hands = Hands {
        props: props.clone(),
        selecting: selecting.clone(),
        caret: caret.clone(),
        breaks,
        stack: stack.setter(),
        armed: use_state_eq(|| Armed::Not),
        like: use_state_eq(|| None),
        approach: approach.clone(),
    };
    use_hands(&hands);
    let n_hidden = use_hidden(&props.article);
    let grips = use_grips(&hands, &root, &pane);
    use_goal(&hands, &approach);
    {
        let stack = stack.clone();
        use_effect_with(props.article.id, move |_| stack.set(None));
    }

    let on_select = {
        let caret = caret.clone();
        Callback::from(move |words| caret.select(words))
    };
    let onclick = {
        let (root, stack, on_open, selecting) = (
            root.clone(),
            stack.clone(),
            props.on_open.clone(),
            selecting.clone(),
        );
        let hands = hands.clone();
        Callback::from(move |event: MouseEvent| {
            let is_text = root
                .cast::<Element>()
                .is_some_and(|it| selection::is_within(&it, event.target()));
            let takes_words = hands.props.saying_for.is_none() && !hands.props.article.is_read_only;
            if is_text && selecting.is_by_touch() && takes_words {
                // Between words there is nothing to take.
                let _ = hands.touch(event.client_x().into(), event.client_y().into());
            } else if !is_text || selecting.now().target().is_some() {
                return;
            }
            let clicked = marks_at(&event);
            on_open.emit(clicked.as_ref().and_then(|it| it.ids.first().copied()));
            stack.set(clicked.filter(|it| it.ids.len() > 1));
        })
    };
    let oncopy = {
        let (root, article) = (root.clone(), Rc::clone(&props.article));
        Callback::from(move |event: Event| {
            if let Some(event) = event.dyn_ref::<ClipboardEvent>() {
                copy(&root, &article, event);
            }
        })
    };
    // What comes into view is laid out only then, and moves what is below it.
    let onscroll = {
        let grips = grips.clone();
        Callback::from(move |_: Event| grips.draw())
    };
    let on_choose = {
        let (stack, on_open) = (stack.clone(), props.on_open.clone());
        Callback::from(move |id| {
            stack.set(None);
            on_open.emit(Some(id));
        })
    };
    let on_close = {
        let stack = stack.clone();
        Callback::from(move |()| stack.set(None))
    };
    let quoted = |it: &Rc<Annotation>| AttrValue::from(short(&quote(&props.article, it), QUOTED));
    let adding_to = props
        .adding_to
        .and_then(|id| props.layer.get(id))
        .map(quoted);
    // Another selection over what is open may be meant in its place.
    let replaced = hands.open_one().filter(|it| {
        draft
            .selected
            .iter()
            .any(|one| it.target.hull().overlaps(*one))
    });
    let replaced = replaced.as_ref().map(quoted);
    let cues = match (&props.parts, props.active, draft.target()) {
        (Some(parts), Some(open), Some(target)) if replaced.is_none() => {
            let hands = hands.clone();
            parts.cues.emit(CueProps {
                store: props.store.clone(),
                article: Rc::clone(&props.article),
                layer: Rc::clone(&props.layer),
                open,
                target,
                on_done: Callback::from(move |last| hands.leave(last)),
            })
        }
        _ => Html::default(),
    };
    let armed = hands.armed_words(*hands.armed);
    let is_waiting = *hands.armed == Armed::Waiting;
    // What the next selection or mark is for, and the way out.
    let hint = {
        let hands = hands.clone();
        move |words: AttrValue, end: AttrValue| {
            let hands = hands.clone();
            let let_go = button(end, Look::QUIET, on_press(move || hands.let_go()));
            html! { <p class="reader__hint" role="note"><span>{ words }</span>{ let_go }</p> }
        }
    };
    let like = hands.like.clone();
    let on_close_more = {
        let like = like.clone();
        Callback::from(move |()| like.set(None))
    };
    let on_stand = {
        let caret = caret.clone();
        Callback::from(move |at| caret.stand_in_text(at))
    };
    let on_go = {
        let (hands, approach) = (hands.clone(), approach.clone());
        Callback::from(move |id| {
            if let Some((start, end)) = hands.span_of(id) {
                approach.to(start, end);
                // The button goes away where this was the last mark on that side.
                hands.caret.stand_in_text(start);
            }
            hands.props.on_open.emit(Some(id));
        })
    };
    let on_choice = Callback::from(move |choice: Choice| {
        // Nothing comes of it where the selection went away in between.
        let _ = match choice {
            Choice::Tag(tag) => hands.tag(tag),
            Choice::Piece => hands.piece(),
            Choice::Replace => hands.replace(),
            Choice::Arm => hands.wait(),
            Choice::Widen(is_wider) => hands.caret.widen(is_wider),
            Choice::Show => {
                hands.props.on_show.emit(());
                None
            }
        };
    });
    let is_by_touch = selecting.is_by_touch();
    let details = &props.article.details;
    let dir = match details.direction() {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
        Direction::Auto => "auto",
    };
    let lang = (!details.language.is_empty()).then(|| details.language.clone());
    html! {
        <>
        <div class="reader" ref={pane.clone()} {onclick} {oncopy} {onscroll}>
            // Its place is kept until it is there.
            if let Some(parts) = &props.parts {
                { parts.find.emit(FindBarProps { store: props.store.clone(), article: Rc::clone(&props.article), layer: Rc::clone(&props.layer), root: root.clone(), approach: approach.clone(), on_select }) }
            } else {
                <div class="find"></div>
            }
            <div class="caret" ref={caret.node.clone()} aria-hidden="true" hidden=true></div>
            { grips.view() }
            <article class="article" aria-label={details.title.clone()} {lang} {dir}>
                { article_head(props, *n_hidden, &approach, &on_stand) }
                <ArticleText article={Rc::clone(&props.article)} layer={Rc::clone(&props.layer)} tags={&props.tags} root={root.clone()} needed={*sought} extras={props.extras} />
            </article>
            <div class="reader__foot">
                if let Some(words) = armed {
                    { hint(words, t!("disarm")) }
                }
                if let Some(parts) = &props.parts {
                    { parts.more.emit(MoreLineProps { store: props.store.clone(), article: Rc::clone(&props.article), layer: Rc::clone(&props.layer), tags: Rc::clone(&props.tags), like: *like, on_review: props.on_review.clone(), on_close: on_close_more }) }
                }
                if adding_to.is_some() {
                    { hint(t!("adding-piece"), t!("cancel")) }
                }
                if props.saying_for.is_some() {
                    { hint(t!("saying"), t!("cancel")) }
                }
            </div>
            if draft.target().is_some() && !props.article.is_read_only {
                <TagToolbar draft={draft.clone()} article={Rc::clone(&props.article)} tags={&props.tags} root={root.clone()} pane={pane.clone()}
                    keys={Rc::clone(&props.keys)} {is_by_touch} {is_waiting} {adding_to} {replaced} {cues} {on_choice} />
            }
            if let Some(stack) = &*stack {
                <StackList stack={stack.clone()} article={Rc::clone(&props.article)} layer={Rc::clone(&props.layer)} active={props.active}
                    pane={pane.clone()} {on_choose} {on_close} />
            }
        </div>
        if let Some(parts) = &props.parts {
            { parts.ties.emit(TiesProps { store: props.store.clone(), article: Rc::clone(&props.article), layer: Rc::clone(&props.layer), tags: Rc::clone(&props.tags), active: props.active, root: root.clone(), pane: pane.clone() }) }
            { parts.ruler.emit(RulerProps { article: Rc::clone(&props.article), layer: Rc::clone(&props.layer), tags: Rc::clone(&props.tags), root, pane, approach, on_go }) }
        }
        </>
    }
}

/// The marks under a click.
fn marks_at(event: &MouseEvent) -> Option<Stack> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let mark = target.closest("mark[data-annotation]").ok()??;
    let ids = mark.get_attribute("data-annotation")?;
    let ids = ids.split(' ').filter_map(AnnotationId::parse).collect();
    let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
    Some(Stack {
        ids,
        rect: Rect {
            left: x,
            right: x,
            top: y,
            bottom: y + 8.0,
        },
        takes_focus: false,
    })
}

/// Copying writes the article's characters and nothing else, where all of the selection is in the article.
fn copy(root: &yew::NodeRef, article: &Article, event: &ClipboardEvent) {
    let Some(selected) = root
        .cast::<Element>()
        .and_then(|it| selection::selected(&it))
    else {
        return;
    };
    let words = selected.ranges.iter().filter_map(|&(start, end)| {
        let span = Span::new(
            article.text.byte_of_utf16(start)?,
            article.text.byte_of_utf16(end)?,
        )?;
        article.text.slice(span)
    });
    clipboard::copy_exactly(event, &words.collect::<String>());
}

/// Lets keys do what hands do.
#[yew::hook]
fn use_hands(hands: &Hands) {
    let caret = hands.caret.clone();
    // While drawing: effects come after the frame, when the browser has moved the selection already.
    use_memo(Rc::clone(&hands.props.layer), move |_| caret.hold());
    let latest = use_mut_ref(|| hands.clone());
    latest.replace(hands.clone());
    let done = latest.clone();
    hands.selecting.connect(Callback::from(move |()| {
        let hands = done.borrow().clone();
        hands.done();
    }));
    use_effect_with(Rc::clone(&hands.props.keys), move |keys| {
        let listener = on_deed(
            keys,
            Box::new(move |deed, extends| {
                let hands = latest.borrow().clone();
                hands.act(deed, extends)
            }),
        );
        move || drop(listener)
    });
}

/// Brings the annotation that was asked for into view, and the caret to it.
#[yew::hook]
fn use_goal(hands: &Hands, approach: &Approach) {
    let (hands, approach) = (hands.clone(), approach.clone());
    use_effect_with(hands.props.goal, move |goal| {
        let text = &hands.props.article.text;
        let target = goal.and_then(|(goal, _)| match goal {
            Goal::Mark(id) => hands.span_of(id),
            Goal::Place(span) => utf16_of(text, &[span]).first().copied(),
        });
        if let Some((start, end)) = target {
            approach.to(start, end);
            hands.caret.stand(start);
        }
    });
}
