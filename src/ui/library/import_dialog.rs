//! What an import would do, before anything is written.

use std::rc::Rc;

use litemap::LiteMap;
use yew::{AttrValue, Callback, Html, html};

use super::reading::{FileReport, problem_words};
use crate::domain::format::{Imported, Severity};
use crate::domain::model::{Article, ArticleId, Enclosure, Record, Says, TagKey};
use crate::domain::workspace::{Command, Outcome, Plan, Planned, Reason, Workspace};
use crate::t;
use crate::ui::store::{Store, usual_words};
use crate::ui::widgets::{Dialog, Look, button, on_press};
use crate::web::route;

/// Problems listed for one file; a thousand lines help nobody.
const MOST_PROBLEMS: usize = 50;

/// What the dialog shows.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportState {
    /// Files are being read.
    Reading,
    /// What each file holds and would do.
    Planned(Vec<PlannedFile>),
}

/// One file with its plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedFile {
    name: String,
    outcome: Result<(Plan, Imported), String>,
}

impl ImportState {
    /// Plans the import of files into a workspace. Later files are planned as if earlier ones were in.
    #[must_use]
    pub fn of(workspace: &Workspace, reports: Vec<FileReport>) -> Self {
        let mut workspace = workspace.clone();
        let planned = |report: FileReport| {
            let outcome = report.outcome.map(|imported| {
                let plan = Plan::of(&workspace, imported.records.clone());
                workspace.put(plan.records());
                (plan, imported)
            });
            PlannedFile {
                name: report.name,
                outcome,
            }
        };
        Self::Planned(reports.into_iter().map(planned).collect())
    }

    /// The article of the one file and what lies with it, where something does.
    #[must_use]
    pub fn enclosed(&self) -> Option<(Rc<Article>, Vec<Rc<Enclosure>>)> {
        let Self::Planned(files) = self else {
            return None;
        };
        let [file] = files.as_slice() else {
            return None;
        };
        let records = &file.outcome.as_ref().ok()?.1.records;
        let article = records.iter().find_map(|it| match it {
            Record::Article(it) => Some(Rc::clone(it)),
            _ => None,
        })?;
        let enclosure = |it: &Record| match it {
            Record::Enclosure(it) if it.article == article.id => Some(Rc::clone(it)),
            _ => None,
        };
        let enclosures: Vec<_> = records.iter().filter_map(enclosure).collect();
        (!enclosures.is_empty()).then_some((article, enclosures))
    }

    /// Whether it is so plain that a line says it all: nothing is refused or doubtful, and no marks come.
    fn is_plain(&self) -> bool {
        let Self::Planned(files) = self else {
            return false;
        };
        let is_told = |it: &Planned| {
            let is_mark = matches!(it.record, Record::Annotation(_));
            is_mark || matches!(it.outcome, Outcome::Refused(_) | Outcome::Deleted)
        };
        files.iter().all(|it| {
            let read = it.outcome.as_ref();
            read.is_ok_and(|it| it.1.problems.is_empty() && !it.0.items().iter().any(is_told))
        })
    }

    /// The article that the first file is about, as it is here.
    fn article(&self) -> Option<ArticleId> {
        let Self::Planned(files) = self else {
            return None;
        };
        let plans = files.iter().filter_map(|it| it.outcome.as_ref().ok());
        let mut items = plans.flat_map(|it| it.0.items());
        items.find_map(|it| match &it.record {
            Record::Article(it) => Some(it.id),
            _ => None,
        })
    }

    fn records(&self) -> Vec<Record> {
        let Self::Planned(files) = self else {
            return Vec::new();
        };
        files
            .iter()
            .filter_map(|it| it.outcome.as_ref().ok())
            .flat_map(|(plan, _)| plan.records())
            .collect()
    }
}

/// The dialog "Import". `brought` says in a line what the file is for a pupil, where it is something.
pub fn import_dialog(
    store: &Store,
    state: &ImportState,
    brought: Option<AttrValue>,
    on_close: &Callback<()>,
) -> Html {
    let records = state.records();
    let has_something = !records.is_empty();
    let on_import = {
        let (store, on_close) = (store.clone(), on_close.clone());
        move || {
            let article = records.iter().find_map(|it| match it {
                Record::Article(it) => Some(it.id),
                other => other.key().within(),
            });
            if store.run(Command::Import(records.clone())).is_ok() {
                on_close.emit(());
                store.announce(t!("import-done"));
                if let Some(article) = article {
                    route::open(article);
                }
            }
        }
    };
    // What is here already is opened: whoever has the exercise of a file wants to go on with it.
    let here = state
        .article()
        .filter(|_| !has_something && brought.is_some());
    let on_open = {
        let on_close = on_close.clone();
        move || {
            on_close.emit(());
            if let Some(article) = here {
                route::open(article);
            }
        }
    };
    let on_cancel = on_close.clone();
    let main = Look {
        is_disabled: !has_something,
        ..Look::MAIN
    };
    html! {
        <Dialog name={t!("import")} {on_close}>
            <div class="form import">
                if let Some(words) = &brought {
                    <p class="import__brought" dir="auto">{ words }</p>
                }
                if here.is_some() {
                    <p class="form__notice">{ t!("import-here") }</p>
                } else if brought.is_none() || !state.is_plain() {
                    { body(state) }
                }
                <div class="dialog__foot">
                    { button(t!("cancel"), Look::default(), on_press(move || on_cancel.emit(()))) }
                    if here.is_some() {
                        { button(t!("import-open"), Look::MAIN, on_press(on_open)) }
                    } else {
                        { button(t!("import"), main, on_press(on_import)) }
                    }
                </div>
            </div>
        </Dialog>
    }
}

fn body(state: &ImportState) -> Html {
    match state {
        ImportState::Reading => html! { <p role="status">{ t!("import-reading") }</p> },
        ImportState::Planned(files) => html! { <>{ for files.iter().map(file) }</> },
    }
}

fn file(file: &PlannedFile) -> Html {
    html! {
        <section class="import__file" aria-label={file.name.clone()}>
            <h3 class="import__name" dir="auto">{ &file.name }</h3>
            {
                match &file.outcome {
                    Err(why) => html! {
                        <p class="import__problem" data-severity="refused" role="alert">{ why }{ " " }{ t!("import-nothing") }</p>
                    },
                    Ok((plan, imported)) => planned(plan, imported),
                }
            }
        </section>
    }
}

type IsOutcome = fn(&Outcome) -> bool;

/// The outcomes in the order in which they matter, with the names they have on the screen.
const KINDS: [(&str, IsOutcome); 7] = [
    ("new", |it| matches!(it, Outcome::New)),
    ("changed", |it| matches!(it, Outcome::Changed { .. })),
    ("same", |it| matches!(it, Outcome::Same)),
    ("back", |it| matches!(it, Outcome::BroughtBack)),
    ("deleted", |it| matches!(it, Outcome::Deleted)),
    ("older", |it| matches!(it, Outcome::Older { .. })),
    ("refused", |it| matches!(it, Outcome::Refused(_))),
];

fn planned(plan: &Plan, imported: &Imported) -> Html {
    let articles = plan.items().iter().filter(|it| {
        matches!(
            (&it.record, &it.outcome),
            (Record::Article(_), Outcome::New)
        )
    });
    let titles: Vec<String> = articles
        .filter_map(|it| match &it.record {
            Record::Article(it) => Some(it.details.title.clone()),
            _ => None,
        })
        .collect();
    let facts = KINDS.iter().filter_map(|(key, is)| {
        let words = counted(plan, plan.items().iter().filter(|it| is(&it.outcome)));
        (!words.is_empty()).then(|| fact(t!(&format!("import-kind-{key}")), words.join(", ")))
    });
    let by_severity = [Severity::Doubtful, Severity::Orphaned, Severity::Refused]
        .into_iter()
        .filter_map(|severity| {
            let n = imported
                .problems
                .iter()
                .filter(|it| it.severity() == severity)
                .count();
            (n > 0).then(|| fact(severity_words(severity), n.to_string()))
        });
    let mut names: Vec<&str> = Vec::new();
    for record in &imported.records {
        match record {
            Record::Author(it) if !it.name.is_empty() && !names.contains(&&*it.name) => {
                names.push(&it.name)
            }
            _ => {}
        }
    }
    let has_nothing_new = plan.is_empty() && !imported.records.is_empty();
    html! {
        <>
            if !names.is_empty() {
                <p class="shelf__byline" dir="auto">{ t!("import-by", names = &names.join(", ")) }</p>
            }
            <dl class="import__facts">
                if !titles.is_empty() {
                    { fact(t!("import-kind-article"), titles.join(" · ")) }
                }
                { for facts }
                { for by_severity }
            </dl>
            if has_nothing_new {
                <p class="form__notice">{ t!("import-same-only") }</p>
            } else if imported.records.is_empty() {
                <p class="form__notice">{ t!("import-nothing") }</p>
            }
            { problems(plan, imported) }
        </>
    }
}

fn fact(name: AttrValue, words: String) -> Html {
    html! { <div class="import__fact"><dt>{ name }</dt><dd dir="auto">{ words }</dd></div> }
}

/// "1 article", "Actor: 3", "Claim: 5".
fn counted<'a>(plan: &Plan, items: impl Iterator<Item = &'a Planned>) -> Vec<String> {
    let (mut n_articles, mut n_sources, mut n_findings) = (0, 0, 0);
    let (mut n_entities, mut n_particulars, mut n_links, mut n_scales) = (0, 0, 0, 0);
    let mut n_enclosed = 0;
    let mut tags: LiteMap<TagKey, usize> = LiteMap::new();
    for item in items {
        match &item.record {
            Record::Article(_) => n_articles += 1,
            Record::Attribution(_) => n_sources += 1,
            Record::Finding(it) if matches!(it.says, Says::Particulars(_)) => n_particulars += 1,
            Record::Finding(it) if matches!(it.says, Says::Link(_)) => n_links += 1,
            Record::Finding(_) => n_findings += 1,
            Record::Entity(_) => n_entities += 1,
            Record::Scale(_) => n_scales += 1,
            Record::Enclosure(_) => n_enclosed += 1,
            Record::Author(_) => {}
            Record::Annotation(it) => *tags.entry(it.tag.clone()).or_default() += 1,
        }
    }
    let articles = (n_articles > 0).then(|| t!("import-articles", n = n_articles).to_string());
    let tags = tags
        .into_iter()
        .map(|(tag, n)| t!("import-of-tag", tag = &words_of(plan, &tag), n = n).to_string());
    let sources = (n_sources > 0).then(|| t!("import-sources", n = n_sources).to_string());
    let findings = (n_findings > 0).then(|| t!("import-findings", n = n_findings).to_string());
    let entities = (n_entities > 0).then(|| t!("import-entities", n = n_entities).to_string());
    let scales = (n_scales > 0).then(|| t!("import-scales", n = n_scales).to_string());
    let enclosed = (n_enclosed > 0).then(|| t!("import-enclosed", n = n_enclosed).to_string());
    let links = (n_links > 0).then(|| t!("import-links", n = n_links).to_string());
    let particulars =
        (n_particulars > 0).then(|| t!("import-particulars", n = n_particulars).to_string());
    articles
        .into_iter()
        .chain(tags)
        .chain(entities)
        .chain(particulars)
        .chain(links)
        .chain(sources)
        .chain(findings)
        .chain(scales)
        .chain(enclosed)
        .collect()
}

/// A tag in the words of the file: of an exercise that brings it, or else its own.
fn words_of(plan: &Plan, tag: &TagKey) -> AttrValue {
    let enclosures = plan.items().iter().filter_map(|it| match &it.record {
        Record::Enclosure(it) => Some(it),
        _ => None,
    });
    let mut own = enclosures.flat_map(|it| it.tags.iter());
    let label = own.find(|it| it.key == *tag && !it.label.is_empty());
    label.map_or_else(
        || usual_words(tag.as_str()),
        |it| Rc::clone(&it.label).into(),
    )
}

fn problems(plan: &Plan, imported: &Imported) -> Html {
    let from_file = imported
        .problems
        .iter()
        .map(|it| (it.severity(), problem_words(it)));
    let from_plan = plan.items().iter().filter_map(|it| match it.outcome {
        Outcome::Refused(reason) => Some((Severity::Refused, reason_words(reason).to_string())),
        _ => None,
    });
    let all: Vec<(Severity, String)> = from_file.chain(from_plan).collect();
    if all.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h4 class="field__name">{ t!("import-problems", n = all.len()) }</h4>
            <ul class="import__problems" role="list" tabindex="0" aria-label={t!("import-problems", n = all.len())}>
                { for all.iter().take(MOST_PROBLEMS).map(|(severity, words)| html! {
                    <li class="import__problem" data-severity={severity.key()} dir="auto">
                        <strong>{ severity_words(*severity) }</strong>{ ": " }{ words }
                    </li>
                }) }
            </ul>
        </>
    }
}

fn severity_words(severity: Severity) -> AttrValue {
    t!(&format!("severity-{}", severity.key()))
}

fn reason_words(reason: Reason) -> AttrValue {
    t!(match reason {
        Reason::OtherText => "import-reason-other-text",
        Reason::NoArticle => "import-reason-no-article",
        Reason::NoEnd => "import-reason-no-end",
        Reason::OutsideText => "import-reason-outside-text",
        Reason::Twice => "import-reason-twice",
    })
}
