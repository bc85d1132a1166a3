//! An article's claims and mentions, each with all that is known of it, gathered in one walk over its records.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Entry, Who};
use crate::domain::model::{
    Annotation, AnnotationId, Article, ArticleId, Attribution, Behavior, Evidence, Finding, Mode,
    Particulars, Rating, Relation, Says, Source, TagSet, Verdict,
};
use crate::domain::workspace::{Layer, Workspace, in_text_order, quote, words_of};

/// One source of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Who it is.
    pub who: Who,
    /// The words of the article that name them; empty for an entity that it does not mention, and for the reporter.
    pub words: Rc<str>,
    /// How their words come to the reader.
    pub mode: Mode,
    /// The words that say that they speak.
    pub cue: String,
    /// Who tells it, by the words that name them, where that is not the reporter.
    pub teller: Option<(Who, Rc<str>)>,
}

/// A claim with all that is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The claim.
    pub claim: Rc<Annotation>,
    /// Its number among all marks of the article, in the order of the text, from 1.
    pub number: usize,
    /// Its words.
    pub words: String,
    /// Who says it, in the order in which that was said.
    pub sources: Vec<Voice>,
    /// Its kind, its day and its place.
    pub particulars: Particulars,
    /// The verdict that counts; open where there is none.
    pub verdict: Verdict,
    /// Who judged last and when is on this record.
    pub judged: Option<Rc<Finding>>,
    /// What was consulted, blank pieces left out.
    pub evidence: Vec<Evidence>,
    /// What it is to other claims: the relation, whether it leads from here, and the other claim.
    pub links: Vec<(Relation, bool, AnnotationId)>,
}

/// An actor or a location with what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The mark.
    pub mark: Rc<Annotation>,
    /// Its number among all marks of the article, in the order of the text, from 1.
    pub number: usize,
    /// Its words.
    pub words: Rc<str>,
    /// Whom or what it means.
    pub who: Who,
    /// Actor or location.
    pub behavior: Behavior,
    /// Whether it means somebody, and which part it plays.
    pub particulars: Particulars,
}

/// What is known of an article.
#[derive(Clone, Debug)]
pub struct Account {
    /// The article.
    pub article: Rc<Article>,
    /// Its claims, in the order of the text.
    pub claims: Vec<Stated>,
    /// Its actors and locations, in the order of the text.
    pub mentions: Vec<Mention>,
    /// What it was gathered from.
    layer: Rc<Layer>,
    /// The links from its claims.
    links: Rc<[(AnnotationId, Relation, AnnotationId)]>,
    /// What the ledger takes of it, once that was counted.
    pub(super) tally: OnceCell<Vec<(Who, Entry)>>,
}

/// The links of the library, seen from both ends.
#[derive(Default)]
struct Links {
    of: BTreeMap<AnnotationId, Vec<(Relation, bool, AnnotationId)>>,
    /// Whether all of them were there before, and no other.
    are_same: bool,
}

/// The accounts of one article, or of all in the order in which these came. Of the accounts `before` those stay of
/// which nothing changed: an edit is in one article, and a hundred are not gathered anew for it.
#[must_use]
pub fn accounts(
    workspace: &Workspace,
    only: Option<ArticleId>,
    before: &[Rc<Account>],
) -> Vec<Rc<Account>> {
    let before: BTreeMap<_, _> = before.iter().map(|it| (it.article.id, it)).collect();
    let links = links(workspace, &before);
    let mut articles: Vec<_> = workspace
        .articles()
        .filter(|it| only.is_none_or(|only| only == it.id))
        .collect();
    articles.sort_by_key(|it| (it.provenance.created, it.id));
    let account = |it: &Rc<Article>| {
        let layer = workspace.layer(it.id);
        let same = before.get(&it.id);
        let same = same.filter(|old| old.still_holds(it, &layer, &links));
        same.map_or_else(|| Rc::new(account(it, &layer, &links)), |it| Rc::clone(it))
    };
    articles.into_iter().map(account).collect()
}

fn links(workspace: &Workspace, before: &BTreeMap<ArticleId, &Rc<Account>>) -> Links {
    let mut links = Links {
        are_same: workspace.articles().count() == before.len(),
        ..Links::default()
    };
    for article in workspace.articles() {
        let layer = workspace.layer(article.id);
        let old = before.get(&article.id);
        let same = old.filter(|old| Rc::ptr_eq(&old.layer, &layer));
        let made = same.map_or_else(|| links_in(&layer), |it| Rc::clone(&it.links));
        links.are_same &= old.is_some_and(|old| old.links == made);
        for &(from, relation, to) in &*made {
            links.put(from, (relation, true, to));
            links.put(to, (relation, false, from));
        }
    }
    links
}

impl Links {
    fn put(&mut self, at: AnnotationId, link: (Relation, bool, AnnotationId)) {
        self.of.entry(at).or_default().push(link);
    }

    fn at(&self, claim: AnnotationId) -> &[(Relation, bool, AnnotationId)] {
        self.of.get(&claim).map_or(&[], Vec::as_slice)
    }
}

/// The links from the claims of an article.
fn links_in(layer: &Layer) -> Rc<[(AnnotationId, Relation, AnnotationId)]> {
    let link = |it: &Rc<Finding>| match &it.says {
        Says::Link(link) => Some((it.about, link.relation, link.to)),
        _ => None,
    };
    layer.findings().filter_map(link).collect()
}

fn account(article: &Rc<Article>, layer: &Rc<Layer>, links: &Links) -> Account {
    let found = by_mark(layer.findings(), |it| {
        (it.about, it.provenance.created, it.id.0)
    });
    let said = by_mark(layer.attributions(), |it| {
        (it.claim, it.provenance.created, it.id.0)
    });
    let particulars = |id: AnnotationId| {
        let mut mine = found.get(&id).into_iter().flatten().rev();
        let last = mine.find_map(|it| match &it.says {
            Says::Particulars(it) => Some(it.clone()),
            _ => None,
        });
        last.unwrap_or_default()
    };
    let who = |words: &Rc<str>, particulars: &Particulars| match particulars.entity {
        Some(entity) => Who::Entity(entity),
        None => Who::Words(Rc::clone(words), article.id),
    };
    let speaker = |source: Source| {
        Some(match source {
            Source::Reporter => (reporter(article), "".into()),
            Source::Entity(id) => (Who::Entity(id), "".into()),
            Source::Mention(id) => {
                let words = quote(article, layer.get(id)?).into();
                (who(&words, &particulars(id)), words)
            }
        })
    };
    let voice = |it: &Rc<Attribution>| {
        let (who, words) = speaker(it.source)?;
        let cue = it.cue.as_ref().map(|it| words_of(article, it));
        Some(Voice {
            who,
            words,
            mode: it.mode,
            cue: cue.unwrap_or_default(),
            teller: it.told_by.and_then(speaker),
        })
    };
    let mut account = Account {
        article: Rc::clone(article),
        claims: Vec::new(),
        mentions: Vec::new(),
        layer: Rc::clone(layer),
        links: links_in(layer),
        tally: OnceCell::new(),
    };
    for (at, mark) in in_text_order(layer).into_iter().enumerate() {
        let (number, words) = (at + 1, quote(article, &mark));
        let particulars = particulars(mark.id);
        let behavior = layer.tags().behavior(&mark.tag);
        if behavior != Behavior::Claim {
            let words = words.into();
            account.mentions.push(Mention {
                who: who(&words, &particulars),
                mark,
                number,
                words,
                behavior,
                particulars,
            });
            continue;
        }
        let mine = || found.get(&mark.id).into_iter().flatten().copied();
        let judged = mine().rfind(|it| matches!(it.says, Says::Verdict(_)));
        let sources = said.get(&mark.id).into_iter().flatten();
        account.claims.push(Stated {
            number,
            words,
            sources: sources.filter_map(|it| voice(it)).collect(),
            particulars,
            verdict: match judged.map(|it| &it.says) {
                Some(Says::Verdict(it)) => it.clone(),
                _ => Verdict::default(),
            },
            judged: judged.cloned(),
            evidence: mine().filter_map(evidence).cloned().collect(),
            links: links.at(mark.id).to_vec(),
            claim: mark,
        });
    }
    account
}

fn reporter(article: &Article) -> Who {
    match article.details.author.trim() {
        "" => Who::Nameless(article.id),
        name => Who::Reporter(name.into()),
    }
}

fn evidence(finding: &Rc<Finding>) -> Option<&Evidence> {
    match &finding.says {
        Says::Evidence(it) if !it.is_blank() || !it.answer.trim().is_empty() => Some(it),
        _ => None,
    }
}

/// Records by the mark that they are about, of each in the order in which they were made.
fn by_mark<'a, T, K: Ord>(
    records: impl Iterator<Item = &'a Rc<T>>,
    key: impl Fn(&T) -> (AnnotationId, K, crate::domain::model::Id),
) -> BTreeMap<AnnotationId, Vec<&'a Rc<T>>> {
    let mut all: Vec<_> = records.collect();
    all.sort_by_key(|it| key(it));
    let mut by_mark: BTreeMap<AnnotationId, Vec<_>> = BTreeMap::new();
    for record in all {
        by_mark.entry(key(record).0).or_default().push(record);
    }
    by_mark
}

/// Two are equal where they say the same, whatever was counted of them so far.
impl PartialEq for Account {
    fn eq(&self, other: &Self) -> bool {
        (&self.article, &self.claims, &self.mentions)
            == (&other.article, &other.claims, &other.mentions)
    }
}

impl Eq for Account {}

impl Account {
    /// The tags in force in the article.
    #[must_use]
    pub fn tags(&self) -> &TagSet {
        self.layer.tags()
    }

    /// Whether it would be gathered the same again. Links come from other articles too.
    fn still_holds(&self, article: &Rc<Article>, layer: &Rc<Layer>, links: &Links) -> bool {
        let mut claims = self.claims.iter();
        Rc::ptr_eq(&self.article, article)
            && Rc::ptr_eq(&self.layer, layer)
            && (links.are_same || claims.all(|it| it.links == links.at(it.claim.id)))
    }
}

impl Stated {
    /// How it is rated.
    #[must_use]
    pub const fn rating(&self) -> Rating {
        self.verdict.rating
    }

    /// Whether another claim contradicts it.
    #[must_use]
    pub fn is_contradicted(&self) -> bool {
        self.links.iter().any(|it| it.0 == Relation::Contradicts)
    }
}
