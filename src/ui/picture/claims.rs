//! The claim board: claims with who says them, what kind they are and how they are rated, grouped and sorted.

use std::rc::Rc;

use yew::{AttrValue, Callback, Html, InputEvent, html};

use super::Desk;
use super::line::{self, Line};
use super::parts::{FEW, choice, more, n_shown, sources_words, title_of, way};
use super::state::{Column, PictureEdit};
use crate::domain::model::{ClaimKind, Rating};
use crate::domain::picture::{Account, Stated};
use crate::domain::workspace::Filter;
use crate::t;
use crate::ui::widgets::{on_press, value_of};
use crate::ui::words::{claim_kind_words, rating_words, verdict_words};
use crate::web::language::lower_case;

/// A line of the board.
struct Row<'a> {
    account: &'a Rc<Account>,
    /// Its place in the account.
    at: usize,
    stated: &'a Stated,
}

/// What rows are in the order of; those alike keep the order of the text.
type Order = (u64, String);

pub(super) fn board(desk: &Desk) -> Html {
    let state = desk.state();
    let mut rows = rows(desk);
    let n_found = rows.len();
    let (order, is_down) = state.order;
    rows.sort_by_cached_key(|it| key(desk, it, order));
    if is_down {
        rows.reverse();
    }
    // The key of a group is put together once a row: a source has its name looked up for it.
    let keyed = rows.into_iter().map(|it| (key(desk, &it, state.group), it));
    let mut rows: Vec<(Order, Row<'_>)> = keyed.collect();
    rows.sort_by(|one, other| one.0.cmp(&other.0));
    let head = |column: Column| {
        let (is_mine, name) = (order == column, column_words(column));
        let sort = match (is_mine, is_down) {
            (false, _) => None,
            (true, false) => Some("ascending"),
            (true, true) => Some("descending"),
        };
        let onclick = on_press(desk.edit(move |it| {
            let is_again = it.order == (column, false);
            it.order = (column, is_again);
        }));
        html! {
            <th scope="col" class={(column == Column::Text).then_some("picture__wide")} aria-sort={sort}><button type="button" class="picture__sort" {onclick}>{ name }</button></th>
        }
    };
    let grouping = Column::ALL.map(|it| {
        let words = match it {
            Column::Text => t!("board-ungrouped"),
            Column::Source => t!("by-source"),
            Column::Kind => t!("by-kind"),
            Column::Verdict => t!("by-verdict"),
        };
        (words, state.group == it)
    });
    let on_group = {
        let desk = desk.clone();
        move |at: usize| {
            let group = Column::ALL.get(at).copied().unwrap_or_default();
            desk.edit(move |it| it.group = group)();
        }
    };
    html! {
        <section class="picture__board" aria-label={t!("board-claims")}>
            { search(desk) }
            { choice(t!("board-group"), &grouping, on_group) }
            <p class="field__hint" role="status" aria-label={t!("board-found")}>{ t!("board-n-claims", n = n_found) }</p>
            if n_found > 0 {
                <div class="picture__scroll">
                    <table class="picture__table">
                        <caption class="hidden">{ t!("board-claims") }</caption>
                        <thead><tr><th scope="col" class="picture__number">{ t!("column-number") }</th>{ for Column::ALL.map(head) }</tr></thead>
                        { for groups(desk, &rows, n_shown(desk, FEW)) }
                    </table>
                </div>
            }
            { more(desk, &rows, FEW, |n| t!("board-more", n = n)) }
        </section>
    }
}

/// The claims that the search finds.
fn rows(desk: &Desk) -> Vec<Row<'_>> {
    let props = &desk.props;
    let filter = Filter {
        tag: None,
        search: props.state.search.clone(),
    };
    let mut rows = Vec::new();
    for account in &desk.seen.accounts {
        let row = |(at, stated)| Row {
            account,
            at,
            stated,
        };
        let claims = account.claims.iter().enumerate();
        if filter.is_empty() {
            rows.extend(claims.map(row));
            continue;
        }
        let (workspace, article) = (&props.workspace, &account.article);
        let layer = workspace.layer(article.id);
        let is_shown = filter.admitting(workspace, article, &layer, layer.tags(), &lower_case);
        let shown = claims.filter(|it| is_shown(&it.1.claim));
        rows.extend(shown.map(row));
    }
    rows
}

fn key(desk: &Desk, row: &Row<'_>, column: Column) -> Order {
    match column {
        Column::Text => Order::default(),
        Column::Source => (
            u64::from(row.stated.sources.is_empty()),
            lower_case(&sources_words(desk, row.stated)),
        ),
        Column::Kind => (place_of_kind(row.stated.particulars.kind), String::new()),
        Column::Verdict => (place_of_rating(row.stated.rating()), String::new()),
    }
}

fn place_of_kind(kind: Option<ClaimKind>) -> u64 {
    let place = ClaimKind::ALL.iter().position(|it| Some(*it) == kind);
    place.unwrap_or(ClaimKind::ALL.len()) as u64
}

fn place_of_rating(rating: Rating) -> u64 {
    let place = Rating::ALL.iter().position(|it| *it == rating);
    place.unwrap_or_default() as u64
}

/// The first rows by group, each group with its name and the number of all its claims; one without a name where there
/// are none.
fn groups(desk: &Desk, rows: &[(Order, Row<'_>)], mut n_left: usize) -> Vec<Html> {
    let group = desk.state().group;
    let mut bodies = Vec::new();
    for chunk in rows.chunk_by(|one, other| one.0 == other.0) {
        let name = chunk.first().map(|it| cell(desk, &it.1, group));
        if n_left == 0 {
            break;
        }
        bodies.push(html! {
            <tbody>
                if let Some(name) = name.filter(|_| group != Column::Text) {
                    <tr class="picture__group"><th scope="rowgroup" colspan="5"><span dir="auto">{ name }</span>{ " " }<span class="pane__count">{ chunk.len() }</span></th></tr>
                }
                { for chunk.iter().take(n_left).map(|it| row_line(desk, &it.1)) }
            </tbody>
        });
        n_left = n_left.saturating_sub(chunk.len());
    }
    bodies
}

fn cell(desk: &Desk, row: &Row<'_>, column: Column) -> AttrValue {
    match column {
        Column::Text => row.stated.words.clone().into(),
        Column::Source => sources_words(desk, row.stated).into(),
        Column::Kind => kind_words(row.stated.particulars.kind),
        Column::Verdict => rating_words(row.stated.rating()),
    }
}

fn kind_words(kind: Option<ClaimKind>) -> AttrValue {
    kind.map_or_else(|| t!("claim-type-none"), claim_kind_words)
}

fn row_line(desk: &Desk, row: &Row<'_>) -> Html {
    let key = row.stated.claim.id.to_string();
    line::line(desk, key, Line::Claim(Rc::clone(row.account), row.at))
}

pub(super) fn line(desk: &Desk, account: &Account, stated: &Stated) -> Html {
    let rating = stated.rating();
    let title = desk.seen.only.is_none().then(|| title_of(&account.article));
    html! {
        <tr>
            <td class="picture__number">{ stated.number }</td>
            <td class="picture__words">
                { way(desk, stated.claim.id, &stated.words) }
                if let Some(title) = title { <p class="picture__soft" dir="auto">{ title }</p> }
            </td>
            <td class="picture__source"><span dir="auto">{ sources_words(desk, stated) }</span></td>
            <td>{ stated.particulars.kind.map(claim_kind_words) }</td>
            <td>
                <span class="rating" data-rating={rating.key()} dir="auto">{ verdict_words(&stated.verdict) }</span>
                if stated.verdict.own_words().is_some() { <p class="picture__soft">{ rating_words(rating) }</p> }
                if !stated.evidence.is_empty() { <p class="picture__soft">{ t!("board-evidence", n = stated.evidence.len()) }</p> }
                if stated.is_contradicted() { <p class="picture__soft">{ t!("board-contradicted") }</p> }
            </td>
        </tr>
    }
}

fn column_words(column: Column) -> AttrValue {
    t!(match column {
        Column::Text => "column-claim",
        Column::Source => "column-source",
        Column::Kind => "column-kind",
        Column::Verdict => "column-verdict",
    })
}

/// The field that says which claims are shown.
fn search(desk: &Desk) -> Html {
    let on_edit = desk.props.on_edit.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        let wanted = value_of(event.target());
        on_edit.emit(PictureEdit(Box::new(|it| {
            (it.search, it.n_more) = (wanted, 0)
        })));
    });
    html! {
        <input class="search" type="search" aria-label={t!("board-search")} placeholder={t!("board-search")} autocomplete="off" value={desk.state().search.clone()} {oninput} />
    }
}
