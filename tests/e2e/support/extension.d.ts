// What the extension's own scripts share, as far as a test reaches into them: their types are checked with them.

// biome-ignore-start lint/suspicious/noExplicitAny: see above
declare var scimGuide: any;
declare var scimGuideHost: any;
/** The port of a page test, see tests/pages/isolated.mjs. */
declare var scim: any;
// biome-ignore-end lint/suspicious/noExplicitAny: see above
