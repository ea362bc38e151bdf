//! What a page says of a requirement: its values, whether they are saved, and how much of a list was read.

mod against;
mod amount;
mod list;
mod observe;
mod pages;
mod remember;
mod report;
mod rule;
mod saved;
mod shown;

pub use against::against;
pub use amount::is_search;
pub use list::{
    AccessRow, Completeness, List, RoleRow, RuleRow, UserRow, access_roles, names_at, pending, roles, rules,
};
pub use observe::{Observation, State, compare, observe};
pub use pages::{More, more, shows_more};
pub use remember::remember;
pub use report::report;
pub use rule::open_rule;
pub use saved::{Saved, is_page_save, is_untouched, saved, says_reapplied};
pub use shown::shown;
