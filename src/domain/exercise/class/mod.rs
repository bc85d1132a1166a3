//! What many hand-ins for one exercise say together: which things of the key are hard, and which tell good work from
//! other, what is missed or marked falsely by many, where on the text they marked, and which hand-ins look alike.

mod alike;
mod extras;
mod items;
mod map;

pub use alike::{Alike, MIN_SAME_MARKS, MIN_SAME_TIMES, alike, duplicates, namesakes};
pub use extras::{FalseMark, false_marks};
pub use items::{ItemNumbers, NoNumber, item_numbers, most_missed};
pub use map::{Crowd, KeyRun, MapRun, class_map, overlay};
