//! Holds the expression engine to the real ones: Ruby, V8, PCRE2 and Python, on roles with adversarial names.
//!
//! `differential --count N --seed S`. Each case is a role list, some chosen roles and an expression: the generator's own, or
//! one as admins write them. Where our engine answers, all four must give the same group for the same roles.

mod cases;
mod engines;

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, bail, ensure};
use scim_guide::rules::{Engine, Reading};

fn main() -> Result<()> {
    let (mut count, mut seed) = (200_000_usize, 20_261_124_u64);
    let mut folder = PathBuf::from("target/differential");
    let mut args = env::args().skip(1);
    while let Some(arg) = args.next() {
        let value = args.next().with_context(|| format!("{arg} needs a value"))?;
        match arg.as_str() {
            "--count" => count = value.parse()?,
            "--seed" => seed = value.parse()?,
            "--folder" => folder = value.into(),
            other => bail!("unknown option {other}: --count N --seed S --folder F"),
        }
    }
    let cases = cases::generate(count, seed);
    let ours: Vec<Vec<Option<Option<String>>>> = cases.iter().map(answers).collect();
    let answered = ours.iter().flatten().filter(|answer| answer.is_some()).count();
    let all: usize = cases.iter().map(|case| case.names.len()).sum();
    let mut disagreements = 0;
    for (name, theirs) in engines::all(&cases, &folder)? {
        ensure!(theirs.len() == cases.len(), "{name} answered {} of {} cases", theirs.len(), cases.len());
        let mut here = 0;
        for ((case, ours), theirs) in cases.iter().zip(&ours).zip(&theirs) {
            for ((role, ours), theirs) in case.names.iter().zip(ours).zip(theirs) {
                let Some(ours) = ours else { continue };
                if ours != theirs {
                    here += 1;
                    if here <= 10 {
                        eprintln!(
                            "{name}: {:?} (whole {}, ignore case {}) on {role:?}: {theirs:?}, ours {ours:?}",
                            case.expression, case.whole, case.ignore_case
                        );
                    }
                }
            }
        }
        println!("{name:8} {here} disagreements");
        disagreements += here;
    }
    println!("{count} cases of seed {seed}; {answered} of {all} answers given, the rest refused as doubtful");
    ensure!(answered * 2 > all, "more than half were refused: the test says too little");
    ensure!(disagreements == 0, "{disagreements} disagreements");
    Ok(())
}

/// Our answer for each role: none if refused, else the group or no match.
fn answers(case: &cases::Case) -> Vec<Option<Option<String>>> {
    let reading = Reading::ALL
        .into_iter()
        .find(|reading| {
            (reading.anchoring == scim_guide::rules::Anchoring::Whole) == case.whole
                && (reading.case == scim_guide::rules::Case::Insensitive) == case.ignore_case
                && reading.naming == scim_guide::rules::Naming::GroupOrMatch
        })
        .unwrap_or(Reading::ALL[0]);
    let engine = Engine::new(&case.expression, reading);
    case.names.iter().map(|name| engine.as_ref().ok().and_then(|engine| engine.group(name).ok())).collect()
}
