//! What the app shows, as one state: each type of state of its own is 3 KB more in the page.

use std::rc::Rc;

use yew::{AttrValue, Reducible, UseReducerDispatcher};

use crate::domain::model::{AnnotationId, ArticleId, EnclosureId, TagSet};
use crate::domain::workspace::Workspace;
use crate::ui::check::ScalesState;
use crate::ui::entities::EntitiesState;
use crate::ui::lesson::Working;
use crate::ui::library::ImportState;
use crate::ui::links::LinksState;
use crate::ui::picture::PictureState;
use crate::ui::reader::Goal;
use crate::ui::store::{Snapshot, Store};
use crate::ui::suggest::Suggested;
use crate::web::route;

/// Which dialog is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Open {
    #[default]
    None,
    NewArticle,
    Details(ArticleId),
    Settings,
    Keys,
    Again(AnnotationId),
    Check(AnnotationId),
    Entities(EntitiesState),
    Links(LinksState),
    Scales(ScalesState),
    Picture,
    /// Between all who marked the article, or only between the pupils of a class.
    Agreement(bool),
    Exercise,
    Ready,
    Class(Option<EnclosureId>),
    Import(Rc<ImportState>),
}

/// Which pane lies over the article where there is no room beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sheet {
    #[default]
    None,
    Library,
    Annotations,
    Task,
}

/// All that the app is drawn from.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct View {
    /// What is in the store.
    pub(super) snapshot: Snapshot,
    /// The records as they were at the last frame.
    pub(super) painted: Workspace,
    /// What was announced last, whether that is only to be heard, and how often something was.
    pub(super) announced: (AttrValue, bool, u32),
    /// The article of the address.
    pub(super) current: Option<ArticleId>,
    /// The annotation that is open.
    pub(super) active: Option<AnnotationId>,
    /// The one that the next selection is added to.
    pub(super) adding_to: Option<AnnotationId>,
    /// The claim for which the next mark says who says it.
    pub(super) saying_for: Option<AnnotationId>,
    /// What to bring into view, and how often something was.
    pub(super) goal: Option<(Goal, u32)>,
    /// What the rules propose.
    pub(super) suggested: Option<Suggested>,
    pub(super) open: Open,
    /// What the overview shows, also while it is closed: whoever comes back finds it as it was.
    pub(super) picture: PictureState,
    /// What is chosen in the exercise that is worked on.
    pub(super) working: Working,
    pub(super) sheet: Sheet,
    /// Whether the notice of what could not be read was closed.
    pub(super) is_notice_closed: bool,
    /// Whether files are being dragged over the page.
    pub(super) is_dragging: bool,
    /// Whether the part that is fetched later is there.
    pub(super) is_whole: bool,
    /// Whether that for work in class is, which shows more than its dialogs.
    pub(super) has_lesson: bool,
}

impl View {
    pub(super) fn first(store: &Store) -> Self {
        let snapshot = store.snapshot();
        Self {
            painted: snapshot.workspace.clone(),
            snapshot,
            announced: Default::default(),
            current: route::article(),
            active: None,
            adding_to: None,
            saying_for: None,
            goal: None,
            suggested: None,
            open: Open::None,
            picture: PictureState::default(),
            working: Working::default(),
            sheet: Sheet::None,
            is_notice_closed: false,
            is_dragging: false,
            is_whole: false,
            has_lesson: false,
        }
    }
}

impl View {
    /// Shows the article of the address; of another one nothing is open or asked for.
    pub(super) fn follow(&mut self) {
        let next = route::article();
        if next != self.current {
            self.current = next;
            (self.active, self.adding_to, self.saying_for) = (None, None, None);
            self.goal = None;
            self.working = Working::default();
        }
    }

    /// The tags in force: those of the article of the address.
    pub(super) fn tags(&self) -> Rc<TagSet> {
        let layer = self.current.map(|it| self.snapshot.workspace.layer(it));
        Rc::clone(layer.unwrap_or_default().tags())
    }

    /// Brings something into view.
    pub(super) fn go_to(&mut self, goal: Goal) {
        self.goal = Some((goal, self.goal.map_or(0, |(_, n)| n.wrapping_add(1))));
    }
}

/// A change of what is shown.
pub(super) struct Edit(Box<dyn FnOnce(&mut View)>);

impl Reducible for View {
    type Action = Edit;

    fn reduce(self: Rc<Self>, Edit(act): Edit) -> Rc<Self> {
        let mut next = (*self).clone();
        act(&mut next);
        Rc::new(next)
    }
}

/// Changes what is shown. Clones change the same view.
#[derive(Clone)]
pub(super) struct Viewer(UseReducerDispatcher<View>);

impl Viewer {
    pub(super) const fn new(dispatcher: UseReducerDispatcher<View>) -> Self {
        Self(dispatcher)
    }

    pub(super) fn edit(&self, act: impl FnOnce(&mut View) + 'static) {
        self.0.dispatch(Edit(Box::new(act)));
    }
}
