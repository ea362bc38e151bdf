//! Readings: the plausible meanings of an expression (research: OneLogin §1.8, §3.4, §7.7).

use serde::{Deserialize, Serialize};

/// One plausible meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Reading {
    /// Where the expression must match.
    pub anchoring: Anchoring,
    /// What the group is called.
    pub naming: Naming,
    /// Whether letter case counts.
    pub case: Case,
}

/// Where an expression must match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Anchoring {
    /// Anywhere in the name. `CN=([^,]+)` works against full names in a live tenant, so this is the likelier one.
    Search,
    /// The whole name.
    Whole,
}

/// What the group is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Naming {
    /// The first capture group if there is one, else the part that matched.
    GroupOrMatch,
    /// The whole name of the role.
    WholeName,
}

/// Whether letter case counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Case {
    /// It does.
    Sensitive,
    /// It does not.
    Insensitive,
}

impl Reading {
    /// The likeliest: `CN=([^,]+)` is known to work as an extractor on full names, and no source says that letter case does
    /// not count.
    pub const LIKELIEST: Self =
        Self { anchoring: Anchoring::Search, naming: Naming::GroupOrMatch, case: Case::Sensitive };

    /// Every combination.
    pub const ALL: [Self; 8] = {
        const fn reading(anchoring: Anchoring, naming: Naming, case: Case) -> Reading {
            Reading { anchoring, naming, case }
        }
        use Anchoring::{Search, Whole};
        use Case::{Insensitive, Sensitive};
        use Naming::{GroupOrMatch, WholeName};
        [
            reading(Search, GroupOrMatch, Sensitive),
            reading(Search, GroupOrMatch, Insensitive),
            reading(Search, WholeName, Sensitive),
            reading(Search, WholeName, Insensitive),
            reading(Whole, GroupOrMatch, Sensitive),
            reading(Whole, GroupOrMatch, Insensitive),
            reading(Whole, WholeName, Sensitive),
            reading(Whole, WholeName, Insensitive),
        ]
    };
}
