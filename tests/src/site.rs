//! The built site, served by the program that is tested: `pprnet serve`.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::process::{Output, Process};

/// A site that is being served.
#[derive(Debug)]
pub struct Site {
    base: String,
    /// Its address, without the slash at the end.
    url: String,
    folder: PathBuf,
    _server: Process,
}

/// The root of the repository.
fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

fn path_from(variable: &str, default: &str) -> PathBuf {
    env::var_os(variable).map_or_else(|| repository().join(default), PathBuf::from)
}

/// The publisher's program.
#[must_use]
pub fn publisher() -> PathBuf {
    let path = path_from("PPRNET", "target/release/pprnet");
    assert!(path.is_file(), "there is no {}: run `make pprnet`, or set PPRNET", path.display());
    path
}

impl Site {
    /// Serves a folder under a base path.
    #[must_use]
    pub fn serve(folder: &Path, base: &str) -> Self {
        let shown = folder.display();
        assert!(
            folder.join("index.html").is_file(),
            "there is no site in {shown}: run `make e2e`, which builds it"
        );
        let args = ["serve", &shown.to_string(), "--port", "0", "--base", base].map(str::to_owned);
        let mut server = Process::start(&publisher(), &args, &[], Output::Pipe);
        let url = server.first_line().trim_end_matches('/').to_owned();
        Self { base: base.to_owned(), url, folder: folder.to_owned(), _server: server }
    }

    /// The site at the root of its host: the folder `DIST`, by default `target/dist-root`.
    #[must_use]
    pub fn at_the_root() -> &'static Self {
        static SITE: LazyLock<Site> =
            LazyLock::new(|| Site::serve(&path_from("DIST", "target/dist-root"), "/"));
        &SITE
    }

    /// The site in a folder of its host: `DIST_SUB` under `SUB_URL`.
    #[must_use]
    pub fn in_a_folder() -> &'static Self {
        static SITE: LazyLock<Site> = LazyLock::new(|| {
            let base = env::var("SUB_URL").unwrap_or_else(|_| "/pprnet/blog/".to_owned());
            Site::serve(&path_from("DIST_SUB", "target/dist-sub"), &base)
        });
        &SITE
    }

    /// The whole address of a page, given as the site writes it, such as `/topics/`.
    #[must_use]
    pub fn url(&self, page: &str) -> String {
        format!("{}{page}", self.url)
    }

    /// The path of a page on its host, base included.
    #[must_use]
    pub fn path(&self, page: &str) -> String {
        format!("{}{page}", self.base.trim_end_matches('/'))
    }

    /// Where its files are.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}
