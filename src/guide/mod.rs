//! Guides: where OneLogin must end up, as data.

mod bundled;
mod format;
mod input;
mod mapping;
#[cfg(feature = "schema")]
mod schema;

pub use bundled::{bundled, spekit};
pub use format::{
    Chapter, Connector, Each, Guide, GuideError, Input, InputId, InputKind, Origin, Phase, PlainInput, Requirement, SecretInput, Setting,
    Severity, Step, Strength, Vendor, Want, parse,
};
pub use input::{Inputs, Missing, Vars, fill_in, said, vars, vars_of};
pub use mapping::Mapping;
#[cfg(feature = "schema")]
pub use schema::schema;
