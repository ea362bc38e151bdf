//! Guides: where OneLogin must end up, as data.

mod bundled;
mod format;
mod input;
mod mapping;
#[cfg(feature = "schema")]
mod schema;
mod validate;

pub use bundled::{bundled, spekit};
pub use format::{
    Chapter, Connector, Each, Guide, Input, InputId, InputKind, IsSecret, Origin, Phase, PlainInput, Requirement,
    Setting, Severity, Step, Strength, Vendor, Want,
};
pub use input::{Inputs, Missing, SecretValue, Vars, fill_in, said, vars, vars_of};
pub use mapping::Mapping;
#[cfg(feature = "schema")]
pub use schema::schema;
pub use validate::{GuideError, parse};
