//! Cards at the height of their lines, where a person wants that and there is room.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::{Event, HtmlElement};
use yew::{NodeRef, hook, use_effect_with, use_memo};

use super::AnnotationsPaneProps;
use crate::domain::model::Annotation;
use crate::web::{align, dom, events, frame};

/// Aligns the cards of `list` whenever they or what is open change; says whether they are aligned now.
#[hook]
pub(super) fn use_lines(
    props: &AnnotationsPaneProps,
    shown: &Rc<Rc<[Rc<Annotation>]>>,
    list: &NodeRef,
) -> Rc<Cell<bool>> {
    let is_aligned = use_memo((), |()| Cell::new(false));
    let (list, aligned) = (list.clone(), Rc::clone(&is_aligned));
    let deps = (props.is_at_lines, Rc::clone(shown), props.active);
    use_effect_with(deps, move |(is_wanted, _, _)| {
        let is_wanted = *is_wanted;
        let panes = move || {
            let list = list.cast::<HtmlElement>()?;
            let pane = align::pane_of(&list, ".annotations")?;
            let text: HtmlElement = align::pane_of(&dom::find("[data-article-text]")?, ".reader")?;
            Some((list, pane, text))
        };
        let (now, panes) = (Rc::clone(&aligned), Rc::new(panes));
        let again = Rc::clone(&panes);
        let place = Rc::new(move || {
            // A list that stays one costs nothing.
            if !is_wanted && !now.get() {
                return;
            }
            if let Some((list, pane, text)) = again() {
                now.set(is_wanted && align::align(&list, &pane, &text));
                if now.get() {
                    align::follow(&text, &pane);
                } else {
                    align::clear(&list);
                }
            }
        });
        let follow = |is_text: bool| {
            let (aligned, panes) = (Rc::clone(&aligned), Rc::clone(&panes));
            move |_: Event| {
                if let Some((_, pane, text)) = panes().filter(|_| aligned.get()) {
                    let (leader, follower) = if is_text {
                        (&text, &pane)
                    } else {
                        (&pane, &text)
                    };
                    align::follow(leader, follower);
                }
            }
        };
        let listeners = panes().filter(|_| is_wanted).map(|(_, pane, text)| {
            [
                events::listen(text.as_ref(), "scroll", follow(true)),
                events::listen(pane.as_ref(), "scroll", follow(false)),
            ]
        });
        let on_resize = Rc::clone(&place);
        let resized = events::on_window("resize", move |_: Event| on_resize());
        // Where lines are lays the page out: what was done is shown first.
        let pending = frame::after_paint(move || place());
        move || drop((pending, listeners, resized))
    });
    is_aligned
}
