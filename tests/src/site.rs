//! The built site, served by the tested program: `pprnet serve`.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::{env, fs};

use crate::engine::tool;
use crate::process::{Output, Process, free_port};

/// A served site.
#[derive(Debug)]
pub struct Site {
    base: String,
    /// Its URL, without a trailing slash.
    url: String,
    folder: PathBuf,
    _server: Process,
}

/// The root of the repository.
fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

pub(crate) fn path_from(variable: &str, default: &str) -> PathBuf {
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
        let path = folder.display();
        assert!(
            folder.join("index.html").is_file(),
            "there is no site in {path}: run `make e2e`, which builds it"
        );
        let args = ["serve", &path.to_string(), "--port", "0", "--base", base].map(str::to_owned);
        let mut server = Process::start(&publisher(), &args, &[], Output::Pipe);
        let url = server.first_line().trim_end_matches('/').to_owned();
        Self { base: base.to_owned(), url, folder: folder.to_owned(), _server: server }
    }

    /// The same site behind a real nginx with the generated settings (`nginx.conf` in its folder), as described in
    /// docs/hosting.md. `scratch` is a folder that may be emptied.
    #[must_use]
    pub fn behind_nginx(&self, scratch: &Path) -> Self {
        let _ = fs::remove_dir_all(scratch);
        // The folder of the site is at the path of its URL.
        let link = scratch.join(format!("www{}", self.base.trim_end_matches('/')));
        fs::create_dir_all(link.parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(&self.folder, &link).unwrap();
        let (dir, port) = (scratch.display(), free_port());
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|name| format!("{name}_temp_path {dir}/{name};\n"))
            .concat();
        let conf = format!(
            "daemon off;\nmaster_process off;\npid {dir}/pid;\nerror_log {dir}/error.log;\nevents {{}}\n\
             http {{\naccess_log off;\n{temporary}server {{\nlisten 127.0.0.1:{port};\nroot {dir}/www;\n\
             include {};\n}}\n}}\n",
            self.folder.join("nginx.conf").display()
        );
        let main = scratch.join("main.conf");
        fs::write(&main, conf).unwrap();
        let log = scratch.join("error.log").display().to_string();
        // nginx takes the variable with its own path for a list of inherited sockets.
        let mut args = ["-u", "NGINX"].map(str::to_owned).to_vec();
        args.push(tool("NGINX").display().to_string());
        args.extend(
            ["-p", &dir.to_string(), "-e", &log, "-c", &main.display().to_string()].map(str::to_owned),
        );
        let mut server = Process::start(Path::new("env"), &args, &[], Output::Log);
        server.wait_for_port(port);
        let url = format!("http://127.0.0.1:{port}{}", self.base.trim_end_matches('/'));
        Self { base: self.base.clone(), url, folder: self.folder.clone(), _server: server }
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

    /// The URL of a page, given by its path on the site, such as `/topics/`.
    #[must_use]
    pub fn url(&self, page: &str) -> String {
        format!("{}{page}", self.url)
    }

    /// The path of a page on its host, including the base.
    #[must_use]
    pub fn path(&self, page: &str) -> String {
        format!("{}{page}", self.base.trim_end_matches('/'))
    }

    /// The folder with its files.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}
