//! A view of the file system that ends at the served folder.
//!
//! `ServeDir` refuses `..` in a request, but it follows symbolic links anywhere. It opens every file through
//! this module, so the rule applies to pages, precompressed siblings and index pages alike.

use std::future::Future;
use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;

use tower_http::services::fs::{Backend, TokioBackend, TokioFile};

type Later<T> = Pin<Box<dyn Future<Output = Result<T>> + Send>>;

/// Opens only files within one folder.
#[derive(Debug, Clone)]
pub(super) struct Inside {
    root: Arc<Path>,
}

impl Inside {
    /// `root` must be canonical, because paths are compared with it.
    pub(super) fn new(root: &Path) -> Self {
        Self { root: root.into() }
    }

    /// The real path of `path`, if it is within the folder.
    async fn resolve(&self, path: PathBuf) -> Result<PathBuf> {
        let real = tokio::fs::canonicalize(path).await?;
        // Respond as for a missing file, so that nothing outside the folder is revealed.
        if real.starts_with(&self.root) { Ok(real) } else { Err(Error::from(ErrorKind::NotFound)) }
    }
}

impl Backend for Inside {
    type File = TokioFile;
    type Metadata = std::fs::Metadata;
    type OpenFuture = Later<TokioFile>;
    type MetadataFuture = Later<std::fs::Metadata>;

    fn open(&self, path: PathBuf) -> Self::OpenFuture {
        let inside = self.clone();
        Box::pin(async move { TokioBackend.open(inside.resolve(path).await?).await })
    }

    fn metadata(&self, path: PathBuf) -> Self::MetadataFuture {
        let inside = self.clone();
        Box::pin(async move { TokioBackend.metadata(inside.resolve(path).await?).await })
    }
}
