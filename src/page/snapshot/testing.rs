//! Small snapshots for native tests.

use super::model::{Control, Evidence, Role, Source, Value};

/// A control with one label.
pub fn control(handle: u32, role: Role, label: &str, value: Value) -> Control {
    let source = match role {
        Role::Button | Role::Link | Role::Tab | Role::Menuitem => Source::Content,
        _ => Source::Label,
    };
    Control {
        handle,
        role,
        tag: "input".into(),
        input_type: String::new(),
        name: String::new(),
        id: String::new(),
        data: String::new(),
        labels: vec![Evidence { source, text: label.into() }],
        context: Vec::new(),
        barriers: Vec::new(),
        value,
        invalid: None,
        row: None,
        line: Vec::new(),
    }
}

/// A tab.
pub fn tab(label: &str, active: bool) -> Control {
    control(900, Role::Tab, label, Value::None { active })
}

/// A text field.
pub fn text(handle: u32, label: &str, text: &str) -> Control {
    control(handle, Role::Textbox, label, Value::Text { text: text.into() })
}

/// A button.
pub fn button(handle: u32, label: &str) -> Control {
    control(handle, Role::Button, label, Value::None { active: false })
}
