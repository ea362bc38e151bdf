//! Cases from a seed: the same seed gives the same cases.

use fastrand::Rng;
use scim_guide::rules::for_role;
use serde::Serialize;

/// A role list and an expression, to be read in one way.
#[derive(Serialize)]
pub struct Case {
    /// All roles of the tenant.
    pub names: Vec<String>,
    /// What goes into "with value that matches".
    pub expression: String,
    /// The whole name must match.
    pub whole: bool,
    /// Letter case does not count.
    pub ignore_case: bool,
}

/// Pieces of names: words, spaces, everything that means something in an expression, other scripts, forms that look alike.
const PIECES: &[&str] = &[
    "Sales", "sales", "SALES", "EMEA", "IT", "It", "R&D", "Legal", "app-", "A", "a", "b", "1", "22", " ", "  ", "-",
    "_", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "^", "$", "\\", "/", "#", "'", "\"", "<", "&", "@",
    "=", ",", ":", "é", "É", "e\u{301}", "ß", "ẞ", "ſ", "İ", "ı", "Σ", "σ", "ς", "Ж", "ж", "李", "日本", "😀",
    "\u{200d}", "\u{a0}", "ﬁ", "K", "Å", "Å", "Ǆ", "ǅ", "ǆ", "Ա", "ა", "Ა", "µ", "ÿ", "Ÿ", "ŉ", "ΐ", "ά", "ᾳ",
    "\u{345}",
];

/// Expressions as admins and vendors' guides write them.
const WRITTEN: &[&str] = &[
    ".*",
    "/.*/",
    "^.*$",
    "Sales",
    "^Sales",
    "Sales$",
    "^Sales$",
    "sales",
    "CN=([^,]+)",
    "^app-(.+)$",
    "^app-.*$",
    "app-(.*)",
    "(Sales|IT)",
    "^(Sales|IT)$",
    "^Sales$|^IT$",
    "(?:Sales|Legal).*",
    "[A-Z]+",
    "[^ ]+",
    "^[A-Za-z0-9 ]+$",
    "R&D",
    "R.D",
    "A+",
    "A{1,2}b?",
    "\\w+",
    "\\d+",
    "\\s",
    "^\\S+$",
    "(a)(b)?",
    "(?:ab)*",
    "a|",
    "|a",
    "",
    "^$",
    "[a-c]{2,}",
    ".+?",
    "(.+?)-",
    "(.*) (.*)",
    "é",
    "^É",
    "[é]",
    "\\(",
    "\\.",
    "[.]",
    "a.b",
    "Σ",
    "ж+",
    "😀",
    "^.$",
    "^..$",
    "K",
    "Å",
    "ß",
    "(?i)sales",
    "(?=a)",
    "a++",
    "\\bSales\\b",
    "\\p{L}+",
    "[[:alpha:]]",
    "(a)*",
    "\\1",
    "a{,3}",
    "x{2",
    "[a",
    "(a",
    "a)",
    "*",
    "\\h",
    "^Sales\\z",
    "#.*",
    "a b",
];

fn name(rng: &mut Rng) -> String {
    (0..rng.usize(1..6)).map(|_| PIECES[rng.usize(..PIECES.len())]).collect()
}

/// `count` cases of a seed.
pub fn generate(count: usize, seed: u64) -> Vec<Case> {
    let mut rng = Rng::with_seed(seed);
    (0..count).map(|_| case(&mut rng)).collect()
}

fn case(rng: &mut Rng) -> Case {
    let mut names: Vec<String> = (0..rng.usize(2..8)).map(|_| name(rng)).collect();
    // Names that contain one another, and such that differ by letter case only.
    let base = names[rng.usize(..names.len())].clone();
    match rng.usize(..4) {
        0 => names.push(format!("{base}{}", name(rng))),
        1 => names.push(base.to_uppercase()),
        2 => names.push(base.to_lowercase()),
        _ => {}
    }
    let chosen: Vec<&String> = names.iter().filter(|_| rng.bool()).collect();
    let expression = match (rng.usize(..10), chosen.as_slice()) {
        (0..=3, [role, ..]) => for_role(role, &names).text,
        (4..=5, [_, ..]) => chosen.iter().map(|role| for_role(role, &names).text).collect::<Vec<_>>().join("|"),
        (6..=7, _) => (0..rng.usize(1..4)).map(|_| WRITTEN[rng.usize(..WRITTEN.len())]).collect(),
        (8, [role, ..]) => (*role).clone(),
        _ => WRITTEN[rng.usize(..WRITTEN.len())].to_owned(),
    };
    Case { expression, whole: rng.bool(), ignore_case: rng.bool(), names }
}
