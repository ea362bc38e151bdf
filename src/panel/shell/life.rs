//! What the script that started the panel hands to it. A panel that breaks is started anew, with another one of these.

use wasm_bindgen::prelude::*;
use web_sys::AbortSignal;

#[wasm_bindgen(typescript_custom_section)]
const LIFE: &str = r#"
/** What a panel is started with. */
export interface Life {
  /** Aborted when this panel is given up: it listens no more, and does no more. */
  readonly signal: AbortSignal;
  /** What was typed, by field: JSON of messages of the view. The panel keeps it up to date. No secret is ever in it. */
  readonly kept: Map<string, string>;
}
"#;

#[wasm_bindgen]
extern "C" {
    /// What a panel is started with.
    #[wasm_bindgen(typescript_type = "Life")]
    pub type Life;
    /// Aborted when this panel is given up.
    #[wasm_bindgen(method, getter)]
    pub fn signal(this: &Life) -> AbortSignal;
    /// What was typed, by field: JSON of messages of the view.
    #[wasm_bindgen(method, getter)]
    pub fn kept(this: &Life) -> js_sys::Map;
}

impl Life {
    /// Has this panel not been given up?
    pub fn goes_on(&self) -> bool {
        !self.signal().aborted()
    }
}
