//! How a run looks that marks lie over, in the words of the style sheet.

use std::rc::Rc;

use yew::AttrValue;

use crate::domain::interval::{Cover, Track};
use crate::domain::model::{Annotation, Behavior, TagSet};

/// How a marked run looks, in the words of the style sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Ids of the annotations, smallest first, separated by spaces.
    pub ids: AttrValue,
    /// Their tag keys, in the same order.
    pub tags: AttrValue,
    /// Lanes: `actor-0 location-1 claim-0`; of a color of its own also `line-0-2`, `wash-0-5`.
    pub lanes: AttrValue,
    /// Letters of the marks that begin here, if any does.
    pub badge: Option<AttrValue>,
    /// The color of the first of these letters.
    pub hue: Option<&'static str>,
    /// Behaviors of the marks that begin here: [`Behaviors`].
    pub begins: Behaviors,
    /// Behaviors of those that end here.
    pub ends: Behaviors,
}

/// Lanes that are drawn apart; what lies further out shares the last.
const LINE_LANES: u8 = 3;
const WASH_LANES: u8 = 3;

/// Some of the three behaviors, one bit each in the order of [`Behaviors::NAMES`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Behaviors(u8);

impl Behaviors {
    /// What the style sheet calls each set of behaviors; the first is the empty one.
    pub const NAMES: [&'static str; 8] = [
        "",
        "actor",
        "location",
        "actor-location",
        "claim",
        "actor-claim",
        "location-claim",
        "actor-location-claim",
    ];

    const fn add(&mut self, behavior: Behavior) {
        self.0 |= match behavior {
            Behavior::Actor => 1,
            Behavior::Location => 2,
            Behavior::Claim => 4,
        };
    }

    /// Its name, if it holds any.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        let name = Self::NAMES.get(usize::from(self.0)).copied();
        name.filter(|it| !it.is_empty())
    }
}

/// The look of a run under these marks.
pub(super) fn look(covers: &[Cover], annotations: &[Rc<Annotation>], tags: &TagSet) -> Look {
    let (mut ids, mut keys, mut lanes) = (String::new(), String::new(), String::new());
    let mut badge = String::new();
    let mut hue = None;
    let (mut begins, mut ends) = (Behaviors::default(), Behaviors::default());
    for cover in covers {
        let at = cover.idx as usize;
        let Some(annotation) = annotations.get(at) else {
            continue;
        };
        let id = annotation.id.to_string();
        let behavior = tags.behavior(&annotation.tag);
        let (n_lanes, drawn) = if track(behavior) == Track::Line {
            (LINE_LANES, "line")
        } else {
            (WASH_LANES, "wash")
        };
        let lane = cover.lane.min(n_lanes - 1);
        let color = tags.hue(&annotation.tag);
        let mut in_lane = format!("{}-{lane}", behavior.key());
        if color != behavior.key() {
            in_lane.push_str(&format!(" {drawn}-{lane}-{color}"));
        }
        for (words, word) in [
            (&mut ids, id.as_str()),
            (&mut keys, annotation.tag.as_str()),
            (&mut lanes, &in_lane),
        ] {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(word);
        }
        if cover.starts {
            let letter = tags.get(&annotation.tag).map_or('?', |tag| tag.letter);
            badge.push(letter);
            if annotation.target.pieces().len() > 1 {
                badge.push_str(&(cover.piece + 1).to_string());
            }
            hue.get_or_insert(color);
            begins.add(behavior);
        }
        if cover.ends {
            ends.add(behavior);
        }
    }
    Look {
        ids: ids.into(),
        tags: keys.into(),
        lanes: lanes.into(),
        badge: (!badge.is_empty()).then(|| badge.into()),
        hue,
        begins,
        ends,
    }
}

/// What a behavior is drawn as.
pub(super) const fn track(behavior: Behavior) -> Track {
    match behavior {
        Behavior::Actor | Behavior::Location => Track::Line,
        Behavior::Claim => Track::Wash,
    }
}
