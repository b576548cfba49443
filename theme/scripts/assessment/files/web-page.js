/** The plan as one web page that opens anywhere, runs nothing, and holds the data of the assessment. */

import { sha256 } from "@noble/hashes/sha2.js";

import { exportText } from "../logic/files.js";
import { DATA_ID, asPageData } from "../format/web-page.js";
import style from "./web-page.css";

/**
 * The text of the page.
 *
 * @param {HTMLElement} paper the plan as elements; it is used up
 * @param {{title: string, foot: string, state: Assessment, language: string}} parts `foot` is the rule for the foot of printed pages
 */
export function planFile(paper, { title, foot, state, language }) {
  withoutPlaces(paper);
  const css = `${style.trim()}\n${foot}`;
  const policy = `default-src 'none'; style-src '${digestOf(css)}'; base-uri 'none'; form-action 'none'`;
  return [
    "<!doctype html>",
    `<html lang="${language}">`,
    `<meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<title>${escaped(title)}</title>`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<meta name="robots" content="noindex">`,
    `<style>${css}</style>`,
    `<main>${new XMLSerializer().serializeToString(paper)}</main>`,
    `<script type="application/json" id="${DATA_ID}">`,
    `${asPageData(exportText(state)).trim()}`,
    "</script>",
    "</html>",
    "",
  ].join("\n");
}

/** Away from the site a link leads to its address on the web, or it is words. */
function withoutPlaces(paper) {
  for (const link of paper.querySelectorAll("a")) {
    if (/^(https?|mailto):$/.test(link.protocol)) {
      link.setAttribute("href", link.href);
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
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
