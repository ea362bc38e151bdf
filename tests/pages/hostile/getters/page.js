// The page answers for the field: getters on the element and on every prototype that a careless script would go through.
hostile.show();
const field = hostile.get("scim_token");
const caught = [];
const watchValue = (object) => {
  const { get, set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
  Object.defineProperty(object, "value", {
    configurable: true,
    get() {
      return hostile.lies ? "nothing here" : get.call(this);
    },
    set(text) {
      caught.push(["value", this.id, String(text)]);
      set.call(this, text);
    },
  });
};
watchValue(field);
watchValue(HTMLInputElement.prototype);
/** @type {[any, string[]][]} */
const SPIED = [
  [EventTarget.prototype, ["dispatchEvent", "addEventListener"]],
  [Document.prototype, ["execCommand", "querySelectorAll", "elementFromPoint", "getElementById", "createElement"]],
  [Element.prototype, ["getAttribute", "matches", "closest", "querySelectorAll", "attachShadow", "checkVisibility"]],
  [HTMLElement.prototype, ["focus", "click", "showPopover"]],
  [HTMLInputElement.prototype, ["select", "setRangeText"]],
  [window, ["postMessage", "Event", "InputEvent"]],
];
for (const [prototype, names] of SPIED) {
  for (const name of names) {
    const original = prototype[name];
    let inside = false;
    Object.defineProperty(prototype, name, {
      configurable: true,
      writable: true,
      value: function (...given) {
        if (!inside) {
          inside = true;
          for (const argument of given)
            if (typeof argument === "string" && argument.length < 4000) caught[caught.length] = [name, "", argument];
          inside = false;
        }
        return new.target ? Reflect.construct(original, given) : Reflect.apply(original, this, given);
      },
    });
  }
}
window.caught = () => caught;
