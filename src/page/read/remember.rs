//! Which of two observations of a requirement counts: the one before, or the one of this look.

use std::collections::BTreeMap;

use super::observe::{Observation, State};
use crate::guide::Want;

/// Keeps an observation in the place of an earlier one, unless that still says more.
///
/// "Can't be read here" says less than what was read before of the same record for the same want, if nothing on the page
/// says that it has changed since: it was read at another place, or it is an entry that this part of a list does not show.
/// Where a control was read and now can't be, it has changed, and the earlier verdict goes.
///
/// What can't be read any more is no pass. That it was met is kept beside it, except for states that change by themselves.
pub fn remember(seen: &mut BTreeMap<String, Observation>, key: String, want: &Want, mut new: Observation) {
    if let Some(old) = seen.get(&key).filter(|_| !matches!(want, Want::NoRow(_))) {
        let was_met = old.held || (old.state == State::Met && old.is_saved());
        let same = old.holds_for(new.record.as_ref(), &new.against);
        let is_doubt = new.state == State::Unreadable || (new.state == State::Met && !new.is_saved());
        new.held = is_doubt && was_met && same;
    }
    let keeps = seen.get(&key).is_some_and(|old| {
        let same = old.holds_for(new.record.as_ref(), &new.against);
        let unchanged = old.place != new.place || matches!(want, Want::Listed(_));
        new.state == State::Unreadable && old.state != State::Unreadable && same && unchanged
    });
    if !keeps {
        seen.insert(key, new);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::onelogin::Place;
    use crate::page::{Record, RecordKind, Saved};

    fn seen(state: State, place: Place, number: u64, against: &str) -> Observation {
        let record = Record {
            tenant: "https://acme.onelogin.com".into(),
            kind: RecordKind::App,
            number,
            heading: String::new(),
        };
        Observation {
            state,
            evidence: String::new(),
            saved: Saved::Yes,
            place,
            record: Some(record),
            against: against.into(),
            held: false,
        }
    }

    fn kept(want: &Want, new: Observation) -> State {
        let mut all = BTreeMap::from([("a".to_owned(), seen(State::Met, Place::AppInfo, 7, "x"))]);
        remember(&mut all, "a".into(), want, new);
        all["a"].state
    }

    #[test]
    fn what_can_not_be_read_any_more_is_no_pass() {
        let text = Want::Text("x".into());
        assert_eq!(kept(&text, seen(State::Unreadable, Place::AppInfo, 7, "x")), State::Unreadable);
        assert_eq!(
            kept(&Want::NoRow("Pending".into()), seen(State::Unreadable, Place::AppInfo, 7, "x")),
            State::Unreadable
        );
        // Read at another place before, or not on this part of the list.
        assert_eq!(kept(&text, seen(State::Unreadable, Place::AppRules, 7, "x")), State::Met);
        assert_eq!(kept(&Want::Listed(true), seen(State::Unreadable, Place::AppInfo, 7, "x")), State::Met);
        assert_eq!(kept(&Want::Listed(true), seen(State::Unmet, Place::AppInfo, 7, "x")), State::Unmet);
    }

    #[test]
    fn that_it_was_met_and_saved_is_kept_beside_a_doubt_and_not_beside_a_contradiction() {
        let text = Want::Text("x".into());
        let after = |news: &[(State, Saved)]| {
            let mut all = BTreeMap::from([("a".to_owned(), seen(State::Met, Place::AppInfo, 7, "x"))]);
            for (state, saved) in news {
                let new = Observation { saved: *saved, ..seen(*state, Place::AppInfo, 7, "x") };
                remember(&mut all, "a".into(), &text, new);
            }
            all["a"].held
        };
        assert!(after(&[(State::Unreadable, Saved::NotKnown)]));
        assert!(after(&[(State::Unreadable, Saved::NotKnown), (State::Met, Saved::No)]));
        assert!(!after(&[(State::Unmet, Saved::Yes)]));
        assert!(!after(&[(State::Unmet, Saved::No), (State::Met, Saved::No)]));
    }

    #[test]
    fn nothing_is_kept_of_another_record_or_for_another_want() {
        for want in [Want::Text("x".into()), Want::Listed(true)] {
            for place in [Place::AppInfo, Place::AppRules] {
                assert_eq!(kept(&want, seen(State::Unreadable, place, 8, "x")), State::Unreadable);
                assert_eq!(kept(&want, seen(State::Unreadable, place, 7, "y")), State::Unreadable);
            }
        }
    }
}
