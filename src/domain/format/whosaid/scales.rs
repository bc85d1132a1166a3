//! Scales of verdicts as they stand in the file.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::values::{broken, id};
use super::{stamp, v1};
use crate::domain::format::{Code, Problem};
use crate::domain::model::{Grade, Provenance, Rating, Scale, ScaleId, Wording};

/// A scale in the file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Wire {
    id: String,
    /// The name.
    label: String,
    #[serde(rename = "whosaid:grades")]
    grades: Vec<Step>,
    pub(super) creator: v1::Agent,
    pub(super) created: String,
    pub(super) modified: String,
    #[serde(rename = "whosaid:revision", default = "v1::one")]
    pub(super) revision: u32,
}

/// A grade in the file.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Step {
    /// Its words.
    label: String,
    /// What they stand for.
    #[serde(rename = "whosaid:verdict")]
    verdict: String,
}

impl Wire {
    pub(super) fn of(scale: &Scale, creator: v1::Agent) -> Self {
        let Provenance {
            created,
            modified,
            revision,
            ..
        } = scale.provenance;
        let step = |it: &Grade| Step {
            label: it.name.clone(),
            verdict: it.rating.key().to_owned(),
        };
        Self {
            id: stamp::uuid(scale.id.0),
            label: scale.wording.name.clone(),
            grades: scale.wording.grades.iter().map(step).collect(),
            creator,
            created: stamp::time(created),
            modified: stamp::time(modified),
            revision,
        }
    }

    /// The scale, with who made it.
    pub(super) fn read(self, provenance: Provenance) -> Result<Scale, Problem> {
        let grade = |it: Step| {
            let wrong = format!("whosaid:verdict {}", it.verdict);
            Ok(Grade {
                rating: Rating::parse(&it.verdict)
                    .ok_or_else(|| broken(Code::BrokenScale, wrong))?,
                name: it.label,
            })
        };
        let grades: Result<Vec<Grade>, Problem> = self.grades.into_iter().map(grade).collect();
        let wording = Wording {
            name: self.label,
            grades: grades?,
        };
        let wording = wording.checked(&|it| it.to_lowercase());
        Ok(Scale {
            id: ScaleId(id(&self.id)?),
            wording: Rc::new(wording.map_err(|it| broken(Code::BrokenScale, it.to_string()))?),
            provenance,
        })
    }
}
