//! The loaded collection to search.

use std::path::Path;
use std::time::{Duration, Instant};

use pprnet_archive::{Language, plain_text};
use pprnet_content::{Checked, Problem, Publishable, check};
use pprnet_import::{DOCUMENTS_FILE, ImportError, load_lines};
use pprnet_search::{Built, Field, IndexBuilder, IndexedPost, LoadError, Searcher};
use pprnet_site::{read_findings, search_index, titled};
use thiserror::Error;

/// Posts or documents with their index.
#[derive(Debug)]
pub struct Collection {
    searcher: Searcher,
    items: Vec<Item>,
    indexing: Duration,
    /// The heading of the second part of its posts.
    section: String,
    /// The language in which its words are stemmed.
    language: Language,
}

/// A post or document, as results show it.
#[derive(Debug, Clone, Default)]
pub struct Item {
    /// The slug.
    pub slug: String,
    /// The title.
    pub title: String,
    /// The month, as `2022-12`.
    pub month: String,
    /// The citation as printed.
    pub citation: String,
    /// The summary, or the text of a document.
    pub summary: String,
    /// The practice implications.
    pub implications: String,
}

/// Why the collection cannot be loaded.
#[derive(Debug, Error)]
pub enum CollectionError {
    /// The content or the documents have problems.
    #[error("there are problems with what is to be searched")]
    Problems(Vec<Problem>),
    /// A file cannot be read.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// The newly built index cannot be loaded: a bug in this program.
    #[error("the search index cannot be read; please report this as a fault of pprnet")]
    Index(#[from] LoadError),
}

impl Item {
    /// Its texts with their fields, as the search expects them.
    #[must_use]
    pub fn texts(&self) -> [(Field, &str); 4] {
        [
            (Field::Implications, &self.implications),
            (Field::Summary, &self.summary),
            (Field::Citation, &self.citation),
            (Field::Title, &self.title),
        ]
    }
}

impl Collection {
    /// Loads a content folder, or a folder of imported documents.
    ///
    /// # Errors
    /// See [`CollectionError`].
    pub fn load(folder: &Path) -> Result<Self, CollectionError> {
        if folder.join(DOCUMENTS_FILE).is_file() { Self::documents(folder) } else { Self::content(folder) }
    }

    fn content(folder: &Path) -> Result<Self, CollectionError> {
        let Checked { content, problems, .. } = check(folder);
        let Some(Publishable { document, vocabulary, .. }) = content else {
            return Err(CollectionError::Problems(problems));
        };
        // With the titles that the site shows and searches.
        let mut document = titled(&document);
        read_findings(&mut document);
        let started = Instant::now();
        let built = search_index::build(&document, &vocabulary);
        let indexing = started.elapsed();
        let section = document.site.section().to_owned();
        let language = Language::of(&document.site.language);
        let items = document.posts.into_iter().map(|post| Item {
            slug: post.slug.to_string(),
            month: post.month.to_string(),
            citation: post.citation.unwrap_or_default(),
            summary: plain_text(&post.summary),
            implications: plain_text(&post.implications),
            title: post.title,
        });
        let searcher = language.spoken(|| open(&built))?;
        Ok(Self { searcher, items: items.collect(), indexing, section, language })
    }

    fn documents(folder: &Path) -> Result<Self, CollectionError> {
        let lines = load_lines(folder).map_err(|error| match error {
            ImportError::Input(problems) => CollectionError::Problems(problems),
            other => other.into(),
        })?;
        let started = Instant::now();
        let mut builder = IndexBuilder::default();
        for line in &lines {
            let (year, month) = (line.month.year(), line.month.month());
            builder.add(&IndexedPost {
                title: &line.title,
                summary: &line.text,
                year,
                month,
                ..IndexedPost::default()
            });
        }
        let built = builder.finish();
        let indexing = started.elapsed();
        let items = lines.into_iter().map(|line| Item {
            slug: line.slug,
            title: line.title,
            month: line.month.to_string(),
            summary: line.text,
            ..Item::default()
        });
        let (section, language) = (String::new(), Language::English);
        Ok(Self { searcher: open(&built)?, items: items.collect(), indexing, section, language })
    }

    /// The heading of the second part of its posts.
    #[must_use]
    pub fn section(&self) -> &str {
        &self.section
    }

    /// The language in which its words are stemmed.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The index.
    #[must_use]
    pub fn searcher(&self) -> &Searcher {
        &self.searcher
    }

    /// How long it took to build the index, from checked posts or documents.
    #[must_use]
    pub fn indexing(&self) -> Duration {
        self.indexing
    }

    /// The post or document at a position of the index.
    #[must_use]
    pub fn item(&self, position: usize) -> Option<&Item> {
        self.items.get(position)
    }
}

/// The index with all its parts.
fn open(built: &Built) -> Result<Searcher, LoadError> {
    let names: Vec<String> = (0..built.parts.len()).map(|number| number.to_string()).collect();
    let mut searcher = Searcher::open(&built.head(&names))?;
    for (number, part) in built.parts.iter().enumerate() {
        searcher.add_part(number, part)?;
    }
    Ok(searcher)
}
