// What the extension's own scripts share, as far as a test reaches into them: their types are checked with them.

// biome-ignore-start lint/suspicious/noExplicitAny: see above
declare var scimGuide: any;
declare var scimGuideHost: any;
// biome-ignore-end lint/suspicious/noExplicitAny: see above
