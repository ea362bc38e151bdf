// Composed consoles on which the guide has failed, made as plain as they still failed: they are played every time.

/** @type {{ code: string, seed: string, why: string }[]} `code`: the choices as in choices.mjs */
export const KEPT = [];
