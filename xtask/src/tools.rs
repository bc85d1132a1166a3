//! Which tools are pinned, and whether one is already on this machine.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::cache;
use crate::report::printed;

/// A tool written in Rust, installed by cargo where no finished one can be had.
#[derive(Debug)]
pub struct Tool {
    /// The package, as cargo knows it.
    pub name: &'static str,
    pub version: &'static str,
    /// The programs of the package that are used here.
    pub programs: &'static [&'static str],
    /// What `cargo install` needs beside name and version.
    pub flags: &'static [&'static str],
    /// Minutes to build from source, measured with two cores.
    pub minutes: u32,
    /// Where finished archives are published together with their checksums.
    pub prebuilt: Option<Release>,
}

/// The archives of one release. `{version}` and `{target}` are filled in.
#[derive(Debug)]
pub struct Release {
    pub archive: &'static str,
    /// The ending on Windows, where it differs.
    pub windows_ending: &'static str,
    /// What is added to the archive's address for its SHA-256.
    pub checksum: &'static str,
}

/// Builds the page.
pub const TRUNK: Tool = Tool {
    name: "trunk",
    version: "0.21.14",
    programs: &["trunk"],
    // Its default features are an update check and a second way to the network.
    flags: &["--locked", "--no-default-features"],
    minutes: 7,
    prebuilt: Some(Release {
        archive: "https://github.com/trunk-rs/trunk/releases/download/v{version}/trunk-{target}.tar.gz",
        windows_ending: ".zip",
        checksum: ".sha256",
    }),
};

/// Writes the glue between wasm and JavaScript, and runs the browser tests. The version is
/// that of the library in Cargo.toml: they only work together.
pub const WASM_BINDGEN: Tool = Tool {
    name: "wasm-bindgen-cli",
    version: "0.2.130",
    programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    // Its published lock file does not build.
    flags: &[],
    minutes: 3,
    prebuilt: Some(Release {
        archive: "https://github.com/wasm-bindgen/wasm-bindgen/releases/download/{version}/wasm-bindgen-{version}-{target}.tar.gz",
        windows_ending: ".tar.gz",
        checksum: ".sha256sum",
    }),
};

/// Cuts the page's program into parts. Published in source only; its library in Cargo.toml goes with it.
pub const WASM_SPLIT: Tool = Tool {
    name: "wasm_split_cli_support",
    version: "0.2.3",
    programs: &["wasm-split-cli"],
    flags: &["--locked", "--features", "build-binary"],
    minutes: 1,
    prebuilt: None,
};

/// Drives Firefox. Its archives are published with a signature but no checksum, so it is
/// built from source.
pub const GECKODRIVER: Tool = Tool {
    name: "geckodriver",
    version: "0.37.1",
    programs: &["geckodriver"],
    flags: &[],
    minutes: 2,
    prebuilt: None,
};

/// A tool that npm publishes in a form for every system, run by node.
#[derive(Debug)]
pub struct Package {
    /// The package, as npm knows it.
    pub name: &'static str,
    pub version: &'static str,
    /// What its program is called.
    pub program: &'static str,
    /// The program's script, relative to the folder that npm installed into.
    pub script: &'static str,
    /// What npm fetches.
    pub megabytes: u32,
}

/// Makes wasm smaller. Distributions carry older ones that cannot read today's wasm.
pub const BINARYEN: Package = Package {
    name: "binaryen",
    version: "132.0.0",
    program: "wasm-opt",
    script: "node_modules/binaryen/bin/wasm-opt",
    megabytes: 25,
};

/// Makes scripts and style sheets smaller. The script starts the program proper, which npm
/// chooses for the system.
pub const ESBUILD: Package = Package {
    name: "esbuild",
    version: "0.28.2",
    program: "esbuild",
    script: "node_modules/esbuild/bin/esbuild",
    megabytes: 5,
};

/// Draws annotations over a text: what others use, which the benchmark measures beside the app. Never part of it.
pub const PEER: Package = Package {
    name: "@recogito/text-annotator",
    version: "4.1.1",
    program: "the peer of the benchmark",
    script: "node_modules/@recogito/text-annotator/dist/text-annotator.es.js",
    megabytes: 3,
};

impl Tool {
    /// The folder with this tool's programs, where it is in the cache or, in exactly this
    /// version, on the path.
    #[must_use]
    pub fn find(&self, cache: &Path) -> Option<PathBuf> {
        let kept = cache::place(cache, self.name, self.version).join("bin");
        if self.programs.iter().all(|p| kept.join(exe(p)).is_file()) {
            return Some(kept);
        }
        let first = which(self.programs.first()?)?;
        let folder = first.parent()?.to_path_buf();
        let right = |program: &&str| self.is_right(&folder.join(exe(program)), program);
        self.programs.iter().all(right).then_some(folder)
    }

    /// Whether the file at `path` runs and is `program` in exactly the pinned version.
    #[must_use]
    pub fn is_right(&self, path: &Path, program: &str) -> bool {
        printed(Command::new(path).arg("--version"))
            .is_some_and(|text| version_in(&text, program) == Some(self.version))
    }
}

/// The version in what `program --version` prints: `trunk 0.21.14`, perhaps with more after it.
fn version_in<'a>(text: &'a str, program: &str) -> Option<&'a str> {
    let mut words = text.lines().next()?.split_whitespace();
    (words.next()? == program).then(|| words.next())?
}

/// A program's file name on this system.
#[must_use]
pub fn exe(program: &str) -> String {
    format!("{program}{}", std::env::consts::EXE_SUFFIX)
}

/// Where a program is on the path.
#[must_use]
pub fn which(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(exe(program)))
        .find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::scratch::Scratch;

    #[track_caller]
    fn check(text: &str, program: &str, expected: Option<&str>) {
        assert_eq!(version_in(text, program), expected, "{text:?}");
    }

    #[test]
    fn versions_are_read_from_the_first_line() {
        check("trunk 0.21.14\n", "trunk", Some("0.21.14"));
        check("wasm-bindgen 0.2.130", "wasm-bindgen", Some("0.2.130"));
        check(
            "geckodriver 0.37.1 (abc 2026-01-01)\n\nThe source code",
            "geckodriver",
            Some("0.37.1"),
        );
        check("trunk\n0.21.14", "trunk", None);
        check("other 0.21.14", "trunk", None);
        check("", "trunk", None);
    }

    #[test]
    fn the_library_and_its_tool_have_one_version() {
        let manifest = fs::read_to_string(crate::repo::root().join("Cargo.toml")).unwrap();
        let version = format!("\"={}\"", WASM_BINDGEN.version);
        let mut lines = manifest.lines();
        assert!(
            lines.any(|it| it.starts_with("wasm-bindgen = ") && it.contains(&version)),
            "expected wasm-bindgen {version} in Cargo.toml: change it and xtask/src/tools.rs together"
        );
    }

    #[test]
    fn a_tool_with_a_missing_program_is_not_found() {
        let scratch = Scratch::new("tools");
        let tool = Tool {
            name: "none",
            version: "1",
            programs: &["whosaid-none-a", "whosaid-none-b"],
            flags: &[],
            minutes: 0,
            prebuilt: None,
        };
        let bin = scratch.path().join("tools/none-1/bin");
        fs::create_dir_all(&bin).unwrap();
        assert_eq!(tool.find(scratch.path()), None);
        fs::write(bin.join(exe("whosaid-none-a")), "").unwrap();
        assert_eq!(tool.find(scratch.path()), None);
        fs::write(bin.join(exe("whosaid-none-b")), "").unwrap();
        assert_eq!(tool.find(scratch.path()), Some(bin));
    }
}
