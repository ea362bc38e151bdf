//! What is asked of a page: one step of the guide, for one entry, with the values that stand for its placeholders.

use crate::guide::{Step, Vars};
use crate::page::find::Pick;
use crate::page::place::Record;

/// One step of the guide, for one entry.
#[derive(Clone, Copy)]
pub struct Task<'a> {
    /// The step.
    pub step: &'a Step,
    /// Values for the placeholders.
    pub vars: &'a Vars,
    /// The edition of the bearer token; `None` while none is given.
    pub token: Option<u32>,
    /// Is that edition of it stored already, as far as is known? It can't be read back.
    pub kept: bool,
    /// The record (app, role, user) that the step is about, as far as it is known.
    pub record: Option<&'a Record>,
    /// What the admin has pointed at.
    pub picks: &'a [Pick],
    /// Labels of what was pressed to show more of the open list.
    pub turned: &'a [String],
}
