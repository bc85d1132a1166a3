//! Gives what the programs import from their scripts short names.
//!
//! wasm-bindgen names each import after what it calls and a hash of it, once in the script and once in the program:
//! `__wbg_set_textContent_0177b2a6d9293c2c`. Three hundred hashes that nothing can compress are 9 KB of the first load.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

use crate::report::{Failure, Outcome};

/// Hexadecimal digits of a hash.
const HASH: usize = 16;

/// Renames in all scripts and programs of Trunk's staging folder alike, since parts and glue share names.
///
/// # Errors
/// A file cannot be read or written, or is no program where its name says so.
pub fn shorten(staging: &Path) -> Outcome {
    let (scripts, programs) = (files(staging, "js")?, files(staging, "wasm")?);
    let mut names = Names::default();
    for script in &scripts {
        names.find(&fs::read_to_string(script)?);
    }
    for script in &scripts {
        let text = fs::read_to_string(script)?;
        fs::write(script, names.in_script(&text))?;
    }
    for program in &programs {
        let wasm = fs::read(program)?;
        let wasm = names.in_program(&wasm).map_err(|reason| {
            Failure(format!(
                "expected a program in {}: {reason}",
                program.display()
            ))
        })?;
        fs::write(program, wasm)?;
    }
    Ok(())
}

/// The files of a folder itself with this ending.
fn files(folder: &Path, ending: &str) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|it| it == ending) {
            files.push(path);
        }
    }
    Ok(files)
}

/// Long names; the place of each among them, in order, is its short one.
#[derive(Debug, Default)]
struct Names(BTreeSet<String>);

impl Names {
    /// Takes the names out of a script.
    fn find(&mut self, script: &str) {
        let words = script.split(|it: char| !is_part(it));
        self.0
            .extend(words.filter(|it| is_long(it)).map(str::to_owned));
    }

    fn short(&self, name: &str) -> Option<String> {
        let place = self.0.iter().position(|it| it == name)?;
        Some(format!("_{place:x}"))
    }

    fn in_script(&self, script: &str) -> String {
        let mut text = String::with_capacity(script.len());
        // A word with whatever comes before the next.
        for piece in script.split_inclusive(|it: char| !is_part(it)) {
            let word = piece.trim_end_matches(|it| !is_part(it));
            match self.short(word) {
                Some(short) => text.push_str(&piece.replacen(word, &short, 1)),
                None => text.push_str(piece),
            }
        }
        text
    }

    /// The same program with other names in its import section.
    fn in_program(&self, wasm: &[u8]) -> Result<Vec<u8>, String> {
        let mut module = Module::new();
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload.map_err(|error| error.to_string())?;
            if let Payload::ImportSection(reader) = payload {
                let mut imports = ImportSection::new();
                for import in reader.into_imports() {
                    let import = import.map_err(|error| error.to_string())?;
                    let ty = RoundtripReencoder.entity_type(import.ty);
                    let ty = ty.map_err(|error| error.to_string())?;
                    let name = self
                        .short(import.name)
                        .map_or(Cow::from(import.name), Cow::from);
                    imports.import(import.module, &name, ty);
                }
                module.section(&imports);
            } else if let Some((id, range)) = payload.as_section() {
                let end = |it: u64| usize::try_from(it).map_err(|error| error.to_string());
                let data = wasm.get(end(range.start)?..end(range.end)?);
                let data = data.ok_or("a section ends beyond the file")?;
                module.section(&RawSection { id, data });
            }
        }
        Ok(module.finish())
    }
}

fn is_part(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || letter == '$'
}

/// `__wbg_…` or `__wbindgen_…`, and a hash.
fn is_long(word: &str) -> bool {
    let is_of_bindgen = word.starts_with("__wbg_") || word.starts_with("__wbindgen_");
    let hash = word.rsplit_once('_').map_or("", |it| it.1);
    is_of_bindgen && hash.len() == HASH && hash.bytes().all(|it| it.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{CustomSection, EntityType, TypeSection};

    const LOG: &str = "__wbg_log_0177b2a6d9293c2c";
    const SET: &str = "__wbg_set_0177b2a6d9293c2d";

    fn names() -> Names {
        let mut names = Names::default();
        names.find(&format!("{{ {SET}: 1, {LOG}: 2, __wbindgen_throw: 3 }}"));
        names
    }

    #[test]
    fn scripts_get_short_names() {
        #[track_caller]
        fn check(script: &str, expected: &str) {
            assert_eq!(names().in_script(script), expected);
        }
        check("", "");
        check(&format!("a.{SET}=b;"), "a._1=b;");
        check(&format!("{{{LOG}:f,{SET}:g}}"), "{_0:f,_1:g}");
        check(LOG, "_0");
        check(&format!("x{LOG} {LOG}0"), &format!("x{LOG} {LOG}0"));
        check("__wbindgen_throw(“é”)", "__wbindgen_throw(“é”)");
    }

    fn program(names: &[&str]) -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        module.section(&types);
        let mut imports = ImportSection::new();
        for name in names {
            imports.import("./glue.js", name, EntityType::Function(0));
        }
        module.section(&imports);
        module.section(&CustomSection {
            name: LOG.into(),
            data: Cow::from(&b"kept"[..]),
        });
        module.finish()
    }

    #[test]
    fn programs_import_by_them() {
        let found = names().in_program(&program(&[LOG, "other", SET]));
        assert_eq!(found, Ok(program(&["_0", "other", "_1"])));
    }

    #[test]
    fn what_is_no_program_is_refused() {
        let found = names().in_program(b"\0asm\x01");
        assert!(found.is_err(), "{found:?}");
    }
}
