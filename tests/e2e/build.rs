//! A failed or killed build leaves the existing site intact, and the next build works. These checks run the real build, with
//! Trunk.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use pprnet_e2e::{Suite, publisher};

use crate::checks;

pub(crate) fn checks(suite: &mut Suite) {
    checks!(suite; a_build_that_fails_or_is_killed_leaves_the_site_that_was_there);
}

/// A site that is built repeatedly.
struct Attempts {
    folder: tempfile::TempDir,
}

impl Attempts {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let content = folder.path().join("content");
        let mut sample = Command::new(publisher());
        let made = sample.args(["sample", "--posts", "12", "--out"]).arg(&content).output().unwrap();
        assert!(made.status.success(), "{made:?}");
        Self { folder }
    }

    fn dist(&self) -> PathBuf {
        self.folder.path().join("web/dist")
    }

    /// A build for `public_url`; `at_site` replaces the real last step, if given.
    fn command(&self, public_url: &str, at_site: Option<&str>) -> Command {
        let real = publisher();
        let publisher = self.folder.path().join("publisher");
        let step = at_site.unwrap_or("exec \"$real\" \"$@\"");
        let script = format!(
            "#!/bin/sh\nreal='{}'\ncase $1 in site) {step} ;; *) exec \"$real\" \"$@\" ;; esac\n",
            real.display()
        );
        fs::write(&publisher, script).unwrap();
        fs::set_permissions(&publisher, fs::Permissions::from_mode(0o755)).unwrap();
        let mut command = Command::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("../scripts/site.sh"));
        command.arg(public_url).arg(self.dist());
        command.env("CONTENT", self.folder.path().join("content")).env("PPRNET", publisher);
        command
    }

    fn build(&self, public_url: &str, at_site: Option<&str>) -> Output {
        self.command(public_url, at_site).output().unwrap()
    }

    /// A build whose folder is not writable. It simulates a read-only disk, which only root can create, or another user's
    /// folder; `None` if neither is possible.
    fn build_where_nothing_can_be_written(&self) -> Option<Output> {
        const PROTECT: &str = "if [ \"$(id -u)\" = 0 ]; then
            exec unshare -m sh -c 'mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" || exit 77; exec \"$@\"' \"$@\"
            fi; folder=$1; shift; trap 'chmod u+w \"$folder\"' EXIT; trap 'exit 1' HUP INT TERM
            chmod a-w \"$folder\"; \"$@\"";
        let build = self.command("/other/", None);
        let mut command = Command::new("sh");
        command.args(["-c", PROTECT, "sh"]).arg(self.dist().parent().unwrap());
        command.arg(build.get_program()).args(build.get_args());
        command.envs(build.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let output = command.output().unwrap();
        (output.status.code() != Some(77)).then_some(output)
    }

    /// Starts a build that stops at its last step, and waits for that step. The build ends with this process: its last step
    /// waits for the end of standard input.
    fn begin(&self) -> Child {
        let there = self.folder.path().join("there");
        let _ = fs::remove_file(&there);
        let at_site = format!("touch '{}'; read -r _; exit 1", there.display());
        let mut command = self.command("/other/", Some(&at_site));
        let quiet = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let child = quiet.process_group(0).spawn().unwrap();
        let started = Instant::now();
        while !there.exists() {
            assert!(started.elapsed() < Duration::from_secs(300), "the build does not come to its last step");
            std::thread::sleep(Duration::from_millis(50));
        }
        child
    }

    /// The base path of the current site, after checking that it is complete.
    fn is_for(&self) -> String {
        let dist = self.dist();
        for file in ["about/index.html", "404.html", "_headers", "index.html.br"] {
            assert!(dist.join(file).is_file(), "{file} is not there");
        }
        let beside: Vec<_> = fs::read_dir(dist.parent().unwrap()).unwrap().map(Result::unwrap).collect();
        assert_eq!(beside.len(), 1, "{beside:?}");
        let page = fs::read_to_string(dist.join("index.html")).unwrap();
        page.split_once("<base href=\"").unwrap().1.split_once('"').unwrap().0.to_owned()
    }
}

fn a_build_that_fails_or_is_killed_leaves_the_site_that_was_there() {
    let attempts = Attempts::new();
    let built = attempts.build("/first/", None);
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    assert_eq!(attempts.is_for(), "/first/");

    // A limit of 4 KB per file looks like a full disk to the program.
    let full = attempts.build("/other/", Some("trap '' XFSZ; ulimit -f 8; exec \"$real\" \"$@\""));
    let stderr = String::from_utf8_lossy(&full.stderr);
    assert!(!full.status.success() && stderr.contains("Free some space and run it again"), "{stderr}");
    assert_eq!(attempts.is_for(), "/first/");

    match attempts.build_where_nothing_can_be_written() {
        Some(refused) => {
            let stderr = String::from_utf8_lossy(&refused.stderr);
            let folder = attempts.dist().parent().unwrap().display().to_string();
            assert!(!refused.status.success() && stderr.contains(&folder), "{stderr}");
        }
        None => drop(writeln!(std::io::stderr(), "NOT TESTED: a folder that cannot be written")),
    }
    assert_eq!(attempts.is_for(), "/first/");

    for signal in ["TERM", "KILL"] {
        let mut child = attempts.begin();
        let group = format!("-{}", child.id());
        assert!(Command::new("kill").args(["-s", signal, "--", &group]).status().unwrap().success());
        assert!(!child.wait().unwrap().success());
        assert_eq!(attempts.is_for(), "/first/");
    }

    let built = attempts.build("/second/", None);
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    assert_eq!(attempts.is_for(), "/second/");
}
