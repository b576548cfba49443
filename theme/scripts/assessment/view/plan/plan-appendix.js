/** The end of the plan, the same for every team: support domains, funding, contacts. A plan may go without it. */

import { themeOf } from "../../logic/matrix.js";
import { helpingDomains } from "../../logic/next-steps.js";
import { aboutOf } from "../../logic/selectors.js";
import { el, link, list } from "../../../common/dom.js";
import { localMark, localTag } from "../../../common/local-badge.js";

/** The parts, in order: a title, and what makes the body (none leaves the part out). */
/** @type {readonly [string, (context: any, heading: any) => any[]][]} */
const PARTS = Object.freeze([
  ["Support domains that help", domainsBody],
  ["What the development funding is for", fundingBody],
  ["Who to contact", contactBody],
]);

/** The titles of what the appendix of an assessment has; none where the site holds nothing of it. */
export function appendixTitles(context) {
  return partsOf(context, () => null).map(([title]) => title);
}

export function planAppendix(context, heading) {
  const parts = partsOf(context, heading);
  return parts.length
    ? el(
        "section",
        { class: "app-plan__section app-paper__appendix" },
        heading(1, "Appendix"),
        parts.map(([title, body]) => el("section", {}, heading(2, title), body)),
      )
    : null;
}

function partsOf(context, heading) {
  return PARTS.map(([title, make]) => [title, make(context, heading).flat(Infinity).filter(Boolean)]).filter(
    ([, body]) => body.length,
  );
}

function domainsBody({ matrix, state }, heading) {
  return helpingDomains(matrix, state()).map(({ domain, themes }) => [
    heading(3, link(domain.href, domain.title)),
    el("p", {}, `Named in the matrix for: ${themes.map((id) => themeOf(matrix, id).title).join("; ")}.`),
    domain.groups.length ? list(domain.groups.map(({ title, href }) => link(href, title))) : null,
  ]);
}

function fundingBody({ payload: { funding } }, heading) {
  const lists = [
    ["Use the funding for", funding?.use_for ?? []],
    ["Do not use the funding for", funding?.not_for ?? []],
  ].filter(([, rules]) => rules.length);
  return [
    lists.map(([title, rules]) => [heading(3, title), list(rules)]),
    funding?.href ? el("p", {}, link(funding.href, "More about the funding and its conditions")) : null,
  ];
}

function contactBody({ payload, state }) {
  const system = payload.systems.find(({ id }) => id === aboutOf(state(), "system"));
  if (!system?.people.length && !payload.national) {
    return [];
  }
  if (!system?.people.length) {
    const { title, email, mailto, dated } = payload.national;
    return [
      el("p", {}, "No contact is listed for your system, or you have not chosen one. The national address is:"),
      el("p", {}, `${title}: `, link(mailto, email)),
      dated ? el("p", {}, dated) : null,
    ];
  }
  const [ofAll, ...others] = new Set(system.people.map(({ dated }) => dated));
  const alike = others.length === 0;
  const people = system.people.map(({ ref, name, email, mailto, dated }) => [
    `${name}: `,
    link(mailto, email),
    dated && !alike ? el("span", { class: "app-next__text" }, dated) : null,
    localMark(payload, ref),
  ]);
  return [
    el("p", {}, link(system.href, system.title), " ", localTag(payload, `system:${system.id}`)),
    list(people),
    alike && ofAll ? el("p", {}, ofAll) : null,
  ];
}
