//! Brings the messages of `locales` into the short form that the page carries.

#[path = "locales"]
mod fluent {
    pub(crate) mod compile;
    mod signs;
}

use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), String> {
    println!("cargo:rerun-if-changed=locales");
    // What `cargo xtask dist` needs to cut the program.
    if env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        println!("cargo:rustc-link-arg-bin=whosaid=--emit-relocs");
    }
    let folder = env::var_os("OUT_DIR").ok_or("expected OUT_DIR, which cargo sets")?;
    for name in ["en", "en-later", "en-picture", "en-lesson"] {
        let source = format!("locales/{name}.ftl");
        let messages = fs::read_to_string(&source).map_err(|why| format!("{source}: {why}"))?;
        let compiled =
            fluent::compile::compile(&messages).map_err(|why| format!("{source}: {why}"))?;
        let path = PathBuf::from(&folder).join(format!("{name}.messages"));
        fs::write(&path, compiled).map_err(|why| format!("{}: {why}", path.display()))?;
    }
    Ok(())
}
