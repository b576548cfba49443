/** The links of an invitation: to copy, as a QR code, and in a text to send. */

import { button, el, hidden } from "../../common/dom.js";
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
      "Everything that you filled in stands in the link itself, after the # sign. Nothing was sent anywhere. Whoever has the link can read what it says.",
    ),
    links.map((one, at) => linkPart(one, at, many)),
    el("h2", {}, "A text for the invitation"),
    textPart(invitation(links, found, payload)),
    found.names.length ? expectedPart(found.names, payload) : null,
  ];
}

function linkPart({ name, url }, at, many) {
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
  return el(
    "div",
    { class: "nhsuk-form-group" },
    el("label", { class: "nhsuk-label nhsuk-label--s", for: id }, name || "For everybody"),
    field,
    el(
      "p",
      {},
      copyButton(() => url, `the link${name ? ` for ${name}` : ""}`),
    ),
    many
      ? el(
          "details",
          { class: "nhsuk-details" },
          el("summary", { class: "nhsuk-details__summary" }, "QR code", hidden(name)),
          shown,
        )
      : shown,
  );
}

function selectAll({ target }) {
  target.select();
}

/** Where a browser gives no way to copy, the words can be selected: the button says so. */
function copyButton(words, what) {
  const news = el("span", { role: "status" });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(words());
      news.textContent = " Copied";
    } catch {
      news.textContent = " This browser does not let a page copy. Select the words and copy them yourself.";
    }
  };
  return [button(["Copy", hidden(what)], copy, "secondary nhsuk-button--small"), news];
}

function saveCode(code, name) {
  const plain = name.replace(/[^\p{L}\p{N}]+/gu, "-").toLowerCase();
  download(
    `${["qr-code", plain].filter(Boolean).join("-")}.svg`,
    "image/svg+xml",
    new XMLSerializer().serializeToString(code),
  );
}

function textPart(text) {
  const id = "invite-text";
  return [
    el("label", { class: "nhsuk-label", for: id }, "Change it as you like before you send it"),
    el("textarea", { class: "nhsuk-textarea", id, rows: "12" }, text),
    el(
      "p",
      {},
      copyButton(() => /** @type {HTMLTextAreaElement} */ (document.getElementById(id)).value, "the text"),
    ),
  ];
}

function invitation(links, { about }, { matrix: { labels } }) {
  return [
    "Hello",
    `Please talk through the maturity matrix as a ${labels.unit}, and write down where you are and where you want to be in a year. The link below starts the self-assessment with a few things filled in. There is no score, and nothing is sent until you send it.`,
    links.map(({ name, url }) => [name, url].filter(Boolean).join(": ")).join("\n"),
    about.wanted_by
      ? `Please send your file by ${longDay(about.wanted_by)}${about.send_to ? ` to ${about.send_to}` : ""}.`
      : "",
    !about.wanted_by && about.send_to ? `Please send your file to ${about.send_to}.` : "",
    about.asked_by,
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** The names as the system view reads them. */
function expectedPart(names, { matrix: { labels } }) {
  return [
    el("h2", {}, "Who is expected"),
    el("p", {}, `Load this list in the system view to see which ${labels.units} have returned a file.`),
    button(
      "Save the list",
      () => download(`expected-${labels.units.toLowerCase()}.txt`, "text/plain", `${names.join("\n")}\n`),
      "secondary",
    ),
  ];
}
