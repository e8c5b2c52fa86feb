//! Programs that the tests start: drivers with their browsers, and servers.
//!
//! Test binaries leave through `exit`, may abort, or are interrupted by Ctrl-C; then no `Drop` runs. So each program runs under
//! a small shell script (`supervise.sh`) that holds the reading end of a pipe. However this process ends, the system closes the
//! writing end, and the script ends everything it has started.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::pool;

/// How long a program may take to start, on a busy machine.
const START: Duration = Duration::from_secs(60);

/// The first port of the range for the tests' sites and drivers, and its size.
const FIRST_PORT: u16 = 20_000;
const PORTS: u16 = 12_000;

const SUPERVISE: &str = include_str!("supervise.sh");

/// Removes the folder `$1` when standard input ends, until it has been away for five seconds: a browser that is being ended may
/// make it again. Gives up after a minute or two.
const REMOVE: &str = "read -r _; trap '' TERM HUP INT
tries=0; away=0
while [ $away -lt 20 ] && [ $tries -lt 240 ]; do
  away=$((away + 1)); tries=$((tries + 1))
  if [ -e \"$1\" ]; then away=0; rm -rf \"$1\" 2>/dev/null; fi
  sleep 0.25
done";

/// Puts all temporary files of this run into one folder, which is removed however the run ends, and ends the run on an
/// interrupt. Started programs then end by themselves.
///
/// # Panics
/// If the folder for temporary files cannot be made, or a program that removes it cannot be started.
#[expect(clippy::zombie_processes, reason = "it outlives this process, on purpose")]
pub(crate) fn leave_nothing_behind() {
    let folder = TempDir::with_prefix("pprnet-run-").expect("a temporary folder can be made").keep();
    let mut remover = Command::new("setsid");
    remover.args(["sh", "-c", REMOVE, "remove"]).arg(&folder).stdin(Stdio::piped());
    let mut remover = remover.spawn().expect("a shell can be started");
    // Stays open for as long as this process lives.
    std::mem::forget(remover.stdin.take());
    tempfile::env::override_temp_dir(&folder).expect("no other folder for temporary files was chosen before");
    std::thread::spawn(|| {
        pool::block_on(async {
            let mut terminate =
                tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()).expect("signals");
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
        });
        // Not `eprintln!`, which panics if nothing reads standard error any more.
        let _ = writeln!(std::io::stderr(), "interrupted");
        std::process::exit(130);
    });
}

/// A running program; dropping it ends the program and everything it has started.
#[derive(Debug)]
pub(crate) struct Process {
    name: String,
    child: Child,
    /// Open while the program is needed.
    stdin: Option<ChildStdin>,
    scratch: PathBuf,
}

/// The destination of a program's output.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Output {
    /// Into a file of the scratch folder, [`Process::log`].
    Log,
    /// Standard output to [`Process::first_line`], errors to ours.
    Pipe,
}

impl Process {
    /// Starts `program`, with its own folder for temporary files.
    pub(crate) fn start(
        program: &Path,
        args: &[String],
        environment: &[(&str, &str)],
        output: Output,
    ) -> Self {
        let name = program.display().to_string();
        let scratch = TempDir::with_prefix("pprnet-e2e-").expect("a temporary folder can be made").keep();
        let mut command = Command::new("setsid");
        command.args(["sh", "-c", SUPERVISE, "supervise"]).arg(&scratch).arg(program).args(args);
        command.envs(environment.iter().copied()).env("TMPDIR", &scratch).stdin(Stdio::piped());
        match output {
            Output::Log => {
                let log = File::create(log_of(&scratch)).expect("the log can be made");
                command.stdout(log.try_clone().expect("a file handle can be copied")).stderr(log);
            }
            Output::Pipe => {
                command.stdout(Stdio::piped());
            }
        }
        let mut child = command.spawn().unwrap_or_else(|error| panic!("{name} cannot be started: {error}"));
        let stdin = child.stdin.take();
        Self { name, child, stdin, scratch }
    }

    /// The program's output so far, with [`Output::Log`].
    pub(crate) fn log(&self) -> String {
        let bytes = std::fs::read(log_of(&self.scratch)).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// The first line of the program's output, with [`Output::Pipe`].
    pub(crate) fn first_line(&mut self) -> String {
        let out = self.child.stdout.take().expect("standard output is a pipe");
        let mut line = String::new();
        let read = BufReader::new(out).read_line(&mut line);
        assert!(matches!(read, Ok(1..)), "{} ended without a word on standard output", self.name);
        line.trim_end().to_owned()
    }

    /// Kills the program and everything it has started, without letting them finish.
    pub(crate) fn kill(mut self) {
        if let Some(mut stdin) = self.stdin.take() {
            let _ = stdin.write_all(b"kill\n");
        }
    }

    /// Kills those processes started by the program whose names begin with one of `names`.
    pub(crate) fn kill_named(&self, names: &[&str]) {
        let found = self.named(names);
        let killed = Command::new("sh").args(["-c", "kill -KILL \"$@\"", "kill"]).args(&found).status();
        assert!(killed.is_ok_and(|status| status.success()), "{}: no {names:?} ({found:?})", self.name);
    }

    /// Whether a process started by the program whose name begins with one of `names` is alive.
    pub(crate) fn runs(&self, names: &[&str]) -> bool {
        !self.named(names).is_empty()
    }

    /// The ids of living processes started by the program whose names begin with one of `names`; the system keeps 15 bytes
    /// of a name.
    fn named(&self, names: &[&str]) -> Vec<String> {
        // `setsid` has made the child the leader of its session.
        let session = self.child.id().to_string();
        let is_one = |pid: &String| {
            let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
            // The name in parentheses, then state, parent, group and session.
            let (start, end) = stat.rsplit_once(')').unwrap_or_default();
            let its_name = start.split_once('(').unwrap_or_default().1;
            let mut fields = end.split_whitespace();
            names.iter().any(|name| its_name.starts_with(name))
                && fields.next() != Some("Z")
                && fields.nth(2) == Some(session.as_str())
        };
        let processes = std::fs::read_dir("/proc").expect("the system lists its processes");
        processes.flatten().filter_map(|entry| entry.file_name().into_string().ok()).filter(is_one).collect()
    }

    /// Waits until the program listens on `port`.
    pub(crate) fn wait_for_port(&mut self, port: u16) {
        let until = Instant::now() + START;
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            let has_ended = self.child.try_wait().is_ok_and(|status| status.is_some());
            assert!(
                !has_ended && Instant::now() < until,
                "{} has ended or does not answer on port {port}. Run make setup-browsers, which starts each program once \
                 and says what is missing. It says:\n{}",
                self.name,
                self.log()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.stdin.take());
        // The script ends soon; without this wait it would stay a zombie until we end.
        let _ = self.child.wait();
    }
}

fn log_of(scratch: &Path) -> PathBuf {
    scratch.join("log.txt")
}

/// A free port that no other site of this run has had or will have.
///
/// The system's own choice is random, and in a run of a thousand sites gives some ports out twice. In a browser that has cached
/// its files “for ever”, the second site then has the origin of the first, and a story about a missing file never sees it fail.
/// The ports are below the system's range, so that connections do not take them.
///
/// # Panics
/// If all ports have been used.
pub(crate) fn free_port() -> u16 {
    static GIVEN: AtomicU16 = AtomicU16::new(0);
    // Another run on this machine starts elsewhere in the range.
    let first = u16::try_from(std::process::id() * 61 % u32::from(PORTS)).unwrap_or_default();
    loop {
        let number = GIVEN.fetch_add(1, Ordering::Relaxed);
        assert!(number < PORTS, "all {PORTS} ports of a run have been given out");
        let port = FIRST_PORT + (first + number) % PORTS;
        if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return port;
        }
    }
}
