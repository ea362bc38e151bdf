//! What the shell has to do.

use super::state::Permitted;
use crate::page::BatchId;

/// One thing that the shell has to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Join the page. Answered by `Joined` or `NotJoined`.
    Join,
    /// Look at the page. Answered by `Looked`, `Unread` or `Left`.
    Look,
    /// Carry out a batch.
    Act(Permitted),
    /// End a batch between two of its operations.
    Stop(BatchId),
    /// Draw the ring.
    Ring {
        /// Around this element.
        handle: u32,
        /// With this label.
        label: String,
    },
    /// Take the ring away.
    Unring,
    /// Let the admin point at a control of the page; this is the asking of that number.
    Point(u32),
    /// End that.
    Unpoint,
    /// Show a secret that was changed here in the panel's own field.
    Refill(SecretField),
    /// Move the keyboard focus to a control in the page.
    Focus(u32),
    /// Open a URL of the same tenant in the tab.
    Open(String),
    /// Load the tab's page anew.
    Reload,
    /// Read what is stored for an origin. Answered by `Loaded`.
    Load(String),
    /// Store what is known of a tenant.
    Save {
        /// The tenant's origin.
        origin: String,
        /// JSON of [`Stored`](super::state::Stored).
        json: String,
    },
    /// Remove what is stored for an origin.
    Remove(String),
    /// Put text on the clipboard.
    Copy(String),
    /// Offer a file.
    Download {
        /// File name.
        name: String,
        /// MIME type.
        mime: String,
        /// Contents.
        text: String,
    },
    /// Ask the browser for access to an origin. Answered by `TenantAllowed`.
    AllowOrigin(String),
    /// Send `Tick` after this many milliseconds. A later one replaces an earlier one that is still to come.
    Later(u32),
}

/// Fields of the panel whose text is in no markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretField {
    /// The bearer token.
    Token,
    /// Custom headers.
    Headers,
}
