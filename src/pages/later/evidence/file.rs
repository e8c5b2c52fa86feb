//! The file with the findings of all posts.

use std::sync::Arc;

use leptos::prelude::*;
use pprnet_address::Catalog;
use pprnet_address::names::ARCHIVE;
use pprnet_archive::Findings;
use pprnet_browser::spawn;

use super::content::Reported;
use crate::context::CurrentAddress;
use crate::store::{Load, LoadFault, load_checked};

/// Its posts, or its state of loading.
pub(super) type File = RwSignal<Load<Arc<[Reported]>>>;

/// Loads it.
pub(super) fn load(file: File, here: CurrentAddress, catalog: &Catalog) {
    let Some(entry) = catalog.manifest.findings.clone() else {
        file.set(Load::Ready(Arc::new([])));
        return;
    };
    file.set(Load::Loading);
    let url = format!("{}{ARCHIVE}/{}", here.folder(), entry.file);
    spawn(async move {
        let findings =
            load_checked(&url, |bytes| Findings::read(&entry, bytes).map_err(LoadFault::Read)).await;
        // The signal is disposed of if the page was left meanwhile.
        let _ = file.try_set(match findings {
            Ok(findings) => Load::Ready(findings.posts.into_iter().map(Reported::of).collect()),
            Err(fault) => Load::Failed(fault),
        });
    });
}
