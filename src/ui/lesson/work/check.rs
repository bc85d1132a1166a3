//! What a pupil may check at once, as often as they like.

use yew::{Html, Properties, component};

use super::task::Task;

/// Properties of [`SelfCheck`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct SelfCheckProps {
    /// The work.
    pub(super) task: Task,
}

/// The button, and what was found.
#[component]
pub(super) fn SelfCheck(_props: &SelfCheckProps) -> Html {
    Html::default()
}
