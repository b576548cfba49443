/** Elements from values. Text is always text: nothing here reads markup. */

import { unturned } from "./turned-text.js";

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element with attributes and children.
 *
 * @param {string} tag
 * @param {object} attributes `onclick` and the like are listeners; null, undefined and false leave an attribute out
 * @param {...(Node|string|null|Array)} children
 */
export function el(tag, attributes = {}, ...children) {
  return made(document.createElement(tag), attributes, children.flat(Infinity).flatMap(breakable));
}

/** A word longer than a line of a phone, such as an address in a note, may break where it has to; it is copied as it was. */
function breakable(child) {
  const parts = typeof child === "string" ? child.split(/(\S{16})(?=\S{4})/u) : [child];
  return parts.flatMap((part, at) => (at ? [document.createElement("wbr"), part] : [part]));
}

export function svg(tag, attributes = {}, ...children) {
  return made(document.createElementNS(SVG, tag), attributes, children);
}

function made(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  const shown = children.flat(Infinity).map((child) => (typeof child === "string" ? unturned(child) : child));
  element.append(...shown.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

// Whole names, since the style keeps those alone that are named somewhere.
const KINDS = Object.freeze({ secondary: "nhsuk-button--secondary", warning: "nhsuk-button--warning" });

/**
 * What a page or a part of it always has: its template says so. Throws where it has not.
 *
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function partOf(root, selector) {
  /** @type {HTMLElement|null} */
  const found = root.querySelector(selector);
  if (!found) {
    throw new Error(`There is no ${selector} here`);
  }
  return found;
}

/** A button; `kind` is one of `KINDS`, perhaps with further classes, or blank for the main one of a page. */
export function button(words, onclick, kind = "") {
  const classes = ["nhsuk-button", ...kind.split(" ").map((name) => KINDS[name] ?? name)].filter(Boolean).join(" ");
  return el("button", { class: classes, type: "button", onclick }, words);
}

/** A quieter button that looks like a link. */
export function textButton(words, onclick, about = "") {
  return el("button", { class: "app-text-button", type: "button", onclick }, words, hidden(about));
}

/** A link, or the words alone where there is nothing to lead to: the tool in a single file has no site around it. */
export function link(href, ...words) {
  return href ? el("a", { href }, ...words) : el("span", {}, ...words);
}

/** A name from a file among words of ours: one of a script that is read from right to left leaves our words in their order. */
export function nameIn(name) {
  return el("bdi", {}, name);
}

/** Words for screen readers only; nothing for no words. */
export function hidden(words) {
  return words ? el("span", { class: "nhsuk-u-visually-hidden" }, ` ${words}`) : null;
}

export function paragraphs(text) {
  return text
    .split(/\n{2,}/)
    .filter((part) => part.trim())
    .map((part) => el("p", { class: "app-own-words" }, part));
}

export function list(items, classes = "nhsuk-list nhsuk-list--bullet") {
  return el(
    "ul",
    { class: classes },
    items.map((item) => el("li", {}, item)),
  );
}

/**
 * A table with a caption; the first cell of each row is its header, unless it is empty. Each cell bears the words of its column, which stand beside it
 * where rows stack.
 */
export function table(caption, heads, rows) {
  const body = rows.map(([first, ...cells]) =>
    el(
      "tr",
      {},
      first === "" ? el("td", { "data-label": heads[0] }) : el("th", { scope: "row", "data-label": heads[0] }, first),
      cells.map((cell, column) => el("td", { "data-label": heads[column + 1] }, cell)),
    ),
  );
  const head = heads.map((text) => el("th", { scope: "col" }, text));
  return el(
    "div",
    { class: "app-table", tabindex: "0", role: "region", "aria-label": caption },
    el(
      "table",
      { class: "nhsuk-table" },
      el("caption", { class: "nhsuk-table__caption nhsuk-u-visually-hidden" }, caption),
      el("thead", {}, el("tr", {}, head)),
      el("tbody", {}, body),
    ),
  );
}

/** Rows of a summary list: each {key, value, href, about}; `href` leads to where it can be changed. */
export function summaryList(rows) {
  return el("dl", { class: "nhsuk-summary-list" }, rows.map(summaryRow));
}

function summaryRow({ key, value, href, about }) {
  const change = href && el("dd", { class: "nhsuk-summary-list__actions" }, link(href, "Change", hidden(about ?? key)));
  return el(
    "div",
    { class: `nhsuk-summary-list__row${href ? "" : " nhsuk-summary-list__row--no-actions"}` },
    el("dt", { class: "nhsuk-summary-list__key" }, key),
    el("dd", { class: "nhsuk-summary-list__value" }, value),
    change,
  );
}

/** What folds away below its summary. */
export function details(summary, content, classes = "") {
  return el(
    "details",
    { class: `nhsuk-details${classes}` },
    el("summary", { class: "nhsuk-details__summary" }, el("span", { class: "nhsuk-details__summary-text" }, summary)),
    el("div", { class: "nhsuk-details__text" }, content),
  );
}

export function inset(...children) {
  return el("div", { class: "nhsuk-inset-text" }, hidden("Information:"), ...children);
}
