//! The source map: sources on one side, the claims of the article on the other, contradictions as arcs.

use std::rc::Rc;

use yew::{Html, html};

use super::Desk;
use super::line::{self, Line};
use super::parts::{FEW_ARTICLES, go, more, short_way, shown, title_of, way, who_words};
use crate::domain::model::Relation;
use crate::domain::picture::{Account, Graph, Ledger, Stated, Who, graph};
use crate::t;
use crate::ui::words::{relation_words, short};

/// More claims than this are no picture any more: the first ones are drawn, and the table has all.
const MOST: usize = 40;
/// Height of a claim's line, in drawing units.
const LINE: usize = 26;
/// Where the names of sources end, where claims begin, where arcs begin; and the whole width.
const ENDS: (usize, usize, usize, usize) = (190, 330, 640, 720);

pub(super) fn board(desk: &Desk) -> Html {
    let all = desk.seen.accounts.iter().filter(|it| !it.claims.is_empty());
    let all: Vec<_> = all.collect();
    html! {
        <section class="picture__board" aria-label={t!("board-map")}>
            if all.is_empty() { <p class="field__hint">{ t!("board-no-claims") }</p> }
            { for shown(desk, &all, FEW_ARTICLES).iter().map(|it| line::line(desk, it.article.id.to_string(), Line::Map(Rc::clone(it)))) }
            { more(desk, &all, FEW_ARTICLES, |n| t!("board-more-articles", n = n)) }
        </section>
    }
}

/// One article: the drawing, and the table that says the same.
pub(super) fn map(desk: &Desk, account: &Rc<Account>) -> Html {
    let ledger = Ledger::of(std::slice::from_ref(account), &desk.props.workspace);
    let graph = graph(account, &ledger);
    html! {
        <div class="picture__map">
            { drawing(desk, account, &graph) }
            if account.claims.len() > MOST { <p class="field__hint">{ t!("map-some", n = MOST, all = account.claims.len()) }</p> }
            if !graph.links.is_empty() { <p class="field__hint">{ t!("map-legend") }</p> }
            <div class="picture__scroll">
                <table class="picture__table">
                    <caption dir="auto">{ title_of(&account.article) }</caption>
                    <thead><tr><th scope="col">{ t!("column-name") }</th><th scope="col" class="picture__wide">{ t!("map-says") }</th></tr></thead>
                    <tbody>{ for graph.sources.iter().enumerate().map(|(at, who)| source(desk, account, &graph, at, who)) }</tbody>
                </table>
            </div>
            if !graph.links.is_empty() {
                <ul class="picture__links" role="list" aria-label={t!("map-links")}>
                    { for graph.links.iter().map(|it| link(desk, account, it)) }
                </ul>
            }
        </div>
    }
}

fn source(desk: &Desk, account: &Account, graph: &Graph, at: usize, who: &Who) -> Html {
    let said = graph.said.iter().filter(|it| it.0 == at);
    let claims = said.filter_map(|it| account.claims.get(it.1));
    html! {
        <tr>
            <th scope="row" dir="auto">{ who_words(desk, who) }</th>
            <td><div class="picture__nths">{ for claims.map(|it| short_way(desk, it.claim.id, it.number, &it.words)) }</div></td>
        </tr>
    }
}

fn link(desk: &Desk, account: &Account, link: &(usize, Relation, usize)) -> Html {
    let side = |at: usize| {
        let stated = account.claims.get(at);
        stated.map(|it| way(desk, it.claim.id, &it.words))
    };
    html! {
        <li>{ side(link.0).unwrap_or_default() }{ " " }<b>{ relation_words(link.1, true) }</b>{ " " }{ side(link.2).unwrap_or_default() }</li>
    }
}

/// For the eye and the pointer; whoever has neither has the table.
fn drawing(desk: &Desk, account: &Account, graph: &Graph) -> Html {
    let n_claims = account.claims.len().min(MOST);
    let height = n_claims.max(graph.sources.len()) * LINE + LINE;
    let (names, words, arcs, width) = ENDS;
    let spread = |at: usize, count: usize| (2 * at + 1) * height / (2 * count.max(1));
    let said = graph.said.iter().filter(|it| it.1 < n_claims).map(|&(source, claim)| {
        let (from, to) = (spread(source, graph.sources.len()), spread(claim, n_claims));
        let middle = usize::midpoint(names, words);
        let (start, end) = (names + 8, words - 24);
        html! { <path class="picture__said" d={format!("M{start} {from}C{middle} {from} {middle} {to} {end} {to}")} /> }
    });
    let links = graph
        .links
        .iter()
        .filter(|it| it.0 < n_claims && it.2 < n_claims);
    let links = links.map(|&(one, relation, other)| {
        let (from, to) = (spread(one, n_claims), spread(other, n_claims));
        html! { <path class="picture__link" data-relation={relation.key()} d={format!("M{arcs} {from}C{width} {from} {width} {to} {arcs} {to}")} /> }
    });
    let sources = graph.sources.iter().enumerate().map(|(at, who)| {
        let y = spread(at, graph.sources.len()).to_string();
        html! { <text class="picture__who" x={names.to_string()} {y} text-anchor="end">{ short(&who_words(desk, who), 24) }</text> }
    });
    let claim = |(at, stated): (usize, &Stated)| {
        let y = spread(at, n_claims).to_string();
        html! {
            <g class="picture__claim" data-rating={stated.rating().key()} onclick={go(desk, stated.claim.id)}>
                <circle cx={(words - 12).to_string()} cy={y.clone()} r="10" />
                <text class="picture__in" x={(words - 12).to_string()} y={y.clone()} text-anchor="middle">{ stated.number }</text>
                <text x={(words + 4).to_string()} {y}>{ short(&stated.words, 44) }</text>
            </g>
        }
    };
    html! {
        <svg class="picture__drawing" viewBox={format!("0 0 {width} {height}")} aria-hidden="true" focusable="false">
            { for said }{ for links }{ for sources }
            { for account.claims.iter().take(n_claims).enumerate().map(claim) }
        </svg>
    }
}
