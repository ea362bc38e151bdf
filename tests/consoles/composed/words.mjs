// What things are called: today's labels, older ones, and harmless variants.

/** `menu` and `entry` behind a name: the same word is another thing elsewhere. */
const OLDER = {
  "Applications menu": "Apps",
  "Applications entry": "Company Apps",
  "Users entry": "All Users",
  "Add App": "Add Apps",
  "Reapply entitlement mappings": "Reapply provision mappings",
  "Provisioning State": "Status",
  "Enable provisioning": "Enable Provisioning for {app}",
  "Require admin approval before this action is performed": "Require admin approval before this action is performed in {app}",
};
/** What must be given. */
const REQUIRED = new Set(["Display Name", "SCIM Base URL", "SCIM Bearer Token", "Name"]);
/** Words that keep their capitals. */
const NAMES = /^(OneLogin|OneLogin,|SCIM|SAML|JSON|URL|API|NameID|\(Subject\)|.*[A-Z].*[A-Z].*)$/;

/** "SCIM Bearer Token" becomes "SCIM bearer token". @param {string} text */
const sentence = (text) =>
  text
    .split(" ")
    .map((word, at) => (at === 0 || NAMES.test(word) ? word : word.toLowerCase()))
    .join(" ");

/** @param {string} wording */
export function words(wording) {
  /** What something is called. @param {string} key @param {string} [app] name of the app, if it is part of it */
  const say = (key, app = "") => {
    const plain = key.replace(/ (menu|entry)$/, "");
    const text = wording === "older" ? (OLDER[key] ?? plain) : plain;
    return wording === "sentence" ? sentence(text) : text.replace("{app}", () => app);
  };
  /** A label of a field. */
  const label = (key, app = "") => {
    const text = say(key, app);
    if (wording === "colon" && !text.endsWith(":")) return `${text}:`;
    return wording === "asterisk" && REQUIRED.has(key) ? `${text} *` : text;
  };
  return { say, label };
}
