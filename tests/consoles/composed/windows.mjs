// Windows over the page, or in it: the axis window. All are templates; the page's script shows them.

import { esc as e } from "../store.mjs";

/** @typedef {import("./look.mjs").Look} Look */

/**
 * @param {Look} look
 * @param {{ id: string, title: string, body: string, answers: [string, string][] }} what `answers`: what each button answers and says
 */
export function window({ choices, cls, say, pick }, { id, title, body, answers }) {
  const buttons = answers.map(([answer, label], at) => {
    const kind = at === answers.length - 1 ? cls("button", "primary") : cls("button");
    return `<button type="button" class="${kind}" data-answer="${answer}">${e(say(label))}</button>`;
  });
  const cancel = `<button type="button" class="${cls("button")}" data-answer="">Cancel</button>`;
  const close = pick("close", ["", `<button type="button" class="${cls("quiet")}" data-answer="" aria-label="Close">×</button>`]);
  const inside = `<div class="${cls("title")}"><span id="${id}-title">${e(title)}</span>${close}</div><div class="${cls("inside")}">${body}<p class="${cls("badsaid")}" data-refused></p></div><div class="${cls("answers")}">${cancel}${buttons.join("")}</div>`;
  const kinds = {
    dialog: `<dialog class="${cls("modal")}" data-window="${id}" aria-labelledby="${id}-title">${inside}</dialog>`,
    role: `<div data-window="${id}"><div class="${cls("mask")}"></div><div class="${cls("modal")}" role="dialog" aria-modal="true" aria-labelledby="${id}-title">${inside}</div></div>`,
    layer: `<div data-window="${id}"><div class="${cls("mask")}"></div><div class="${cls("modal")}">${inside}</div></div>`,
    inline: `<section class="${cls("panel")}" data-window="${id}">${inside}</section>`,
  };
  return `<template data-template="${id}">${kinds[choices.window]}</template>`;
}
