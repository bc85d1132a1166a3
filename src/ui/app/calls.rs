//! What the panes and dialogs call.

use std::rc::Rc;

use yew::{AttrValue, Callback};

use super::head::HeadWish;
use super::later::{later, with_later};
use super::lesson::{is_refused, lesson};
use super::parts::{Part, open, with};
use super::picture::with_picture;
use super::view::{Open, Sheet, View, Viewer};
use crate::domain::model::{Annotation, AnnotationId, ArticleId, Behavior, EnclosureId};
use crate::domain::text::Span;
use crate::t;
use crate::ui::annotations::{Parts, Wish};
use crate::ui::check::ScalesState;
use crate::ui::entities::EntitiesState;
use crate::ui::keys::TEXT;
use crate::ui::lesson::WorkWish;
use crate::ui::links::LinksState;
use crate::ui::picture::PictureEdit;
use crate::ui::reader::{
    CueProps, FindBarProps, Goal, MoreLineProps, ReaderParts, RulerProps, TiesProps,
};
use crate::ui::store::Store;
use crate::web::file::Chosen;
use crate::web::{dom, route};

/// The callbacks, the same for ever: so the panes are drawn anew only for what they show.
#[derive(Debug)]
pub(super) struct Calls {
    pub(super) on_wish: Callback<Wish>,
    pub(super) parts: Parts,
    pub(super) reader: ReaderParts,
    pub(super) on_open: Callback<Option<AnnotationId>>,
    /// Shows the list, where it is a sheet.
    pub(super) on_show: Callback<()>,
    pub(super) on_review: Callback<AnnotationId>,
    pub(super) on_adding: Callback<Option<AnnotationId>>,
    pub(super) on_saying: Callback<Option<AnnotationId>>,
    pub(super) on_look: Callback<(Span, bool)>,
    pub(super) on_suggested: Callback<()>,
    pub(super) on_describe: Callback<ArticleId>,
    pub(super) on_keys: Callback<()>,
    pub(super) on_entities: Callback<EntitiesState>,
    pub(super) on_links: Callback<LinksState>,
    pub(super) on_scales: Callback<ScalesState>,
    pub(super) on_picture: Callback<PictureEdit>,
    /// Shows the class of an exercise.
    pub(super) on_class: Callback<EnclosureId>,
    /// Compares the pupils of a class.
    pub(super) on_compare: Callback<()>,
    pub(super) on_close: Callback<()>,
    pub(super) on_library_open: Callback<()>,
    pub(super) on_ready: Callback<()>,
    pub(super) on_notice_close: Callback<()>,
    pub(super) on_files: Callback<Vec<Chosen>>,
    pub(super) on_head: Callback<HeadWish>,
    pub(super) on_work: Callback<WorkWish>,
}

impl Calls {
    pub(super) fn new(store: &Store, viewer: &Viewer) -> Self {
        let on_adding = asking(
            store,
            viewer,
            |it, id| it.adding_to = id,
            Wish::AddPiece,
            || t!("adding-piece"),
        );
        let on_saying = asking(
            store,
            viewer,
            |it, id| it.saying_for = id,
            Wish::ChooseSource,
            || t!("saying"),
        );
        let on_entities = {
            let viewer = viewer.clone();
            Callback::from(move |state| viewer.edit(|it| it.open = Open::Entities(state)))
        };
        let on_links = {
            let viewer = viewer.clone();
            Callback::from(move |state| viewer.edit(|it| it.open = Open::Links(state)))
        };
        let on_wish = {
            let (on_entities, on_links) = (on_entities.clone(), on_links.clone());
            let (store, viewer) = (store.clone(), viewer.clone());
            let (on_adding, on_saying) = (on_adding.clone(), on_saying.clone());
            Callback::from(move |wish| match wish {
                _ if is_refused(&store, wish) => {}
                Wish::Close => viewer.edit(|it| it.active = None),
                Wish::Open(id) => viewer.edit(move |it| it.active = Some(id)),
                Wish::GoTo(id) => go_to(&store, &viewer, id),
                Wish::Entity(id) => on_entities.emit(EntitiesState::of(id)),
                Wish::Show(id) => {
                    viewer.edit(move |it| {
                        it.sheet = Sheet::None;
                        it.go_to(Goal::Mark(id));
                    });
                    dom::focus_in_place(TEXT);
                }
                Wish::AddPiece(id) => on_adding.emit(Some(id)),
                Wish::ChooseSource(id) => on_saying.emit(Some(id)),
                Wish::Suggest => {
                    let (to, at) = (store.clone(), viewer.clone());
                    with_later(&store, &viewer, move |later| (later.suggest)(&to, &at));
                }
                Wish::Review(id) => viewer.edit(move |it| it.open = Open::Again(id)),
                Wish::Picture => open(Part::Picture, Open::Picture, (&store, &viewer)),
                Wish::Agreement => open(Part::Lesson, Open::Agreement(false), (&store, &viewer)),
                Wish::Exercise => open(Part::Lesson, Open::Exercise, (&store, &viewer)),
                Wish::Class => open(Part::Lesson, Open::Class(None), (&store, &viewer)),
                Wish::Check(id) => {
                    if is_open_claim(&store, id) {
                        viewer.edit(move |it| it.open = Open::Check(id));
                    }
                }
                Wish::Links(id) => {
                    if is_open_claim(&store, id) {
                        on_links.emit(LinksState::of(id));
                    }
                }
            })
        };
        let on_scales = {
            let viewer = viewer.clone();
            Callback::from(move |state| viewer.edit(|it| it.open = Open::Scales(state)))
        };
        let on_picture = {
            let viewer = viewer.clone();
            Callback::from(move |edit: PictureEdit| {
                viewer.edit(|it| edit.on(&mut it.picture));
            })
        };
        let show = |what: Open| {
            let viewer = viewer.clone();
            Callback::from(move |()| {
                let what = what.clone();
                viewer.edit(|it| it.open = what);
            })
        };
        let on_open = viewer.clone();
        let (on_review, on_describe) = (viewer.clone(), viewer.clone());
        let (on_look, on_suggested) = (viewer.clone(), viewer.clone());
        let on_library_open = viewer.clone();
        let on_notice_close = viewer.clone();
        Self {
            on_wish,
            reader: ReaderParts {
                ruler: Callback::from(|props: RulerProps| {
                    later().map(|it| (it.ruler)(props)).unwrap_or_default()
                }),
                cues: Callback::from(|props: CueProps| {
                    later().map(|it| (it.cues)(&props)).unwrap_or_default()
                }),
                ties: Callback::from(|props: TiesProps| {
                    later().map(|it| (it.ties)(props)).unwrap_or_default()
                }),
                more: Callback::from(|props: MoreLineProps| {
                    later().map(|it| (it.more_line)(props)).unwrap_or_default()
                }),
                find: Callback::from(|props: FindBarProps| {
                    later().map(|it| (it.find)(props)).unwrap_or_default()
                }),
            },
            parts: Parts {
                open_card: Callback::from(|props| {
                    later().map(|it| (it.open_card)(&props)).unwrap_or_default()
                }),
                bulk: Callback::from(|props| {
                    later().map(|it| (it.bulk)(&props)).unwrap_or_default()
                }),
                sift: Callback::from(|props| {
                    later().map(|it| (it.sift)(&props)).unwrap_or_default()
                }),
                search_terms: Callback::from(|props| {
                    let later = later();
                    later
                        .map(|it| (it.search_terms)(&props))
                        .unwrap_or_default()
                }),
            },
            on_adding,
            on_saying,
            on_keys: show(Open::Keys),
            on_entities,
            on_links,
            on_scales,
            on_picture,
            on_class: {
                let viewer = viewer.clone();
                Callback::from(move |id| viewer.edit(move |it| it.open = Open::Class(Some(id))))
            },
            on_compare: show(Open::Agreement(true)),
            on_close: show(Open::None),
            on_open: Callback::from(move |id| on_open.edit(move |it| it.active = id)),
            on_show: {
                let viewer = viewer.clone();
                Callback::from(move |()| viewer.edit(|it| it.sheet = Sheet::Annotations))
            },
            on_review: Callback::from(move |id| {
                on_review.edit(move |it| it.open = Open::Again(id))
            }),
            on_look: Callback::from(move |(span, stays): (Span, bool)| {
                on_look.edit(move |it| {
                    it.go_to(Goal::Place(span));
                    if !stays {
                        it.sheet = Sheet::None;
                    }
                });
            }),
            on_suggested: Callback::from(move |()| {
                on_suggested.edit(|it| it.suggested = None);
                dom::focus_in_place(TEXT);
            }),
            on_describe: Callback::from(move |id| {
                on_describe.edit(move |it| it.open = Open::Details(id));
            }),
            on_ready: {
                let (store, viewer) = (store.clone(), viewer.clone());
                Callback::from(move |()| open(Part::Lesson, Open::Ready, (&store, &viewer)))
            },
            on_library_open: Callback::from(move |()| {
                on_library_open.edit(|it| it.sheet = Sheet::None);
            }),
            on_notice_close: Callback::from(move |()| {
                on_notice_close.edit(|it| it.is_notice_closed = true);
            }),
            on_files: {
                let (store, viewer) = (store.clone(), viewer.clone());
                Callback::from(move |files: Vec<Chosen>| {
                    if files.is_empty() {
                        return;
                    }
                    let (to, viewer) = (store.clone(), viewer.clone());
                    with_later(&store, &viewer.clone(), move |later| {
                        (later.read)(&to, files, &viewer)
                    });
                })
            },
            on_work: {
                let (store, viewer) = (store.clone(), viewer.clone());
                Callback::from(move |wish| {
                    let (to, at) = (store.clone(), viewer.clone());
                    with(Part::Lesson, lesson, (&store, &viewer), move |it| {
                        (it.act)(&to, &at, wish);
                    });
                })
            },
            on_head: {
                let (store, viewer) = (store.clone(), viewer.clone());
                Callback::from(move |wish| match wish {
                    HeadWish::NewArticle => viewer.edit(|it| it.open = Open::NewArticle),
                    HeadWish::Settings => viewer.edit(|it| it.open = Open::Settings),
                    HeadWish::Export(all) => {
                        let to = store.clone();
                        with_later(&store, &viewer, move |later| (later.export)(&to, all));
                    }
                    HeadWish::Paper(paper) => {
                        let to = store.clone();
                        with_picture(&store, &viewer, move |it| (it.paper)(&to, paper));
                    }
                    HeadWish::Sheet(wanted) => viewer.edit(move |it| {
                        let is_there = it.sheet == wanted;
                        it.sheet = if is_there { Sheet::None } else { wanted };
                    }),
                })
            },
        }
    }
}

/// Whether this is a claim of an article that may be changed; says so where it is not.
fn is_open_claim(store: &Store, id: AnnotationId) -> bool {
    let snapshot = store.snapshot();
    let workspace = &snapshot.workspace;
    let is_claim = |it: &&Rc<Annotation>| {
        workspace.layer(it.article).tags().behavior(&it.tag) == Behavior::Claim
    };
    let claim = workspace.annotation(id).filter(is_claim);
    match claim.and_then(|it| workspace.article(it.article)) {
        None => store.warn(t!("check-no-claim")),
        Some(it) if it.is_read_only => store.warn(t!("refusal-read-only")),
        Some(_) => return true,
    }
    false
}

/// Opens a mark and brings it into view, in whichever article it is.
fn go_to(store: &Store, viewer: &Viewer, id: AnnotationId) {
    let workspace = store.snapshot().workspace;
    let article = workspace.annotation(id).map(|it| it.article);
    if let Some(article) = article.filter(|it| route::article() != Some(*it)) {
        route::open(article);
    }
    viewer.edit(move |it| {
        it.follow();
        it.active = Some(id);
        it.go_to(Goal::Mark(id));
    });
}

/// Called with the annotation for which something is to be done in the article next, or none: it is said what, and
/// the article is laid open.
fn asking(
    store: &Store,
    viewer: &Viewer,
    set: fn(&mut View, Option<AnnotationId>),
    wish: fn(AnnotationId) -> Wish,
    words: fn() -> AttrValue,
) -> Callback<Option<AnnotationId>> {
    let (store, viewer) = (store.clone(), viewer.clone());
    Callback::from(move |id: Option<AnnotationId>| {
        // What an exercise does not allow is not begun, by key either.
        if id.is_some_and(|it| is_refused(&store, wish(it))) {
            return;
        }
        viewer.edit(move |it| {
            set(it, id);
            if id.is_some() {
                it.sheet = Sheet::None;
            }
        });
        if id.is_some() {
            store.hint(words());
            dom::focus_in_place(TEXT);
        }
    })
}
