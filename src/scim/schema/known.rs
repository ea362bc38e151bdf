//! Schemas under an index: every attribute is found at once, however many there are.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::{Attribute, AttributeType, Schema, built_in};

/// Schemas by their URI. Letter case of a URI does not count here: servers are lenient, and a finding about it helps nobody.
pub(super) struct Known<'schema> {
    schemas: BTreeMap<String, KnownSchema<'schema>>,
    /// URIs of those that a server publishes.
    published: Vec<String>,
}

/// A schema and its attributes.
pub(super) struct KnownSchema<'schema> {
    pub name: &'schema str,
    pub attributes: Attributes<'schema>,
}

/// Attributes, in their order and by name.
pub(super) struct Attributes<'schema> {
    all: Vec<Definition<'schema>>,
    by_name: BTreeMap<String, usize>,
}

/// An attribute and its parts.
pub(super) struct Definition<'schema> {
    pub attribute: &'schema Attribute,
    pub parts: Attributes<'schema>,
}

impl<'schema> Known<'schema> {
    /// The schemas that a server publishes, and the RFC's own where it publishes none of that URI.
    pub(super) fn of(published: &'schema [Schema]) -> Self {
        let mut known = BTreeMap::new();
        for schema in published.iter().chain(built_in()) {
            known
                .entry(schema.id.to_ascii_lowercase())
                .or_insert_with(|| KnownSchema { name: &schema.name, attributes: Attributes::of(&schema.attributes) });
        }
        Self { schemas: known, published: published.iter().map(|schema| schema.id.to_ascii_lowercase()).collect() }
    }

    pub(super) fn get(&self, uri: &str) -> Option<&KnownSchema<'schema>> {
        self.schemas.get(&uri.to_ascii_lowercase())
    }

    /// The attribute of this name in a schema that the server publishes.
    pub(super) fn anywhere(&self, name: &str) -> Option<&Definition<'schema>> {
        self.published.iter().find_map(|uri| self.schemas.get(uri)?.attributes.get(name))
    }

    /// Does a schema that the server publishes have an attribute of this name?
    pub(super) fn published(&self, name: &str) -> bool {
        self.anywhere(name).is_some()
    }
}

impl<'schema> Attributes<'schema> {
    fn of(attributes: &'schema [Attribute]) -> Self {
        let all: Vec<Definition<'schema>> = attributes
            .iter()
            .map(|attribute| Definition { attribute, parts: Self::of(&attribute.sub_attributes) })
            .collect();
        let mut by_name = BTreeMap::new();
        for (at, attribute) in attributes.iter().enumerate() {
            by_name.entry(attribute.name.to_ascii_lowercase()).or_insert(at);
        }
        Self { all, by_name }
    }

    /// The attribute of this name; letter case does not count (RFC 7643 §2.1).
    pub(super) fn get(&self, name: &str) -> Option<&Definition<'schema>> {
        self.all.get(*self.by_name.get(&name.to_ascii_lowercase())?)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &'schema str> {
        self.all.iter().map(|definition| definition.attribute.name.as_str())
    }

    pub(super) fn required(&self) -> impl Iterator<Item = &'schema Attribute> {
        self.all.iter().map(|definition| definition.attribute).filter(|attribute| attribute.required)
    }
}

/// `id`, `externalId` and `meta`, which every resource has (RFC 7643 §3.1).
pub(super) fn common() -> &'static Attributes<'static> {
    static ATTRIBUTES: OnceLock<Vec<Attribute>> = OnceLock::new();
    static INDEX: OnceLock<Attributes<'static>> = OnceLock::new();
    let one = |name: &str, mutability: &str, kind| Attribute {
        name: name.into(),
        kind,
        multi_valued: false,
        required: false,
        canonical_values: Vec::new(),
        mutability: mutability.into(),
        sub_attributes: Vec::new(),
    };
    let attributes = ATTRIBUTES.get_or_init(|| {
        vec![
            one("id", "readOnly", AttributeType::String),
            one("externalId", "readWrite", AttributeType::String),
            Attribute {
                sub_attributes: vec![
                    one("resourceType", "", AttributeType::String),
                    one("created", "", AttributeType::DateTime),
                    one("lastModified", "", AttributeType::DateTime),
                    one("location", "", AttributeType::Reference),
                    one("version", "", AttributeType::String),
                ],
                ..one("meta", "readOnly", AttributeType::Complex)
            },
        ]
    });
    INDEX.get_or_init(|| Attributes::of(attributes))
}
