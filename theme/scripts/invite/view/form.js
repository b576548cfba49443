/** The form of an invitation: filled in once, it makes a link for each name, with a QR code and a text to send. */

import { starterHash } from "../../assessment/logic/starter.js";
import { button, el } from "../../common/dom.js";
import { showMistakes } from "../../common/mistakes.js";
import { remarkOnDay } from "../../common/past-day.js";
import { dayTyped, mistakeTyped, readWords } from "../../common/typed-day.js";
import { area, boxes, choice, line, radios } from "./fields.js";
import { results } from "./results.js";

const TOOL = "assessment/tool.html";
const UNITS = "units";
const MEMBERS = "members";
const MOST = 200;
const LONGEST = 200;

export function startInvite(root) {
  const payload = JSON.parse(root.querySelector("[data-payload]").textContent);
  const fields = fieldsOf(payload);
  const asked = el(
    "div",
    { oninput: () => sayStale(made) },
    Object.values(fields).map(({ node }) => node),
  );
  const made = el("div", { class: "app-invite__made", tabindex: "-1" });
  const make = () => {
    const { found, mistakes } = readFields(fields, payload);
    const summary = showMistakes(root, mistakes);
    if (summary) {
      made.replaceChildren();
      summary.focus();
      return;
    }
    remark(fields.by);
    made.replaceChildren(...results(linksOf(found, payload), found, payload).flat(Infinity).filter(Boolean));
    made.querySelector("h2").focus();
  };
  fields.by.control.addEventListener("change", () => remark(fields.by));
  fields.kind.node.addEventListener("change", () => showKind(fields));
  showKind(fields);
  window.addEventListener("beforeunload", (event) => {
    if (made.childElementCount || ["names", "members"].some((name) => fields[name].value())) {
      event.preventDefault();
    }
  });
  root.querySelector("[data-form]").append(asked, button("Make the link", make), made);
}

/** Links that were made hold what the form said then. */
function sayStale(made) {
  if (made.childElementCount && !made.querySelector("[data-stale]")) {
    const words =
      "You have changed the details above. Make the link again: what is below holds the details from before.";
    made.prepend(el("div", { class: "nhsuk-inset-text", "data-stale": "", role: "status" }, el("p", {}, words)));
  }
}

/** One link for each name, or one for everybody where no name is given. */
function linksOf({ site, kind, names, team, about }, { matrix }) {
  const whose = (name) => (kind === MEMBERS ? { name: team, answered_by: "one", voice: name } : { name });
  const make = (name) => ({ name, url: site + TOOL + starterHash({ ...about, ...whose(name) }, matrix.id) });
  return names.length ? names.map(make) : [make("")];
}

const optional = (label) => `${label} (optional)`;

function fieldsOf({ matrix, systems }) {
  const { parts, unit, units } = matrix.labels;
  return {
    kind: radios("kind", "Who are you inviting?", [
      { value: UNITS, words: units, hint: `Each ${unit} answers for itself.` },
      {
        value: MEMBERS,
        words: `Practices or people of one ${unit}`,
        hint: `Each answers alone. The ${unit} brings their answers together afterwards.`,
      },
    ]),
    names: area("names", `${units}, one name on each line`, "Leave this blank to make one link for everybody."),
    team: line("team", `Name of the ${unit}`, ""),
    members: area(
      "members",
      "Practices or people, one on each line",
      "Leave this blank to make one link for all of them. Each then says who answers.",
    ),
    system: choice("system", optional(parts.system), systems),
    other: line("other", optional("Another system"), "Write its name only if it is not in the list."),
    sides: boxes("sides", "Who do they answer for?", matrix.audiences),
    by: line("by", optional(parts.wanted_by), "A date or a month. For example, 31 March, end of June or June"),
    to: area("to", optional(parts.send_to), "For example, an email address. Whoever opens the link sees it in full."),
    asked: line("asked", parts.asked_by, "Your name or role, so that people know whose link this is."),
    site: line(
      "site",
      "Address of the site",
      "The link leads there. For example, https://example.org/site/",
      siteHere(),
    ),
  };
}

/** Only the names of those who are invited are asked for; what was typed for the others stays. */
function showKind({ kind, names, team, members }) {
  names.node.hidden = kind.value() !== UNITS;
  team.node.hidden = members.node.hidden = kind.value() !== MEMBERS;
}

/** The day that a field says; "" for none, null for what is no day. */
const dayIn = (field) => dayTyped({ day: field.value() }, true);

/** Which day was understood, where it was not typed as it is said; and that it has passed. */
function remark(field) {
  const day = dayIn(field);
  remarkOnDay(field.node, day, readWords({ day: field.value() }, day));
}

/** Where this site is, as far as an address can say it to others; "" for one that is open from disk. */
function siteHere() {
  return location.protocol === "file:" ? "" : new URL("../", location.href).href;
}

/** What is filled in, and what is wrong with it: {field, message} of each mistake, in the order of the fields. */
function readFields(fields, { matrix: { labels, audiences } }) {
  const value = (name) => fields[name].value();
  const kind = value("kind");
  const listed = kind === MEMBERS ? "members" : "names";
  const names = kind ? namesIn(value(listed)) : [];
  const by = dayIn(fields.by);
  const site = siteFrom(value("site"));
  const words = {
    kind: kind ? "" : "Select who you are inviting",
    team: kind === MEMBERS ? (value("team") ? tooLong(value("team")) : `Enter the name of the ${labels.unit}`) : "",
    [listed]: namesMistake(names, kind === MEMBERS ? "names" : labels.units),
    sides: kind === MEMBERS && audiences.length > 1 && !value("sides").length ? "Select who they answer for" : "",
    other:
      value("other") && value("system") ? "Choose a system or write another one, not both" : tooLong(value("other")),
    by: by === null ? `${labels.parts.wanted_by}: ${mistakeTyped({ day: value("by") }).words}` : "",
    to: tooLong(value("to")),
    asked: value("asked") ? tooLong(value("asked")) : "Enter your name or role",
    site: site === null ? "Enter the address of the site, beginning with https:// or http://" : "",
  };
  const about = {
    system: value("other") || value("system"),
    audiences: value("sides"),
    wanted_by: by,
    send_to: value("to"),
    asked_by: value("asked"),
  };
  return {
    found: { kind, names, team: kind === MEMBERS ? value("team") : "", about, site },
    mistakes: Object.keys(fields)
      .filter((name) => words[name])
      .map((name) => ({ field: fields[name].control, message: words[name] })),
  };
}

/** Each name once, however it is spaced and in whatever case. */
function namesIn(text) {
  const lines = text.split("\n").map((name) => name.trim().replace(/\s+/g, " "));
  return [...new Map(lines.filter(Boolean).map((name) => [name.toLowerCase(), name])).values()];
}

function namesMistake(names, what) {
  const long = names.find(({ length }) => length > LONGEST);
  return names.length > MOST
    ? `Enter no more than ${MOST} ${what} at a time`
    : long
      ? `“${long.slice(0, 30)}…” is too long for a link: ${LONGEST} characters fit`
      : "";
}

function tooLong(text) {
  return text.length > LONGEST ? `The text is too long for a link: ${LONGEST} characters fit` : "";
}

/** The folder of the site that an address names, also where it names a page of it; null for what is no address of the web. */
function siteFrom(typed) {
  try {
    const url = new URL(typed);
    const folder = new URL(/\.html$/.test(url.pathname) ? "./" : url.pathname.replace(/\/?$/, "/"), url);
    return ["https:", "http:"].includes(url.protocol)
      ? folder.origin + folder.pathname.replace(/assessment\/$/, "")
      : null;
  } catch {
    return null;
  }
}
