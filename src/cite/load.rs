//! Fetches the citations of posts: the head, then one file for each shard that has such a post, several in parallel.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use pprnet_address::names::ARCHIVE;
use pprnet_address::{Base, Catalog};
use pprnet_archive::{CitationHead, CitationShard, FileName, PostCitations};
use pprnet_browser::{document, spawn};

use crate::store::{LoadFault, load_checked};

/// The number of parallel requests. Browsers allow six connections to a host.
const AT_ONCE: usize = 6;

/// The citations of some posts, in the order of those posts.
pub(super) type CitationList = Arc<Vec<PostCitations>>;

/// A shard’s number and the requested posts in it: each with its index in the result and its index in the shard.
type ShardRequest = (usize, Vec<(usize, usize)>);

/// Receives the outcome.
type OnLoaded = Box<dyn FnOnce(Result<CitationList, LoadFault>)>;

/// A download of the citations of some posts, in progress.
struct Download {
    base: Base,
    catalog: Arc<Catalog>,
    head: CitationHead,
    waiting: Vec<ShardRequest>,
    running: usize,
    found: BTreeMap<usize, PostCitations>,
    /// Called once, with the outcome.
    then: Option<OnLoaded>,
}

/// Loads the citations of the posts at these positions and passes them to `then`.
pub(super) fn load(
    base: Base,
    catalog: Arc<Catalog>,
    positions: &[usize],
    then: impl FnOnce(Result<CitationList, LoadFault>) + 'static,
) {
    let mut waiting: Vec<ShardRequest> = Vec::new();
    for (index, &position) in positions.iter().enumerate() {
        let Some((number, first)) = catalog.manifest.shard_at(position) else { continue };
        let one = (index, position - first);
        match waiting.iter_mut().find(|(other, _)| *other == number) {
            Some((_, posts)) => posts.push(one),
            None => waiting.push((number, vec![one])),
        }
    }
    spawn(async move {
        match load_head(base, &catalog).await {
            Err(fault) => then(Err(fault)),
            Ok(head) => begin(Download {
                base,
                catalog,
                head,
                waiting,
                running: 0,
                found: BTreeMap::new(),
                then: Some(Box::new(then)),
            }),
        }
    });
}

fn begin(download: Download) {
    let download = Rc::new(RefCell::new(download));
    for _ in 0..AT_ONCE {
        download.borrow_mut().running += 1;
        let download = Rc::clone(&download);
        spawn(async move { run(&download).await });
    }
}

/// Loads files until none is left. The last task to finish passes on the result.
async fn run(download: &RefCell<Download>) {
    loop {
        let next = download.borrow_mut().waiting.pop();
        let Some((number, posts)) = next else { break };
        let (base, catalog, file) = {
            let download = download.borrow();
            (download.base, Arc::clone(&download.catalog), download.head.files.get(number).cloned())
        };
        match load_shard(base, &catalog, number, file).await {
            Ok(mut shard) => {
                let mut download = download.borrow_mut();
                for (index, at) in posts {
                    if let Some(post) = shard.posts.get_mut(at) {
                        download.found.insert(index, std::mem::take(post));
                    }
                }
            }
            Err(fault) => {
                let then = {
                    let mut download = download.borrow_mut();
                    download.waiting.clear();
                    download.then.take()
                };
                if let Some(then) = then {
                    then(Err(fault));
                }
            }
        }
    }
    let then = {
        let mut download = download.borrow_mut();
        download.running -= 1;
        if download.running > 0 { None } else { download.then.take() }
    };
    if let Some(then) = then {
        let found = std::mem::take(&mut download.borrow_mut().found);
        then(Ok(Arc::new(found.into_values().collect())));
    }
}

async fn load_head(base: Base, catalog: &Catalog) -> Result<CitationHead, LoadFault> {
    let path = document::cite_files().and_then(|files| files.index).ok_or(LoadFault::NoManifest)?;
    let name = path.rsplit('/').next().and_then(|name| name.parse::<FileName>().ok());
    let name = name.ok_or(LoadFault::NoManifest)?;
    load_checked(&address(base, &name), |bytes| {
        CitationHead::read(&name, &catalog.manifest, bytes).map_err(LoadFault::Read)
    })
    .await
}

async fn load_shard(
    base: Base,
    catalog: &Catalog,
    number: usize,
    file: Option<FileName>,
) -> Result<CitationShard, LoadFault> {
    let (Some(name), Some(entry)) = (file, catalog.manifest.shards.get(number)) else {
        return Err(LoadFault::NoManifest);
    };
    load_checked(&address(base, &name), |bytes| {
        CitationShard::read(&name, entry, bytes).map_err(LoadFault::Read)
    })
    .await
}

/// The address of a file.
fn address(base: Base, name: &FileName) -> String {
    base.file(&format!("{ARCHIVE}/{name}"))
}
