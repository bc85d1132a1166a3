//! Makes one hand-in of all that a pupil's file holds.

use std::rc::Rc;

use crate::domain::exercise::{Handin, Work, work_of};
use crate::domain::format::Imported;
use crate::domain::format::brought::{Brought, HandedIn, lost};
use crate::domain::format::lesson::{Head, Unread, read_title, read_work, write_handin};
use crate::domain::model::{Article, Enclosure, EnclosureKind};
use crate::domain::workspace::Workspace;

/// What a file is to a class. Of several pieces of work in one file the first that was handed in counts.
#[must_use]
pub fn bring(file: Imported) -> Brought {
    let lost = lost(&file);
    let mut workspace = Workspace::default();
    workspace.put(file.records);
    let mut other = Brought::Other;
    let articles: Vec<Rc<Article>> = workspace.articles().cloned().collect();
    for article in articles {
        let layer = workspace.layer(article.id);
        for work in layer.enclosures(EnclosureKind::Work) {
            let mut exercises = layer.enclosures(EnclosureKind::Exercise).into_iter();
            let exercise = exercises.find(|it| work_of(it.id) == work.id);
            match one(&workspace, &article, exercise, work) {
                Ok(Brought::Handin(it)) => {
                    return Brought::Handin(HandedIn {
                        n_lost: lost.0,
                        lost: lost.1,
                        ..it
                    });
                }
                Ok(Brought::Other) => {}
                Ok(found) => other = found,
                Err(why) => other = Brought::Broken(why.to_string()),
            }
        }
    }
    other
}

fn one(
    workspace: &Workspace,
    article: &Article,
    exercise: Option<&Rc<Enclosure>>,
    enclosed: &Enclosure,
) -> Result<Brought, Unread> {
    let Some(exercise) = exercise else {
        return Ok(Brought::Other);
    };
    let work: Work = read_work(&article.text, &enclosed.body)?;
    if work.handed_in.is_none() {
        return Ok(Brought::Unfinished(exercise.id, work.name));
    }
    // The title is only for words: an exercise that cannot be read is known by its id all the same.
    let title = read_title(&exercise.body);
    let layer = workspace.layer(article.id);
    let by = enclosed.provenance.by;
    let handin = Handin {
        exercise: Some(exercise.id),
        ..Handin::of(article, &layer, workspace, by, &work)
    };
    let body = write_handin(&article.text, &handin);
    Ok(Brought::Handin(HandedIn {
        title: title.unwrap_or_default(),
        head: Head {
            exercise: handin.exercise,
            by,
            name: handin.name.clone(),
            hash: handin.hash,
            handed_in: handin.handed_in,
        },
        n_marks: handin.marks.len(),
        n_lost: 0,
        lost: None,
        body,
    }))
}
