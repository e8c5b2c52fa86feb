//! Work spread over the cores of the machine.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::anyhow;

/// Does `work` for each item, on all cores, items taken in their order. The results come in no fixed order.
///
/// # Errors
/// One of the errors of `work`; the other threads finish the items they have begun with, and go on.
pub(super) fn for_each<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> anyhow::Result<R> + Sync,
) -> anyhow::Result<Vec<R>> {
    for_each_with(items, || (), |(), item| work(item))
}

/// The same, with tools that each thread makes for itself and keeps.
pub(super) fn for_each_with<T: Sync, R: Send, S>(
    items: &[T],
    tools: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, &T) -> anyhow::Result<R> + Sync,
) -> anyhow::Result<Vec<R>> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let some = || {
        let mut results = Vec::new();
        let mut own = tools();
        while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
            results.push(work(&mut own, item)?);
        }
        anyhow::Ok(results)
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(some)).collect();
        let mut all = Vec::with_capacity(items.len());
        for worker in workers {
            all.extend(worker.join().map_err(|_panic| anyhow!("a thread of `pprnet finish` has panicked"))??);
        }
        Ok(all)
    })
}
