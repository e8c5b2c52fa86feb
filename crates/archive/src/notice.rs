//! Corrections and retractions.

use serde::{Deserialize, Serialize};

use crate::Date;

/// Something someone reading must know about a post or its article, added later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// When it was added.
    pub date: Date,
    /// What it is.
    pub kind: NoticeKind,
    /// What it says, as plain text.
    pub text: String,
}

/// What a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum NoticeKind {
    /// The post was corrected.
    Correction,
    /// The article was retracted, or the post withdrawn.
    Retraction,
}
