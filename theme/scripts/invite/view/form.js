/** The form of an invitation: filled in once, it makes a link for each name, with a QR code and a text to send. */

import { starterHash } from "../../assessment/logic/starter.js";
import { button, el } from "../../common/dom.js";
import { choiceItem } from "../../common/form-parts.js";
import { dayFrom, lacksYear } from "../../common/dates.js";
import { showMistakes } from "../../common/mistakes.js";
import { remarkOnDay } from "../../common/past-day.js";
import { results } from "./results.js";

const TOOL = "assessment/tool.html";
const MOST = 200;
const LONGEST = 200;

export function startInvite(root) {
  const payload = JSON.parse(root.querySelector("[data-payload]").textContent);
  const fields = fieldsOf(payload);
  const made = el("div", { class: "app-invite__made", tabindex: "-1" });
  const make = () => {
    const { found, mistakes } = readFields(fields, payload);
    const summary = showMistakes(root, mistakes);
    if (summary) {
      made.replaceChildren();
      summary.focus();
      return;
    }
    remarkOnDay(fields.by.node, found.about.wanted_by);
    made.replaceChildren(...results(linksOf(found, payload), found, payload).flat(Infinity).filter(Boolean));
    made.querySelector("h2").focus();
  };
  fields.by.control.addEventListener("change", () => remarkOnDay(fields.by.node, dayIn(fields.by)));
  window.addEventListener("beforeunload", (event) => {
    if (made.childElementCount || fields.names.value()) {
      event.preventDefault();
    }
  });
  root
    .querySelector("[data-form]")
    .append(...Object.values(fields).map(({ node }) => node), button("Make the link", make), made);
}

/** One link for each name, or one for everybody where no name is given. */
function linksOf({ site, names, about }, { matrix }) {
  const make = (name) => ({ name, url: site + TOOL + starterHash({ ...about, name }, matrix.id) });
  return names.length ? names.map(make) : [make("")];
}

function fieldsOf({ matrix, systems }) {
  const { labels } = matrix;
  const { parts } = labels;
  return {
    names: area("names", `${labels.units}, one name on each line`, "Leave this blank to make one link for everybody."),
    system: select("system", parts.system, systems),
    other: line("other", "Another system", "Write its name only if it is not in the list."),
    sides: boxes("sides", parts.audiences, matrix.audiences),
    by: line("by", parts.wanted_by, "For example, 31 3 2027"),
    to: area("to", parts.send_to, "For example, an email address. Whoever opens the link sees it in full."),
    asked: line("asked", parts.asked_by, "Your name or role, so that people know whose link this is."),
    site: line(
      "site",
      "Address of the site",
      "The link leads there. For example, https://example.org/site/",
      siteHere(),
    ),
  };
}

/** The day that a field says; "" for none, null for what is no day. */
const dayIn = (field) => dayFrom({ day: field.value(), month: "", year: "" });

/** Where this site is, as far as an address can say it to others; "" for one that is open from disk. */
function siteHere() {
  return location.protocol === "file:" ? "" : new URL("../", location.href).href;
}

function group(id, label, hint, control) {
  if (hint) {
    control.setAttribute("aria-describedby", `invite-${id}-hint`);
  }
  return {
    control,
    node: el(
      "div",
      { class: "nhsuk-form-group" },
      el("label", { class: "nhsuk-label", for: control.id }, label),
      hint ? el("div", { class: "nhsuk-hint", id: `invite-${id}-hint` }, hint) : null,
      control,
    ),
    value: () => control.value.trim(),
  };
}

function line(id, label, hint, value = "") {
  const control = el("input", { class: "nhsuk-input", type: "text", id: `invite-${id}`, value, autocomplete: "off" });
  return group(id, label, hint, control);
}

function area(id, label, hint) {
  return group(id, label, hint, el("textarea", { class: "nhsuk-textarea", id: `invite-${id}`, rows: "3" }));
}

function select(id, label, systems) {
  const options = systems.map((system) => el("option", { value: system.id }, system.title));
  const control = el(
    "select",
    { class: "nhsuk-select", id: `invite-${id}` },
    el("option", { value: "" }, "Choose a system"),
    options,
  );
  return group(id, label, "", control);
}

function boxes(id, label, audiences) {
  const all = audiences.map(({ id: side, heading }) => {
    return choiceItem("checkbox", { id: `invite-${id}-${side}`, value: side }, heading);
  });
  const items = el(
    "div",
    { class: "nhsuk-checkboxes" },
    all.map(({ node }) => node),
  );
  const legend = el("legend", { class: "nhsuk-fieldset__legend" }, label);
  return {
    control: all[0].input,
    node: el("div", { class: "nhsuk-form-group" }, el("fieldset", { class: "nhsuk-fieldset" }, legend, items)),
    value: () => all.filter(({ input }) => input.checked).map(({ input }) => input.value),
  };
}

/** What is filled in, and what is wrong with it: {field, message} of each mistake, in the order of the fields. */
function readFields(fields, { matrix: { labels } }) {
  const value = (name) => fields[name].value();
  const names = [
    ...new Set(
      value("names")
        .split("\n")
        .map((name) => name.trim())
        .filter(Boolean),
    ),
  ];
  const by = dayIn(fields.by);
  const site = siteFrom(value("site"));
  const words = {
    names: namesMistake(names, labels),
    other:
      value("other") && value("system") ? "Choose a system or write another one, not both" : tooLong(value("other")),
    by:
      by === null
        ? `The day must ${lacksYear(value("by")) ? "include a year" : "be a real date"}, such as 31 3 2027`
        : "",
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
    found: { names, about, site },
    mistakes: Object.entries(words)
      .filter(([, message]) => message)
      .map(([name, message]) => ({ field: fields[name].control, message })),
  };
}

function namesMistake(names, { units }) {
  const long = names.find(({ length }) => length > LONGEST);
  return names.length > MOST
    ? `Enter no more than ${MOST} ${units} at a time`
    : long
      ? `“${long.slice(0, 30)}…” is too long for a link: ${LONGEST} characters fit`
      : "";
}

function tooLong(text) {
  return text.length > LONGEST ? `This is too long for a link: ${LONGEST} characters fit` : "";
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
