/** A document as one web page that opens anywhere, runs nothing, and holds data to be read again. */

import { sha256 } from "@noble/hashes/sha2.js";

import { leadsAway, onlyLink } from "./links-away.js";
import { unturned } from "./turned-text.js";
import style from "./web-page.css";

/**
 * The text of the page.
 *
 * @param {HTMLElement} paper what it shows; it is used up
 * @param {{title: string, css: string, language: string, id: string, data: string}} parts `css` are further rules of its style; `data` is
 *   JSON, which stands in an element of the name `id`
 */
export function webPage(paper, { title, css, language, id, data }) {
  withoutPlaces(paper);
  const rules = `${style.trim()}\n${css}`;
  const policy = `default-src 'none'; style-src '${digestOf(rules)}'; base-uri 'none'; form-action 'none'`;
  return [
    "<!doctype html>",
    `<html lang="${language}">`,
    `<meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<title>${escaped(title)}</title>`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<meta name="robots" content="noindex">`,
    `<style>${rules}</style>`,
    `<main>${new XMLSerializer().serializeToString(paper)}</main>`,
    `<script type="application/json" id="${id}">`,
    data.replaceAll("<", "\\u003c").trim(), // no character in it can end its element
    "</script>",
    "</html>",
    "",
  ].join("\n");
}

/** Away from the site a link leads to its address on the web, or it is words; where it is all that a paragraph says, that goes too. */
function withoutPlaces(paper) {
  for (const link of paper.querySelectorAll("a")) {
    if (leadsAway(link)) {
      link.setAttribute("href", link.href);
    } else if (link.parentElement.tagName === "P" && onlyLink(link.parentElement)) {
      link.parentElement.remove();
    } else {
      link.replaceWith(...link.childNodes);
    }
  }
  for (const box of paper.querySelectorAll("[tabindex]")) {
    box.removeAttribute("tabindex");
  }
}

function digestOf(css) {
  const bytes = sha256(new TextEncoder().encode(css));
  return `sha256-${btoa(String.fromCharCode(...bytes))}`;
}

function escaped(words) {
  return unturned(words).replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
