//! Who should have an account, what waits for approval, and what is done about it on the wire.

use std::collections::BTreeSet;

use anyhow::{Context, Result};

use crate::expression;
use crate::model::{Account, App, Person, Role, Settings};
use crate::store::Store;
use crate::wire::{Client, render};

/// Roles that give a person this app, and roles that a person has.
fn assigned(app: u64, person: &Person, roles: &[Role]) -> bool {
    person.logins.contains(&app)
        || roles.iter().any(|role| role.apps.contains(&app) && role.people.contains(&person.id))
}

/// Brings accounts in line with assignments: new people get a task, people who lost access too.
pub fn sync(store: &Store, app_id: u64) -> Result<()> {
    let Some(mut app) = store.app(app_id)? else { return Ok(()) };
    let (people, roles) = (store.people()?, store.roles()?);
    let active = app.provisioning.enabled && app.configuration.api_enabled;
    let mut due = Vec::new();
    for person in &people {
        let wanted = assigned(app.id, person, &roles);
        match (wanted, app.accounts.contains_key(&person.id)) {
            (true, false) => {
                app.accounts.insert(person.id, Account { state: "none".into(), ..Account::default() });
            }
            (false, true) => {
                let account = app.accounts.entry(person.id).or_default();
                if account.scim_id.is_empty() {
                    app.accounts.remove(&person.id);
                } else if account.task != "delete" && account.state != "removed" {
                    account.task = "delete".into();
                    account.state = "pending".into();
                    if !app.provisioning.approve_delete {
                        due.push(person.id);
                    }
                }
            }
            _ => {}
        }
        if wanted
            && active
            && let Some(account) = app.accounts.get_mut(&person.id)
            && account.state == "none"
        {
            account.task = "create".into();
            account.state = "pending".into();
            if !app.provisioning.approve_create {
                due.push(person.id);
            }
        }
    }
    store.save_app(&app)?;
    for person in due {
        perform(store, app_id, person)?;
    }
    Ok(())
}

/// Works out groups again for everybody who is provisioned; changes wait for approval if updates do.
pub fn reapply(store: &Store, app_id: u64) -> Result<()> {
    sync(store, app_id)?;
    let Some(mut app) = store.app(app_id)? else { return Ok(()) };
    let (roles, settings) = (store.roles()?, store.settings()?);
    app.reapplied += 1;
    let mut due = Vec::new();
    let provisioned: Vec<u64> =
        app.accounts.iter().filter(|(_, account)| account.state == "provisioned").map(|(id, _)| *id).collect();
    for id in provisioned {
        let wanted = wanted_groups(&app, id, &roles, &settings);
        let approve = app.provisioning.approve_update;
        let account = app.accounts.entry(id).or_default();
        if wanted.as_ref().is_ok_and(|wanted| *wanted == account.groups) {
            continue;
        }
        account.task = "update".into();
        account.state = "pending".into();
        if !approve {
            due.push(id);
        }
    }
    store.save_app(&app)?;
    for person in due {
        perform(store, app_id, person)?;
    }
    Ok(())
}

/// Carries out a person's task and keeps what came of it.
pub fn perform(store: &Store, app_id: u64, person_id: u64) -> Result<()> {
    let (Some(mut app), Some(person)) = (store.app(app_id)?, store.person(person_id)?) else { return Ok(()) };
    let (roles, settings) = (store.roles()?, store.settings()?);
    let mut account = app.accounts.get(&person_id).cloned().context("no such account")?;
    let mut client =
        Client::new(&app.configuration.scim_base_url, &app.configuration.token, &app.configuration.headers);
    let done = match account.task.as_str() {
        "delete" => remove(&mut client, &app, &mut account, &person, &settings),
        _ => create_or_update(&mut client, &app, &mut account, &person, &roles, &settings),
    };
    let log = std::mem::take(&mut client.log);
    match done {
        Ok(state) => {
            account.state = state.into();
            account.task.clear();
            account.error.clear();
        }
        Err(error) => {
            account.state = "failed".into();
            account.error = error;
        }
    }
    app.accounts.insert(person_id, account);
    store.save_app(&app)?;
    for exchange in &log {
        store.log(exchange)?;
    }
    Ok(())
}

fn create_or_update(
    client: &mut Client<'_>,
    app: &App,
    account: &mut Account,
    person: &Person,
    roles: &[Role],
    settings: &Settings,
) -> Result<&'static str, String> {
    let mut body = render(&app.configuration.template, app, person)?;
    body["active"] = true.into();
    let name = body["userName"].as_str().unwrap_or(&person.email).to_owned();
    if account.scim_id.is_empty() {
        account.scim_id = match client.find_user(&name)? {
            Some(id) => {
                client.must("PUT", &format!("/Users/{id}?"), Some(&body))?;
                id
            }
            None => {
                let made = client.must("POST", "/Users", Some(&body))?;
                made["id"].as_str().ok_or("The SCIM server made a user without an id.")?.to_owned()
            }
        };
    } else {
        client.must("PUT", &format!("/Users/{}?", account.scim_id), Some(&body))?;
    }
    let wanted = wanted_groups(app, person.id, roles, settings)?;
    for name in wanted.difference(&account.groups.clone()) {
        let group = client.group(name)?;
        client.member(&group, &account.scim_id, true, settings.old_group_dialect)?;
        account.groups.insert(name.clone());
    }
    for name in account.groups.clone().difference(&wanted) {
        let group = client.group(name)?;
        client.member(&group, &account.scim_id, false, settings.old_group_dialect)?;
        account.groups.remove(name);
    }
    Ok("provisioned")
}

fn remove(
    client: &mut Client<'_>,
    app: &App,
    account: &mut Account,
    person: &Person,
    settings: &Settings,
) -> Result<&'static str, String> {
    for name in account.groups.clone() {
        let group = client.group(&name)?;
        client.member(&group, &account.scim_id, false, settings.old_group_dialect)?;
        account.groups.remove(&name);
    }
    match app.provisioning.on_delete.as_str() {
        "Suspend" => {
            let mut body = render(&app.configuration.template, app, person)?;
            body["active"] = false.into();
            client.must("PUT", &format!("/Users/{}?", account.scim_id), Some(&body))?;
        }
        "Delete" => drop(client.must("DELETE", &format!("/Users/{}", account.scim_id), None)?),
        _ => {}
    }
    Ok("removed")
}

/// Rules in order; groups are a set, and a later rule does not take away what an earlier one gave.
fn wanted_groups(app: &App, person: u64, roles: &[Role], settings: &Settings) -> Result<BTreeSet<String>, String> {
    if !app.parameters.get("groups").is_some_and(|groups| groups.provisioned) {
        return Ok(BTreeSet::new());
    }
    let mine: Vec<&Role> = roles.iter().filter(|role| role.people.contains(&person)).collect();
    let mut groups = BTreeSet::new();
    for rule in &app.rules {
        let holds = |condition: &crate::model::Condition| match (condition.source.as_str(), condition.operator.as_str())
        {
            ("Roles", "include") => mine.iter().any(|role| role.name == condition.value),
            ("Roles", _) => !mine.iter().any(|role| role.name == condition.value),
            _ => true,
        };
        let applies = if rule.matches == "any" {
            rule.conditions.is_empty() || rule.conditions.iter().any(holds)
        } else {
            rule.conditions.iter().all(holds)
        };
        if !applies {
            continue;
        }
        for action in rule.actions.iter().filter(|action| action.action.starts_with("Set Groups")) {
            match (action.source.as_str(), action.for_each.as_str()) {
                ("map", "role") => groups.extend(expression::groups(
                    &action.expression,
                    mine.iter().map(|role| role.name.as_str()),
                    settings,
                )?),
                ("existing", _) if !action.value.is_empty() => {
                    groups.insert(action.value.clone());
                }
                _ => {}
            }
        }
    }
    Ok(groups)
}
