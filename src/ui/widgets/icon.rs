//! Small line drawings for buttons. Always beside or under a name: none of them speaks for itself.

use yew::{Html, html};

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A plus.
    Add,
    /// An arrow into a tray.
    Import,
    /// An arrow out of a tray.
    Export,
    /// An arrow turning left.
    Undo,
    /// An arrow turning right.
    Redo,
    /// A bin.
    Delete,
    /// A pencil.
    Edit,
    /// Three sliders.
    Settings,
    /// A shelf of books.
    Library,
    /// A list with a mark.
    List,
    /// A cross.
    Close,
    /// A tick.
    Check,
    /// An arrow head upwards.
    Up,
    /// An arrow head downwards.
    Down,
    /// A pin.
    Pin,
    /// Two arrow heads apart.
    Widen,
    /// Two arrow heads towards each other.
    Narrow,
}

impl Sign {
    /// The path on a 20 × 20 grid, drawn with a line of 1.6.
    const fn path(self) -> &'static str {
        match self {
            Self::Add => "M10 4v12M4 10h12",
            Self::Import => "M10 3v9M6.5 8.5 10 12l3.5-3.5M4 13v3h12v-3",
            Self::Export => "M10 12V3M6.5 6.5 10 3l3.5 3.5M4 13v3h12v-3",
            Self::Undo => "M8 5 4 9l4 4M4 9h8a4 4 0 0 1 0 8h-2",
            Self::Redo => "m12 5 4 4-4 4M16 9H8a4 4 0 0 0 0 8h2",
            Self::Delete => "M4 6h12M8 6V4h4v2M6 6l.7 10h6.6L14 6M8.8 9v4.5M11.2 9v4.5",
            Self::Edit => "m4 16 .8-3.4L13 4.4l2.6 2.6-8.2 8.2zM11.4 6l2.6 2.6",
            Self::Settings => "M4 6h6M14 6h2M4 14h2M10 14h6M12 4v4M8 12v4",
            Self::Library => "M5 4v12M9 4v12M12.5 4.6l2.8 11.2",
            Self::List => "M4 5h2M9 5h7M4 10h2M9 10h7M4 15h2M9 15h7",
            Self::Close => "m5 5 10 10M15 5 5 15",
            Self::Check => "m4 10.5 4 4 8-9",
            Self::Up => "m5 12.5 5-5 5 5",
            Self::Down => "m5 7.5 5 5 5-5",
            Self::Pin => "M7 3h6M8 3v5l-3 4h10l-3-4V3M10 12v5",
            Self::Widen => "M7 5.5 2.5 10 7 14.5M13 5.5l4.5 4.5-4.5 4.5M10 4v12",
            Self::Narrow => "M3 5.5 7.5 10 3 14.5M17 5.5 12.5 10l4.5 4.5M10 4v12",
        }
    }
}

/// An icon, hidden from those who do not see it.
pub fn icon(sign: Sign) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d={sign.path()} />
        </svg>
    }
}
