//! The core on recorded snapshots of the practice tenant: where we are, what is found, what is to be done, what the audit says.
//!
//! `cargo xtask demo --headless --record` takes the snapshots anew; `INSTA_UPDATE=always cargo test --test recorded` then
//! writes what the core makes of them, to be read before it is committed.

#![allow(clippy::expect_used, reason = "a test ends with its reason when something is amiss")]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use scim_guide::audit;
use scim_guide::guide::{self, InputId, Inputs, PlainInput};
use scim_guide::onelogin::ControlId;
use scim_guide::page::{
    Bound, Located, Move, Prepared, RecordKind, Snapshot, Task, locate_in, next_move, record, whereabouts,
};
use scim_guide::scim::Secret;

/// The job that was played while the snapshots were taken, see `tests/e2e/support/play.mjs`.
fn inputs(guide: &guide::Guide) -> Inputs {
    let mut inputs = Inputs::of(guide);
    for (id, text) in [
        (PlainInput::App, "Spekit SCIM"),
        (PlainInput::BaseUrl, "https://scim.example/v2"),
        (PlainInput::User, "grace.novak@acme.example"),
        (PlainInput::NewRole, "Spekit Editors"),
        (PlainInput::People, "ana.silva@acme.example\nben.okafor@acme.example"),
        (PlainInput::Roles, "Spekit Editors\nLegal\nBoard\nR&D"),
    ] {
        inputs.set(id, text.to_owned());
    }
    inputs.set_secret(Some(Secret::new("a-token-for-this-test".to_owned())));
    inputs
}

fn told(next: &Move) -> String {
    let plan = |plan: &scim_guide::page::Plan| {
        let change = |change: &scim_guide::page::Change| {
            let later = if change.handle.is_none() { " (later)" } else { "" };
            format!("{} {:?} {:?} → {:?}{later}", change.control.name(), change.kind, change.old, change.new)
        };
        plan.changes.iter().map(change).collect::<Vec<_>>().join("; ")
    };
    match next {
        Move::Approve(shown) => format!("approve: {}", plan(shown)),
        Move::Press { place, label, .. } => format!("press “{label}” for {}", place.name()),
        other => format!("{other:?}"),
    }
}

/// All that the core has to say about one snapshot.
fn reading(snapshot: &Snapshot) -> String {
    let guide = guide::spekit().expect("the bundled guide parses");
    let inputs = inputs(&guide);
    let roles = inputs.list(PlainInput::Roles);
    let mapping = guide::Mapping::of(&guide, &inputs, &roles);
    let (here, page) = (whereabouts(snapshot), Prepared::of(snapshot));
    let mut text = String::new();
    let mut line = |entry: String| writeln!(text, "{entry}").expect("a string takes everything");
    line(format!("place {:?}, under {:?}, app {:?}", here.place, here.under, here.app()));
    if let Some(place) = here.place {
        line("\ncontrols".to_owned());
        let step = guide.steps.iter().find(|step| step.phases.iter().any(|phase| phase.at == place));
        let step = step.or(guide.steps.first()).expect("a guide has steps");
        let entry = audit::entries(step, &inputs, &mapping).into_iter().next().flatten();
        let vars = guide::vars(&guide, &inputs, &mapping, step, entry.as_deref());
        for id in ControlId::ALL.iter().filter(|id| id.spec().places.contains(&place)) {
            let found = match locate_in(&page, id.spec(), place, &vars, &[]) {
                Located::Found { index, label, .. } => {
                    let control = snapshot.controls.get(index).expect("locate gives an index of the snapshot");
                    format!("{:?} “{label}” {:?}", control.role, control.value)
                }
                refusal => format!("{refusal:?}"),
            };
            line(format!("  {}: {}", id.name(), shorten(&found)));
        }
    }
    line("\nnext".to_owned());
    let open = record(snapshot);
    let app = open.as_ref().filter(|record| record.kind == RecordKind::App);
    let token = inputs.secret().map(|_| inputs.edition(InputId::Token));
    for step in &guide.steps {
        let entry = audit::entries(step, &inputs, &mapping).into_iter().next().flatten();
        let vars = guide::vars(&guide, &inputs, &mapping, step, entry.as_deref());
        let task = Task { step, vars: &vars, token, kept: false, record: app, picks: &[], turned: &[] };
        line(format!("  {}: {}", step.id, shorten(&told(&next_move(&page, &here, &task)))));
    }
    line("\naudit".to_owned());
    // The pages were recorded while the job was played, so that each is of the record that the job is about.
    let mut bound = Bound::default();
    record(snapshot).into_iter().for_each(|record| bound.bind(record));
    let mut seen = BTreeMap::new();
    audit::read(&guide, &inputs, &mapping, &page, &[], &bound, &mut seen);
    let configured = audit::configuration(&guide, &page, &[]).unwrap_or_default();
    let found = audit::findings(&guide, &inputs, &mapping, &bound, &seen);
    for finding in audit::in_order(found.into_iter().chain(configured).collect()) {
        if finding.status != audit::Status::NotReached {
            let entry = finding.entry.map(|entry| format!("/{entry}")).unwrap_or_default();
            line(format!("  {}{entry}: {} · {}", finding.id, finding.status.word(), shorten(&finding.evidence)));
        }
    }
    text
}

fn shorten(text: &str) -> String {
    let port = regex_lite::Regex::new(r"127\.0\.0\.1:\d+").expect("a valid expression");
    let text = port.replace_all(text, "127.0.0.1:PORT");
    if text.chars().count() <= 240 { text.into_owned() } else { text.chars().take(240).chain(['…']).collect() }
}

#[test]
fn what_the_core_makes_of_each_recorded_page() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("cases/pages");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::glob!("cases/pages/*.json", |path| {
            let json = fs::read_to_string(path).expect("the file is there");
            let snapshot: Snapshot = serde_json::from_str(&json).expect("a snapshot as the content script makes it");
            insta::assert_snapshot!(reading(&snapshot));
        });
    });
}
