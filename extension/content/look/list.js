// Lists that may be shared: adding to one makes another, so that what is added to here is never seen there.

/** What most of what is seen has nothing of. @type {readonly any[]} */
export const NONE = Object.freeze([]);

/** @template T @param {readonly T[]} list @param {T} item @returns {readonly T[]} */
export const put = (list, item) => [...list, item];
