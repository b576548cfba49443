/** What is asked once where an assessment begins: for whom it is answered, who answers and under which name. All of it can be changed later. */

import { sidesIn } from "../../logic/matrix.js";
import { isBlank } from "../../logic/selectors.js";
import { setAbout, setProgress } from "../../logic/updates.js";
import { el } from "../../../common/dom.js";
import { choiceItem, labelled } from "../../../common/form-parts.js";
import { showMistakes } from "../../../common/mistakes.js";

/**
 * @param {any} context
 * @param {Record<string, any>} [said] fields of an assessment that are said already, as by a link: they are not asked for, and set
 * @returns {{node: HTMLElement, begin: () => string|null}} `begin` starts an assessment and gives its id; null where it shows what is
 *   missing, and where it has started one already, as when somebody clicks twice
 */
export function beginning(context, said = {}) {
  const { frame } = context;
  const sides = sidesChoice(context, said);
  const who = whoAnswers(context, said);
  const node = el("div", { class: "app-reading" }, sides.node, who.node);
  keepTyped(context, node);
  who.show();
  const begin = () => {
    const summary = showMistakes(frame.step, sides.mistakes());
    summary?.focus();
    return summary ? null : started(context, { ...said, ...who.values(), ...sides.values() });
  };
  return { node, begin: once(begin) };
}

function once(begin) {
  let begun = null;
  return () => (begun === null ? (begun = begin()) : null);
}

/** What was chosen and typed stays when the step is shown anew, as for news of another tab. */
function keepTyped(context, node) {
  const typed = (context.beginning ??= new Map());
  const keyOf = ({ type, name, id }) => (type === "radio" ? name : id);
  for (const input of node.querySelectorAll("input")) {
    if (input.type === "radio") {
      input.checked = typed.get(input.name) === input.value;
    } else {
      input.value = typed.get(input.id) ?? "";
    }
  }
  node.addEventListener("input", ({ target }) => typed.set(keyOf(target), target.value));
}

/** Who is assessed is part of a section that somebody has begun then; the sides alone are not. */
function started(context, about) {
  const { session } = context;
  const fields = Object.keys(about).filter((field) => !isBlank(about[field]));
  const id = session.create();
  context.beginning = null;
  session.change(id, (state) => {
    const filled = fields.reduce((held, field) => setAbout(held, field, about[field]), state);
    return fields.some((field) => field !== "audiences") ? setProgress(filled, "about", "in_progress") : filled;
  });
  return id;
}

function sidesChoice({ matrix }, said) {
  const { audiences, labels } = matrix;
  if (!isBlank(said.audiences) || audiences.length === 1) {
    return { node: null, values: () => ({}), mistakes: () => [] };
  }
  const all = { id: "all", heading: audiences.length === 2 ? "Both" : "All of them" };
  const choices = [...audiences, all].map(({ id, heading }) => ({ id, words: heading }));
  const node = choice("new", labels.fields.audiences, choices);
  const chosen = () => node.querySelector("input:checked")?.value;
  return {
    node,
    values: () => ({ audiences: chosen() === all.id ? sidesIn(matrix) : [chosen()] }),
    mistakes: () =>
      chosen() ? [] : [{ field: node.querySelector("input"), message: "Select who you want to answer for" }],
  };
}

/** Who answers and under which name, as far as it is not said; all of it can be left out. */
function whoAnswers({ matrix }, said) {
  const { fields, answered_by: words } = matrix.labels;
  const name = isBlank(said.name) ? textField("new.name", fields.name) : null;
  const voice = isBlank(said.voice) && said.answered_by !== "together" ? textField("new.voice", fields.voice) : null;
  const by = isBlank(said.answered_by)
    ? choice(
        "new.by",
        `${fields.answered_by} (optional)`,
        Object.entries(words).map(([id, title]) => ({ id, words: title })),
      )
    : null;
  const answeredBy = () => said.answered_by || (by?.querySelector("input:checked")?.value ?? "");
  const show = () => voice && (voice.hidden = answeredBy() !== "one");
  by?.addEventListener("change", show);
  const typed = (node) => (node.hidden ? "" : node.querySelector("input").value.trim());
  return {
    node: [by, name, voice],
    show,
    values: () => ({
      ...(by && { answered_by: answeredBy() }),
      ...(name && { name: typed(name) }),
      ...(voice && { voice: typed(voice) }),
    }),
  };
}

function textField(id, label) {
  const field = { class: "nhsuk-input", type: "text", id, maxlength: "200", autocomplete: "off" };
  return labelled(`${label} (optional)`, el("input", field));
}

/** Radios beside each other; their ids begin with `id`. */
function choice(id, legend, choices) {
  const radios = choices.map(
    ({ id: value, words }) => choiceItem("radio", { id: `${id}.${value}`, name: id, value }, words).node,
  );
  return el(
    "div",
    { class: "nhsuk-form-group" },
    el(
      "fieldset",
      { class: "nhsuk-fieldset" },
      el("legend", { class: "nhsuk-fieldset__legend" }, legend),
      el("div", { class: "nhsuk-radios nhsuk-radios--small nhsuk-radios--inline" }, radios),
    ),
  );
}
