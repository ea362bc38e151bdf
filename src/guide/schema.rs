//! The guide format's JSON Schema, generated from the types.

use super::format::Guide;

/// The schema as it is published beside this file.
#[must_use]
pub fn schema() -> String {
    let mut json = serde_json::to_string_pretty(&schemars::schema_for!(Guide)).unwrap_or_default();
    json.push('\n');
    json
}

#[cfg(test)]
mod tests {
    /// Run with `UPDATE_SCHEMA=1` after a change of the types.
    #[test]
    fn the_published_schema_is_the_generated_one() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/guide.schema.json");
        if std::env::var_os("UPDATE_SCHEMA").is_some() {
            std::fs::write(file, super::schema()).expect("written");
        }
        // As values: another package of the same build may switch on serde_json's `preserve_order`, which moves keys about.
        let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
        assert_eq!(value(&std::fs::read_to_string(file).expect("published")), value(&super::schema()));
    }
}
