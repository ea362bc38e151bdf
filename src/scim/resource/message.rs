//! Reading the messages of RFC 7644 out of a document.

use super::Document;
use crate::scim::json::{Data, Member, Node};
use crate::scim::schema::MESSAGES;

/// The members of the document if it is this message: `ListResponse`, `PatchOp`, `Error`.
pub(super) fn members<'document>(document: &'document Document, name: &str) -> Option<&'document [Member]> {
    let Data::Object(members) = &document.root()?.data else { return None };
    let is = document.base().strip_prefix(MESSAGES).is_some_and(|base| base.eq_ignore_ascii_case(name));
    is.then_some(members.as_slice())
}

/// A member's value; letter case of the name does not count (RFC 7643 §2.1).
pub(super) fn get<'node>(members: &'node [Member], name: &str) -> Option<&'node Node> {
    members.iter().find(|member| member.name.eq_ignore_ascii_case(name)).map(|member| &member.value)
}

/// A whole number.
pub(super) fn integer(node: &Node) -> Option<i64> {
    if let Data::Number(number) = &node.data { number.parse().ok() } else { None }
}

/// The operations of a PatchOp: pointer, node, members, `op` in lower case.
pub(super) fn operations(document: &Document) -> Vec<(String, &Node, &[Member], String)> {
    let Some(Data::Array(items)) =
        members(document, "PatchOp").and_then(|members| get(members, "Operations")).map(|node| &node.data)
    else {
        return Vec::new();
    };
    items
        .iter()
        .enumerate()
        .filter_map(|(index, item)| {
            let Data::Object(members) = &item.data else { return None };
            let op = match get(members, "op").map(|op| &op.data) {
                Some(Data::String(op)) => op.to_ascii_lowercase(),
                _ => String::new(),
            };
            Some((format!("/Operations/{index}"), item, members.as_slice(), op))
        })
        .collect()
}
