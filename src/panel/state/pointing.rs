//! The admin is asked to point at a control in the page.

use crate::onelogin::{ControlId, Place};
use crate::page::Pick;

/// What is asked for, and what came of it so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Pointing {
    /// Which asking it is, from 1.
    pub number: u32,
    /// What it is asked for.
    pub control: ControlId,
    /// The open page, tab or window.
    pub place: Place,
    /// What came of it so far.
    pub stage: Pointed,
}

/// How far pointing is.
#[derive(Clone, Debug, PartialEq)]
pub enum Pointed {
    /// The page waits for the click.
    Awaited,
    /// This element was clicked; a fresh look has to say what it is.
    Clicked(u32),
    /// It may be it, if the admin says so.
    Asked(Pick),
    /// It can't be it, with the reason.
    Refused(String),
}
