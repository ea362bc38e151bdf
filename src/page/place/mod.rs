//! Where the page is: which place, which language, whose tenant and record.

mod language;
mod record;
mod shows;
mod whereabouts;

pub use language::language;
pub use record::{Bound, Record, RecordKind, record, tenant};
pub use shows::{shows_app, shows_person, shows_role};
pub use whereabouts::{Whereabouts, dialog_place, tab_name, whereabouts};
