//! SCIM schemas (RFC 7643 §7): the RFC's own, and those that a server publishes.

mod date_time;
mod declared;
mod known;
mod misplaced;
mod near;
mod patch;
mod shape;
mod value;
mod walk;

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

pub(super) use near::nearest;
pub(super) use patch::mismatch;
pub(super) use walk::{Direction, Problem, ProblemKind, Walked, walk};

/// A schema.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Schema {
    /// Its URI.
    pub id: String,
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// Its attributes.
    #[serde(default)]
    pub attributes: Vec<Attribute>,
}

/// An attribute's definition. What is left out has the default of RFC 7643 §2.2.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Attribute {
    /// Its name; letter case does not count.
    pub name: String,
    /// Its type.
    #[serde(rename = "type", default)]
    pub kind: AttributeType,
    /// A list of values?
    #[serde(default)]
    pub multi_valued: bool,
    /// Must it be there?
    #[serde(default)]
    pub required: bool,
    /// Values that are suggested.
    #[serde(default)]
    pub canonical_values: Vec<String>,
    /// `readOnly`, `readWrite`, `immutable`, `writeOnly`.
    #[serde(default)]
    pub mutability: String,
    /// Parts of a complex attribute.
    #[serde(default)]
    pub sub_attributes: Vec<Attribute>,
}

/// Data types of RFC 7643 §2.3.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum AttributeType {
    /// Text.
    #[default]
    String,
    /// `true` or `false`.
    Boolean,
    /// A number with a fraction.
    Decimal,
    /// A whole number.
    Integer,
    /// A date and time (`xsd:dateTime`).
    DateTime,
    /// Base64.
    Binary,
    /// A URI.
    Reference,
    /// An object with parts.
    Complex,
    /// Anything; used by messages only.
    Any,
}

/// URI of the core User schema.
pub const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
/// URI of the enterprise extension.
pub const ENTERPRISE_USER: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
/// URI of the core Group schema.
pub const GROUP: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";
/// What messages' URIs begin with.
pub const MESSAGES: &str = "urn:ietf:params:scim:api:messages:2.0:";

/// The message that changes a part of a resource.
const PATCH: &str = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
/// The message that several resources are answered with.
const LIST: &str = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
/// The message of a failure.
const ERROR: &str = "urn:ietf:params:scim:api:messages:2.0:Error";
/// The message that holds several requests.
const BULK_REQUEST: &str = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";
/// The answer to that.
const BULK_RESPONSE: &str = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";
const SERVICE_PROVIDER_CONFIG: &str = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";
const RESOURCE_TYPE: &str = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";
const SCHEMA: &str = "urn:ietf:params:scim:schemas:core:2.0:Schema";

/// The schemas of RFC 7643 §8.7 and, in the same form, the messages of RFC 7644.
///
/// One thing differs: §8.7.1 calls `value` and `$ref` of a manager required, §4.3 recommended; here they are the latter,
/// as what is sent everywhere has only one of them.
#[must_use]
pub fn built_in() -> &'static [Schema] {
    static SCHEMAS: OnceLock<Vec<Schema>> = OnceLock::new();
    SCHEMAS.get_or_init(|| {
        [
            include_str!("user.json"),
            include_str!("enterprise-user.json"),
            include_str!("group.json"),
            include_str!("service-provider-config.json"),
            include_str!("resource-type.json"),
            include_str!("schema.json"),
            include_str!("list-response.json"),
            include_str!("patch-op.json"),
            include_str!("error.json"),
            include_str!("bulk-request.json"),
            include_str!("bulk-response.json"),
            include_str!("search-request.json"),
        ]
        .iter()
        // A test parses each of them.
        .filter_map(|json| serde_json::from_str(json).ok())
        .collect()
    })
}

/// The type of an attribute, or of a part of it, in the schemas of users and groups or in the one of a URI.
pub(super) fn attribute_type(uri: Option<&str>, name: &str, part: Option<&str>) -> Option<AttributeType> {
    let of = |attributes: &'static [Attribute], name: &str| {
        attributes.iter().find(|attribute| attribute.name.eq_ignore_ascii_case(name))
    };
    let schema = |uri: &str| built_in().iter().find(|schema| schema.id.eq_ignore_ascii_case(uri));
    let found = match uri {
        Some(uri) => of(&schema(uri)?.attributes, name),
        None => [USER, GROUP].into_iter().find_map(|uri| of(&schema(uri)?.attributes, name)),
    }?;
    match part {
        Some(part) => of(&found.sub_attributes, part).map(|part| part.kind),
        // A list of objects is compared by its values.
        None if found.kind == AttributeType::Complex => of(&found.sub_attributes, "value").map(|part| part.kind),
        None => Some(found.kind),
    }
}

impl Attribute {
    /// May a client not send it?
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.mutability == "readOnly"
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_schema_parses() {
        assert_eq!(super::built_in().len(), 12);
    }
}
