//! The bearer token as OneLogin wants it: the bare token, to which OneLogin adds `Authorization: Bearer` itself.
//!
//! No finding quotes any of it, and fixes only take away or put in fixed words.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::field;
use super::pasted::Pasted;
use super::secret::Secret;
use crate::finding::{Applicability, Edit, Field, Found, InputFinding, Span, checks, removal, run};

checks!(
    Token,
    try_on,
    [
        wrong_field,
        empty,
        marks,
        scheme,
        words,
        ending,
        basic,
        quotes,
        line_break,
        white_space,
        invisible,
        not_ascii,
        placeholder,
        masked,
        truncated,
        short,
        url,
        expired,
        expiring,
        not_yet,
        audience,
        issuer,
        prefix,
        pair,
    ]
);

/// What a vendor says about its token.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct TokenRules {
    /// What goes into the field.
    pub form: TokenForm,
    /// The word before the token, for [`TokenForm::Prefix`]: `token=`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    /// The `aud` of a signed token (RFC 7519 §4.1.3).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audience: Option<String>,
    /// The `iss` of a signed token (RFC 7519 §4.1.1).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// Now, in seconds since 1970; without it nothing is said about expiry. The core has no clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub now: Option<u64>,
}

/// What goes into the token's field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum TokenForm {
    /// The token as it is.
    #[default]
    Raw,
    /// A fixed word, then the token.
    Prefix,
    /// `id:secret` in base64.
    Pair,
}

/// Checks a token as typed.
#[must_use]
pub fn check(token: &Secret, rules: &TokenRules) -> Vec<InputFinding> {
    // Looked at, never passed on: findings hold fixed texts and positions only.
    let text = token.expose();
    let token = Token::new(text, rules);
    // What belongs elsewhere is no bad token.
    let checks = match token.belongs {
        Some(Field::Url) => &[url::CHECK],
        Some(_) => &[wrong_field::CHECK],
        None => CHECKS,
    };
    run(checks, &token, text)
}

#[cfg(test)]
fn try_on(input: &str, rules: Option<&str>) -> Vec<InputFinding> {
    let rules = rules.map(|json| serde_json::from_str(json).expect("rules")).unwrap_or_default();
    check(&Secret::new(input.to_owned()), &rules)
}

/// A token taken apart.
pub(in crate::scim) struct Token {
    text: String,
    pasted: Pasted,
    /// The field that it belongs in, if that is another one.
    belongs: Option<Field>,
    rules: TokenRules,
    /// Claims, if it is a signed token (RFC 7519). Decoded, not verified: the key is the vendor's.
    claims: Option<Map<String, Value>>,
}

impl Token {
    fn new(text: &str, rules: &TokenRules) -> Self {
        let prefix = rules.prefix.as_deref().filter(|_| rules.form == TokenForm::Prefix);
        let pasted = Pasted::token(text, prefix);
        let belongs = field::of(text).filter(|field| *field != Field::Token);
        let mut token = Self { text: text.to_owned(), pasted, belongs, rules: rules.clone(), claims: None };
        token.claims = token.core().and_then(|core| claims(core.of(text)));
        token
    }

    fn text(&self) -> &str {
        &self.text
    }

    const fn rules(&self) -> &TokenRules {
        &self.rules
    }

    const fn all(&self) -> Span {
        Span::new(0, self.text.len())
    }

    const fn now(&self) -> Option<u64> {
        self.rules.now
    }

    fn claim(&self, name: &str) -> Option<&Value> {
        self.claims.as_ref()?.get(name)
    }

    /// A claim that is a NumericDate (RFC 7519 §2), in seconds since 1970.
    fn claim_time(&self, name: &str) -> Option<u64> {
        let claim = self.claim(name)?;
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "`as` saturates, which is as good as any date out there"
        )]
        claim.as_u64().or_else(|| claim.as_f64().map(|seconds| seconds as u64))
    }

    const fn pasted(&self) -> &Pasted {
        &self.pasted
    }

    /// The token itself, without what was pasted around it; `None` when nothing is left.
    fn core(&self) -> Option<Span> {
        (self.pasted.value.start < self.pasted.value.end).then_some(self.pasted.value)
    }

    /// Do user name and password for another way to sign in stand here?
    fn is_basic(&self) -> bool {
        self.core()
            .is_some_and(|core| core.of(&self.text).get(..5).is_some_and(|word| word.eq_ignore_ascii_case("basic")))
            || self.pasted.words.iter().any(|words| words.of(&self.text).trim().eq_ignore_ascii_case("basic"))
    }
}

/// Reports the characters that can't belong to the token, with a fix that takes them away. What is cut as a whole is left to
/// the check that cuts it.
fn remove(
    token: &Token,
    found: &mut Found,
    how: Applicability,
    wrong: impl Fn(usize, char) -> bool,
    (what, title): (&'static str, &str),
) {
    if token.core().is_none() {
        return;
    }
    if let Some((span, edits)) = removal(&token.text, |at, character| !token.pasted.is_cut(at) && wrong(at, character))
    {
        found.at(span, what).fix(how, title, edits);
    }
}

/// Reports white space of one kind: around the token and in one that was wrapped with a safe fix, else with one that asks.
fn remove_space(token: &Token, found: &mut Found, space: fn(char) -> bool, words: (&'static str, &str)) {
    let pasted = token.pasted();
    let inside = |at, character| space(character) && pasted.is_inside(at);
    remove(token, found, Applicability::Safe, |at, it| space(it) && (pasted.wrapped || !inside(at, it)), words);
    if !pasted.wrapped {
        remove(token, found, Applicability::Unsafe, inside, words);
    }
}

/// Edits that cut these parts.
fn cut(parts: &[Span]) -> Vec<Edit> {
    let mut parts = parts.to_vec();
    parts.sort_unstable();
    parts.into_iter().map(|span| Edit { span, text: String::new() }).collect()
}

/// Base64 in either alphabet, padded or not.
fn decode(text: &str) -> Option<Vec<u8>> {
    const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    const STANDARD: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, LENIENT);
    const URL_SAFE: GeneralPurpose = GeneralPurpose::new(&alphabet::URL_SAFE, LENIENT);
    STANDARD.decode(text).or_else(|_| URL_SAFE.decode(text)).ok()
}

/// The claims of a signed token; `None` for any other.
fn claims(text: &str) -> Option<Map<String, Value>> {
    let mut parts = text.split('.');
    let (header, body, _signature) = (parts.next()?, parts.next()?, parts.next()?);
    serde_json::from_slice::<Map<String, Value>>(&decode(header)?).ok()?;
    serde_json::from_slice(&decode(body)?).ok()
}

/// Is this the wanted text, or a list that holds it?
fn says(claim: &Value, wanted: &str) -> bool {
    match claim {
        Value::String(text) => text == wanted,
        Value::Array(several) => several.iter().any(|one| one.as_str() == Some(wanted)),
        _ => false,
    }
}

/// A length of time in words: `6 days from now`.
fn span_of_time(seconds: u64, direction: &str) -> String {
    let (count, unit) = match seconds {
        0..=119 => return format!("about a minute {direction}"),
        120..=7_199 => (seconds / 60, "minutes"),
        7_200..=172_799 => (seconds / 3_600, "hours"),
        _ => (seconds / 86_400, "days"),
    };
    format!("{count} {unit} {direction}")
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn no_finding_quotes_the_token(token in "[ -~\u{200b}\n]{0,12}canary[ -~\u{200b}]{6,20}") {
            let findings = check(&Secret::new(token), &TokenRules::default());
            proptest::prop_assert!(!serde_json::to_string(&findings).expect("serialises").contains("canary"));
        }
    }

    /// The token with one safe fix after the other applied, as an admin clicks them.
    fn mended(pasted: &str) -> String {
        let mut text = pasted.to_owned();
        // Each fix takes something away, so a few rounds come to rest.
        for _ in 0..8 {
            let findings = check(&Secret::new(text.clone()), &TokenRules::default());
            let fixes = findings.into_iter().filter_map(|finding| finding.fix);
            match fixes.filter(|fix| fix.applicability == Applicability::Safe).find_map(|fix| fix.apply(&text)) {
                Some(fixed) => text = fixed,
                None => break,
            }
        }
        text
    }

    #[test]
    fn a_mended_token_is_what_the_vendor_gave() {
        for pasted in ["Authorization: Bearer dGhpcyBpcw==", " “dGhpcyBpcw==”\n", "bearer\u{200b} dGhpcyBp\ncw=="] {
            assert_eq!(mended(pasted), "dGhpcyBpcw==", "{pasted:?}");
        }
    }
}
