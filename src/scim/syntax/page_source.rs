//! A text from the source of a page
//!
//! The document was copied from the source of a page, so it holds what the source needs: backslashes before `_` and `[` and at
//! the ends of lines (Markdown), `&quot;` and `&#x20;` (HTML), a fence of three backticks, quotation marks with backslashes.
//!
//! Bad: `{ \\"userName\\": \\"{$user.email}\\" }`
//!
//! Bad: `{&quot;userName&quot;: &quot;{$user.email}&quot;}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}","title":"R&amp;D"}`

use super::Document;
use crate::finding::{Applicability, Check, Found, InputSeverity};

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.json.page-source",
    severity: InputSeverity::Error,
    why: "The signs of the source are no JSON, and some of them would be sent as they are.",
    todo: "Copy the text as the page shows it, or undo the signs here.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    let Some(source) = document.page_source() else { return };
    let (Some(first), Some(last)) = (source.edits.first(), source.edits.last()) else { return };
    let span = crate::finding::Span::new(first.span.start, last.span.end);
    found.at(span, "This was copied from the source of a page.").fix(
        Applicability::Unsafe,
        "Undo its signs",
        source.edits.clone(),
    );
}
