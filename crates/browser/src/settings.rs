//! Settings stored on this device. The browser has one store for each host, so every key ends with the folder of the site; sites
//! on one host do not share settings. Storage may be missing or refuse (private windows), so every value is optional.

use web_sys::Storage;

use crate::window::window;

/// The value of a setting of the site in a folder, such as `/` or `/pprnet/blog/`.
#[must_use]
pub fn get(name: &str, folder: &str) -> Option<String> {
    read(&store()?, name, folder)
}

/// Stores or deletes a setting. If that fails, the setting lasts only until the page is closed.
pub fn set(name: &str, folder: &str, value: Option<&str>) -> Option<()> {
    write(&store()?, &key(name, folder), value)
}

fn store() -> Option<Storage> {
    window()?.local_storage().ok()?
}

/// The key of a setting of the site in a folder.
fn key(name: &str, folder: &str) -> String {
    [name, ":", folder].concat()
}

/// Reads a setting. An old key without a folder is moved to the first site that reads it.
fn read(store: &impl Store, name: &str, folder: &str) -> Option<String> {
    let key = key(name, folder);
    store.value(&key).or_else(|| {
        let old = store.value(name)?;
        write(store, &key, Some(&old))?;
        write(store, name, None)?;
        Some(old)
    })
}

fn write(store: &impl Store, key: &str, value: Option<&str>) -> Option<()> {
    match value {
        Some(value) => store.put(key, value),
        None => store.forget(key),
    }
}

/// A store of keys and values. Each operation may fail.
trait Store {
    fn value(&self, key: &str) -> Option<String>;
    fn put(&self, key: &str, value: &str) -> Option<()>;
    fn forget(&self, key: &str) -> Option<()>;
}

impl Store for Storage {
    fn value(&self, key: &str) -> Option<String> {
        self.get_item(key).ok()?
    }
    fn put(&self, key: &str, value: &str) -> Option<()> {
        self.set_item(key, value).ok()
    }
    fn forget(&self, key: &str) -> Option<()> {
        self.remove_item(key).ok()
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::collections::BTreeMap;

    use super::*;

    #[derive(Default)]
    struct Host(RefCell<BTreeMap<String, String>>);

    impl Store for Host {
        fn value(&self, key: &str) -> Option<String> {
            self.0.borrow().get(key).cloned()
        }
        fn put(&self, key: &str, value: &str) -> Option<()> {
            self.0.borrow_mut().insert(key.to_owned(), value.to_owned());
            Some(())
        }
        fn forget(&self, key: &str) -> Option<()> {
            self.0.borrow_mut().remove(key);
            Some(())
        }
    }

    /// Regression: two sites on one host must not see each other's recent searches.
    #[test]
    fn sites_on_one_host_share_no_setting() {
        let host = Host::default();
        write(&host, &key("recent", "/a/"), Some("alliance")).unwrap();
        write(&host, &key("recent", "/b/"), Some("dropout")).unwrap();
        assert_eq!(read(&host, "recent", "/a/").as_deref(), Some("alliance"));
        assert_eq!(read(&host, "recent", "/"), None);
        write(&host, &key("recent", "/a/"), None).unwrap();
        assert_eq!(read(&host, "recent", "/a/"), None);
        assert_eq!(read(&host, "recent", "/b/").as_deref(), Some("dropout"));
    }

    #[test]
    fn an_old_setting_of_the_host_moves_to_the_first_site_that_reads_it() {
        let host = Host::default();
        host.put("theme", "dark").unwrap();
        assert_eq!(read(&host, "theme", "/a/").as_deref(), Some("dark"));
        assert_eq!(read(&host, "theme", "/b/"), None);
        assert_eq!(read(&host, "theme", "/a/").as_deref(), Some("dark"));
        write(&host, &key("theme", "/a/"), None).unwrap();
        assert_eq!(read(&host, "theme", "/a/"), None, "a deleted value does not return");
    }
}
