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
        assert_eq!(std::fs::read_to_string(file).expect("published"), super::schema());
    }
}
