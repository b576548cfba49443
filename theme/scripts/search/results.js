/** The results page: what was found, narrowed by kind when the address says so, or where else to go. */

import { el, partOf } from "../common/dom.js";
import { atOnce, inSlices } from "../common/scheduler.js";
import { folderOf, localMark, pieces, quoted } from "./elements.js";
import { extract, marked } from "./snippet.js";
import { LONGEST_QUERY, MOST_WORDS } from "./normalise.js";

const AT_A_TIME = 20;
const MOST_OF_A_PAGE = 3;
const TOO_LONG = `The search used only the first part of what you typed: at most ${MOST_WORDS} words and ${LONGEST_QUERY} characters.`;

function address(typed, kind = "") {
  const query = new URLSearchParams({ q: typed });
  if (kind) {
    query.set("kind", kind);
  }
  return `?${query}`;
}

function link(href, ...children) {
  return el("a", { href }, ...children);
}

/** What kind of thing it is, and where it stands. */
function trailOf(document) {
  const { trail, kind } = document;
  const place = trail.length > 0 ? [` in ${trail.join(" › ")}`] : [];
  return el(
    "p",
    { class: "app-results__trail" },
    ...localMark(document),
    el("span", { class: "app-results__kind" }, kind.one),
    ...place,
  );
}

/** The other results on the same page, as links below the best one. */
function restOf(rest, { folder, wanted }) {
  if (rest.length === 0) {
    return [];
  }
  const links = rest
    .slice(0, MOST_OF_A_PAGE)
    .map((document) =>
      el("li", {}, link(folder + document.url, ...pieces(marked(document.title, wanted))), " ", ...localMark(document)),
    );
  return [
    el("p", { class: "app-results__more" }, "Also on this page:"),
    el("ul", { class: "nhsuk-list nhsuk-list--bullet app-results__rest" }, ...links),
  ];
}

function item([first, ...rest], context) {
  const { folder, wanted } = context;
  return el(
    "li",
    { class: "app-results__item" },
    el("h2", { class: "app-results__title" }, link(folder + first.url, ...pieces(marked(first.title, wanted)))),
    trailOf(first),
    ...(first.text ? [el("p", { class: "app-results__extract" }, ...pieces(extract(first.text, wanted)))] : []),
    ...restOf(rest, context),
  );
}

function kinds(engine, counts, total, { typed, kind }) {
  const row = (id, name, count) =>
    el(
      "li",
      {},
      id === kind
        ? el("span", { "aria-current": "true" }, `${name} (${count})`)
        : link(address(typed, id), `${name} (${count})`),
    );
  const rows = engine.kinds
    .filter(({ id }) => counts.get(id) > 0 || id === kind)
    .map(({ id, many }) => row(id, many, counts.get(id)));
  const title = el("h2", { id: "kinds" }, "Narrow by kind");
  return el(
    "nav",
    { class: "app-results__kinds", "aria-labelledby": "kinds" },
    title,
    el("ul", {}, row("", "Everything", total), ...rows),
  );
}

/** A list that grows, a result a step: a button shows the next ones and moves the focus to the first of them. */
function list(groups, context) {
  const made = el("ol", { class: "app-results" });
  const attributes = { class: "nhsuk-button nhsuk-button--secondary", type: "button", hidden: "" };
  const button = el("button", attributes, "Show more results");
  const grow = function* () {
    const from = made.children.length;
    for (const group of groups.slice(from, from + AT_A_TIME)) {
      yield made.append(item(group, context));
    }
    button.hidden = made.children.length >= groups.length;
  };
  button.addEventListener("click", () => {
    const first = made.children.length;
    atOnce(grow());
    made.children[first].querySelector("a").focus();
  });
  return { parts: [made, button], grow };
}

/** Which words were read as others, which are on no page, and which words of today the documents do not use. */
function notesOf({ corrected, missing, later }) {
  const note = (...said) => el("p", { class: "app-results__corrected" }, ...said);
  const either = missing.flatMap((word, at) => [at > 0 ? " or " : "", quoted(word)]);
  return [
    ...(missing.length > 0
      ? [note("No page contains ", ...either, ". The results below are the nearest that there are.")]
      : []),
    ...corrected.map(({ typed, used }) =>
      note("No page contains the word ", quoted(typed), ". These are results for ", quoted(used), "."),
    ),
    ...later.map((words) =>
      note("The documents do not use ", quoted(words), ". What comes first here is our own choice of what is nearest."),
    ),
  ];
}

function suggestionsOf(engine, typed) {
  const near = engine.nearest(typed);
  if (near.length === 0) {
    return [el("p", {}, "Try other words, or fewer.")];
  }
  const links = near.map((word) => el("li", {}, link(address(word), word)));
  return [
    el("p", {}, "The nearest words on this site:"),
    el("ul", { class: "nhsuk-list nhsuk-list--bullet" }, ...links),
  ];
}

function say(root, ...children) {
  root.querySelector("[data-count]").replaceChildren(...children);
}

function heading(count, typed) {
  return [`${count} ${count === 1 ? "result" : "results"} for `, quoted(typed)];
}

/**
 * Finds and shows in slices: on a slow phone the first results are there before the last are made.
 *
 * @param {Element} root the results part of the page
 * @param {import("./engine.js").Engine} engine
 * @param {{form: HTMLFormElement, typed: string, kind: string}} query something typed
 */
export async function showResults(root, engine, { form, typed: given, kind: wantedKind }) {
  const typed = given.slice(0, LONGEST_QUERY);
  const kind = engine.kinds.some(({ id }) => id === wantedKind) ? wantedKind : "";
  const place = partOf(root, "[data-found]");
  const ways = partOf(root, "[data-other-ways]");
  /** @type {HTMLInputElement} */ (form.elements.namedItem("q")).value = typed;
  document.title = `${[...typed].slice(0, 60).join("")} – ${document.title}`;
  const found = await inSlices(engine.finding(typed, kind));
  const { groups, counts, total, cut, wanted } = found;
  ways.hidden = groups.length > 0;
  const limits = cut || typed.length < given.length ? [el("p", {}, TOO_LONG)] : [];
  if (total === 0) {
    say(root, "Nothing found for ", quoted(typed), ".");
    place.replaceChildren(...limits, ...suggestionsOf(engine, typed));
    return;
  }
  say(root, ...heading(groups.length, typed));
  const { parts, grow } = list(groups, { folder: folderOf(form), wanted });
  place.replaceChildren(...limits, ...notesOf(found), kinds(engine, counts, total, { typed, kind }), ...parts);
  await inSlices(grow());
}
