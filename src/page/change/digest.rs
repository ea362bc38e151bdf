//! A short name for exactly what was on show, so that an approval can say which plan it is for.

use serde::{Deserialize, Serialize};

/// Names what was on show. Two things on show that differ in anything a person can see have different digests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Digest(String);

impl Digest {
    /// Of anything that can be written as JSON. It must not hold handles: those change whenever a page draws itself anew.
    #[must_use]
    pub fn of<T: Serialize>(shown: &T) -> Self {
        // Types that are shown are plain structs, which JSON can always hold; an empty text equals no digest of one.
        let json = serde_json::to_string(shown).unwrap_or_default();
        // FNV-1a, 64 bits. It need not withstand an attacker: the panel compares the plan itself as well.
        let hash = json
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        Self(format!("{hash:016x}"))
    }

    /// As it stands in the panel's markup.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Digest {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}
