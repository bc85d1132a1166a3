//! Steps of settling as they are stored: the marks of the gold layer, and what is kept of how they came about.

use std::rc::Rc;

use yew::AttrValue;

use super::deeds::focus;
use super::walk::{Place, Walk};
use crate::domain::adjudicate::{Case, How, Means, Outcome, Round, Session, Settled, settle};
use crate::domain::format::lesson::write_session;
use crate::domain::model::{AuthorId, EnclosureId};
use crate::domain::workspace::{self, Settling};
use crate::t;

/// The first step: how far all agree is kept as the first round.
pub(super) fn begin(walk: &Rc<Walk>) {
    let (_, gold) = walk.props.store.now_and_id();
    let session = Session::new(AuthorId(gold));
    let (_, id) = walk.props.store.now_and_id();
    let first = |session: &mut Session| session.rounds.push(round(walk));
    let said = t!("settle-begun");
    store(
        walk,
        (EnclosureId(id), session),
        Vec::new(),
        first,
        said,
        stay,
    );
}

/// How far all agree now is kept as one more round.
pub(super) fn keep(walk: &Rc<Walk>) {
    let n = walk.session().map_or(0, |it| it.rounds.len()) + 1;
    let round = round(walk);
    change(walk, |it| it.rounds.push(round), t!("round-kept", n = n));
}

/// How far all agree now.
fn round(walk: &Walk) -> Round {
    Round {
        at: walk.props.store.now_and_id().0,
        ..walk.compared.now.clone()
    }
}

/// A step that decides on no case.
pub(super) fn change(walk: &Rc<Walk>, change: impl FnOnce(&mut Session), said: AttrValue) {
    write(walk, Vec::new(), change, said, stay);
}

/// Whoever decided on no case stays where they are, and takes nothing else back.
pub(super) fn stay(place: &mut Place) {
    place.trail.extend(place.at);
}

/// One step: decisions, and what else changes of what is kept. `then` is where somebody stands when it is done.
pub(super) fn write(
    walk: &Rc<Walk>,
    outcomes: Vec<Outcome>,
    change: impl FnOnce(&mut Session),
    said: AttrValue,
    then: impl FnOnce(&mut Place),
) {
    if let Some(kept) = walk.kept.session.clone() {
        store(walk, kept, outcomes, change, said, then);
    }
}

fn store(
    walk: &Rc<Walk>,
    (id, mut session): (EnclosureId, Session),
    outcomes: Vec<Outcome>,
    change: impl FnOnce(&mut Session),
    said: AttrValue,
    then: impl FnOnce(&mut Place),
) {
    let (store, article) = (&walk.props.store, &walk.props.article);
    change(&mut session);
    let means = Means {
        there: &|id| walk.props.layer.get(id).cloned(),
        note: &note,
        id: &|| store.now_and_id().1,
        now: store.now_and_id().0,
    };
    let Settled {
        session,
        marks,
        gone,
    } = settle(&session, article.id, outcomes, &means);
    let title = &article.details.title;
    let settling = Settling {
        article: article.id,
        gold: (
            session.gold,
            t!("gold-name", title = title).to_string().into(),
        ),
        marks,
        gone,
        session: (id, write_session(&article.text, &session).into()),
    };
    match store.try_run(workspace::settle(settling)) {
        Ok(()) => {
            walk.edit(|it| {
                it.said = said;
                it.draft = None;
                then(it);
            });
            focus();
        }
        Err(why) => walk.edit(|it| it.said = why),
    }
}

/// How a mark of the gold layer came about, without a name: names are in the session, for whoever may see them.
fn note(case: &Case, how: How) -> Rc<str> {
    let n_with: usize = case.variants.iter().map(|it| it.by.len()).sum();
    let of = n_with + case.without.len();
    let words = match how {
        How::Accepted(at) => {
            let n = case.variants.get(at).map_or(0, |it| it.by.len());
            t!("gold-note-accepted", n = n, of = of)
        }
        How::All => t!("gold-note-all", n = n_with, of = of),
        How::Common => t!("gold-note-common", n = n_with, of = of),
        How::Anew | How::Rejected => t!("gold-note-anew", n = n_with, of = of),
    };
    words.to_string().into()
}
