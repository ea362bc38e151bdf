//! Is what the page shows saved? Told from the page's own evidence for that save, never from any passing message.
//!
//! Evidence for a press of the page's own Save is one of three: a message after it that says so, the Save that is now
//! disabled or gone, or the page that came because of it. An error after the press takes it back. What was changed after
//! the press is not saved by it. What can't be told is [`Saved::NotKnown`].

use serde::{Deserialize, Serialize};

use super::pages::shows_more;
use crate::onelogin::{
    ACTING, CHANGING, CONFIRMING, DENYING, DISMISSING, Place, REAPPLYING, RouteId, SAVE_MAY_SAY, SEARCHES, parse_route,
};
use crate::page::place::{dialog_place, tab_name, whereabouts};
use crate::page::{Activity, Barrier, Control, Happening, Role, Snapshot, Source};
use crate::text;

/// Is what a page shows saved?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Saved {
    /// It is: nothing was changed since the page came, or the page gave evidence of its save.
    Yes,
    /// It is not: something was changed and not saved, or the page says so.
    No,
    /// It can't be told.
    NotKnown,
}

impl Saved {
    /// What is to be added to a sentence about a value, with the blank before it; nothing when it is saved.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Yes => "",
            Self::No => " Not saved yet.",
            Self::NotKnown => " It is not known whether it is saved.",
        }
    }
}

/// Is what stands on the page, outside windows, saved?
#[must_use]
pub fn saved(snapshot: &Snapshot) -> Saved {
    // What stands in the form of something that does not exist yet is not stored, whatever the page says.
    if matches!(whereabouts(snapshot).under, Some(Place::AppNew | Place::RoleNew)) {
        return Saved::No;
    }
    Log::of(snapshot).verdict(snapshot)
}

/// Is what stands in the open window saved? As on the page, but not while something in the window was changed.
#[must_use]
pub fn saved_in_window(snapshot: &Snapshot) -> Saved {
    let in_it = |event: &&Activity| {
        event.dialog.as_ref().zip(snapshot.dialog.as_ref()).is_some_and(|(one, other)| text::same(one, other))
    };
    let last = |what: Happening| {
        snapshot.activity.iter().filter(in_it).filter(|event| event.what == what).map(|event| event.seq).max()
    };
    if last(Happening::Edit) > last(Happening::Press) { Saved::No } else { saved(snapshot) }
}

/// Has the page confirmed what these buttons of a place do? `None` while nothing was seen that they would have to confirm.
///
/// A Save counts once a window that belongs to the page was saved before it, since that is what it has to keep. Any other
/// button counts by its own press and the message that names what it does.
#[must_use]
pub fn confirmed(snapshot: &Snapshot, place: Place, buttons: &[String]) -> Option<bool> {
    let log = Log::of(snapshot);
    if buttons.iter().any(|button| is_page_save(button)) {
        let cause = snapshot.activity.iter().any(|event| {
            let window = event.dialog.as_ref().and_then(|title| dialog_place(title, place));
            event.what == Happening::Press && window.is_some() && is_page_save(&event.label)
        });
        let cause = cause || (place == Place::AppRules && log.rule_saved > 0);
        return cause.then(|| saved(snapshot) == Saved::Yes);
    }
    let is_it = |event: &&Activity| {
        event.what == Happening::Press
            && event.dialog.is_none()
            && buttons.iter().any(|button| text::same(button, &event.label))
    };
    let cause = snapshot.activity.iter().filter(is_it).map(|event| event.seq).max()?;
    let says = |message: &&Message| message.seq > cause && !message.error && is_reapplying(&message.text);
    // Rules that were changed after it are not applied by it.
    let stale = log.window_saved > cause;
    Some(!stale && !log.denied_after(cause) && log.messages.iter().any(|message| says(&message)))
}

/// Does a page that was loaded anew say that the mappings are being reapplied? Only what it says of itself, not what came of a
/// press in it.
#[must_use]
pub fn says_reapplied(snapshot: &Snapshot) -> bool {
    let pressed = snapshot.activity.iter().any(|event| event.what == Happening::Press);
    let mut told = snapshot.notices.iter();
    !pressed && told.clone().all(|notice| !notice.error) && told.any(|notice| is_reapplying(&notice.text))
}

/// A message of the page and when it came up.
struct Message {
    seq: u32,
    text: String,
    error: bool,
}

/// What happened in a document, as far as saving goes. Numbers are those of events; 0 is none.
#[derive(Default)]
struct Log {
    /// The last change that the page's Save has to keep.
    edited: u32,
    /// The last press in a window that belongs to the app.
    window_saved: u32,
    /// The last Save of a rule that is a page of its own. Like a window, it does not save the app.
    rule_saved: u32,
    /// The last press in a window that may have changed something by itself.
    acted: u32,
    /// The last press of the page's own Save.
    pressed: u32,
    /// The last page that came without a load.
    arrived: u32,
    /// The last page that came because of Save.
    arrived_by_save: u32,
    /// The last event that is missing from the list.
    lost: u32,
    messages: Vec<Message>,
}

impl Log {
    fn of(snapshot: &Snapshot) -> Self {
        let events = &snapshot.activity;
        let mut log = Self { messages: messages(snapshot), lost: lost(events), ..Self::default() };
        let edited = |window: &str| {
            events.iter().any(|event| event.what == Happening::Edit && event.dialog.as_deref() == Some(window))
        };
        let mut path: Option<&str> = None;
        // The number that an event has if nothing but messages came since Save was pressed.
        let mut after_save = None;
        for event in events {
            if after_save != Some(event.seq) {
                after_save = None;
            }
            match (event.what, event.dialog.as_deref()) {
                (Happening::Edit, None) if !is_lookup(&event.label, path) => log.edited = event.seq,
                (Happening::Press, None) => log.press(event, path),
                (Happening::Press, Some(window)) => {
                    log.press_in_window(event, window, edited(window), path.unwrap_or(&snapshot.path));
                }
                (Happening::Arrive, _) => {
                    // The first one is the load.
                    if event.seq > 1 {
                        log.arrived = event.seq;
                    }
                    if after_save.is_some() {
                        log.arrived_by_save = event.seq;
                    }
                    path = Some(event.label.as_str()).filter(|path| !path.is_empty());
                }
                _ => {}
            }
            let is_message = matches!(event.what, Happening::Notice | Happening::Error);
            if log.pressed == event.seq || (is_message && after_save.is_some()) {
                after_save = event.seq.checked_add(1);
            } else {
                after_save = None;
            }
        }
        log
    }

    fn press(&mut self, event: &Activity, path: Option<&str>) {
        if is_page_save(&event.label) && path.is_some_and(is_rule_page) {
            (self.edited, self.window_saved, self.rule_saved) = (event.seq, event.seq, event.seq);
        } else if is_page_save(&event.label) {
            self.pressed = event.seq;
        } else if CHANGING.contains(&text::fold(&event.label).as_str()) && !is_lookup("", path) {
            self.edited = event.seq;
        }
    }

    fn press_in_window(&mut self, event: &Activity, window: &str, edited: bool, path: &str) {
        let label = text::fold(&event.label);
        let acts = text::words(&label).any(|word| ACTING.contains(&word));
        if DISMISSING.contains(&label.as_str()) || label.is_empty() && !edited || !acts && !edited {
            return;
        }
        let is = |under: Place, place: Place| dialog_place(window, under) == Some(place);
        match parse_route(path, "").map(|route| route.id) {
            // It acts at once, and leaves the page's own settings alone.
            Some(RouteId::App) if is(Place::AppUsers, Place::AppPending) => {}
            // It only opens the next window.
            Some(RouteId::User) if is(Place::UserApplications, Place::UserAssign) => {}
            Some(RouteId::Role) if is_page_save(&event.label) && is(Place::RoleUsers, Place::RoleUsersConfirm) => {
                self.pressed = event.seq;
            }
            Some(RouteId::App) if is_page_save(&event.label) || is_of_the_app(window) => {
                (self.edited, self.window_saved) = (event.seq, event.seq);
            }
            _ => self.acted = event.seq,
        }
    }

    fn verdict(&self, snapshot: &Snapshot) -> Saved {
        let evidence = self.has_evidence(snapshot);
        // What the page says since its last Save.
        let since = if evidence { self.pressed } else { 0 };
        // A page that notices an edit late says so after the press, and takes it back when it has saved.
        let stands = |message: &&Message| says_unsaved(&message.text) && !self.confirmed_after(message.seq);
        let told = self.messages.iter().filter(|message| message.seq > since).any(|message| stands(&message));
        if told || shows_unsaved(snapshot) {
            return Saved::No;
        }
        let keeps = |change: u32| change == 0 || (evidence && self.pressed > change);
        let own = keeps(self.acted) || (self.confirmed_after(self.acted) && !self.denied_after(self.acted));
        let is_open = self.pressed > 0 && !evidence;
        if keeps(self.edited) && keeps(self.lost) && own && !is_open {
            return Saved::Yes;
        }
        if self.edited > self.pressed {
            // It may have been saved or left behind by something that was not seen.
            let unseen = self.lost > self.edited || self.arrived > self.edited;
            return if unseen { Saved::NotKnown } else { Saved::No };
        }
        let failed = is_open && self.edited > 0 && self.denied_after(self.pressed);
        if failed && !self.confirmed_after(self.pressed) { Saved::No } else { Saved::NotKnown }
    }

    /// Did the page say, show or do that the last press of Save was kept?
    fn has_evidence(&self, snapshot: &Snapshot) -> bool {
        let pressed = self.pressed;
        if pressed == 0 || self.denied_after(pressed) {
            return false;
        }
        let stayed = self.arrived < pressed;
        self.confirmed_after(pressed)
            || self.arrived_by_save > pressed
            || (stayed && self.lost < pressed && has_nothing_to_save(snapshot, pressed))
    }

    fn confirmed_after(&self, seq: u32) -> bool {
        self.messages.iter().any(|message| message.seq > seq && !message.error && says_saved(&message.text))
    }

    fn denied_after(&self, seq: u32) -> bool {
        self.messages.iter().any(|message| message.seq > seq && (message.error || says_not_saved(&message.text)))
    }
}

/// How many events the content script keeps before it forgets the oldest (`extension/content/watch/activity.js`).
const KEPT_EVENTS: usize = 60;

/// The last event that may have been forgotten with what it changed; 0 if none was.
///
/// The content script keeps the latest of events that are the same, so that gaps alone say nothing. Once there are too many
/// it forgets the oldest of those that are not the latest of their kind in their window: what is missing before the oldest of
/// those that are left may be such a one. A list without any page that came is none of its lists.
fn lost(events: &[Activity]) -> u32 {
    let (Some(first), Some(last)) = (events.first(), events.last()) else { return 0 };
    let missing_before = |end: u32| {
        let kept = events.iter().filter(|event| event.seq < end).count();
        usize::try_from(end).is_ok_and(|end| kept + 1 < end)
    };
    if !events.iter().any(|event| event.what == Happening::Arrive) {
        return first.seq.saturating_sub(1);
    }
    if events.len() < KEPT_EVENTS {
        return 0;
    }
    let is_latest = |event: &Activity, index: usize| {
        !events.iter().skip(index + 1).any(|other| other.what == event.what && other.dialog == event.dialog)
    };
    let oldest = events.iter().enumerate().find(|(index, event)| !is_latest(event, *index));
    let end = oldest.map_or(last.seq, |(_, event)| event.seq);
    if missing_before(end) { end.saturating_sub(1) } else { 0 }
}

/// Messages by the events, and those that only the list of messages still has.
fn messages(snapshot: &Snapshot) -> Vec<Message> {
    let told = snapshot.activity.iter().filter_map(|event| {
        let error = match event.what {
            Happening::Notice => false,
            Happening::Error => true,
            _ => return None,
        };
        Some(Message { seq: event.seq, text: event.label.clone(), error })
    });
    let shown = snapshot.notices.iter();
    let shown = shown.map(|notice| Message { seq: notice.seq, text: notice.text.clone(), error: notice.error });
    told.chain(shown).collect()
}

/// Does the page's Save keep what this window of an app's page holds?
fn is_of_the_app(window: &str) -> bool {
    [Place::AppParameters, Place::AppRules].into_iter().any(|under| dialog_place(window, under).is_some())
        || text::fold(window).starts_with("edit field")
}

/// Is it a rule that is a page of its own: `/apps/7/rules/new`?
fn is_rule_page(path: &str) -> bool {
    let place = |tab: &str| {
        [Some(Place::AppRules.route().1), Place::AppRules.tab()].into_iter().flatten().any(|it| text::same(it, tab))
    };
    parse_route(path, "").is_some_and(|route| route.tab.split_once('/').is_some_and(|(tab, _)| place(tab)))
}

/// Has nothing been done in the document but to go from tab to tab? Then it shows what it was loaded with.
#[must_use]
pub fn is_untouched(snapshot: &Snapshot) -> bool {
    let leads = |label: &str| {
        let folded = text::fold(label);
        shows_more(label)
            || DISMISSING.contains(&folded.as_str())
            || Place::ALL.iter().filter_map(|place| place.tab()).any(|tab| text::same(tab, &tab_name(label)))
    };
    let log = Log::of(snapshot);
    let mut presses = snapshot.activity.iter().filter(|event| event.what == Happening::Press);
    log.edited == 0 && log.lost == 0 && presses.all(|event| leads(&event.label))
}

/// Is an edit one that looks something up: by its label, or in a list, where there are no settings?
fn is_lookup(label: &str, path: Option<&str>) -> bool {
    let is_list = |route: RouteId| {
        matches!(
            route,
            RouteId::Home | RouteId::Apps | RouteId::AppFind | RouteId::Roles | RouteId::Users | RouteId::Provisioning
        )
    };
    SEARCHES.contains(&text::fold(label).as_str())
        || path.and_then(|path| parse_route(path, "")).is_some_and(|route| is_list(route.id))
}

/// Is it a Save of the page itself: `Save`, `Save changes`, but not `Save as draft`?
#[must_use]
pub fn is_page_save(label: &str) -> bool {
    let folded = text::fold(label);
    let mut words = text::words(&folded).peekable();
    words.next() == Some("save") && words.all(|word| SAVE_MAY_SAY.contains(&word))
}

/// The words of a message, lower case, with `n't` as `not`.
fn words_of(message: &str) -> Vec<String> {
    let folded = text::fold(message).replace("n't", " not");
    text::words(&folded).map(str::to_owned).collect()
}

fn says_saved(message: &str) -> bool {
    let words = words_of(message);
    let confirms = |word: &String| CONFIRMING.iter().any(|group| group.words.contains(&word.as_str()));
    // A question says nothing.
    words.iter().any(confirms) && !words.iter().any(|word| DENYING.contains(&word.as_str())) && !message.contains('?')
}

fn is_reapplying(message: &str) -> bool {
    let words = words_of(message);
    let failed = ["not", "no", "cannot", "unable", "failed", "error", "nothing", "must", "please", "should", "before"];
    words.iter().any(|word| REAPPLYING.words.contains(&word.as_str()))
        && !words.iter().any(|word| failed.contains(&word.as_str()))
        && !message.contains('?')
}

/// Does it say that something is not saved now? "No unsaved changes" does not.
fn says_unsaved(message: &str) -> bool {
    let words = words_of(message);
    words.iter().enumerate().any(|(index, word)| {
        let before = index.checked_sub(1).and_then(|before| words.get(before)).map_or("", String::as_str);
        word == "unsaved" && !matches!(before, "no" | "without" | "any" | "zero" | "0")
    })
}

/// Does it say that a save failed?
fn says_not_saved(message: &str) -> bool {
    let words = words_of(message);
    let is = |word: &String, list: &[&str]| list.contains(&word.as_str());
    let about = ["saved", "save", "saving", "update", "updated", "updating", "create", "created", "changes", "change"];
    let denies =
        ["not", "cannot", "unable", "failed", "fails", "failure", "error", "rejected", "nothing", "no", "none"];
    let clean =
        |pair: (&String, &String)| is(pair.0, &["no", "without"]) && is(pair.1, &["unsaved", "error", "errors"]);
    let is_clean = words.iter().zip(words.iter().skip(1)).any(clean);
    words.iter().any(|word| is(word, &about)) && words.iter().any(|word| is(word, &denies)) && !is_clean
}

/// Does the page itself state that there is something unsaved?
fn shows_unsaved(snapshot: &Snapshot) -> bool {
    let facts = snapshot.facts.iter().flat_map(|fact| [&fact.label, &fact.text]);
    let controls = snapshot.controls.iter().filter(|control| control.row.is_none() && is_shown(control));
    let labels = controls.flat_map(|control| &control.labels).map(|label| &label.text);
    snapshot.headings.iter().chain(facts).chain(labels).chain(&snapshot.dialog).any(|text| says_unsaved(text))
}

fn is_shown(control: &Control) -> bool {
    !control.barriers.contains(&Barrier::Hidden)
}

/// Is the page's Save disabled or gone, while nothing is under way and nothing is wrong?
fn has_nothing_to_save(snapshot: &Snapshot, pressed: u32) -> bool {
    let in_window = |control: &Control| control.context.iter().any(|context| context.source == Source::Dialog);
    let own: Vec<&Control> =
        snapshot.controls.iter().filter(|control| is_shown(control) && !in_window(control)).collect();
    let says = |control: &Control, is: fn(&str) -> bool| control.labels.first().is_some_and(|label| is(&label.text));
    let is_button = |control: &Control| matches!(control.role, Role::Button | Role::Link);
    let is_under_way = own.iter().any(|control| is_button(control) && says(control, is_busy))
        || snapshot.notices.iter().any(|notice| notice.seq > pressed && is_busy(&notice.text));
    let mut saves = own.iter().filter(|control| is_button(control) && says(control, is_page_save));
    // A page that shows nothing at all has not said that there is nothing to save.
    let shows_something = own.iter().any(|control| !is_button(control));
    snapshot.dialog.is_none()
        && !snapshot.truncated
        && shows_something
        && !is_under_way
        && !own.iter().any(|control| control.invalid.is_some())
        && saves.all(|save| save.barriers.contains(&Barrier::Disabled))
}

/// `Saving…`, `Please wait`.
fn is_busy(label: &str) -> bool {
    words_of(label).iter().any(|word| ["saving", "loading", "processing", "wait"].contains(&word.as_str()))
}

#[cfg(test)]
mod tests;
