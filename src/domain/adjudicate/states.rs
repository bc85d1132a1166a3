//! Which of the cases are settled.

use super::{Case, Decision, Session};
use crate::domain::model::AnnotationId;

/// How far a case is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing was decided on it.
    Open,
    /// It was settled by the decision at this place, and is as it was then.
    Settled(usize),
    /// It was settled by the decision at this place, but marks have changed since: its own, or the one that came of it.
    Changed(usize),
}

impl State {
    /// The place of what was decided.
    #[must_use]
    pub const fn decision(self) -> Option<usize> {
        match self {
            Self::Open => None,
            Self::Settled(at) | Self::Changed(at) => Some(at),
        }
    }

    /// Whether there is nothing left to decide.
    #[must_use]
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::Settled(_))
    }
}

/// The state of each case. `is_there` says whether a mark of the gold layer is there still.
///
/// A decision belongs to the case that is as it was; where there is none, to one in which somebody has the same mark
/// still, or else to one that concerns the same words. No decision belongs to two.
#[must_use]
pub fn states(
    session: &Session,
    cases: &[Case],
    is_there: &dyn Fn(AnnotationId) -> bool,
) -> Vec<State> {
    let decisions = &session.decisions;
    let mut is_free = vec![true; decisions.len()];
    let mut take = |found: Option<usize>| {
        let free = found.and_then(|at| is_free.get_mut(at));
        free.is_some_and(std::mem::take)
    };
    let mut states = vec![State::Open; cases.len()];
    for (case, state) in cases.iter().zip(&mut states) {
        let same = decisions.iter().position(|it| it.case == *case);
        if let Some(at) = same
            && take(same)
        {
            let mark = decisions.get(at).and_then(|it| it.mark);
            *state = match mark {
                Some(mark) if !is_there(mark) => State::Changed(at),
                _ => State::Settled(at),
            };
        }
    }
    for round in [n_shared, n_concerning] {
        for (case, state) in cases.iter().zip(&mut states) {
            if *state != State::Open {
                continue;
            }
            let mut best: Option<(usize, usize)> = None;
            for (at, decision) in decisions.iter().enumerate() {
                let is_free = is_free.get(at) == Some(&true);
                let n = if is_free { round(decision, case) } else { 0 };
                if n > best.map_or(0, |it| it.1) {
                    best = Some((at, n));
                }
            }
            if let Some((at, _)) = best {
                if let Some(it) = is_free.get_mut(at) {
                    *it = false;
                }
                *state = State::Changed(at);
            }
        }
    }
    states
}

fn n_shared(decision: &Decision, case: &Case) -> usize {
    decision.case.n_shared(case)
}

fn n_concerning(decision: &Decision, case: &Case) -> usize {
    usize::from(decision.case.concerns(case))
}
