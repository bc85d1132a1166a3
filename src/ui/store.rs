//! The desk as components hold it: one handle to act with, one snapshot to draw.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::{AttrValue, Callback};

use crate::domain::desk::Desk;
use crate::domain::keep::{SaveStatus, Settings, Unreadable};
use crate::domain::model::{
    Annotation, AnnotationId, Article, ArticleId, Attribution, EntityId, Millis, Profile, Record,
    RecordKey, Source, TagKey, TagSet,
};
use crate::domain::ports::Ids;
use crate::domain::text::Target;
use crate::domain::workspace::{
    Change, Command, Heard, Label, Missing, Refusal, Undone, Workspace, identify, identify_new,
    mode_of, quote,
};
use crate::t;
use crate::web::clock::{BrowserClock, RandomIds};
use crate::web::frame::{self, Pending};
use crate::web::route;
use crate::web::storage::LocalStorage;

/// Milliseconds after which whoever types is taken to pause: what is told earlier talks over the keys.
const PAUSE: u32 = 600;

/// All that components draw from. Cloning costs a few reference counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// All records.
    pub workspace: Workspace,
    /// Whether everything is stored.
    pub status: SaveStatus,
    /// What the person has chosen.
    pub settings: Settings,
    /// What Undo would undo.
    pub next_undo: Option<Label>,
    /// What it takes back before that, in words: a decision that is in no record.
    pub decision: Option<AttrValue>,
    /// What Redo would do again.
    pub next_redo: Option<Label>,
}

struct Inner {
    desk: RefCell<Desk<BrowserClock, RandomIds>>,
    on_change: RefCell<Callback<()>>,
    on_announce: RefCell<Callback<(AttrValue, bool)>>,
    /// What Undo takes back before the last step, in words: a decision that is in no record.
    decision: RefCell<Option<(AttrValue, Callback<()>)>>,
    n_told: Cell<u32>,
}

/// A handle to the desk. Two are equal when they are the same desk.
#[derive(Clone)]
pub struct Store(Rc<Inner>);

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Store")
    }
}

impl Store {
    /// Opens the desk that is kept in this browser; says whether it is a first run and what could not be
    /// read.
    #[must_use]
    pub fn open() -> (Self, bool, Rc<[Unreadable]>) {
        let (desk, opening) = Desk::open(Rc::new(LocalStorage), BrowserClock, RandomIds);
        let inner = Inner {
            desk: RefCell::new(desk),
            on_change: RefCell::default(),
            on_announce: RefCell::default(),
            decision: RefCell::default(),
            n_told: Cell::default(),
        };
        (
            Self(Rc::new(inner)),
            opening.is_first_run,
            opening.unreadable.into(),
        )
    }

    /// Whom to tell of changes and of announcements, each with whether it is only to be heard.
    pub fn connect(&self, on_change: Callback<()>, on_announce: Callback<(AttrValue, bool)>) {
        self.0.on_change.replace(on_change);
        self.0.on_announce.replace(on_announce);
    }

    /// What there is to draw.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        let desk = self.0.desk.borrow();
        Snapshot {
            workspace: desk.workspace().clone(),
            status: *desk.status(),
            settings: desk.settings().clone(),
            next_undo: desk.history().next_undo(),
            decision: self.0.decision.borrow().as_ref().map(|it| it.0.clone()),
            next_redo: desk.history().next_redo(),
        }
    }

    /// The time, and a new id.
    #[must_use]
    pub fn now_and_id(&self) -> (Millis, crate::domain::model::Id) {
        let desk = self.0.desk.borrow();
        (desk.now(), desk.ids().next())
    }

    /// Applies a command. A refusal is announced.
    pub fn run(&self, command: Command) -> Result<Change, Refusal> {
        let outcome = self.0.desk.borrow_mut().run(command);
        match &outcome {
            Ok(change) if change.is_empty() => {}
            Ok(_) => {
                self.0.decision.take();
                self.changed();
            }
            Err(refusal) => self.warn(self.describe(refusal)),
        }
        outcome
    }

    /// Applies a command for a dialog, which says itself what came of it: the reason where it was refused.
    pub fn try_run(&self, command: Command) -> Result<(), AttrValue> {
        let refused = self.run(command).err();
        refused.map_or(Ok(()), |it| Err(self.describe(&it)))
    }

    /// Applies a command and, where it is not refused, says so in these words. Says whether it was done.
    pub fn run_and_say(&self, command: Command, words: AttrValue) -> bool {
        let is_done = self.run(command).is_ok();
        if is_done {
            self.announce(words);
        }
        is_done
    }

    /// Gives annotations another tag in one step, and says so. False where that is refused.
    pub fn retag(&self, ids: Vec<AnnotationId>, tag: TagKey) -> bool {
        let name = self.tag_name(&tag);
        let words = match ids.as_slice() {
            [only] => t!("retagged", tag = &name, quote = &self.quote_of(*only)),
            all => t!("retagged-all", n = all.len(), tag = &name),
        };
        self.run_and_say(Command::Retag(ids, tag), words)
    }

    /// Says which mark somebody has come to, to those who do not see it light up.
    pub fn tell_mark(&self, id: AnnotationId) {
        if let Some(annotation) = self.snapshot().workspace.annotation(id) {
            let tag = self.tag_name(&annotation.tag);
            self.hint(t!("mark-now", tag = &tag, quote = &self.quote_of(id)));
        }
    }

    /// A tag in the words of the article of the address: whatever is done to marks is done there.
    fn tag_name(&self, tag: &TagKey) -> AttrValue {
        let desk = self.0.desk.borrow();
        let article = route::article().map(|it| desk.workspace().layer(it));
        tag_words(article.unwrap_or_default().tags(), tag)
    }

    fn quote_of(&self, id: AnnotationId) -> String {
        let workspace = self.snapshot().workspace;
        let annotation = workspace.annotation(id);
        let article = annotation.and_then(|it| workspace.article(it.article));
        let both = article.zip(annotation);
        both.map_or_else(String::new, |(article, it)| quote(article, it))
    }

    /// Deletes an annotation, and says so. False where that is refused.
    pub fn delete(&self, article: &Article, annotation: &Annotation) -> bool {
        let words = t!(
            "deleted-annotation",
            tag = &self.tag_name(&annotation.tag),
            quote = &quote(article, annotation)
        );
        let id = annotation.id;
        let layer = self.snapshot().workspace.layer(article.id);
        let is_lost = |it: &&Rc<Attribution>| it.claim == id || it.source.mention() == Some(id);
        let words = match layer.attributions().filter(is_lost).count() {
            0 => words,
            n => format!("{words} {}", t!("deleted-sources", n = n)).into(),
        };
        let words = match layer.findings_on(id).len() {
            0 => words,
            n => format!("{words} {}", t!("deleted-findings", n = n)).into(),
        };
        self.run_and_say(Command::Delete(vec![id]), words)
    }

    /// Tags many targets in one step, and says how many. False where that is refused.
    pub fn annotate_all(
        &self,
        targets: Vec<(ArticleId, Target, Option<Heard>)>,
        tag: TagKey,
    ) -> bool {
        let words = t!(
            "annotated-all",
            n = targets.len(),
            tag = &self.tag_name(&tag)
        );
        self.run_and_say(Command::AnnotateAll(targets, tag), words)
    }

    /// Says who says a claim, by the name that is announced. False where that is refused.
    pub fn attribute(
        &self,
        article: &Article,
        claim: &Annotation,
        source: Source,
        who: &str,
    ) -> bool {
        let command = Command::Attribute(claim.id, source, mode_of(article, claim));
        self.run_and_say(command, t!("said-now", who = who))
    }

    /// Says whom mentions mean, and says so.
    pub fn identify(&self, mentions: Vec<AnnotationId>, entity: EntityId, who: &str) {
        let words = t!("meant-now", n = mentions.len(), who = who);
        self.run_and_say(identify(mentions, Some(entity)), words);
    }

    /// Lets mentions mean somebody new, and says so. Gives the entity, unless that is refused.
    pub fn identify_new(&self, mentions: Vec<AnnotationId>, profile: Profile) -> Option<EntityId> {
        let words = t!("meant-new", n = mentions.len(), who = &profile.name);
        let change = self.run(identify_new(mentions, profile)).ok()?;
        self.announce(words);
        change.keys().find_map(|it| match it {
            RecordKey::Entity(id) => Some(id),
            _ => None,
        })
    }

    /// Deletes many annotations in one step, and says how many. False where that is refused.
    pub fn delete_all(&self, ids: Vec<AnnotationId>) -> bool {
        let words = t!("deleted-all", n = ids.len());
        self.run_and_say(Command::Delete(ids), words)
    }

    /// Puts records in place that are no step of the person's own.
    pub fn plant(&self, records: Vec<Record>) {
        self.0.desk.borrow_mut().plant(records);
        self.changed();
    }

    /// Says what was decided, and how Undo takes that back until something else is done.
    pub fn decide(&self, words: AttrValue, step: AttrValue, take_back: Callback<()>) {
        self.0.decision.replace(Some((step, take_back)));
        self.changed();
        self.announce(words);
    }

    /// Takes the last step back, and says so.
    pub fn undo(&self) {
        if let Some((step, take_back)) = self.0.decision.take() {
            take_back.emit(());
            self.changed();
            self.announce(t!("undone", step = &step));
            return;
        }
        let undone = self.0.desk.borrow_mut().undo();
        self.tell(undone, "undone", "undo-nothing");
    }

    /// Does the last undone step again, and says so.
    pub fn redo(&self) {
        let undone = self.0.desk.borrow_mut().redo();
        self.tell(undone, "redone", "redo-nothing");
    }

    fn tell(&self, undone: Undone, done: &str, nothing: &str) {
        self.changed();
        match undone {
            Undone::Nothing => self.announce(t!(nothing)),
            Undone::Step(label, _) => self.announce(t!(done, step = &label_words(label))),
            Undone::Overtaken(label) => {
                self.warn(t!("undo-overtaken", step = &label_words(label)));
            }
        }
    }

    /// Takes over what another tab wrote.
    pub fn absorb(&self, key: Option<&str>, value: Option<&str>) {
        let is_changed = self.0.desk.borrow_mut().absorb(key, value);
        if is_changed {
            self.changed();
        }
    }

    /// Changes what the person has chosen.
    pub fn choose(&self, settings: Settings) {
        self.0.desk.borrow_mut().choose(settings);
        self.changed();
    }

    /// Makes one of the choices about how the page reads.
    pub fn choose_comfort(&self, name: &str, value: &str) {
        let mut settings = self.0.desk.borrow().settings().clone();
        settings.comfort.set(name, value);
        self.choose(settings);
    }

    /// Tries again to store what could not be stored.
    pub fn retry(&self) {
        self.0.desk.borrow_mut().retry();
        self.changed();
    }

    /// Tidies storage, in idle time.
    pub fn sweep(&self) {
        self.0.desk.borrow_mut().sweep();
    }

    /// Says what was done to whoever cannot see it happen, unless only trouble is to be told.
    pub fn announce(&self, words: impl Into<AttrValue>) {
        if self.talk() != "trouble" {
            self.warn(words);
        }
    }

    /// Says what could be done next, where everything is to be told, to those who do not see that it is shown.
    pub fn hint(&self, words: impl Into<AttrValue>) {
        if self.talk() == "all" {
            self.tell_of(words.into(), true);
        }
    }

    /// The same when whoever types pauses, unless something else was told by then.
    pub fn hint_in_pause(&self, words: impl Into<AttrValue>) -> Pending {
        let (me, words, n_told) = (self.clone(), words.into(), self.0.n_told.get());
        frame::later(PAUSE, move || {
            if me.0.n_told.get() == n_told {
                me.hint(words);
            }
        })
    }

    /// Says what went wrong.
    pub fn warn(&self, words: impl Into<AttrValue>) {
        self.tell_of(words.into(), false);
    }

    fn tell_of(&self, words: AttrValue, is_only_heard: bool) {
        self.0.n_told.set(self.0.n_told.get().wrapping_add(1));
        let callback = self.0.on_announce.borrow().clone();
        callback.emit((words, is_only_heard));
    }

    fn describe(&self, refusal: &Refusal) -> AttrValue {
        match refusal {
            Refusal::NoArticle => t!("refusal-no-article"),
            Refusal::NoAnnotation => t!("refusal-no-annotation"),
            Refusal::OutsideText => t!("refusal-outside-text"),
            Refusal::AlreadyTagged(_, tag) => {
                t!("refusal-already-tagged", tag = &self.tag_name(tag))
            }
            Refusal::ReadOnly => t!("refusal-read-only"),
            Refusal::OtherText => t!("refusal-other-text"),
            Refusal::EmptyText => t!("refusal-empty-text"),
            Refusal::OwnSource => t!("refusal-own-source"),
            Refusal::OwnTeller => t!("refusal-own-teller"),
            Refusal::SameSource => t!("refusal-same-source"),
            Refusal::OwnLink => t!("refusal-own-link"),
            Refusal::SameLink => t!("refusal-same-link"),
            Refusal::Circle => t!("refusal-circle"),
            Refusal::NotCheckable => t!("refusal-not-checkable"),
            Refusal::HasVerdict => t!("refusal-has-verdict"),
            Refusal::NoEntity => t!("refusal-no-entity"),
            Refusal::NoName => t!("refusal-no-name"),
            Refusal::Missing(lacks) => missing_words(*lacks),
        }
    }

    fn talk(&self) -> &'static str {
        self.0.desk.borrow().settings().comfort.get("talk")
    }

    fn changed(&self) {
        let callback = self.0.on_change.borrow().clone();
        callback.emit(());
    }
}

/// A step in words.
#[must_use]
pub fn label_words(label: Label) -> AttrValue {
    t!(match label {
        Label::AddArticle => "step-add-article",
        Label::Describe => "step-describe",
        Label::DeleteArticle => "step-delete-article",
        Label::Annotate => "step-annotate",
        Label::AnnotateAll => "step-annotate-all",
        Label::AddPiece => "step-add-piece",
        Label::Reshape => "step-reshape",
        Label::Retag => "step-retag",
        Label::WriteNote => "step-write-note",
        Label::Delete => "step-delete",
        Label::Attribute => "step-attribute",
        Label::Convey => "step-convey",
        Label::Unattribute => "step-unattribute",
        Label::AddEvidence => "step-add-evidence",
        Label::WriteEvidence => "step-write-evidence",
        Label::DeleteFinding => "step-delete-finding",
        Label::Judge => "step-judge",
        Label::Identify => "step-identify",
        Label::Specify => "step-specify",
        Label::WriteEntity => "step-write-entity",
        Label::Merge => "step-merge",
        Label::DeleteEntity => "step-delete-entity",
        Label::Scale => "step-scale",
        Label::Lesson => "step-lesson",
        Label::Settle => "step-settle",
        Label::Link => "step-link",
        Label::Unlink => "step-unlink",
        Label::Import => "step-import",
        Label::Introduce => "step-introduce",
    })
}

/// A tag in words: those of the set that has it. A tag without words of its own shows its key.
#[must_use]
pub fn tag_words(tags: &TagSet, key: &TagKey) -> AttrValue {
    let label = tags.get(key).map(|it| Rc::clone(&it.label));
    match label.filter(|it| !it.is_empty()) {
        Some(label) => label.into(),
        None => usual_words(key.as_str()),
    }
}

/// One of the three in words; any other key shows itself.
#[must_use]
pub fn usual_words(key: &str) -> AttrValue {
    match key {
        "actor" => t!("tag-actor"),
        "location" => t!("tag-location"),
        "claim" => t!("tag-claim"),
        other => AttrValue::from(other.to_owned()),
    }
}

/// What a verdict lacks.
#[must_use]
pub fn missing_words(lacks: Missing) -> AttrValue {
    t!(match (lacks.reason, lacks.evidence) {
        (true, true) => "missing-both",
        (true, false) => "missing-reason",
        (false, true) => "missing-evidence",
        (false, false) => "missing-nothing",
    })
}
