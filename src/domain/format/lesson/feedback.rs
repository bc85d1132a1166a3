//! What a pupil is told about what they handed in.

use serde::{Deserialize, Serialize};

use super::pieces::{self, Pieces};
use super::{Unread, read, written};
use crate::domain::exercise::{Feedback, Told};
use crate::domain::text::Text;

/// Points are hundredths.
#[derive(Debug, Serialize, Deserialize)]
struct Wire {
    title: String,
    #[serde(default)]
    name: String,
    points: u32,
    #[serde(rename = "outOf")]
    out_of: u32,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    words: String,
    #[serde(default)]
    items: Vec<WireTold>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    figures: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct WireTold {
    label: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    place: Option<Pieces>,
    points: u32,
    #[serde(rename = "outOf")]
    out_of: u32,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    words: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    reason: String,
}

/// Feedback as the body of its enclosure.
#[must_use]
pub fn write_feedback(text: &Text, it: &Feedback) -> String {
    let told = |it: &Told| WireTold {
        label: it.label.clone(),
        place: it.place.as_ref().map(|it| pieces::write(text, it)),
        points: it.points,
        out_of: it.out_of,
        words: it.words.clone(),
        reason: it.reason.clone(),
    };
    written(&Wire {
        title: it.title.clone(),
        name: it.name.clone(),
        points: it.points,
        out_of: it.out_of,
        words: it.words.clone(),
        items: it.items.iter().map(told).collect(),
        figures: it.figures.clone(),
    })
}

/// Reads what [`write_feedback`] wrote.
///
/// # Errors
/// [`Unread`].
pub fn read_feedback(text: &Text, body: &str) -> Result<Feedback, Unread> {
    let wire: Wire = read("feedback on an exercise", body)?;
    let told = |it: WireTold| {
        let place = it.place.map(|it| pieces::read(text, &it));
        Ok(Told {
            label: it.label,
            place: place.transpose()?,
            points: it.points,
            out_of: it.out_of,
            words: it.words,
            reason: it.reason,
        })
    };
    Ok(Feedback {
        title: wire.title,
        name: wire.name,
        points: wire.points,
        out_of: wire.out_of,
        words: wire.words,
        items: wire.items.into_iter().map(told).collect::<Result<_, _>>()?,
        figures: wire.figures,
    })
}
