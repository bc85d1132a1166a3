//! What the dialog about scales shows and does: the scale in its fields, and what each button does with it.

use std::rc::Rc;

use web_sys::MouseEvent;
use yew::{AttrValue, Callback};

use crate::domain::model::{AnnotationId, Grade, ScaleFlaw, ScaleId, Wording};
use crate::domain::workspace::{Workspace, delete_scale, write_scale};
use crate::t;
use crate::ui::store::Store;
use crate::ui::widgets::on_press;
use crate::web::language::lower_case;
use crate::web::{dom, frame};

/// Rows of a scale that is begun.
const FIRST_ROWS: usize = 3;

/// What the dialog shows, shared and told by the place where it is: who copies or compares it is in the first file that a
/// page fetches.
#[derive(Clone, Debug, Default)]
pub struct ScalesState(pub(super) Rc<Showing>);

impl PartialEq for ScalesState {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Clone, Debug, Default)]
pub(super) struct Showing {
    /// The claim from whose verdict it was opened.
    from: Option<AnnotationId>,
    pub(super) shown: Shown,
    /// What was done last, or what is missing. The page's own announcements are not heard while a dialog is open.
    pub(super) said: AttrValue,
    /// Whether that is what is missing.
    pub(super) is_refused: bool,
}

/// Which scale is shown.
#[derive(Clone, Debug, Default)]
pub(super) enum Shown {
    /// What there is: the only one, or a new one, or all to choose from.
    #[default]
    First,
    /// All of them.
    All,
    /// One, or a new one, with what its fields hold.
    One(Option<ScaleId>, Wording),
}

/// What the dialog is drawn from.
#[derive(Clone, Debug)]
pub struct ScalesProps {
    /// Where to act.
    pub store: Store,
    /// All records.
    pub workspace: Workspace,
    /// What it shows.
    pub state: ScalesState,
    /// Called with what it is to show.
    pub on_state: Callback<ScalesState>,
    /// Called when the dialog is to go.
    pub on_close: Callback<()>,
}

impl ScalesState {
    /// As it opens from the verdict on a claim.
    #[must_use]
    pub fn of(claim: AnnotationId) -> Self {
        Self(Rc::new(Showing {
            from: Some(claim),
            ..Showing::default()
        }))
    }

    /// The claim from whose verdict it was opened.
    #[must_use]
    pub fn from(&self) -> Option<AnnotationId> {
        self.0.from
    }
}

/// The scale that is shown, and what its fields hold.
pub(super) struct Form {
    pub(super) props: ScalesProps,
    pub(super) id: Option<ScaleId>,
    pub(super) wording: Wording,
}

/// What a button does: one type for all of them, as each call of another type is half a kilobyte in the page.
#[derive(Clone, Copy)]
pub(super) enum Deed {
    /// Show all scales.
    All,
    /// Begin a scale.
    Begin,
    /// Show a scale.
    Show(ScaleId),
    /// One grade more.
    Add,
    /// Take the grade at this place away.
    Remove(usize),
    /// Save the scale.
    Save,
    /// Delete the scale.
    Delete,
    /// Close the dialog.
    Close,
}

/// How a field of the grade at a place, or the name, is written.
pub(super) type Write = fn(&mut Wording, usize, String);

impl Form {
    /// A button's call.
    pub(super) fn on(self: &Rc<Self>, deed: Deed) -> Callback<MouseEvent> {
        let form = Rc::clone(self);
        on_press(move || form.act(deed))
    }

    fn act(&self, deed: Deed) {
        match deed {
            Deed::All => self.show(Shown::All, AttrValue::default()),
            Deed::Begin => self.show(Shown::One(None, blank()), AttrValue::default()),
            Deed::Show(id) => {
                let scales = self.props.workspace.scales();
                if let Some(it) = scales.iter().find(|it| it.id == id) {
                    let wording = (*it.wording).clone();
                    self.show(Shown::One(Some(id), wording), AttrValue::default());
                }
            }
            Deed::Add => {
                self.write(
                    |it, _, _| it.grades.push(Grade::default()),
                    0,
                    String::new(),
                );
                focus(".scales__row:last-child input".to_owned());
            }
            Deed::Remove(at) => {
                let remove: Write = |it, at, _| {
                    if at < it.grades.len() {
                        it.grades.remove(at);
                    }
                };
                self.write(remove, at, String::new());
                // The row that is there now, the last one, or the button for one more.
                let nth = at + 1;
                let row = format!(".scales__row:is(:nth-child({nth}), :last-child) input");
                focus(format!("{row}, .scales__add > button"));
            }
            Deed::Save => self.save(),
            Deed::Delete => {
                let scales = self.props.workspace.scales();
                let kept = scales.iter().find(|it| Some(it.id) == self.id);
                if let Some(it) = kept
                    && self.props.store.run(delete_scale(it.id)).is_ok()
                {
                    let said = t!("scale-deleted", name = &it.wording.name);
                    self.show(Shown::All, said);
                }
            }
            Deed::Close => self.props.on_close.emit(()),
        }
    }

    /// What is in the fields, with one of them written.
    pub(super) fn write(&self, write: Write, at: usize, words: String) {
        let mut wording = self.wording.clone();
        write(&mut wording, at, words);
        self.tell(Showing {
            shown: Shown::One(self.id, wording),
            ..Showing::default()
        });
    }

    /// Shows something, and says what was done; the focus goes along.
    fn show(&self, shown: Shown, said: AttrValue) {
        self.tell(Showing {
            shown,
            said,
            ..Showing::default()
        });
        focus(".scales :is(button, input)".to_owned());
    }

    fn tell(&self, showing: Showing) {
        let from = self.props.state.from();
        let state = ScalesState(Rc::new(Showing { from, ..showing }));
        self.props.on_state.emit(state);
    }

    /// Saves what the fields hold and closes the dialog, or says what is missing.
    fn save(&self) {
        let store = &self.props.store;
        match write_scale(self.id, &self.wording, &lower_case) {
            Err(flaw) => self.tell(Showing {
                shown: Shown::One(self.id, self.wording.clone()),
                said: flaw_words(flaw),
                is_refused: true,
                ..Showing::default()
            }),
            Ok(command) => {
                // A refusal is announced.
                if store.run(command).is_ok() {
                    self.props.on_close.emit(());
                    store.announce(t!("scale-saved", name = self.wording.name.trim()));
                }
            }
        }
    }
}

/// Focuses what is there after the next drawing.
fn focus(selector: String) {
    frame::after_paint(move || dom::focus(&selector)).forget();
}

/// A scale of which nothing is written yet.
pub(super) fn blank() -> Wording {
    Wording {
        name: String::new(),
        grades: vec![Grade::default(); FIRST_ROWS],
    }
}

/// What keeps it from being a scale, and what to do.
fn flaw_words(flaw: ScaleFlaw) -> AttrValue {
    match flaw {
        ScaleFlaw::NoName => t!("scale-flaw-no-name"),
        ScaleFlaw::LongName => t!("scale-flaw-long-name"),
        ScaleFlaw::Count(n) => t!("scale-flaw-count", n = n),
        ScaleFlaw::NoWords(n) => t!("scale-flaw-no-words", n = n),
        ScaleFlaw::LongWords(n) => t!("scale-flaw-long-words", n = n),
        ScaleFlaw::Twice(n) => t!("scale-flaw-twice", n = n),
        ScaleFlaw::NoRating(n) => t!("scale-flaw-no-rating", n = n),
    }
}
