//! All jobs run, whatever comes of the others; then a table says what came of each.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, bail};

use crate::tool::{say, target, told_to};

/// One command of a kind of test, or several that need one another.
#[derive(Clone)]
pub struct Job {
    kind: &'static str,
    name: String,
    browser: bool,
    work: Arc<dyn Fn() -> Result<()> + Send + Sync>,
}

impl Job {
    pub fn new(kind: &'static str, name: &str, work: impl Fn() -> Result<()> + Send + Sync + 'static) -> Self {
        Self { kind, name: name.to_owned(), browser: false, work: Arc::new(work) }
    }

    /// It drives a browser, or is what such jobs wait for.
    pub fn in_browser(self) -> Self {
        Self { browser: true, ..self }
    }
}

struct Done {
    job: Job,
    took: Duration,
    failed: Option<anyhow::Error>,
}

/// Runs all jobs, two at a time where there are two cores, and says what came of them. An error if any failed.
pub fn run_all(jobs: Vec<Job>) -> Result<()> {
    let start = now();
    // What a job says is shown as it says it, if it is the only one.
    let live = jobs.len() == 1;
    let order: Vec<&'static str> = jobs.iter().fold(Vec::new(), |mut kinds, job| {
        if !kinds.contains(&job.kind) {
            kinds.push(job.kind);
        }
        kinds
    });
    let (waiting, done) = (Mutex::new(jobs), Mutex::new(Vec::new()));
    let lanes = thread::available_parallelism().map_or(1, usize::from).min(2);
    thread::scope(|scope| {
        for lane in 0..lanes {
            let (waiting, done) = (&waiting, &done);
            scope.spawn(move || {
                while let Some(job) = next(waiting, lane) {
                    let finished = run_one(job, live);
                    done.lock().unwrap_or_else(PoisonError::into_inner).push(finished);
                }
            });
        }
    });
    report(&order, done.into_inner().unwrap_or_else(PoisonError::into_inner), start.elapsed())
}

/// The first lane begins with what needs no browser, the second with what does; each then helps the other.
fn next(waiting: &Mutex<Vec<Job>>, lane: usize) -> Option<Job> {
    let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
    let at = waiting.iter().position(|job| job.browser == (lane == 1)).unwrap_or(0);
    (at < waiting.len()).then(|| waiting.remove(at))
}

fn run_one(job: Job, live: bool) -> Done {
    let start = now();
    let came = if live { (job.work)() } else { logged(&job) };
    // What is logged ends with why it failed already; the table says no more than that it did.
    if let (true, Err(error)) = (live, &came) {
        eprintln!("{error:#}");
    }
    Done { failed: came.err(), took: start.elapsed(), job }
}

/// Runs a job while all that it says goes to a file, and shows that in one piece.
fn logged(job: &Job) -> Result<()> {
    let folder = target().join("logs/test");
    fs::create_dir_all(&folder)?;
    let file = folder.join(format!("{}-{}.log", job.kind, job.name.replace(' ', "-")));
    // A job that falls over is a job that failed.
    let came = told_to(File::create(&file)?, || catch_unwind(AssertUnwindSafe(|| (job.work)())))
        .unwrap_or_else(|_| Err(anyhow!("xtask itself panicked")));
    let said = String::from_utf8_lossy(&fs::read(&file)?).into_owned();
    let verdict = came.as_ref().err().map_or_else(|| "passed".to_owned(), |error| format!("failed: {error:#}"));
    say(&format!("\n== {} {}\n{}\n-- {verdict}", job.kind, job.name, said.trim_end()))?;
    came
}

fn report(kinds: &[&str], done: Vec<Done>, took: Duration) -> Result<()> {
    let mut by_kind: BTreeMap<&str, Vec<Done>> = BTreeMap::new();
    for each in done {
        by_kind.entry(each.job.kind).or_default().push(each);
    }
    let (mut passed, mut failed) = (0, 0);
    say(&format!("\n{:<42}{:>8}  {:>8}", "kind, and what it is made of", "", "seconds"))?;
    for kind in kinds {
        let jobs = by_kind.remove(kind).unwrap_or_default();
        let is_red = jobs.iter().any(|each| each.failed.is_some());
        *(if is_red { &mut failed } else { &mut passed }) += 1;
        say(&row(kind, is_red, jobs.iter().map(|each| each.took).sum()))?;
        for each in jobs {
            say(&row(&format!("  {}", each.job.name), each.failed.is_some(), each.took))?;
        }
    }
    say(&format!("{:<42}{:>8}  {:>8.1}", "all of it, by the clock", "", took.as_secs_f64()))?;
    say(&format!("\n{passed} passed, {failed} failed"))?;
    if failed > 0 {
        bail!("not all kinds of test passed");
    }
    Ok(())
}

fn row(name: &str, is_red: bool, took: Duration) -> String {
    format!("{name:<42}{:>8}  {:>8.1}", if is_red { "failed" } else { "passed" }, took.as_secs_f64())
}

#[expect(clippy::disallowed_methods, reason = "how long tests take is told in real time")]
fn now() -> Instant {
    Instant::now()
}
