//! Parts that know nothing of articles: dialogs, menus, icons, fields.

mod button;
mod dialog;
mod field;
mod icon;
mod menu;
mod proposals;

pub use button::{Look, button, chip, icon_button, on_press};
pub use dialog::{Dialog, DialogProps};
pub use field::{FieldKind, area, field, value_of};
pub use icon::{Sign, icon};
pub use menu::{Menu, MenuEntry, MenuProps};
pub use proposals::{Proposals, ProposalsProps};
