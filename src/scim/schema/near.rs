//! What a misspelt name or an outdated URI means.

use super::{ENTERPRISE_USER, GROUP, USER};

/// The counterpart of a URI that SCIM 2.0 does not have: those of 1.x, and mixtures seen in published guides.
pub(super) fn old(uri: &str) -> Option<&'static str> {
    let uri = uri.to_ascii_lowercase();
    let known = uri.starts_with("urn:scim:schemas:")
        || uri.starts_with("urn:ietf:params:scim:schemas:core:1")
        || uri.starts_with("urn:ietf:params:scim:schemas:extension:enterprise:1");
    let cut = matches!(
        uri.as_str(),
        "urn:ietf:params:scim:schemas:core:2.0" | "urn:ietf:params:scim:schemas:extension:enterprise:2.0"
    );
    if !known && !cut {
        return None;
    }
    Some(if uri.contains("enterprise") {
        ENTERPRISE_USER
    } else if uri.ends_with("group") {
        GROUP
    } else {
        USER
    })
}

/// The name that is meant by a misspelt one, if one is near enough to be no chance.
pub(in crate::scim) fn nearest<'names>(name: &str, names: impl Iterator<Item = &'names str>) -> Option<&'names str> {
    // No name of SCIM is nearly as long, and the distance takes time that grows with both.
    if name.len() > 80 {
        return None;
    }
    let lower = name.to_ascii_lowercase();
    let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_ascii_lowercase();
    let flat = bare(name);
    names
        .filter(|candidate| !candidate.eq_ignore_ascii_case(name))
        .map(|candidate| {
            let distance =
                if bare(candidate) == flat { 0 } else { strsim::osa_distance(&lower, &candidate.to_ascii_lowercase()) };
            (distance, candidate)
        })
        .filter(|(distance, candidate)| *distance <= (candidate.len() / 4).clamp(1, 3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}
