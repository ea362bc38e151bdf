//! The guides that ship with the extension.

use super::format::Guide;
use super::validate::{GuideError, parse};

/// Spekit's guide, as shipped.
const SPEKIT: &str = include_str!("spekit-onelogin.json");

/// The Spekit guide.
///
/// # Errors
/// Never for a released build: a test parses the file.
pub fn spekit() -> Result<Guide, GuideError> {
    parse(SPEKIT)
}

/// All guides that ship, by id.
///
/// # Errors
/// Never for a released build: a test parses the files.
pub fn bundled() -> Result<Vec<Guide>, GuideError> {
    Ok(vec![spekit()?])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::{Origin, Want};

    #[test]
    fn every_bundled_guide_parses() {
        assert_eq!(bundled().expect("parses").len(), 1);
    }

    #[test]
    fn the_spekit_guide_says_what_spekit_asks_for() {
        let guide = spekit().expect("parses");
        let wants = |control: &str| {
            guide
                .steps
                .iter()
                .flat_map(|step| {
                    let fills = step
                        .phases
                        .iter()
                        .flat_map(|phase| &phase.fill)
                        .map(|setting| (setting.control, &setting.want));
                    fills.chain(step.requires.iter().map(|requirement| (requirement.control, &requirement.want)))
                })
                .filter(|(id, _)| id.name() == control)
                .map(|(_, want)| want.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(wants("provisioning.enable"), [Want::On(true)]);
        assert_eq!(wants("provisioning.on-delete"), [Want::Option("Suspend".into())]);
        assert_eq!(wants("provisioning.on-suspend"), [Want::Option("Suspend".into())]);
        assert_eq!(wants("parameters.groups.include"), [Want::On(true)]);
        assert_eq!(wants("rule.action"), [Want::Option("Set Groups in {app}".into())]);
        assert_eq!(guide.connector.id, 130_179);
    }

    #[test]
    fn what_the_vendor_leaves_out_is_marked_as_ours() {
        let guide = spekit().expect("parses");
        let ours: Vec<&str> =
            guide.steps.iter().filter(|step| step.origin == Origin::Ours).map(|step| step.id.as_str()).collect();
        assert_eq!(ours, ["enable-api", "save-groups-parameter", "give-access", "save-rules", "reapply"]);
    }

    #[test]
    fn an_unknown_field_is_an_error_with_its_place() {
        let error =
            parse(&SPEKIT.replacen("\"verified\"", "\"script\": \"x\", \"verified\"", 1)).expect_err("unknown field");
        let text = error.to_string();
        assert!(text.contains("script") && text.contains("line"), "{text}");
    }

    #[test]
    fn a_control_on_the_wrong_place_is_an_error_with_its_place() {
        let error = parse(&SPEKIT.replacen("\"at\": \"app.new\"", "\"at\": \"app.sso\"", 1)).expect_err("wrong place");
        assert!(error.to_string().starts_with("steps["), "{error}");
    }

    proptest::proptest! {
        #[test]
        fn broken_guides_end_in_an_error_and_never_in_a_panic(at in 0usize..SPEKIT.len(), junk in "[\\PC]{0,6}") {
            let (before, after) = (SPEKIT.get(..at), SPEKIT.get(at..));
            let broken = format!("{}{junk}{}", before.unwrap_or_default(), after.unwrap_or_default());
            let _ = parse(&broken);
        }
    }
}
