//! Lists of the console: how each is known, what its pages say of how much they show, and the states of its users.
//!
//! Sources: columns and states are those that vendors' guides quote (research: OneLogin §1.8 to §1.10) and the keys of
//! OneLogin's API (`provisioning_state`, §3.5); wording of paging, filters and empty lists is that of usual web consoles
//! and inferred.

/// How a list is known among the tables of a page. Texts are folded.
#[derive(Clone, Copy, Debug)]
pub struct ListWords {
    /// What it is called: caption or heading.
    pub captions: &'static [&'static str],
    /// Columns that hold the name of an entry, the surest first.
    pub names: &'static [&'static str],
    /// A column that it must have besides, if any.
    pub besides: &'static [&'static str],
    /// What its entries are called, as in `31 roles`.
    pub nouns: &'static [&'static str],
}

/// Applications > Applications.
pub const APPS: ListWords = ListWords {
    captions: &["applications", "apps", "company apps", "all applications"],
    names: &["application", "app", "name", "display name"],
    besides: &[],
    nouns: &["application", "applications", "app", "apps"],
};

/// Users > Roles.
pub const ROLES: ListWords = ListWords {
    captions: &["roles", "all roles"],
    names: &["role", "role name", "name"],
    besides: &[],
    nouns: &["role", "roles"],
};

/// The app's Rules tab.
pub const RULES: ListWords = ListWords {
    captions: &["rules", "mappings"],
    names: &["rule", "rule name", "mapping", "name"],
    besides: &[],
    nouns: &["rule", "rules", "mapping", "mappings"],
};

/// The app's Users tab.
pub const APP_USERS: ListWords = ListWords {
    captions: &["users", "assigned users"],
    names: &["user", "name", "user name", "username", "email"],
    besides: &["provisioning state", "provisioning status", "status", "state", "provisioning"],
    nouns: &["user", "users", "login", "logins"],
};

/// The role's Users tab: those who are in the role.
pub const MEMBERS: ListWords = ListWords {
    captions: &[
        "users added manually",
        "users added",
        "manually added users",
        "added users",
        "users in this role",
        "members",
    ],
    names: &["user", "name", "email"],
    besides: &[],
    nouns: &["user", "users"],
};

/// The user's Applications tab: the apps that the user has.
pub const USER_APPS: ListWords = ListWords {
    captions: &["applications", "apps", "assigned applications"],
    names: &["application", "app", "name"],
    besides: &[],
    nouns: &["application", "applications", "app", "apps"],
};

/// First cells of rows that are no entry: boxes for all rows at once, heads that are drawn as rows.
pub const BULK: &[&str] = &["select all", "select none", "check all", "deselect all", "toggle all", "select all rows"];

/// What an empty list says, by its first words.
pub const EMPTY: &[&str] = &[
    "no users",
    "no roles",
    "no rules",
    "no mappings",
    "no applications",
    "no apps",
    "no results",
    "no records",
    "no entries",
    "no items",
    "no data",
    "no matching",
    "nothing found",
    "there are no",
];

/// Buttons and links that lead to more of a list.
pub const MORE: &[&str] = &[
    "more",
    "load more",
    "show more",
    "view more",
    "see more",
    "more results",
    "show all",
    "view all",
    "see all",
    "load next",
    "next",
    "next page",
    "last page",
    "older",
    ">",
    ">>",
    "›",
    "»",
    "→",
    "next ›",
    "next »",
    "next →",
    "next >",
];

/// Buttons and links that lead back to an earlier part of a list: this is not its first.
pub const BACK: &[&str] = &[
    "previous",
    "previous page",
    "prev",
    "first page",
    "newer",
    "<",
    "<<",
    "‹",
    "«",
    "←",
    "‹ previous",
    "« previous",
    "← previous",
];

/// Buttons that are there while a filter is set.
pub const CLEARING: &[&str] = &[
    "clear filter",
    "clear filters",
    "clear all filters",
    "clear search",
    "remove filter",
    "remove filters",
    "reset filter",
    "reset filters",
    "clear all",
];

/// Choices that leave a filter open, by their first word.
pub const UNFILTERED: &[&str] =
    &["", "all", "any", "every", "everything", "everyone", "none", "no", "select", "choose", "-", "filter"];

/// Labels of choices that narrow a list.
pub const FILTERS: &[&str] =
    &["filter", "filters", "filter by", "show", "view", "status", "state", "provisioning state", "provisioning status"];

/// What a user's provisioning has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UserState {
    /// Nothing is to come: the user is in the app, or is not to be.
    Settled,
    /// It waits for approval.
    Pending,
    /// It has failed.
    Failed,
    /// It is under way.
    Working,
    /// What the cell says is not known.
    Unknown,
}

impl UserState {
    /// What a cell says. Only whole texts are known, so that `Not provisioned yet, pending` is not taken for the half of it.
    #[must_use]
    pub fn of(folded: &str) -> Self {
        let text = folded.replace(['_', '-'], " ");
        let is = |words: &[&str]| words.contains(&text.as_str());
        let says = |word: &str| text.split(' ').any(|other| other.trim_matches(|c: char| !c.is_alphanumeric()) == word);
        if says("pending") || says("awaiting") || is(&["approval required", "needs approval", "waiting for approval"]) {
            Self::Pending
        } else if says("failed") || says("failure") || says("error") {
            Self::Failed
        } else if is(&[
            "provisioning",
            "modifying",
            "deleting",
            "linking",
            "enabling",
            "disabling",
            "in progress",
            "queued",
            "updating",
        ]) {
            Self::Working
        } else if is(&[
            "provisioned",
            "enabled",
            "linked",
            "deleted",
            "deprovisioned",
            "disabled",
            "suspended",
            "not provisioned",
            "nonexistent",
            "non existent",
            "not applicable",
            "skipped",
        ]) {
            Self::Settled
        } else {
            Self::Unknown
        }
    }
}

/// Other words for `Enabled` in a cell: `Yes`, a tick.
pub const YES: &[&str] = &["enabled", "yes", "on", "true", "included", "✓", "✔", "☑", "✅"];

/// Other words for the contrary.
pub const NO: &[&str] =
    &["disabled", "not enabled", "no", "off", "false", "excluded", "not included", "✗", "✘", "×", "☐", "❌"];
