//! A small world for random sequences: two tenants and a look-alike, two apps, two users, and pages that do what pages do.

use std::collections::BTreeMap;

use crate::guide::InputId;
use crate::page::testing::{button, control, tab, text};
use crate::page::{
    Act, Activity, Batch, BatchId, End, Event, Fact, Happening, Outcome, OutcomeKind, Role, Row, Snapshot, Table, Value,
};
use crate::panel::msg::{Msg, ViewMsg};
use crate::panel::state::{Model, RulesField, Screen};
use crate::rules::Style;
use crate::scim::Field;

/// Tokens that the admin may type. The last is short.
pub const SECRETS: &[&str] = &["canary-0123456789abcdef", "canary+9/8=77665544332211", "q7Zx9p"];

const ORIGINS: &[&str] = &[
    "https://acme.onelogin.com",
    "https://beta.onelogin.com",
    "https://onelogin.com.evil.example",
    "http://acme.onelogin.com",
];
const URLS: &[&str] = &["https://a.example/scim/v2", "https://b.example/scim/v2", "api.example scim"];
const USERS: &[(u64, &str, &str)] = &[(98, "Ana Silva", "ana@acme.example"), (99, "Ben Brown", "ben@acme.example")];

/// Something that the world has shown as saved, so that a pass of it is true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A whole list of an app's users, none of them pending or failed.
    NobodyPending,
    /// This base URL.
    BaseUrl(String),
    /// This display name.
    AppName(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Configuration,
    Provisioning,
    Info,
    AppUsers,
    Rules,
    Users,
    User,
    Roles,
}

const PLACES: &[At] =
    &[At::Configuration, At::Provisioning, At::Info, At::AppUsers, At::Rules, At::Users, At::User, At::Roles];

/// One app.
#[derive(Clone)]
struct App {
    name: String,
    base_url: String,
    token: bool,
    enabled: bool,
    delete: String,
    suspend: String,
    provisioning: bool,
}

/// The world behind the panel.
pub struct World {
    origin: usize,
    at: At,
    app: u64,
    user: usize,
    apps: BTreeMap<(usize, u64), App>,
    documents: u32,
    seq: u32,
    activity: Vec<Activity>,
    batch: Option<(Batch, usize, bool)>,
    late: Vec<Batch>,
    users: u32,
    echo: Option<String>,
    seen: Vec<Shown>,
    /// Looks that were asked for and are not answered yet.
    pub looks: u32,
    /// What the browser stores.
    pub stored: BTreeMap<String, String>,
}

impl World {
    pub fn new() -> Self {
        let app = |name: &str| App {
            name: name.into(),
            base_url: String::new(),
            token: false,
            enabled: false,
            delete: "Delete".into(),
            suspend: "Suspend".into(),
            provisioning: false,
        };
        let apps =
            (0..ORIGINS.len()).flat_map(|origin| [((origin, 7), app("Spekit SCIM")), ((origin, 8), app("Slack"))]);
        let mut world = Self {
            origin: 0,
            at: At::Provisioning,
            app: 7,
            user: 0,
            apps: apps.collect(),
            documents: 1,
            seq: 0,
            activity: Vec::new(),
            batch: None,
            late: Vec::new(),
            users: 0,
            echo: None,
            seen: Vec::new(),
            looks: 0,
            stored: BTreeMap::new(),
        };
        world.note(Happening::Arrive, "");
        world
    }

    pub fn is_onelogin(origin: &str) -> bool {
        ORIGINS[..2].contains(&origin)
    }

    pub fn saw(&self, shown: &Shown) -> bool {
        self.seen.contains(shown)
    }

    pub fn document(&self) -> String {
        format!("doc-{}", self.documents)
    }

    fn note(&mut self, what: Happening, label: &str) {
        self.seq += 1;
        self.activity.push(Activity { seq: self.seq, what, label: label.into(), dialog: None });
    }

    fn load(&mut self) {
        self.documents += 1;
        self.looks = 0;
        self.activity.clear();
        self.note(Happening::Arrive, "");
        if let Some((batch, ..)) = self.batch.take() {
            self.late.push(batch);
        }
    }

    pub fn open(&mut self, url: &str) {
        let at = [("#provisioning", At::Provisioning), ("#configuration", At::Configuration), ("#info", At::Info)];
        let more = [("#users", At::AppUsers), ("#mappings", At::Rules), ("/users", At::Users), ("/roles", At::Roles)];
        if let Some((_, at)) = at.iter().chain(&more).find(|(part, _)| url.contains(part)) {
            self.at = *at;
        }
        self.load();
    }

    /// The page that a step of the guide is about.
    pub fn go_to_step(&mut self, step: &str) {
        self.at = match step {
            "enable-api" | "credentials" => At::Configuration,
            "rules" | "save-rules" => At::Rules,
            "create-app" => At::Info,
            "create-role" => At::Roles,
            "assign-user" => At::Users,
            "confirm" | "reapply" => At::AppUsers,
            _ => At::Provisioning,
        };
    }

    fn is_saved(&self) -> bool {
        let last =
            |what: Happening| self.activity.iter().filter(|event| event.what == what).map(|event| event.seq).max();
        last(Happening::Edit) < last(Happening::Notice) || last(Happening::Edit).is_none()
    }

    /// What a look shows, remembered where it makes a pass true.
    pub fn look(&mut self) -> Snapshot {
        let app = self.apps[&(self.origin, self.app)].clone();
        let saved = self.is_saved();
        let save = button(9, "Save");
        let mut page = Snapshot {
            document: self.document(),
            seq: self.seq,
            origin: ORIGINS[self.origin].into(),
            path: format!("/apps/{}/edit", self.app),
            headings: vec![app.name.clone()],
            activity: self.activity.clone(),
            ..Snapshot::default()
        };
        match self.at {
            At::Configuration => {
                if saved {
                    self.seen.push(Shown::BaseUrl(app.base_url.clone()));
                }
                page.hash = "configuration".into();
                page.facts = vec![Fact {
                    label: "API Status".into(),
                    text: if app.enabled { "Enabled" } else { "Disabled" }.into(),
                    handle: 20,
                }];
                let token = Value::Secret { set: app.token, masked: false };
                page.controls = vec![
                    tab("Configuration", true),
                    text(1, "SCIM Base URL", &app.base_url),
                    control(2, Role::Textbox, "SCIM Bearer Token", token),
                    button(3, "Enable"),
                    save,
                ];
            }
            At::Provisioning => {
                page.hash = "provisioning".into();
                let choice = |selected: &str| Value::Choice {
                    selected: selected.into(),
                    options: ["Delete", "Suspend", "Do Nothing"].map(str::to_owned).to_vec(),
                };
                page.controls = vec![
                    tab("Provisioning", true),
                    control(1, Role::Checkbox, "Enable provisioning", Value::Checked { on: app.provisioning }),
                    control(
                        2,
                        Role::Combobox,
                        "When users are deleted in OneLogin, or the user's app access is removed, perform the below action",
                        choice(&app.delete),
                    ),
                    control(
                        3,
                        Role::Combobox,
                        "When user accounts are suspended in OneLogin, perform the following action:",
                        choice(&app.suspend),
                    ),
                    save,
                ];
            }
            At::Info => {
                if saved {
                    self.seen.push(Shown::AppName(app.name.clone()));
                }
                page.hash = "info".into();
                page.controls = vec![tab("Info", true), text(1, "Display Name", &app.name), save];
            }
            At::AppUsers => {
                page.hash = "users".into();
                page.controls = vec![tab("Users", true)];
                page.tables = vec![self.users_of_app()];
            }
            At::Rules => {
                page.hash = "mappings".into();
                page.controls = vec![tab("Rules", true), button(3, "Add Rule"), save];
                page.tables = vec![Table { columns: vec!["Position".into(), "Name".into()], ..Table::default() }];
            }
            At::Users => {
                page.path = "/users".into();
                page.headings = vec!["Users".into()];
                page.controls = vec![text(1, "Search", "")];
                let row = |(index, (_, name, email)): (usize, &(u64, &str, &str))| Row {
                    handle: 50 + u32::try_from(index).expect("few"),
                    cells: vec![(*name).to_owned(), (*email).to_owned()],
                    pressable: true,
                    chosen: false,
                };
                page.tables = vec![Table {
                    columns: vec!["Name".into(), "Email".into()],
                    rows: USERS.iter().enumerate().map(row).collect(),
                    ..Table::default()
                }];
            }
            At::User => {
                let (number, name, email) = USERS[self.user];
                page.path = format!("/users/{number}");
                page.hash = "apps".into();
                page.headings = vec![name.into()];
                page.facts = vec![Fact { label: "Email".into(), text: email.into(), handle: 21 }];
                page.controls = vec![tab("Applications", true), button(3, "Add application")];
            }
            At::Roles => {
                page.path = "/roles".into();
                page.headings = vec!["Roles".into()];
                let row = |(index, name): (usize, &str)| Row {
                    handle: 70 + u32::try_from(index).expect("few"),
                    cells: vec![name.to_owned()],
                    pressable: true,
                    chosen: false,
                };
                page.tables = vec![Table {
                    columns: vec!["Name".into()],
                    rows: ["Sales", "Legal"].into_iter().enumerate().map(row).collect(),
                    stated_total: [None, Some(2), Some(40)][self.users as usize % 3],
                    ..Table::default()
                }];
            }
        }
        if let Some(echo) = &self.echo {
            page.title = format!("{echo} · OneLogin");
            page.controls.push(text(30, "Notes", &format!("it said {echo} twice")));
            page.headings.push(format!("About {echo}"));
        }
        page
    }

    /// The app's users, in one of several states; not always the whole list.
    fn users_of_app(&mut self) -> Table {
        let states = [["Provisioned", "Provisioned"], ["Pending", "Provisioned"], ["Failed", "Provisioned"]];
        let states = states[self.users as usize % states.len()];
        let row = |(index, ((_, name, _), state)): (usize, (&(u64, &str, &str), &str))| Row {
            handle: 60 + u32::try_from(index).expect("few"),
            cells: vec![(*name).to_owned(), state.to_owned()],
            pressable: true,
            chosen: false,
        };
        let mut rows: Vec<Row> = USERS.iter().zip(states).enumerate().map(row).collect();
        let form = self.users / 3 % 4;
        if form == 1 {
            rows.clear();
        }
        let (partial, stated_total) = (form == 2, [None, None, None, Some(300)][form as usize]);
        if form == 0 && states == ["Provisioned", "Provisioned"] {
            self.seen.push(Shown::NobodyPending);
        }
        Table {
            columns: vec!["User".into(), "Provisioning State".into()],
            rows,
            stated_total,
            partial,
            ..Table::default()
        }
    }

    pub fn begin(&mut self, batch: Batch) {
        self.batch = Some((batch, 0, false));
    }

    pub fn stop(&mut self, id: BatchId) {
        if let Some((batch, _, stopped)) = &mut self.batch
            && batch.id == id
        {
            *stopped = true;
        }
    }

    /// The page does the next thing of a batch, or tells something late of an old one.
    pub fn act(&mut self, detail: u32) -> Option<Event> {
        let result = [
            OutcomeKind::Took,
            OutcomeKind::Took,
            OutcomeKind::Took,
            OutcomeKind::Took,
            OutcomeKind::Took,
            OutcomeKind::Normalised,
            OutcomeKind::Reverted,
            OutcomeKind::Lost,
            OutcomeKind::Refused,
            OutcomeKind::Gone,
        ][detail as usize % 10];
        if detail % 11 == 10
            && let Some(late) = self.late.last()
        {
            let outcome = Outcome { handle: 1, result, reason: "it came late".into() };
            return Some(Event::Outcome { batch: late.id, operation: 0, outcome });
        }
        let (batch, at, stopped) = self.batch.take()?;
        let ended = |end| Some(Event::Ended { batch: batch.id, end });
        if stopped {
            return ended(End::Stopped {});
        }
        let Some(operation) = batch.operations.get(at).cloned() else { return ended(End::Finished {}) };
        if matches!(result, OutcomeKind::Took | OutcomeKind::Normalised) {
            self.write(operation.handle, &operation.act);
        }
        let goes_on = matches!(result, OutcomeKind::Took | OutcomeKind::Normalised);
        let outcome = Outcome { handle: operation.handle, result, reason: "for a reason".into() };
        let event = Event::Outcome { batch: batch.id, operation: u32::try_from(at).expect("few"), outcome };
        let next = if goes_on { at + 1 } else { batch.operations.len() };
        self.batch = Some((batch, next, false));
        Some(event)
    }

    fn write(&mut self, handle: u32, act: &Act) {
        let at = self.at;
        let Some(app) = self.apps.get_mut(&(self.origin, self.app)) else { return };
        match (at, handle, act) {
            (At::Configuration, 1, Act::Type { text }) => app.base_url.clone_from(text),
            (At::Configuration, 2, Act::Type { text }) => app.token = !text.is_empty(),
            (At::Configuration, 3, Act::Press {}) => app.enabled = true,
            (At::Provisioning, 1, Act::Check { on }) => app.provisioning = *on,
            (At::Provisioning, 2, Act::Choose { option, .. }) => app.delete.clone_from(option),
            (At::Provisioning, 3, Act::Choose { option, .. }) => app.suspend.clone_from(option),
            (At::Info, 1, Act::Type { text }) => app.name.clone_from(text),
            (_, 9, Act::Press {}) => {
                self.note(Happening::Press, "Save");
                self.note(Happening::Notice, "Application was successfully updated.");
                return;
            }
            (At::Users, row @ (50 | 51), Act::Press {}) => {
                self.user = usize::from(row == 51);
                self.at = At::User;
                return;
            }
            _ => return,
        }
        self.note(Happening::Edit, "a setting");
    }

    /// The page changes, or another one comes. True if the document was left.
    pub fn change(&mut self, detail: u32) -> bool {
        let more = detail / 8;
        match detail % 8 {
            0 | 1 => {
                self.at = PLACES[more as usize % PLACES.len()];
                if more.is_multiple_of(3) {
                    self.load();
                    return true;
                }
                false
            }
            2 => {
                self.app = 15 - self.app;
                self.load();
                true
            }
            3 => {
                self.origin = more as usize % ORIGINS.len();
                self.load();
                true
            }
            4 => {
                self.users = more;
                false
            }
            5 => {
                self.echo = (!more.is_multiple_of(3)).then(|| SECRETS[more as usize % SECRETS.len()].to_owned());
                false
            }
            6 => {
                if let Some(app) = self.apps.get_mut(&(self.origin, self.app)) {
                    app.delete = ["Delete", "Suspend", "Do Nothing"][more as usize % 3].to_owned();
                }
                self.note(Happening::Edit, "a setting");
                false
            }
            _ => {
                self.user = more as usize % 2;
                let notices = ["You have unsaved changes.", "Copied to clipboard", "Could not be saved."];
                self.note(Happening::Notice, notices[more as usize % notices.len()]);
                false
            }
        }
    }

    /// Something that the admin types.
    pub fn typed(detail: u32) -> Msg {
        let more = detail as usize / 8;
        let typed = |id, text: &str| Msg::View(ViewMsg::Typed { id, text: text.to_owned() });
        match detail % 8 {
            // A token in the URL's field, now and then.
            0 if more.is_multiple_of(5) => {
                typed(InputId::BaseUrl, &format!("Bearer {}", SECRETS[more / 5 % SECRETS.len()]))
            }
            0 | 1 => typed(InputId::BaseUrl, URLS[more % URLS.len()]),
            2 => {
                // Letter by letter, as far as it goes.
                let secret = SECRETS[more % SECRETS.len()];
                typed(InputId::Token, &secret.chars().take(1 + more / 4 % secret.len()).collect::<String>())
            }
            3 => typed(InputId::Token, SECRETS[more % SECRETS.len()]),
            4 => typed(InputId::User, USERS[more % USERS.len()].2),
            5 => typed(InputId::App, ["Spekit SCIM", "Slack", "Spekit 2"][more % 3]),
            6 => typed(InputId::Roles, ["Sales", "Sales\nLegal", ""][more % 3]),
            _ => Msg::View(ViewMsg::TypedHeaders(format!("X-Key: {}", SECRETS[more % SECRETS.len()]))),
        }
    }

    /// Any other thing that the admin can do.
    pub fn anything(detail: u32, model: &Model) -> Msg {
        let more = detail as usize / 33;
        let steps = model.guide.steps.len();
        Msg::View(match detail % 33 {
            0..=8 => ViewMsg::OpenStep([2, 3, 4, 4, 11, 13, 15][more % 7]),
            9 => ViewMsg::OpenStep(more % steps),
            10 | 11 => ViewMsg::Go,
            12 => ViewMsg::FillAnyway,
            13 => ViewMsg::UseThisApp {
                number: if more.is_multiple_of(4) { 8 } else { model.open_app().map_or(7, |app| app.number) },
            },
            14 => ViewMsg::Forget,
            15 => ViewMsg::AskForget,
            16 => ViewMsg::Decline,
            17 => ViewMsg::Reconsider,
            18 => ViewMsg::Show([Screen::Guide, Screen::Audit, Screen::Rules, Screen::Template][more % 4]),
            19 => ViewMsg::CopyAudit,
            20 => ViewMsg::SaveAudit { at: "today".into() },
            21 => ViewMsg::Follow(more.is_multiple_of(2)),
            22 => ViewMsg::ReadRoles,
            23 => ViewMsg::ReadRules,
            24 => ViewMsg::Report,
            25 => ViewMsg::SaveReport,
            26 => ViewMsg::Style([Style::PerRole, Style::OneForAll][more % 2].clone()),
            27 => ViewMsg::TypedRules { field: RulesField::List, text: "Role,User\nSales,ana\n".into() },
            28 => ViewMsg::CopyRules,
            29 => ViewMsg::KeepWritten,
            30 => ViewMsg::ConfirmHost,
            31 => ViewMsg::MovePasted { from: Field::Url, replace: more.is_multiple_of(2) },
            _ => ViewMsg::TypedHost(ORIGINS[more % ORIGINS.len()].trim_start_matches("https://").to_owned()),
        })
    }
}
