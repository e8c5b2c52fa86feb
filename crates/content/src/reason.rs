//! Why a file cannot be read or written, in words. The system's own messages contain error numbers and differ between systems.

use std::io::{self, ErrorKind};

/// The meaning of a system error.
#[must_use]
pub fn reason(error: &io::Error) -> String {
    let message = error.to_string();
    let is_of_system = error.raw_os_error().is_some();
    let words = match error.kind() {
        ErrorKind::NotFound if is_of_system => "there is no such file or folder",
        ErrorKind::PermissionDenied if is_of_system => "you have no right to open or change it",
        ErrorKind::IsADirectory if is_of_system => "it is a folder, not a file",
        ErrorKind::NotADirectory if is_of_system => "it is a file, or lies in a file, and not in a folder",
        ErrorKind::AlreadyExists if is_of_system => "it is there already",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded if is_of_system => "the disk is full",
        ErrorKind::InvalidData if message.contains("UTF-8") => {
            "it is not UTF-8 text; save it with the encoding UTF-8"
        }
        _ => message.split(" (os error ").next().unwrap_or_default(),
    };
    words.to_owned()
}

/// An error with its causes, each in words.
#[must_use]
pub fn explain(error: &anyhow::Error) -> String {
    let words = error.chain().map(|cause| cause.downcast_ref().map_or_else(|| cause.to_string(), reason));
    words.collect::<Vec<_>>().join(": ")
}

#[cfg(test)]
mod tests {
    use anyhow::Context as _;

    use super::*;

    #[test]
    fn errors_of_the_system_are_told_in_words() {
        let dir = tempfile::tempdir().unwrap();
        let explanation =
            |result: io::Result<String>| explain(&result.context("notes.txt cannot be read").unwrap_err());
        let gone = explanation(std::fs::read_to_string(dir.path().join("gone")));
        assert_eq!(gone, "notes.txt cannot be read: there is no such file or folder");
        let file = dir.path().join("old");
        std::fs::write(&file, b"caf\xe9").unwrap();
        let old = explanation(std::fs::read_to_string(&file));
        assert_eq!(old, "notes.txt cannot be read: it is not UTF-8 text; save it with the encoding UTF-8");
        assert_eq!(
            explanation(Err(io::Error::other("the line is busy"))),
            "notes.txt cannot be read: the line is busy"
        );
        let numbered = explanation(Err(io::Error::from_raw_os_error(5)));
        assert!(!numbered.contains("os error"), "{numbered}");
    }
}
