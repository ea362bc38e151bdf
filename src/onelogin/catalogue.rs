//! The controls that guides may name: what they are called, where they stand, and how sure that is.
//!
//! Sources in the entries: `guides` = two or more vendors' public set-up guides quote the label; `onelogin-docs` =
//! OneLogin's own documentation or knowledge base; `one-guide` = a single public guide; `inferred` = nobody says it.

use serde::{Deserialize, Serialize};

use super::place::Place;
use super::sure::Sure;

/// Words in a label, `name` or `id` that make a field a secret, whatever its type: the content script then says only
/// whether something is in it.
pub const SECRET_WORDS: &[&str] =
    &["token", "secret", "password", "bearer", "authorization", "custom headers", "api key"];

/// What a control is to the core.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text field.
    Text,
    /// A field for a secret.
    Secret,
    /// A check box or switch.
    Check,
    /// One radio button.
    Radio,
    /// A drop-down, or radio buttons that belong together.
    Choice,
    /// A button, link, tab or menu entry to press.
    Press,
    /// A table row to press; `label` is the text of its first cells.
    Row,
    /// Something in a grid that is chosen by pressing it (an app icon, a tick mark).
    Toggle,
    /// A label with text beside it, only to be read; also found in a heading.
    Fact,
    /// Presence of a row in a table.
    Listed,
    /// A cell: the row whose cells hold `row`, read by a text that one of its cells equals.
    Cell,
}

impl Kind {
    /// Can the extension put a value there?
    #[must_use]
    pub const fn is_fillable(self) -> bool {
        matches!(self, Self::Text | Self::Secret | Self::Check | Self::Radio | Self::Choice | Self::Toggle)
    }
}

/// An entry. Texts may hold `{app}`, `{connector}`, `{role}`, `{person}`, `{user}`, `{rule}`: values that the guide's inputs give.
#[derive(Clone, Copy, Debug)]
pub struct ControlSpec {
    /// Its name in guides.
    pub id: ControlId,
    /// Places it is on; the first is where one goes to find it.
    pub places: &'static [Place],
    /// What it is.
    pub kind: Kind,
    /// Its label, verbatim first, then other wordings.
    pub labels: &'static [&'static str],
    /// Words, in their one form, that a label of something else holds.
    pub not: &'static [&'static str],
    /// Words that no other wording can do without: one of each list, in their one form, the head of the name first. Empty
    /// where only the labels' own words will do.
    pub must: &'static [&'static [&'static str]],
    /// Words that another wording may add without meaning another thing.
    pub also: &'static [&'static str],
    /// The section it stands under; only a tie-breaker.
    pub under: &'static [&'static str],
    /// Text of the row it stands in, when there is one like it in every row.
    pub row: Option<&'static str>,
    /// It is only there after this one is set.
    pub after: Option<ControlId>,
    /// Where the entry is from.
    pub source: &'static str,
    /// How sure.
    pub sure: Sure,
}

impl ControlSpec {
    /// Is it a button that saves what stands on the page or in the window?
    #[must_use]
    pub fn is_save(&self) -> bool {
        self.labels.contains(&"Save")
    }

    const BASE: Self = Self {
        id: ControlId::AppsAdd,
        places: &[],
        kind: Kind::Press,
        labels: &[],
        not: &[],
        must: &[],
        also: &[],
        under: &[],
        row: None,
        after: None,
        source: "guides",
        sure: Sure::Confirmed,
    };

    /// Is it told by the row of a table that it stands in, or is it one?
    #[must_use]
    pub const fn stands_in_table(&self) -> bool {
        self.row.is_some() || matches!(self.kind, Kind::Row | Kind::Listed | Kind::Cell)
    }

    /// Is it called after a role or a rule? Those may differ by letter case or a sign at the end only, and are other ones then.
    #[must_use]
    pub fn is_named_to_the_letter(&self) -> bool {
        self.labels.iter().copied().chain(self.row).any(|label| label.contains("{role}") || label.contains("{rule}"))
    }
}

/// What a Save button may say that it saves.
const SAVED: &[&str] = &["change", "setting", "configuration", "parameter"];

macro_rules! catalogue {
    ($($variant:ident = $name:literal { $($field:ident: $value:expr),* $(,)? })*) => {
        /// A control of the admin console.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[allow(missing_docs, reason = "each variant is described by its catalogue entry")]
        pub enum ControlId { $( #[serde(rename = $name)] $variant, )* }

        impl ControlId {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name used in guides.
            #[must_use]
            pub const fn name(self) -> &'static str { match self { $(Self::$variant => $name),* } }

            /// What is known of it.
            #[must_use]
            pub const fn spec(self) -> &'static ControlSpec {
                match self { $(Self::$variant => const { &ControlSpec { id: Self::$variant, $($field: $value,)* ..ControlSpec::BASE } }),* }
            }
        }
    };
}

catalogue! {
    AppsAdd = "apps.add" { places: &[Place::Apps], labels: &["Add App", "Add Apps"] }
    FindSearch = "find.search" {
        places: &[Place::AppFind], kind: Kind::Text, labels: &["Search", "Find Applications", "Search applications", "Search for an app"],
        source: "inferred", sure: Sure::Inferred,
    }
    ListSearch = "list.search" {
        places: &[Place::AppFind, Place::Users], labels: &["Search", "Go", "Find"], source: "inferred", sure: Sure::Inferred,
    }
    FindResult = "find.result" { places: &[Place::AppFind], labels: &["{connector}"] }
    Connector = "app.connector" {
        places: &[Place::AppInfo, Place::AppNew], kind: Kind::Fact, labels: &["Connector", "Connector name", "Add"],
        source: "inferred", sure: Sure::Inferred,
    }
    DisplayName = "app.display-name" {
        places: &[Place::AppInfo, Place::AppNew], kind: Kind::Text, labels: &["Display Name", "App name"],
    }
    CreateSave = "app.new.save" { places: &[Place::AppNew], labels: &["Save"], also: SAVED }
    AppSave = "app.save" {
        places: &[Place::AppInfo, Place::AppConfiguration, Place::AppParameters, Place::AppRules, Place::AppAccess, Place::AppProvisioning, Place::AppSso, Place::AppUsers],
        labels: &["Save"], not: &["user"], also: SAVED,
    }
    MoreActions = "app.more-actions" {
        places: &[Place::AppInfo, Place::AppConfiguration, Place::AppParameters, Place::AppRules, Place::AppAccess, Place::AppProvisioning, Place::AppSso, Place::AppUsers],
        labels: &["More Actions", "Actions"],
    }
    Reapply = "app.reapply" {
        places: &[Place::AppInfo, Place::AppConfiguration, Place::AppParameters, Place::AppRules, Place::AppAccess, Place::AppProvisioning, Place::AppSso, Place::AppUsers],
        labels: &["Reapply entitlement mappings", "Reapply Mappings", "Reapply provision mappings"],
        after: Some(ControlId::MoreActions), source: "onelogin-docs",
    }

    ApiStatus = "configuration.api-status" {
        places: &[Place::AppConfiguration], kind: Kind::Fact, labels: &["API Status"], under: &["API Connection"],
    }
    ApiEnable = "configuration.enable" {
        places: &[Place::AppConfiguration], labels: &["Enable"], not: &["disable", "provision"], under: &["API Connection"],
    }
    BaseUrl = "configuration.base-url" {
        places: &[Place::AppConfiguration], kind: Kind::Text, labels: &["SCIM Base URL", "Base URL", "SCIM URL", "SCIM base address"],
        not: &["audience", "consumer", "saml", "token"], must: &[&["url"], &["base", "scim"]], also: &["target", "service", "server"],
        under: &["API Connection"],
    }
    Token = "configuration.token" {
        places: &[Place::AppConfiguration], kind: Kind::Secret, labels: &["SCIM Bearer Token", "Bearer Token", "SCIM Token", "API Token"],
        not: &["expire", "url", "refresh"], must: &[&["token", "bearer"], &["bearer", "scim", "api", "secret"]],
        also: &["secret", "access", "authentication", "auth", "authorization", "key"], under: &["API Connection"],
    }
    Template = "configuration.template" {
        places: &[Place::AppConfiguration], kind: Kind::Text, labels: &["SCIM JSON Template", "JSON Template"], not: &["response"],
        must: &[&["template"], &["json", "scim"]], also: &["request", "payload"], under: &["API Connection"],
    }

    ProvisioningEnable = "provisioning.enable" {
        places: &[Place::AppProvisioning], kind: Kind::Check, labels: &["Enable provisioning", "Provisioning is enabled"], not: &["disable"],
        must: &[&["provision"]], also: &["user", "automatic", "outbound"], under: &["Workflow"],
    }
    ApproveCreate = "provisioning.approve-create" {
        places: &[Place::AppProvisioning], kind: Kind::Check, labels: &["Create user"], must: &[&["create"], &["user"]], under: &["Require admin approval before this action is performed", "Workflow"],
    }
    ApproveDelete = "provisioning.approve-delete" {
        places: &[Place::AppProvisioning], kind: Kind::Check, labels: &["Delete user"], must: &[&["delete"], &["user"]], under: &["Require admin approval before this action is performed", "Workflow"],
    }
    ApproveUpdate = "provisioning.approve-update" {
        places: &[Place::AppProvisioning], kind: Kind::Check, labels: &["Update user"], must: &[&["update"], &["user"]], under: &["Require admin approval before this action is performed", "Workflow"],
    }
    OnDelete = "provisioning.on-delete" {
        places: &[Place::AppProvisioning], kind: Kind::Choice, not: &["suspend", "create", "update"], under: &["Workflow"],
        must: &[&["delete"], &["user", "access", "onelogin"]], also: &["action", "perform", "following", "below", "after"],
        labels: &["When users are deleted in OneLogin, or the user's app access is removed, perform the below action", "When users are deleted in OneLogin"],
    }
    OnSuspend = "provisioning.on-suspend" {
        places: &[Place::AppProvisioning], kind: Kind::Choice, not: &["delete", "create", "update"], under: &["Workflow"],
        must: &[&["suspend"], &["user", "access", "onelogin"]], also: &["action", "perform", "following", "below", "after"],
        labels: &["When user accounts are suspended in OneLogin, perform the following action", "When user accounts are suspended in OneLogin"],
    }

    ParametersGroupsRow = "parameters.groups-row" {
        places: &[Place::AppParameters], kind: Kind::Row, labels: &["Groups"], under: &["Optional Parameters"],
    }
    ParametersGroups = "parameters.groups" {
        places: &[Place::AppParameters], kind: Kind::Cell, labels: &["Provisioning"], row: Some("Groups"), source: "one-guide", sure: Sure::Single,
    }
    GroupsInclude = "parameters.groups.include" {
        places: &[Place::AppParametersGroups], kind: Kind::Check, labels: &["Include in User Provisioning"], not: &["saml"],
        must: &[&["include"], &["provision"]], under: &["Flags"],
    }
    GroupsSave = "parameters.groups.save" { places: &[Place::AppParametersGroups], labels: &["Save"], also: SAVED }

    RulesAdd = "rules.add" { places: &[Place::AppRules], labels: &["Add Rule", "New Rule"] }
    RulesRow = "rules.row" { places: &[Place::AppRules], kind: Kind::Listed, labels: &["{rule}"] }
    RuleName = "rule.name" { places: &[Place::AppRule], kind: Kind::Text, labels: &["Name", "Rule name"] }
    RuleAction = "rule.action" {
        places: &[Place::AppRule], kind: Kind::Choice, labels: &["Actions", "Action"], under: &["Actions"], not: &["condition", "match"],
    }
    RuleMap = "rule.map" {
        places: &[Place::AppRule], kind: Kind::Radio, labels: &["Map from OneLogin"], must: &[&["map"], &["from"]], also: &["attribute"],
        after: Some(ControlId::RuleAction),
    }
    RuleForEach = "rule.for-each" {
        places: &[Place::AppRule], kind: Kind::Choice, labels: &["For each"], after: Some(ControlId::RuleMap),
    }
    RuleExpression = "rule.expression" {
        places: &[Place::AppRule], kind: Kind::Text, labels: &["with value that matches", "value that matches"], after: Some(ControlId::RuleMap),
    }
    RuleSave = "rule.save" { places: &[Place::AppRule], labels: &["Save"], also: &["change", "rule", "map"] }

    AccessRole = "access.role" {
        places: &[Place::AppAccess], kind: Kind::Check, labels: &["{role}"], under: &["Roles"],
    }

    UsersPending = "users.pending" {
        places: &[Place::AppUsers], labels: &["Pending"], row: Some("{user}"),
    }
    UsersState = "users.state" {
        places: &[Place::AppUsers], kind: Kind::Cell, labels: &["Provisioning State", "Status", "Provisioning"], row: Some("{user}"),
    }
    UsersNonePending = "users.none-pending" {
        places: &[Place::AppUsers], kind: Kind::Cell, labels: &["Provisioning State", "Status", "Provisioning"],
    }
    PendingApprove = "pending.approve" { places: &[Place::AppPending], labels: &["Approve"] }

    RolesNew = "roles.new" { places: &[Place::Roles], labels: &["New Role"] }
    RolesRow = "roles.row" { places: &[Place::Roles], kind: Kind::Listed, labels: &["{role}"] }
    RoleName = "role.name" { places: &[Place::RoleNew], kind: Kind::Text, labels: &["Name", "Role name"], source: "inferred", sure: Sure::Inferred }
    RoleApp = "role.app" { places: &[Place::RoleNew], kind: Kind::Toggle, labels: &["{app}"] }
    RoleCreate = "role.create" { places: &[Place::RoleNew], labels: &["Save"], also: &["role", "change"] }
    RoleSearch = "role.search" {
        places: &[Place::RoleUsers], kind: Kind::Text, labels: &["Check existing or add new users to this role"],
    }
    RoleCheck = "role.check" { places: &[Place::RoleUsers], labels: &["Check"], not: &["existing"] }
    RoleAdd = "role.add" {
        places: &[Place::RoleUsers], labels: &["Add To Role", "Add to role"], row: Some("{person}"), after: Some(ControlId::RoleCheck),
    }
    RoleMember = "role.member" { places: &[Place::RoleUsers], kind: Kind::Listed, labels: &["{person}"], under: &["Users Added Manually"] }
    RoleSave = "role.save" { places: &[Place::RoleUsers], labels: &["Save"], also: &["role", "change"] }
    RoleConfirm = "role.confirm" { places: &[Place::RoleUsersConfirm], labels: &["Save"], also: &["role", "change"] }

    UsersSearch = "users.search" {
        places: &[Place::Users], kind: Kind::Text, labels: &["Search", "Search users", "Name", "Search by name or email"], source: "inferred", sure: Sure::Inferred,
    }
    UsersOpen = "users.open" { places: &[Place::Users], kind: Kind::Row, labels: &["{user}"], source: "inferred", sure: Sure::Inferred }
    RolesOpen = "roles.open" { places: &[Place::Roles], kind: Kind::Row, labels: &["{role}"], source: "inferred", sure: Sure::Inferred }
    AppsOpen = "apps.open" { places: &[Place::Apps], kind: Kind::Row, labels: &["{app}"], source: "inferred", sure: Sure::Inferred }

    UserAddApp = "user.add-app" { places: &[Place::UserApplications], labels: &["+", "Add application", "Add", "Assign application"] }
    UserApp = "user.app" { places: &[Place::UserApplications], kind: Kind::Listed, labels: &["{app}"] }
    AssignApp = "assign.app" { places: &[Place::UserAssign], kind: Kind::Choice, labels: &["Select application", "Application"] }
    AssignContinue = "assign.continue" { places: &[Place::UserAssign], labels: &["Continue"] }
    LoginSave = "login.save" { places: &[Place::UserLogin], labels: &["Save"], also: &["login", "change"] }
}

impl Place {
    /// What to press in the page to get here from [`Place::parent`] or from a page nearby.
    #[must_use]
    pub const fn opener(self) -> Option<ControlId> {
        match self {
            Self::AppParametersGroups => Some(ControlId::ParametersGroupsRow),
            Self::AppRule => Some(ControlId::RulesAdd),
            Self::AppPending => Some(ControlId::UsersPending),
            Self::RoleUsersConfirm => Some(ControlId::RoleSave),
            Self::UserAssign => Some(ControlId::UserAddApp),
            Self::UserLogin => Some(ControlId::AssignContinue),
            Self::AppFind => Some(ControlId::AppsAdd),
            Self::AppNew => Some(ControlId::FindResult),
            Self::RoleNew => Some(ControlId::RolesNew),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_has_a_place_a_label_and_a_source() {
        for id in ControlId::ALL {
            let spec = id.spec();
            assert_eq!(spec.id, *id);
            assert!(!spec.places.is_empty(), "{} has no place", id.name());
            assert!(!spec.labels.is_empty(), "{} has no label", id.name());
            assert!(["guides", "onelogin-docs", "one-guide", "inferred"].contains(&spec.source), "{}", id.name());
        }
    }

    #[test]
    fn what_is_not_confirmed_says_so() {
        for id in ControlId::ALL {
            let spec = id.spec();
            let claimed = matches!(spec.source, "guides" | "onelogin-docs");
            assert_eq!(claimed, spec.sure == Sure::Confirmed, "{}", id.name());
        }
    }

    #[test]
    fn no_label_is_refused_by_its_own_negative_words() {
        for id in ControlId::ALL {
            let spec = id.spec();
            for label in spec.labels {
                let words = crate::page::words_of(&crate::text::fold(label));
                for word in spec.not {
                    assert!(!words.iter().any(|own| own == word), "{}: {label} holds {word}", id.name());
                }
            }
        }
    }

    #[test]
    fn lists_of_words_hold_words_in_their_one_form() {
        for id in ControlId::ALL {
            let spec = id.spec();
            for word in spec.not.iter().chain(spec.also).chain(spec.must.iter().copied().flatten()) {
                assert_eq!(crate::page::words_of(word), [*word], "{}", id.name());
            }
        }
    }

    #[test]
    fn every_label_has_what_its_entry_cannot_do_without() {
        for id in ControlId::ALL.iter().filter(|id| !id.spec().must.is_empty()) {
            let spec = id.spec();
            for label in spec.labels {
                let words = crate::page::words_of(&crate::text::fold(label));
                let holds = |clause: &&[&str]| clause.iter().any(|word| words.iter().any(|own| own == word));
                assert!(spec.must.iter().all(holds), "{}: {label}", id.name());
            }
        }
    }
}
