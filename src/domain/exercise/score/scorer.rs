//! Scores hand-ins against one key.

use litemap::LiteMap;

use super::answers::{hundredths, scored_answer};
use super::pairing::{Assigned, Fit, pair};
use super::source::Sources;
use super::spot::{Rulers, Spot, in_full_order};
use super::words::{is_near, worth};
use super::{Extra, Figures, Judged, Met, Score, Scored, Why};
use crate::domain::exercise::{HandMark, Handin, Item, Key, KeyEntry, Role};
use crate::domain::model::TagKey;
use crate::domain::text::{Breaks, Text};

/// A key on its text, ready to score any number of hand-ins.
#[derive(Debug)]
pub struct Scorer<'a> {
    key: &'a Key,
    rulers: Rulers<'a>,
    sources: Sources<'a>,
    /// In text order.
    entries: Vec<Placed<'a>>,
}

/// An entry on its text.
#[derive(Debug)]
struct Placed<'a> {
    entry: &'a KeyEntry,
    /// Its own words and tag, then the alternatives. None where its own do not lie on the text.
    forms: Vec<Spot>,
}

/// A pupil's mark on its text.
struct Made<'a> {
    mark: &'a HandMark,
    /// Whether it is meant for an entry.
    is_used: bool,
}

impl<'a> Scorer<'a> {
    /// Places a key on the text that it is of.
    #[must_use]
    pub fn new(key: &'a Key, text: &'a Text, breaks: &dyn Breaks) -> Self {
        let rulers = Rulers::new(text, breaks);
        let at = |place: usize| key.entries.get(place);
        let hull = |place: usize| at(place).map_or((0, 0), |it| it.target.hull().sort_key());
        let whole = |place: usize| at(place).map(|it| (&it.target, &it.tag, it.id));
        let places = in_full_order(key.entries.len(), &hull, &|one, two| {
            whole(one).cmp(&whole(two))
        });
        let entries = places.into_iter().filter_map(at).map(|entry| {
            let own = rulers.place(&entry.target, &entry.tag);
            let others = entry.accepted.iter();
            let others = others.map(|(target, tag)| rulers.place(target, tag));
            let forms = std::iter::once(own.clone()).chain(others);
            let forms = if own.is_placed() {
                forms.collect()
            } else {
                Vec::new()
            };
            Placed { entry, forms }
        });
        Self {
            key,
            entries: entries.collect(),
            sources: Sources::of(key, text),
            rulers,
        }
    }

    /// Scores one hand-in.
    #[must_use]
    pub fn score(&self, handin: &Handin) -> Score {
        let at = |place: usize| handin.marks.get(place);
        let hull = |place: usize| at(place).map_or((0, 0), |it| it.target.hull().sort_key());
        let whole = |place: usize| at(place).map(|it| (&it.target, &it.tag, it.created, it.id));
        let places = in_full_order(handin.marks.len(), &hull, &|one, two| {
            whole(one).cmp(&whole(two))
        });
        let marks: Vec<&HandMark> = places.into_iter().filter_map(at).collect();
        let spots = marks
            .iter()
            .map(|it| self.rulers.place(&it.target, &it.tag));
        let spots: Vec<Spot> = spots.collect();

        let (plain, assigned) = self.pair_plainly(&spots);
        let (figures, by_tag) = self.figures(&spots, &plain);
        let (partners, again) = if self.is_plain() {
            (plain, assigned)
        } else {
            self.pair_fully(&spots)
        };
        let mut made: Vec<Made<'_>> = marks
            .iter()
            .map(|mark| Made {
                mark,
                is_used: false,
            })
            .collect();
        let mut items = Vec::with_capacity(self.entries.len() + self.key.answers.len());
        for (placed, partner) in self.entries.iter().zip(partners) {
            let mark = partner.and_then(|it| {
                let made = made.get_mut(it)?;
                made.is_used = true;
                Some((made.mark, spots.get(it)?))
            });
            items.push(self.scored(placed, mark));
        }
        let answers = self.key.answers.iter();
        items.extend(answers.map(|it| scored_answer(it, handin)));
        override_all(&mut items, handin);

        let extras = made.iter().filter(|it| !it.is_used).map(|it| Extra {
            mark: it.mark.id,
            target: it.mark.target.clone(),
            tag: it.mark.tag.clone(),
        });
        let sum = |is_trap: bool, of: fn(&Scored) -> u32| {
            let items = items.iter().filter(|it| it.is_trap == is_trap);
            items.fold(0_u32, |sum, it| sum.saturating_add(of(it)))
        };
        Score {
            extras: extras.collect(),
            points: sum(false, |it| it.points).saturating_sub(sum(true, |it| it.points)),
            out_of: sum(false, |it| it.out_of),
            figures,
            by_tag,
            assigned: assigned.and(again),
            items,
        }
    }

    /// Whether the figures and the points may be assigned at once.
    fn is_plain(&self) -> bool {
        let is_plain = |it: &Placed<'_>| it.entry.role != Role::Trap && it.forms.len() < 2;
        self.entries.iter().all(is_plain)
    }

    /// Pairs entries that are to be found by nothing but their own words; the others stay alone.
    fn pair_plainly(&self, marks: &[Spot]) -> (Vec<Option<usize>>, Assigned) {
        let own = |it: &'_ Placed<'a>| -> usize { usize::from(it.entry.role == Role::Wanted) };
        let wanted: Vec<&[Spot]> = self
            .entries
            .iter()
            .map(|it| it.forms.get(..own(it)).unwrap_or_default())
            .collect();
        pair(&wanted, marks, &|entry, mark| {
            Fit::of(wanted.get(entry)?.first()?, marks.get(mark)?)
        })
    }

    /// Pairs all entries by all that they may be met at.
    fn pair_fully(&self, marks: &[Spot]) -> (Vec<Option<usize>>, Assigned) {
        let wanted: Vec<&[Spot]> = self.entries.iter().map(|it| it.forms.as_slice()).collect();
        pair(&wanted, marks, &|entry, mark| {
            let (placed, mark) = (self.entries.get(entry)?, marks.get(mark)?);
            let is_trap = placed.entry.role == Role::Trap;
            let may = |form: &&Spot| {
                let tolerance = placed.entry.tolerance;
                !is_trap || (form.tag == mark.tag && is_near(form, mark, tolerance))
            };
            let fits = placed.forms.iter().filter(may);
            fits.filter_map(|it| Fit::of(it, mark))
                .max_by_key(|it| it.weight())
        })
    }

    /// What is published, over all tags and of each.
    fn figures(
        &self,
        marks: &[Spot],
        partners: &[Option<usize>],
    ) -> (Figures, Vec<(TagKey, Figures)>) {
        let mut all = Figures::default();
        let mut by_tag: LiteMap<_, Figures> = LiteMap::new();
        let mut is_used = vec![false; marks.len()];
        for (placed, partner) in self.entries.iter().zip(partners) {
            let Some(own) = placed.forms.first() else {
                continue;
            };
            if placed.entry.role != Role::Wanted {
                continue;
            }
            let mark = partner.and_then(|it| {
                *is_used.get_mut(it)? = true;
                marks.get(it)
            });
            for figures in [&mut all, by_tag.entry(own.tag.clone()).or_default()] {
                match mark.and_then(|it| Fit::of(own, it)) {
                    Some(fit) => figures.add(fit),
                    None => figures.add_missed(),
                }
            }
        }
        for (mark, _) in marks.iter().zip(is_used).filter(|it| !it.1) {
            all.add_spurious();
            by_tag.entry(mark.tag.clone()).or_default().add_spurious();
        }
        (all, by_tag.into_iter().collect())
    }

    /// What an entry is worth with the mark that is meant for it.
    fn scored(&self, placed: &Placed<'_>, mark: Option<(&HandMark, &Spot)>) -> Scored {
        let entry = placed.entry;
        let weights = self.key.weights;
        let is_trap = entry.role == Role::Trap;
        let mut scored = Scored {
            item: Item::Entry(entry.id),
            is_trap,
            points: 0,
            counted: 0,
            out_of: hundredths(if is_trap { weights.trap } else { entry.weight }),
            mark: mark.map(|it| it.0.id),
            why: Vec::new(),
            reason: None,
        };
        if placed.forms.is_empty() {
            scored.out_of = 0;
            scored.why.push(Why::NotInText);
            return scored;
        }
        if is_trap {
            let why = mark.map_or(Why::Avoided, |_| Why::WalkedInto);
            scored.counted = mark.map_or(0, |_| scored.out_of);
            scored.why.push(why);
            return scored;
        }
        let worth = mark.and_then(|it| worth(&placed.forms, it.1, entry.tolerance));
        match worth {
            Some(worth) => {
                scored.counted = scored.out_of / 2 * worth.halves;
                scored.why = worth.why;
            }
            None => scored.why.push(Why::Missed),
        }
        let mark = mark.map(|it| it.0);
        if !entry.said_by.is_empty() {
            let out_of = hundredths(weights.source);
            scored.out_of += out_of;
            if let Some(mark) = mark {
                let met = self.sources.compare(&entry.said_by, &mark.said_by);
                scored.why.push(Why::Source(met));
                scored.counted += match met {
                    Met::Right => out_of,
                    Met::InPart => out_of / 2,
                    Met::Wrong | Met::Missing => 0,
                };
            }
        }
        if let Some(rating) = entry.rating {
            let out_of = hundredths(weights.verdict);
            scored.out_of += out_of;
            if let Some(mark) = mark {
                let judged = match mark.rating {
                    None => Judged::Missing,
                    Some(it) if it == rating => Judged::Right,
                    Some(it) => Judged::Wrong(it),
                };
                scored.why.push(Why::Verdict(judged));
                if judged == Judged::Right {
                    scored.counted += out_of;
                }
            }
        }
        scored
    }
}

/// Puts what the teacher gave in place of what was counted; the last word on a thing counts.
fn override_all(items: &mut [Scored], handin: &Handin) {
    for scored in items {
        let mut given = handin.overrides.iter().rev();
        let given = given.find(|it| it.item == scored.item);
        scored.points = given.map_or(scored.counted, |it| it.points);
        scored.reason = given.map(|it| it.reason.clone());
    }
}
