//! How the console says that something is saved, or that it is not; which presses put something in and which do not.
//!
//! OneLogin's own words are known from its page objects of 2014 ("Mapping was successfully created.", "Group was
//! successfully created.", "Name can't be blank"). The others are usual words of web consoles. A message is taken for a
//! confirmation only if it has a confirming word and no denying one, so that a doubt never makes a pass.

use super::sure::Sure;

/// Words of one meaning, and where they are from. Lower case, each a single word.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// The words.
    pub words: &'static [&'static str],
    /// Where they were read.
    pub source: &'static str,
    /// How sure.
    pub sure: Sure,
}

/// Words that confirm that something was saved.
pub const CONFIRMING: &[Words] = &[
    Words {
        words: &["successfully", "created", "updated"],
        source: "one-guide: OneLogin's page objects of 2014",
        sure: Sure::Single,
    },
    Words {
        words: &["saved", "success", "successful"],
        source: "inferred: usual words of web consoles",
        sure: Sure::Inferred,
    },
];

/// Words with which a message confirms nothing: it denies, asks, warns, sets a condition, or is about something else.
pub const DENYING: &[&str] = &[
    // It denies.
    "unsaved",
    "not",
    "no",
    "cannot",
    "unable",
    "never",
    "nothing",
    "none",
    "fail",
    "failed",
    "fails",
    "failure",
    "error",
    "errors",
    "invalid",
    "rejected",
    "refused",
    "denied",
    "wrong",
    "problem",
    "problems",
    "warning",
    "warnings",
    "missing",
    "blank",
    "conflict",
    "partially",
    "partly",
    "only",
    "except",
    "lost",
    "lose",
    "undone",
    "reverted",
    "unsuccessful",
    "unsuccessfully",
    "expired",
    "discard",
    "discarded",
    "without",
    // It is not so yet, or only if something else is.
    "will",
    "would",
    "must",
    "should",
    "need",
    "needs",
    "please",
    "before",
    "until",
    "unless",
    "if",
    "once",
    "when",
    "try",
    "again",
    "retry",
    "loading",
    "saving",
    "updating",
    "wait",
    "pending",
    "queued",
    "soon",
    "about",
    // Something else was saved, or by somebody else, or long ago.
    "copied",
    "copy",
    "clipboard",
    "draft",
    "drafts",
    "locally",
    "browser",
    "ago",
    "last",
    "by",
    "someone",
    "somebody",
    "another",
    "else",
    "session",
    "search",
    "searches",
    "exported",
    "downloaded",
    "terms",
    "version",
];

/// Words of OneLogin's own for what the Reapply entry sets going: "Mappings are being reapplied", "Synchronizing users".
pub const REAPPLYING: Words =
    Words { words: &["reapplied", "reapplying", "reapply"], source: "onelogin-docs: KB0010460", sure: Sure::Confirmed };

/// Words of a Save button beside "save" itself that leave it the page's Save.
pub const SAVE_MAY_SAY: &[&str] = &[
    "save",
    "change",
    "changes",
    "all",
    "setting",
    "settings",
    "configuration",
    "parameter",
    "parameters",
    "role",
    "user",
    "app",
    "application",
    "login",
    "rule",
    "mapping",
    "and",
    "close",
    "the",
    "this",
    "these",
    "your",
];

/// Words of buttons that leave a window without keeping what is in it.
pub const DISMISSING: &[&str] =
    &["cancel", "close", "dismiss", "×", "x", "✕", "back", "no", "got it", "not now", "discard"];

/// Words of buttons of windows that keep what is in it, or carry it out.
pub const ACTING: &[&str] = &[
    "save", "ok", "okay", "done", "apply", "add", "delete", "remove", "create", "update", "confirm", "yes", "continue",
    "submit", "finish", "set", "assign", "approve", "reset",
];

/// Buttons outside windows that change what the page's Save is to keep.
pub const CHANGING: &[&str] = &["add to role", "remove from role", "remove", "delete"];

/// Fields that look something up and hold no setting, by their whole label.
pub const SEARCHES: &[&str] = &[
    "search",
    "filter",
    "find",
    "find applications",
    "search applications",
    "search apps",
    "search for an app",
    "search users",
    "search roles",
    "search rules",
    "search by name or email",
    "check existing or add new users to this role",
];

/// Words with which a placeholder says that a secret is stored: "A token is kept; a new one goes here".
pub const KEPT: &[&str] = &["kept", "keep", "stored", "saved", "set", "configured", "unchanged", "exists", "hidden"];

/// Words with which it says that there is none.
pub const NOT_KEPT: &[&str] =
    &["no", "not", "never", "none", "will", "be", "must", "should", "please", "enter", "paste", "can", "to"];
