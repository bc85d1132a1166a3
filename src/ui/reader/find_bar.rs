//! Finding words in the article: the places near lit, one after the other brought into view, each ready to be marked.

use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

use web_sys::{Element, KeyboardEvent};
use yew::{
    AttrValue, Callback, Html, InputEvent, NodeRef, Properties, component, hook, html,
    use_effect_with, use_memo, use_state_eq,
};

use super::approach::Approach;
use super::draft::utf16_of;
use crate::domain::model::Article;
use crate::domain::text::{Span, Text, Wanted, search};
use crate::domain::workspace::Layer;
use crate::t;
use crate::ui::keys::{FIND_FIELD, TEXT};
use crate::ui::store::Store;
use crate::ui::widgets::{Look, Sign, button, icon_button, on_press, value_of};
use crate::web::frame::Pending;
use crate::web::language::fold;
use crate::web::{dom, events, frame, highlight, pattern, selection};

/// Places lit at once, around the one that is looked at: a few screens full.
const LIT: usize = 300;

/// Places lit at a time after that: a few milliseconds of work.
const STEP: usize = 100;

/// Places lit at most: the browser follows each through every change of the page.
const MOST: usize = 5_000;

/// What the field is drawn from.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FindBarProps {
    /// Where to say how many there are.
    pub store: Store,
    /// The article.
    pub article: Rc<Article>,
    /// Its annotations: where they change, the places on the page are others.
    pub layer: Rc<Layer>,
    /// The element with the text.
    pub root: NodeRef,
    /// What scrolls there.
    pub approach: Approach,
    /// Called with a place to select.
    pub on_select: Callback<Span>,
}

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Sought {
    wanted: Wanted,
    /// Whether the words are a regular expression.
    is_pattern: bool,
}

impl Sought {
    /// The places that have it, and what is wrong with the pattern.
    fn places(&self, text: &Text) -> (Rc<[Span]>, Option<String>) {
        if !self.is_pattern || self.wanted.words.is_empty() {
            return (search(text, &self.wanted, &fold).into(), None);
        }
        match pattern::matches(text.as_str(), &self.wanted.words, self.wanted.is_exact) {
            Ok(found) => {
                let span =
                    |(start, end)| Span::new(text.byte_of_utf16(start)?, text.byte_of_utf16(end)?);
                (found.into_iter().filter_map(span).collect(), None)
            }
            Err(why) => (Rc::default(), Some(why)),
        }
    }
}

/// The field, for the reader to draw.
pub fn find(props: FindBarProps) -> Html {
    html! { <FindBar ..props /> }
}

/// A search field, and beside it, once there is something to find, where one is and ways to go on.
#[component]
pub fn FindBar(props: &FindBarProps) -> Html {
    let sought = use_state_eq(Sought::default);
    let wanted = &sought.wanted;
    let current = use_state_eq(|| 0_usize);
    let found = {
        let text = Rc::clone(&props.article.text);
        use_memo((props.article.id, (*sought).clone()), move |(_, sought)| {
            sought.places(&text)
        })
    };
    let (found, trouble) = &*found;
    let here = found.get(*current).copied();
    use_lights(props, found, *current);

    let change = {
        let (sought, current) = (sought.clone(), current.clone());
        Callback::from(move |next: Sought| {
            sought.set(next);
            current.set(0);
        })
    };
    let step = {
        let (current, n_found) = (current.clone(), found.len());
        Callback::from(move |is_back: bool| {
            let by = if is_back {
                n_found.saturating_sub(1)
            } else {
                1
            };
            current.set((*current + by).checked_rem(n_found).unwrap_or(0));
        })
    };
    let choose = {
        let on_select = props.on_select.clone();
        Callback::from(move |()| {
            if let Some(here) = here {
                on_select.emit(here);
            }
        })
    };
    let oninput = {
        let (sought, change) = (sought.clone(), change.clone());
        Callback::from(move |event: InputEvent| {
            let mut next = (*sought).clone();
            next.wanted.words = value_of(event.target());
            change.emit(next);
        })
    };
    let close = {
        let change = change.clone();
        Callback::from(move |()| {
            change.emit(Sought::default());
            dom::focus_in_place(TEXT);
        })
    };
    let onkeydown = {
        let (close, step, choose) = (close.clone(), step.clone(), choose.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" if event.ctrl_key() || event.meta_key() => choose.emit(()),
            // Asked for again, its words are to be replaced.
            "f" if event.ctrl_key() || event.meta_key() => {
                event.prevent_default();
                dom::select(FIND_FIELD);
            }
            "Enter" => step.emit(event.shift_key()),
            "Escape" => {
                // The key is used up: it does not close a card as well.
                event.prevent_default();
                close.emit(());
            }
            _ => {}
        })
    };
    let switch = |name: AttrValue, is_on: bool, turn: fn(&mut Sought)| {
        let (change, sought) = (change.clone(), sought.clone());
        let onclick = move |_| {
            let mut next = (*sought).clone();
            turn(&mut next);
            change.emit(next);
        };
        html! {
            <button type="button" class="chip" aria-pressed={is_on.to_string()} {onclick}>{ name }</button>
        }
    };
    let arrow = |name: AttrValue, sign: Sign, is_back: bool| {
        let step = step.clone();
        let look = Look {
            is_disabled: found.is_empty(),
            ..Look::QUIET
        };
        icon_button(sign, name, look, on_press(move || step.emit(is_back)))
    };
    let select = Look {
        is_disabled: here.is_none(),
        ..Look::default()
    };
    let is_open = !wanted.words.trim().is_empty();
    let count = match found.len() {
        _ if trouble.is_some() => t!("find-broken"),
        0 => t!("find-nothing"),
        total => t!("find-count", n = *current + 1, total = total),
    };
    use_told(props, here, is_open.then(|| count.clone()));
    html! {
        <div class="find" role="search" aria-label={t!("find-in-article")} data-open={is_open.to_string()}>
            <div class="find__parts">
            <input class="search find__field" type="search" aria-label={t!("find-in-article")} placeholder={t!("find-in-article")}
                aria-describedby="find-count" value={wanted.words.clone()} dir="auto" {oninput} {onkeydown} />
            if is_open {
                <span class="find__count" id="find-count" title={trouble.clone()}>{ count }</span>
                { arrow(t!("find-previous"), Sign::Up, true) }
                { arrow(t!("find-next"), Sign::Down, false) }
                if !sought.is_pattern {
                    { switch(t!("find-whole"), wanted.is_whole, |it| it.wanted.is_whole ^= true) }
                }
                { switch(t!("find-exact"), wanted.is_exact, |it| it.wanted.is_exact ^= true) }
                { switch(t!("find-pattern"), sought.is_pattern, |it| it.is_pattern ^= true) }
                { button(t!("find-select"), select, on_press(move || choose.emit(()))) }
            }
            </div>
            if is_open {
                { icon_button(Sign::Close, t!("close"), Look::QUIET, on_press(move || close.emit(()))) }
            }
        </div>
    }
}

/// Brings a place into view and says which it is. The bar takes more room while there is something to say, and what
/// stands over the words follows.
#[hook]
fn use_told(props: &FindBarProps, here: Option<Span>, count: Option<AttrValue>) {
    let (approach, store) = (props.approach.clone(), props.store.clone());
    let text = Rc::clone(&props.article.text);
    use_effect_with((here, count), move |(here, count)| {
        if let Some([(start, end)]) = here.map(|it| utf16_of(&text, &[it])).as_deref() {
            approach.to(*start, *end);
        }
        events::tell_resize();
        let pending = count.clone().map(|it| store.hint_in_pause(it));
        move || drop(pending)
    });
}

/// Lights what was found, without touching the page's elements: what is near at once, all else when idle.
#[hook]
fn use_lights(props: &FindBarProps, found: &Rc<[Span]>, current: usize) {
    let root = props.root.clone();
    let text = Rc::clone(&props.article.text);
    // While nothing is looked for, an annotation that comes or goes is no reason to light anything.
    let layer = (!found.is_empty()).then(|| Rc::clone(&props.layer));
    let deps = (Rc::clone(found), current, layer);
    use_effect_with(deps, move |(found, current, _)| {
        let lights = Lights {
            root,
            text,
            found: Rc::clone(found),
            near: current.saturating_sub(LIT / 2)..current.saturating_sub(LIT / 2) + LIT,
            next: Rc::default(),
        };
        let (current, owner) = (*current, lights.clone());
        // After the frame: the marks of this very change are on the page by then.
        let pending = frame::after_paint(move || {
            highlight::show("found", &lights.ranges(lights.near.clone()));
            highlight::show("found-here", &lights.ranges(current..current + 1));
            lights.go_on(0);
        });
        move || drop((pending, owner.next.take()))
    });
}

/// The places that are lit, bit by bit.
#[derive(Clone)]
struct Lights {
    root: NodeRef,
    text: Rc<Text>,
    found: Rc<[Span]>,
    /// Those that were lit first.
    near: Range<usize>,
    /// What lights the next ones.
    next: Rc<Cell<Option<Pending>>>,
}

impl Lights {
    fn ranges(&self, places: Range<usize>) -> Vec<web_sys::Range> {
        let found = self.found.iter().skip(places.start).take(places.len());
        let found: Vec<Span> = found.copied().collect();
        let root = self.root.cast::<Element>();
        root.map_or_else(Vec::new, |it| {
            selection::dom_ranges(&it, &utf16_of(&self.text, &found))
        })
    }

    /// Lights the places from the one at `from` on, those of the beginning apart.
    fn go_on(&self, from: usize) {
        let from = if self.near.contains(&from) {
            self.near.end
        } else {
            from
        };
        if from >= self.found.len().min(MOST) {
            return;
        }
        let me = self.clone();
        let step = frame::when_idle(move || {
            let to = from + STEP;
            let to = if from < me.near.start {
                to.min(me.near.start)
            } else {
                to
            };
            highlight::add("found", &me.ranges(from..to));
            me.go_on(to);
        });
        self.next.set(Some(step));
    }
}
