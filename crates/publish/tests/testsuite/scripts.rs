//! The build scripts in an incomplete checkout: each says what is missing and what to do.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::command::repository;

/// A checkout with only the scripts, on a system with only the tools that scripts can always expect.
struct Checkout {
    folder: tempfile::TempDir,
}

impl Checkout {
    fn new() -> Self {
        let checkout = Self { folder: tempfile::tempdir().unwrap() };
        for folder in ["scripts", "bin"] {
            fs::create_dir(checkout.path(folder)).unwrap();
        }
        for name in ["site.sh", "trunk.sh", "env.sh", "wasm-std.sh"] {
            fs::copy(repository().join("scripts").join(name), checkout.path("scripts").join(name)).unwrap();
        }
        let path = std::env::var_os("PATH").unwrap();
        for tool in ["bash", "sh", "dirname", "mkdir", "rm", "cat", "flock"] {
            let found =
                std::env::split_paths(&path).map(|folder| folder.join(tool)).find(|file| file.is_file());
            // macOS has no flock; the script handles that.
            if let Some(found) = found {
                symlink(found, checkout.path("bin").join(tool)).unwrap();
            }
        }
        checkout
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn program(&self, name: &str, script: &str) {
        fs::write(self.path(name), format!("#!/usr/bin/env bash\n{script}\n")).unwrap();
        fs::set_permissions(self.path(name), fs::Permissions::from_mode(0o755)).unwrap();
    }

    fn run(&self, script: &str, args: &[&str], pprnet: &Path) -> (Option<i32>, String) {
        let mut command = Command::new(self.path("scripts").join(script));
        command.args(args).env_clear().env("PATH", self.path("bin")).env("PPRNET", pprnet);
        let Output { status, stderr, .. } = command.output().unwrap();
        (status.code(), String::from_utf8(stderr).unwrap())
    }
}

/// Regression: in a checkout without `.toolchain/`, the script failed without a message.
#[test]
fn each_tool_that_is_missing_is_named_with_what_installs_it() {
    let checkout = Checkout::new();
    for tool in ["trunk", "wasm-bindgen", "wasm-opt"] {
        let (code, err) = checkout.run("trunk.sh", &["build"], Path::new(""));
        assert_eq!(code, Some(1), "{err}");
        assert!(err.contains(&format!("{tool} is missing")) && err.contains("Run: make setup"), "{err}");
        checkout.program(&format!("bin/{tool}"), "exit 1");
    }
    let (code, err) = checkout.run("site.sh", &["/", "dist"], &checkout.path("pprnet"));
    assert!(code == Some(1) && err.contains("cargo build --release -p pprnet"), "{err}");
}

/// Regression: `PUBLIC_URL=pprnet/blog` compiled everything before the build ended with “change index.html”.
#[test]
fn a_path_is_brought_into_its_form_or_refused_before_anything_is_compiled() {
    let checkout = Checkout::new();
    let log = checkout.path("said");
    checkout.program("scripts/trunk.sh", &format!("echo \"$*\" > '{}'; exit 1", log.display()));
    let pprnet = Path::new(env!("CARGO_BIN_EXE_pprnet"));
    for (public_url, path) in [
        ("pprnet/blog", "/pprnet/blog/"),
        ("/pprnet/blog", "/pprnet/blog/"),
        ("/%7Ejdoe", "/~jdoe/"),
        ("", "/"),
    ] {
        checkout.run("site.sh", &[public_url, "dist"], pprnet);
        let arguments = fs::read_to_string(&log).unwrap();
        assert!(arguments.contains(&format!("--public-url {path} ")), "{public_url}: {arguments}");
    }
    fs::remove_file(&log).unwrap();
    let (code, err) = checkout.run("site.sh", &["https://example.org/pprnet/blog/", "dist"], pprnet);
    assert!(code == Some(2) && err.contains("write /pprnet/blog/"), "{err}");
    assert!(!log.exists(), "nothing was compiled");
}
