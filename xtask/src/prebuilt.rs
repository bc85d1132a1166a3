//! Fetches a finished tool from its project's release page and believes it only when its
//! checksum is right.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest, Sha256};

use crate::report::{Failure, Outcome};
use crate::tools::{Tool, exe};

/// Seconds to wait for a connection: a closed network must not hold up the build for long.
const CONNECT_SECONDS: &str = "5";

/// Seconds for one archive of about 10 MB on a slow line.
const TOTAL_SECONDS: &str = "300";

/// Puts the tool's programs from its published archive into `bin`.
///
/// # Errors
/// Nothing is published for this machine, the network is closed, or the checksum is wrong
/// or missing. The caller then builds from source.
pub fn install(tool: &Tool, bin: &Path) -> Outcome {
    let address = address(tool, std::env::consts::OS, std::env::consts::ARCH)
        .ok_or_else(|| Failure("none is published with a checksum for this system".to_owned()))?;
    let checksum = tool
        .prebuilt
        .as_ref()
        .map_or("", |release| release.checksum);
    install_from(&address, checksum, tool, bin)
}

/// [`install`], from a given address.
fn install_from(address: &str, checksum: &str, tool: &Tool, bin: &Path) -> Outcome {
    let work = bin.join(".unpack");
    fs::create_dir_all(&work)?;
    let archive = fetch_checked(address, checksum, &work)?;
    let unpacked = Command::new("tar")
        .arg("-xf")
        .arg(&archive)
        .arg("-C")
        .arg(&work)
        .output()
        .map_err(|cause| Failure(format!("cannot run tar: {cause}")))?;
    if !unpacked.status.success() {
        return Err(Failure(format!("tar could not unpack {address}")));
    }
    for program in tool.programs {
        let name = exe(program);
        let found = find_file(&work, &name)
            .ok_or_else(|| Failure(format!("expected {name} in {address}, found none")))?;
        let place = bin.join(name);
        fs::rename(found, &place)?;
        // Built for this kind of system, it may still not run on this one.
        if !tool.is_right(&place, program) {
            return Err(Failure(format!(
                "expected {program} {} to run here, found that it does not",
                tool.version
            )));
        }
    }
    Ok(fs::remove_dir_all(&work)?)
}

/// The address of a tool's archive for a system, as `std::env::consts` names systems.
fn address(tool: &Tool, os: &str, arch: &str) -> Option<String> {
    let release = tool.prebuilt.as_ref()?;
    let target = match (os, arch) {
        // Linked statically, so that the age of the system's libraries does not matter.
        ("linux", "x86_64" | "aarch64") => format!("{arch}-unknown-linux-musl"),
        ("macos", "x86_64" | "aarch64") => format!("{arch}-apple-darwin"),
        ("windows", "x86_64") => "x86_64-pc-windows-msvc".to_owned(),
        _ => return None,
    };
    let address = release
        .archive
        .replace("{version}", tool.version)
        .replace("{target}", &target);
    if os == "windows" {
        let stem = address.strip_suffix(".tar.gz")?;
        return Some(format!("{stem}{}", release.windows_ending));
    }
    Some(address)
}

/// Downloads an archive and the checksum published beside it, and compares.
fn fetch_checked(address: &str, checksum: &str, folder: &Path) -> Outcome<PathBuf> {
    // The short file first: where the network is closed, this is all that is tried.
    let sum = folder.join("checksum");
    download(&format!("{address}{checksum}"), &sum)?;
    let archive = folder.join("archive");
    download(address, &archive)?;
    verify(&fs::read(&archive)?, &fs::read_to_string(&sum)?)?;
    Ok(archive)
}

/// Downloads one address to a file with curl, which nearly every system has.
fn download(address: &str, to: &Path) -> Outcome {
    let output = Command::new("curl")
        .args(["--fail", "--location", "--silent", "--show-error"])
        .args(["--connect-timeout", CONNECT_SECONDS])
        .args(["--max-time", TOTAL_SECONDS])
        .arg("--output")
        .arg(to)
        .arg(address)
        .output()
        .map_err(|cause| Failure(format!("cannot run curl: {cause}")))?;
    if output.status.success() {
        Ok(())
    } else {
        let reason = String::from_utf8_lossy(&output.stderr);
        Err(Failure(format!("{address}: {}", reason.trim())))
    }
}

/// Compares bytes with a checksum file: hexadecimal SHA-256, perhaps followed by a name.
fn verify(bytes: &[u8], sum: &str) -> Outcome {
    let expected = sum
        .split_whitespace()
        .next()
        .unwrap_or("")
        .to_ascii_lowercase();
    if expected.len() != 64 || !expected.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(Failure(format!(
            "expected a SHA-256 of 64 hexadecimal digits, found {:?}",
            expected.chars().take(80).collect::<String>()
        )));
    }
    let found = hex(&Sha256::digest(bytes));
    if found == expected {
        Ok(())
    } else {
        Err(Failure(format!(
            "wrong checksum: expected {expected}, found {found}"
        )))
    }
}

/// Bytes as lower-case hexadecimal text.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A file of this name anywhere under a folder.
fn find_file(folder: &Path, name: &str) -> Option<PathBuf> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(folder).ok()? {
        let path = entry.ok()?.path();
        if path.is_dir() {
            folders.push(path);
        } else if path.file_name().is_some_and(|n| n == name) {
            return Some(path);
        }
    }
    folders.iter().find_map(|folder| find_file(folder, name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::say;
    use crate::scratch::Scratch;
    use crate::site::Site;
    use crate::tools::{GECKODRIVER, TRUNK, WASM_BINDGEN, which};

    #[test]
    fn addresses_follow_system_and_version() {
        #[track_caller]
        fn check(tool: &Tool, os: &str, arch: &str, expected: Option<&str>) {
            assert_eq!(address(tool, os, arch).as_deref(), expected);
        }
        let trunk = "https://github.com/trunk-rs/trunk/releases/download/v0.21.14/trunk-";
        let linux = format!("{trunk}x86_64-unknown-linux-musl.tar.gz");
        check(&TRUNK, "linux", "x86_64", Some(&linux));
        let windows = format!("{trunk}x86_64-pc-windows-msvc.zip");
        check(&TRUNK, "windows", "x86_64", Some(&windows));
        check(
            &WASM_BINDGEN,
            "macos",
            "aarch64",
            Some(
                "https://github.com/wasm-bindgen/wasm-bindgen/releases/download/0.2.130/wasm-bindgen-0.2.130-aarch64-apple-darwin.tar.gz",
            ),
        );
        check(&TRUNK, "freebsd", "x86_64", None);
        check(&GECKODRIVER, "linux", "x86_64", None);
    }

    /// What fetching yields where the server has this archive and this checksum file.
    #[track_caller]
    fn check(sum: Option<&str>, expected: Result<(), &str>) {
        if which("curl").is_none() {
            say("no curl on this machine: downloads were not tried");
            return;
        }
        let scratch = Scratch::new("prebuilt");
        let root = scratch.path().join("www");
        let work = scratch.path().join("work");
        fs::create_dir_all(&root).unwrap();
        fs::create_dir_all(&work).unwrap();
        fs::write(root.join("tool.tar.gz"), "abc").unwrap();
        if let Some(sum) = sum {
            fs::write(root.join("tool.tar.gz.sha256"), sum).unwrap();
        }
        let site = Site::start(root, 0).unwrap();
        let address = format!("{}tool.tar.gz", site.url());
        let fetched = fetch_checked(&address, ".sha256", &work);
        match (fetched, expected) {
            (Ok(file), Ok(())) => assert_eq!(fs::read(file).unwrap(), b"abc"),
            (Err(Failure(message)), Err(part)) if message.contains(part) => {}
            (fetched, expected) => panic!("{sum:?}: expected {expected:?}, found {fetched:?}"),
        }
    }

    #[test]
    fn only_the_right_checksum_is_believed() {
        // SHA-256 of "abc", from FIPS 180-2, appendix B.1.
        let good = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        check(Some(good), Ok(()));
        check(Some(&format!("{good}  tool.tar.gz\n")), Ok(()));
        check(Some(&good.to_uppercase()), Ok(()));
        check(Some(&good.replace("ba78", "ba79")), Err("wrong checksum"));
        check(Some("not a sum"), Err("expected a SHA-256"));
        check(Some(""), Err("expected a SHA-256"));
        check(None, Err("404"));
    }

    /// What installing yields from a published archive that holds this program.
    #[cfg(unix)]
    #[track_caller]
    fn check_install(program: &str, prints: &str, expected: Result<(), &str>) {
        use std::os::unix::fs::PermissionsExt;
        if which("curl").is_none() || which("tar").is_none() {
            say("no curl or no tar on this machine: installing was not tried");
            return;
        }
        let scratch = Scratch::new("prebuilt");
        let packed = scratch.path().join("tool-1");
        let bin = scratch.path().join("bin");
        fs::create_dir_all(&packed).unwrap();
        fs::create_dir_all(&bin).unwrap();
        let file = packed.join(program);
        fs::write(&file, format!("#!/bin/sh\necho '{prints}'\n")).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
        let archive = scratch.path().join("tool.tar.gz");
        let mut tar = Command::new("tar");
        tar.arg("-czf").arg(&archive);
        let tar = tar.arg("-C").arg(scratch.path()).arg("tool-1").status();
        assert!(tar.unwrap().success());
        let sum = hex(&Sha256::digest(fs::read(&archive).unwrap()));
        fs::write(scratch.path().join("tool.tar.gz.sha256"), sum).unwrap();

        let tool = Tool {
            name: "whosaid-none",
            version: "1.0",
            programs: &["whosaid-none"],
            flags: &[],
            minutes: 0,
            prebuilt: None,
        };
        let site = Site::start(scratch.path().to_path_buf(), 0).unwrap();
        let address = format!("{}tool.tar.gz", site.url());
        match (install_from(&address, ".sha256", &tool, &bin), expected) {
            (Ok(()), Ok(())) => {
                let names: Vec<_> = fs::read_dir(&bin).unwrap().collect();
                assert_eq!(names.len(), 1, "more than the program: {names:?}");
                assert!(bin.join("whosaid-none").is_file());
            }
            (Err(Failure(message)), Err(part)) if message.contains(part) => {}
            (found, expected) => panic!("expected {expected:?}, found {found:?}"),
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_published_program_must_be_the_right_one() {
        check_install("whosaid-none", "whosaid-none 1.0", Ok(()));
        check_install(
            "whosaid-none",
            "whosaid-none 1.1",
            Err("to run here, found that it does not"),
        );
        check_install("another", "x", Err("expected whosaid-none in"));
    }

    #[test]
    fn a_closed_network_is_a_plain_failure() {
        let scratch = Scratch::new("prebuilt");
        // Port 9 of this machine: nothing listens there.
        let fetched = fetch_checked("http://127.0.0.1:9/x", ".sha256", scratch.path());
        assert!(fetched.is_err());
    }
}
