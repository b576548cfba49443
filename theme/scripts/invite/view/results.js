/** The links of an invitation: to copy, as a QR code, and in a text to send. */

import { copyButton, copyTable, textToCopy } from "../../common/clipboard.js";
import { asCsv } from "../../common/csv.js";
import { button, details, el, hidden, table } from "../../common/dom.js";
import { longDay } from "../../common/dates.js";
import { download } from "../../common/download.js";
import { qrCode } from "./qr.js";

export function results(links, found, payload) {
  const many = links.length > 1;
  return [
    el("h2", { tabindex: "-1" }, many ? `${links.length} links` : "The link"),
    el(
      "p",
      {},
      "The link itself holds everything that you filled in, after the # sign. Nothing was sent anywhere. Whoever has the link can read what it says.",
    ),
    links.map((one, at) => linkPart(one, at, invitation(one, found, payload), many)),
    many ? mergePart(links, found.team ? "Practice or person" : payload.matrix.labels.unit) : null,
    found.names.length && !found.team ? expectedPart(found.names, payload) : null,
  ];
}

function linkPart({ name, url }, at, text, many) {
  const id = `invite-link-${at}`;
  const field = el("textarea", { class: "nhsuk-textarea", id, rows: "3", readonly: true, onfocus: selectAll }, url);
  const code = qrCode(url, `QR code of the link${name ? ` for ${name}` : ""}`);
  const shown = code
    ? [
        code,
        el(
          "p",
          {},
          button("Save the QR code", () => saveCode(code, name), "secondary nhsuk-button--small"),
          hidden(name),
        ),
      ]
    : el("p", {}, "The link is too long for a QR code.");
  const letter = textToCopy(
    `invite-text-${at}`,
    "A text for the invitation. Change it as you like before you send it.",
    text,
    `the text${name ? ` for ${name}` : ""}`,
  );
  return el(
    "div",
    { class: "nhsuk-form-group" },
    many ? el("h3", {}, name) : null,
    el("label", { class: "nhsuk-label", for: id }, name ? `Link for ${name}` : "Link for everybody"),
    field,
    el(
      "p",
      {},
      copyButton(() => url, `the link${name ? ` for ${name}` : ""}`),
    ),
    many ? details(["QR code", hidden(`for ${name}`)], shown) : shown,
    many ? details(["Text for the invitation", hidden(`for ${name}`)], letter) : letter,
  );
}

function selectAll({ target }) {
  target.select();
}

function saveCode(code, name) {
  const plain = name.replace(/[^\p{L}\p{N}]+/gu, "-").toLowerCase();
  download(
    `${["qr-code", plain].filter(Boolean).join("-")}.svg`,
    "image/svg+xml",
    new XMLSerializer().serializeToString(code),
  );
}

function invitation({ url }, { team, about }, { matrix: { labels } }) {
  return [
    "Hello",
    `${team ? aloneRequest(team) : teamRequest(labels.unit)} The link below starts the self-assessment with a few things filled in. There is no score, and your answers stay on your device until you send your file.`,
    url,
    about.wanted_by
      ? `Please send your file by ${longDay(about.wanted_by)}${about.send_to ? ` to ${about.send_to}` : ""}.`
      : "",
    !about.wanted_by && about.send_to ? `Please send your file to ${about.send_to}.` : "",
    about.asked_by,
  ]
    .filter(Boolean)
    .join("\n\n");
}

const teamRequest = (unit) =>
  `Please talk through the maturity matrix as a ${unit}, and write down where you are and where you want to be in a year.`;

const aloneRequest = (team) =>
  `Please answer the maturity matrix before ${team} meets. Say how far you think ${team} as a whole has got, as you see it from your practice or your role. We will then bring everybody's answers together and talk about where they differ.`;

/** All names and links in one table, for letters and emails that an office program fills in. */
function mergePart(links, who) {
  const heads = [who, "Link"];
  const rows = links.map(({ name, url }) => [name, url]);
  const shown = table("Names and links", heads, rows);
  const news = el("span", { role: "status" });
  const copy = async () => {
    const done = await copyTable(shown.querySelector("table"));
    news.textContent = done ? " Copied" : " This browser does not let a page copy. Save the table instead.";
  };
  return [
    el("h2", {}, "For a mail merge"),
    el(
      "p",
      {},
      "One table with every name and its link, for Word, Outlook or another program that fills in letters and emails.",
    ),
    el(
      "div",
      { class: "nhsuk-button-group" },
      button(
        "Save the names and links as a table (CSV)",
        () => download("invitation-links.csv", "text/csv;charset=utf-8", asCsv([heads, ...rows])),
        "secondary",
      ),
      button("Copy the names and links", copy, "secondary"),
      news,
    ),
    details("Show the table", shown),
  ];
}

/** The names as the system view reads them. */
function expectedPart(names, { matrix: { labels } }) {
  return [
    el("h2", {}, "Who is expected"),
    el("p", {}, `Load this list in “${labels.together}” to see which ${labels.units} have returned a file.`),
    button(
      "Save the list",
      () => download(`expected-${labels.units.toLowerCase()}.txt`, "text/plain", `${names.join("\n")}\n`),
      "secondary",
    ),
  ];
}
