//! Makes the files of a lesson: the teacher's with article, marks and exercise, and those that pupils hand in.

use std::rc::Rc;

use whosaid::domain::exercise::{Answer, Exercise, Reply, Work, work_of};
use whosaid::domain::format::lesson::{write_exercise, write_work};
use whosaid::domain::format::whosaid::write as write_file;
use whosaid::domain::model::{
    Annotation, AnnotationId, Article, ArticleId, Attribution, AttributionId, Author, AuthorId,
    Details, Enclosure, EnclosureId, EnclosureKind, Id, Millis, Mode, Provenance, Record, Source,
    TagKey, TextHash,
};
use whosaid::domain::text::{Span, Target, Text};

use crate::trouble::{Outcome, Trouble};

/// When exercises are begun: 2026-09-01, 08:00 UTC.
pub(crate) const BEGUN: u64 = 1_788_249_600_000;
const MINUTE: u64 = 60_000;

/// A lesson on one text.
#[derive(Debug, Clone)]
pub(crate) struct Lesson {
    pub(crate) article: Article,
    pub(crate) exercise: Exercise,
    pub(crate) id: EnclosureId,
    /// The teacher's marks.
    pub(crate) marks: Vec<Record>,
    pub(crate) teacher: AuthorId,
}

/// One pupil.
#[derive(Debug, Clone)]
pub(crate) struct Pupil {
    pub(crate) name: &'static str,
    /// Which browser they sit at.
    pub(crate) browser: u64,
    /// What they marked: the words, which of those, and the tag.
    pub(crate) marks: Vec<(&'static str, usize, &'static str)>,
    /// Who says which claim: the numbers of both marks.
    pub(crate) said: Vec<(usize, usize)>,
    pub(crate) answers: Vec<(u16, Reply)>,
    /// After how many minutes they handed in; nothing where they did not.
    pub(crate) minutes: Option<u64>,
}

/// An id out of two numbers.
pub(crate) fn id(kind: u64, number: u64) -> Id {
    Id::from_bytes(((u128::from(kind) << 64) | u128::from(number)).to_be_bytes())
}

impl Lesson {
    pub(crate) fn new(title: &str, text: &str) -> Self {
        let teacher = AuthorId(id(1, 1));
        let provenance = Provenance::new(teacher, Millis(BEGUN));
        let article = Article {
            id: ArticleId(id(2, 1)),
            hash: TextHash::of(text),
            blocks: Article::lines(text),
            text: Rc::new(Text::new(text)),
            details: Rc::new(Details {
                title: title.to_owned(),
                language: "en".to_owned(),
                ..Details::default()
            }),
            is_read_only: false,
            provenance,
        };
        Self {
            article,
            exercise: Exercise {
                title: title.to_owned(),
                key_by: Some(teacher),
                ..Exercise::default()
            },
            id: EnclosureId(id(3, 1)),
            marks: Vec::new(),
            teacher,
        }
    }

    /// Words of the text as a target.
    pub(crate) fn target(&self, words: &str, nth: usize) -> Outcome<Target> {
        let text = self.article.text.as_str();
        let found = text.match_indices(words).nth(nth);
        let start = found
            .ok_or_else(|| Trouble(format!("{words:?} should be in the text")))?
            .0;
        let span = Span::of(start, start + words.len());
        Target::new(span).map_err(|it| Trouble(it.to_string()))
    }

    /// An annotation.
    pub(crate) fn mark(
        &self,
        of: AnnotationId,
        target: Target,
        tag: &str,
        (by, at): (AuthorId, u64),
    ) -> Outcome<Record> {
        let tag = TagKey::parse(tag).ok_or_else(|| Trouble(format!("{tag} is no tag")))?;
        Ok(Record::Annotation(Rc::new(Annotation {
            id: of,
            article: self.article.id,
            target,
            tag,
            note: "".into(),
            provenance: Provenance::new(by, Millis(at)),
        })))
    }

    /// Marks something for the key; gives its id.
    pub(crate) fn wants(&mut self, words: &str, tag: &str) -> Outcome<AnnotationId> {
        let of = AnnotationId(id(4, self.marks.len() as u64));
        let by = (self.teacher, BEGUN);
        let mark = self.mark(of, self.target(words, 0)?, tag, by)?;
        self.marks.push(mark);
        Ok(of)
    }

    /// Says who says a claim of the key.
    pub(crate) fn says(&mut self, claim: AnnotationId, who: AnnotationId) {
        let number = self.marks.len() as u64;
        let by = (self.teacher, BEGUN);
        self.marks.push(self.said(id(5, number), claim, who, by));
    }

    fn said(
        &self,
        of: Id,
        claim: AnnotationId,
        who: AnnotationId,
        (by, at): (AuthorId, u64),
    ) -> Record {
        Record::Attribution(Rc::new(Attribution {
            id: AttributionId(of),
            article: self.article.id,
            claim,
            source: Source::Mention(who),
            mode: Mode::Paraphrase,
            cue: None,
            told_by: None,
            provenance: Provenance::new(by, Millis(at)),
        }))
    }

    fn enclosed(&self, of: EnclosureId, kind: EnclosureKind, body: String, by: AuthorId) -> Record {
        Record::Enclosure(Rc::new(Enclosure {
            id: of,
            article: self.article.id,
            kind,
            tags: Rc::from([]),
            body: body.into(),
            provenance: Provenance::new(by, Millis(BEGUN)),
        }))
    }

    fn author(of: AuthorId, name: &str) -> Record {
        Record::Author(Rc::new(Author {
            id: of,
            name: name.into(),
            modified: Millis(BEGUN),
        }))
    }

    fn article(&self) -> Record {
        Record::Article(Rc::new(self.article.clone()))
    }

    /// The teacher's file.
    pub(crate) fn file(&self) -> String {
        let body = write_exercise(&self.article.text, &self.exercise);
        let mut records = vec![Self::author(self.teacher, "Ms Teacher"), self.article()];
        records.extend(self.marks.iter().cloned());
        records.push(self.enclosed(self.id, EnclosureKind::Exercise, body, self.teacher));
        write_file(records).file
    }

    /// The file of a pupil.
    pub(crate) fn handin(&self, pupil: &Pupil) -> Outcome<String> {
        let by = AuthorId(id(6, pupil.browser));
        // What one makes and another does is told apart by both: two pupils may share a browser.
        let place = |at: usize| AnnotationId(id(7 + (pupil.browser << 8), (at as u64) + 1));
        let when = |at: usize| BEGUN + MINUTE + pupil.browser * 77_777 + (at as u64) * 4_321;
        let mut marks = Vec::new();
        for (at, (words, nth, tag)) in pupil.marks.iter().enumerate() {
            let target = self.target(words, *nth)?;
            marks.push(self.mark(place(at), target, tag, (by, when(at)))?);
        }
        for (nth, (claim, who)) in pupil.said.iter().enumerate() {
            let of = id(8 + (pupil.browser << 8), nth as u64);
            marks.push(self.said(of, place(*claim), place(*who), (by, when(0))));
        }
        self.handin_of(by, pupil.name, marks, &pupil.answers, pupil.minutes)
    }

    /// The file of a pupil with these records.
    pub(crate) fn handin_of(
        &self,
        by: AuthorId,
        name: &str,
        marks: Vec<Record>,
        answers: &[(u16, Reply)],
        minutes: Option<u64>,
    ) -> Outcome<String> {
        let text = &self.article.text;
        let answer = |(question, reply): &(u16, Reply)| Answer {
            question: *question,
            reply: reply.clone(),
        };
        let work = Work {
            name: name.to_owned(),
            begun: Millis(BEGUN),
            handed_in: minutes.map(|it| Millis(BEGUN + it * MINUTE)),
            answers: answers.iter().map(answer).collect(),
        };
        let exercise = write_exercise(text, &self.exercise.for_pupils());
        let mut records = vec![Self::author(by, ""), self.article()];
        records.extend(marks);
        records.push(self.enclosed(self.id, EnclosureKind::Exercise, exercise, self.teacher));
        let body = write_work(text, &work);
        records.push(self.enclosed(work_of(self.id), EnclosureKind::Work, body, by));
        Ok(write_file(records).file)
    }
}
