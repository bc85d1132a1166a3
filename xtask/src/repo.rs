//! Where things are in this repository.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The root of the repository this program was compiled in.
#[must_use]
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The finished site: `dist/site` under the root.
#[must_use]
pub fn site() -> PathBuf {
    root().join("dist").join("site")
}

/// A cargo command in the root, by the cargo that runs this program.
#[must_use]
pub fn cargo() -> Command {
    let name = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}
