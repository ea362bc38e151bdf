//! How sure a fact about OneLogin is.

use serde::{Deserialize, Serialize};

/// How sure an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sure {
    /// Said in so many words by OneLogin or by two independent sources.
    Confirmed,
    /// One source says it.
    Single,
    /// Read from indirect evidence.
    Inferred,
}
