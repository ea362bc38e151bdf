//! Which control is meant, by what a person reads; or a refusal that says why.

mod hint;
mod locate;
mod located;
mod options;
mod picked;
mod prepared;
mod row;
mod vocabulary;
mod wording;

pub use hint::strange_hint;
pub use locate::{cell_says, labels, locate, locate_in, rows_saying};
pub use located::{Located, Refusal};
pub(crate) use options::{Meant, acceptable, is_chosen, meant};
pub use picked::Pick;
pub(crate) use picked::is_named_by_the_tenant;
pub use prepared::{Made, Prepared};
pub use row::{row_as_control, row_to_press};
pub(crate) use wording::{words_of, words_of_catalogue};
