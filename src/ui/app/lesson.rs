//! What the page fetches when somebody asks for it: work in class, the fourth part of the program.

use std::cell::Cell;
use std::rc::Rc;

use yew::{Html, html};

use super::dialogs::DialogProps;
use crate::ui::lesson::AgreementDialog;
use crate::ui::messages;

/// The ways into the fourth part.
#[derive(Clone, Copy, Debug)]
pub struct Lesson {
    /// The dialog on how far authors agree.
    pub(super) agreement: fn(&DialogProps<'_>) -> Html,
    /// What they say.
    messages: &'static str,
}

impl Lesson {
    /// All of them. What calls this holds the fourth part.
    #[must_use]
    pub fn all() -> Self {
        Self {
            agreement,
            messages: messages::LESSON,
        }
    }

    /// Says that they are there.
    pub(super) fn keep(self) {
        if LESSON.replace(Some(self)).is_none() {
            messages::add(self.messages);
        }
    }
}

fn agreement(props: &DialogProps<'_>) -> Html {
    let (view, calls) = (props.view, props.calls);
    let workspace = &view.snapshot.workspace;
    match view.current.and_then(|id| workspace.article(id)) {
        Some(article) => html! {
            <AgreementDialog workspace={workspace.clone()} me={view.snapshot.settings.me} article={Rc::clone(article)}
                layer={workspace.layer(article.id)} on_close={&calls.on_close} />
        },
        None => Html::default(),
    }
}

thread_local! {
    static LESSON: Cell<Option<Lesson>> = const { Cell::new(None) };
}

/// The fourth part, once it is there.
pub(super) fn lesson() -> Option<Lesson> {
    LESSON.get()
}
