//! Reads the page of a check: the doc comment at the head of its file, and the examples in it.

/// An example of a check's page.
#[derive(Debug)]
pub(crate) struct Example {
    /// Must the check speak?
    pub bad: bool,
    /// What is checked.
    pub input: String,
    /// Rules of the family, as JSON.
    pub rules: Option<String>,
}

/// The doc comment at the head of a check's file.
pub(crate) fn page(source: &str) -> Vec<&str> {
    source
        .lines()
        .map_while(|line| line.strip_prefix("//!"))
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect()
}

/// `\u{200b}`, `\n`, `\t`, `\r` and `\\` as in Rust.
fn unescape(text: &str) -> String {
    let mut done = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        done.push_str(before);
        let (escape, tail) = after.split_at(1);
        rest = tail;
        match escape {
            "n" => done.push('\n'),
            "r" => done.push('\r'),
            "t" => done.push('\t'),
            "u" => {
                let (code, tail) = tail.strip_prefix('{').and_then(|tail| tail.split_once('}')).expect("\\u{…}");
                done.push(u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("a character"));
                rest = tail;
            }
            "\\" => done.push('\\'),
            other => {
                done.push('\\');
                done.push_str(other);
            }
        }
    }
    done + rest
}

/// What stands between backticks.
fn code(text: &str) -> &str {
    if text == "``" {
        return "";
    }
    let double = text.strip_prefix("`` ").and_then(|text| text.strip_suffix(" ``"));
    double.or_else(|| text.strip_prefix('`').and_then(|text| text.strip_suffix('`'))).expect("an example in backticks")
}

/// The examples of a page.
pub(crate) fn examples(source: &str) -> Vec<Example> {
    let page = page(source);
    let mut examples = Vec::new();
    for (index, line) in page.iter().enumerate() {
        let Some((bad, rest)) = line
            .strip_prefix("Bad")
            .map(|rest| (true, rest))
            .or_else(|| line.strip_prefix("Good").map(|rest| (false, rest)))
        else {
            continue;
        };
        let (rules, rest) = match rest.strip_prefix(" with ") {
            Some(rest) => {
                let end = rest.find("`:").expect("rules in backticks") + 1;
                let (rules, rest) = rest.split_at(end);
                (Some(code(rules).to_owned()), rest)
            }
            None => (None, rest),
        };
        let rest = rest.strip_prefix(':').expect("a colon before the example");
        let input = if rest.is_empty() {
            page[index + 1..].iter().skip(1).take_while(|line| **line != "```").copied().collect::<Vec<_>>().join("\n")
        } else {
            unescape(code(rest.trim_start()))
        };
        examples.push(Example { bad, input, rules });
    }
    examples
}
