//! The page as data: what is on it, which control is meant, what to do about it, and whether it took.

mod change;
mod find;
mod place;
mod protocol;
mod read;
mod snapshot;

pub use change::*;
pub use find::*;
pub use place::*;
pub use protocol::*;
pub use read::*;
pub use snapshot::*;
