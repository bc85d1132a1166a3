//! A line of a board, drawn again only where it shows something else: after an edit that is one line of a hundred.

use std::rc::Rc;

use yew::{Html, Properties, component, html};

use super::{Desk, checks, claims, graph, places, sources};
use crate::domain::format::claim_review::Review;
use crate::domain::model::AnnotationId;
use crate::domain::picture::{Account, Entry, Place, Stated, Who};

/// What a line shows.
#[derive(Clone, Debug)]
pub(super) enum Line {
    /// A claim, by its place in the account.
    Claim(Rc<Account>, usize),
    /// Somebody who says something, their share of voice in percent, and the mark that their name leads to.
    Source(Who, Entry, usize, Option<AnnotationId>),
    /// A place.
    Place(Place),
    /// A claim with its fact check, by its place in the account.
    Check(Rc<Account>, usize, Review),
    /// A source map.
    Map(Rc<Account>),
}

impl PartialEq for Line {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Claim(one, at), Self::Claim(other, there)) => {
                says_the_same((one, *at), (other, *there))
            }
            (Self::Check(one, at, review), Self::Check(other, there, second)) => {
                review == second && says_the_same((one, *at), (other, *there))
            }
            (Self::Source(who, entry, share, first), Self::Source(other, second, part, place)) => {
                (who, entry, share, first) == (other, second, part, place)
            }
            (Self::Place(one), Self::Place(other)) => one == other,
            (Self::Map(one), Self::Map(other)) => one == other,
            _ => false,
        }
    }
}

/// Whether two claims and the titles of their articles are alike. Accounts of which nothing changed are the very same:
/// only those that did are compared.
fn says_the_same(one: (&Rc<Account>, usize), other: (&Rc<Account>, usize)) -> bool {
    let is_kept = Rc::ptr_eq(one.0, other.0) && one.1 == other.1;
    let titles = [one, other].map(|it| &it.0.article.details.title);
    is_kept || (stated(one.0, one.1) == stated(other.0, other.1) && titles[0] == titles[1])
}

fn stated(account: &Account, at: usize) -> Option<&Stated> {
    account.claims.get(at)
}

/// What a line is drawn from.
#[derive(Clone, Debug, Properties)]
struct DrawnProps {
    desk: Desk,
    line: Line,
}

/// Two are equal where they show the same: names are those of entities, and what is called does the same for ever.
impl PartialEq for DrawnProps {
    fn eq(&self, other: &Self) -> bool {
        let (mine, theirs) = (&self.desk, &other.desk);
        let entities = |it: &'_ Desk| Rc::as_ptr(it.props.workspace.entity_list());
        entities(mine) == entities(theirs)
            && mine.seen.only == theirs.seen.only
            && self.line == other.line
    }
}

/// A line under its key, which is that of what it shows wherever it stands.
pub(super) fn line(desk: &Desk, key: String, line: Line) -> Html {
    html! { <Drawn {key} desk={desk.clone()} {line} /> }
}

#[component]
fn Drawn(props: &DrawnProps) -> Html {
    let desk = &props.desk;
    match &props.line {
        Line::Claim(account, at) => {
            let stated = stated(account, *at);
            stated.map(|it| claims::line(desk, account, it))
        }
        Line::Source(who, entry, share, first) => {
            Some(sources::line(desk, who, entry, (*share, *first)))
        }
        Line::Place(place) => Some(places::line(desk, place)),
        Line::Check(account, at, review) => {
            let stated = stated(account, *at);
            stated.map(|it| checks::line(desk, it, review))
        }
        Line::Map(account) => Some(graph::map(desk, account)),
    }
    .unwrap_or_default()
}
