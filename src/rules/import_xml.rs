//! A list of roles as XML, such as API v1 answered and as some exports write it. Enough of XML for that, and no more.

use super::listed::{ListError, ListedRole};

/// Elements that hold the name of a role.
const NAMES: &[&str] = &["name", "role_name", "rolename", "displayname", "role-name"];

/// Reads the names, each with the number that stands beside it.
pub(super) fn read(text: &str) -> Result<Vec<ListedRole>, ListError> {
    let mut roles: Vec<ListedRole> = Vec::new();
    let mut open: Vec<String> = Vec::new();
    // A number that came before its name, and a role whose number may still come.
    let (mut number, mut current) = (None, None);
    let mut at = 0;
    let fault = |at: usize| {
        let before = text.get(..at).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        ListError::Xml { line, column }
    };
    while let Some(start) = text.get(at..).and_then(|rest| rest.find('<')).map(|found| at + found) {
        let content = text.get(at..start).unwrap_or_default().trim();
        let rest = text.get(start..).unwrap_or_default();
        if rest.starts_with("<!--") {
            at = start + rest.find("-->").ok_or_else(|| fault(start))? + 3;
            continue;
        }
        let end = start + rest.find('>').ok_or_else(|| fault(start))?;
        let tag = text.get(start + 1..end).unwrap_or_default();
        at = end + 1;
        if tag.starts_with(['?', '!']) {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            let name = name.trim().to_ascii_lowercase();
            if open.pop().as_deref() != Some(name.as_str()) {
                return Err(fault(start));
            }
            // `<role>Sales</role>` is a name too.
            let plain = name == "role" && !content.is_empty();
            if NAMES.contains(&name.as_str()) && !content.is_empty() || plain {
                current = Some(roles.len());
                roles.push(ListedRole { name: plain_text(content), id: number.take(), people: None });
            } else if name == "id" {
                match current.and_then(|current| roles.get_mut(current)) {
                    Some(role) if role.id.is_none() => role.id = content.parse().ok(),
                    _ => number = content.parse().ok(),
                }
            } else if matches!(name.as_str(), "role" | "item" | "row" | "record") {
                (number, current) = (None, None);
            }
        } else if !tag.ends_with('/') {
            let name = tag.split(char::is_whitespace).next().unwrap_or_default().to_ascii_lowercase();
            if name.is_empty() {
                return Err(fault(start));
            }
            open.push(name);
        }
    }
    if !open.is_empty() {
        return Err(fault(text.trim_end().len()));
    }
    if roles.is_empty() { Err(ListError::NoElement) } else { Ok(roles) }
}

/// The text of an element: entities undone.
fn plain_text(content: &str) -> String {
    content
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}
