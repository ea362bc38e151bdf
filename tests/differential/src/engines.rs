//! The four engines. Three run as their own interpreters, with a script beside this file; PCRE2 is linked.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use super::cases::Case;

/// For each case and role: the group, or no match. A case that the engine refuses has no answers.
type Answers = Vec<Vec<Option<String>>>;

/// What Ruby, V8, Python and PCRE2 answer.
pub fn all(cases: &[Case], folder: &Path) -> Result<Vec<(&'static str, Answers)>> {
    fs::create_dir_all(folder)?;
    let input = folder.join("cases.jsonl");
    let mut file = BufWriter::new(File::create(&input)?);
    for case in cases {
        serde_json::to_writer(&mut file, case)?;
        file.write_all(b"\n")?;
    }
    file.flush()?;
    drop(file);
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("engines");
    let mut answers = Vec::new();
    for (name, program, script) in
        [("Ruby", "ruby", "ruby.rb"), ("V8", "node", "v8.mjs"), ("Python", "python3", "python.py")]
    {
        let output = Command::new(program)
            .arg(scripts.join(script))
            .stdin(File::open(&input)?)
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("{program} is needed"))?;
        let mut child = output;
        let lines = BufReader::new(child.stdout.take().context("no output")?).lines();
        let all: Answers = lines.map(|line| Ok(serde_json::from_str(&line?)?)).collect::<Result<_>>()?;
        ensure!(child.wait()?.success(), "{program} failed");
        answers.push((name, all));
    }
    answers.push(("PCRE2", cases.iter().map(pcre2).collect()));
    Ok(answers)
}

fn pcre2(case: &Case) -> Vec<Option<String>> {
    let bare =
        case.expression.strip_prefix('/').and_then(|rest| rest.strip_suffix('/')).filter(|_| case.expression.len() > 1);
    let bare = bare.unwrap_or(&case.expression);
    let pattern = if case.whole { format!(r"\A(?:{bare})\z") } else { bare.to_owned() };
    // A refusal must not look like "no match": it disagrees with any answer.
    let refused = || case.names.iter().map(|_| Some("refused".to_owned())).collect();
    let Ok(regex) = pcre2::bytes::RegexBuilder::new().utf(true).caseless(case.ignore_case).build(&pattern) else {
        return refused();
    };
    case.names
        .iter()
        .map(|name| {
            let captures = regex.captures(name.as_bytes()).ok().flatten()?;
            let part = captures.get(1).or_else(|| captures.get(0))?;
            Some(String::from_utf8_lossy(part.as_bytes()).into_owned())
        })
        .collect()
}
