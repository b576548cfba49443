/** The actions of a theme: added, changed, moved and removed. */

import { newActionId } from "../../format/ids.js";
import { addAction, changeAction, moveAction, removeAction } from "../../logic/updates.js";
import { actionsOf, limitsOf } from "../../logic/selectors.js";
import { gapsNode, purposeOf } from "./gaps.js";
import { lastActions } from "./last-actions.js";
import { button, el, partOf, textButton } from "../../../common/dom.js";
import { proposedNode } from "../voices/voices.js";

export function actionsBody(context, theme) {
  const actions = actionsOf(context.state(), theme.id);
  return [
    lastActions(context, theme, {
      add: (values, more) => add(context, theme, values, more),
      takeOut: (at, undone) => remove(context, theme, at, { undone }),
      idOf: (at) => actionId(theme, at),
    }),
    gapsNode(context, theme, (component) => addFor(context, theme, component)),
    proposedNode(context, theme, (values) => add(context, theme, values)),
    el("p", { id: "actions-news", class: "nhsuk-u-visually-hidden", role: "status" }),
    actions.length
      ? actions.map((_, index) => actionForm(context, theme, index, actions.length))
      : el("p", {}, "There are no actions yet."),
    button(actions.length ? "Add another action" : "Add an action", () => add(context, theme, {}), "secondary"),
  ]
    .flat()
    .filter(Boolean);
}

function actionForm(context, theme, index, count) {
  const form = context.sheet.action(theme.id, index);
  form.querySelector("legend").after(purposeOf(context, theme, index) ?? "");
  form.append(moves(context, theme, index, count));
  return form;
}

function actionId(theme, index) {
  return `${theme.id}.action-${index + 1}`;
}

/** The id of a button that moves an action: "Move up" ends in "move-up", since an id holds no space. */
function moveId(theme, index, words) {
  return `${actionId(theme, index)}.${words.toLowerCase().replace(" ", "-")}`;
}

function moves(context, theme, index, count) {
  const move = (to, words) =>
    Object.assign(
      textButton(words, () => moveTo(context, theme, index, to), `: action ${index + 1}`),
      { id: moveId(theme, index, words) },
    );
  return el(
    "p",
    { class: "app-action__moves" },
    index > 0 ? move(index - 1, "Move up") : null,
    index < count - 1 ? move(index + 1, "Move down") : null,
    textButton("Remove", () => remove(context, theme, index), `: action ${index + 1}`),
  );
}

/** The state with one more action, at `index`; the state itself when there is no room. */
function withAction(context, theme, state, index, values) {
  const last = actionsOf(state, theme.id).length;
  const grown = addAction(state, theme.id, values.id || newActionId(), limitOf(context));
  const filled = Object.entries(values).reduce(
    (held, [field, value]) => changeAction(held, theme.id, last, field, value),
    grown,
  );
  return moveAction(filled, theme.id, last, index);
}

function limitOf({ payload }) {
  return limitsOf(payload.schema).actions;
}

/** `more`: what is told besides that it was added. */
function add(context, theme, values, more = "") {
  const index = actionsOf(context.state(), theme.id).length;
  const after = context.change((state) => withAction(context, theme, state, index, values));
  const added = actionsOf(after, theme.id).length > index;
  context.refresh(added ? `${actionId(theme, index)}.what` : undefined);
  tell(
    added
      ? [`Action ${index + 1} added`, more].filter(Boolean).join(". ")
      : `A theme can have ${limitOf(context)} actions at most`,
  );
}

/** Adds an action for a component, and goes to it. */
export function addFor(context, theme, component) {
  if (context.route.part === "actions") {
    add(context, theme, { component });
    return;
  }
  const index = actionsOf(context.state(), theme.id).length;
  context.change((state) => withAction(context, theme, state, index, { component }));
  context.go(context.href(theme.id, "actions", `${actionId(theme, index)}.what`));
}

function moveTo(context, theme, from, to) {
  moveDrafts(context, theme, (index) => (index === from ? to : index === to ? from : index));
  const count = actionsOf(
    context.change((state) => moveAction(state, theme.id, from, to)),
    theme.id,
  ).length;
  const words = to < from ? ["Move up", "Move down"] : ["Move down", "Move up"];
  const possible = (to === 0 && to < from) || (to === count - 1 && to > from) ? words[1] : words[0];
  context.refresh(moveId(theme, to, possible));
  tell(`Action ${from + 1} is now action ${to + 1}`);
}

/** Takes an action out, with a way to bring it back; the focus goes to an id, to the heading for "", or stays where it is. */
function remove(
  context,
  theme,
  index,
  /** @type {{focus?: string, undone?: () => void}} */ { focus, undone = () => {} } = { focus: "" },
) {
  const removed = actionsOf(context.state(), theme.id)[index];
  const unfinished = draftsOf(context, theme, index);
  moveDrafts(context, theme, (at) => (at === index ? null : at > index ? at - 1 : at));
  context.change((state) => removeAction(state, theme.id, index));
  context.refresh(focus);
  const undo = () => {
    const count = actionsOf(context.state(), theme.id).length;
    const after = context.change((state) => withAction(context, theme, state, index, removed));
    if (actionsOf(after, theme.id).length === count) {
      tell(`A theme can have ${limitOf(context)} actions at most`);
      return;
    }
    moveDrafts(context, theme, (at) => (at >= index ? at + 1 : at));
    unfinished.forEach(([key, draft]) => context.session.drafts.set(key, draft));
    undone();
    context.refresh(`${actionId(theme, index)}.what`);
    tell(`Action ${index + 1} is back`);
  };
  const offer = [`Action ${index + 1} removed. `, textButton("Undo", undo, `: bring back action ${index + 1}`)];
  news().classList.remove("nhsuk-u-visually-hidden");
  news().replaceChildren(...offer);
}

/** What is unfinished in an action: a date that is not complete, a text that is too long. */
function draftsOf({ session: { drafts }, route }, theme, index) {
  return [...drafts].filter(([key]) => key.startsWith(`${route.id} action ${theme.id} ${index} `));
}

/** What is unfinished goes with its action; `place` gives the new index, or null. */
function moveDrafts({ session: { drafts }, route }, theme, place) {
  const moved = [...drafts].flatMap(([key, parts]) => {
    const [id, kind, owner, index, field] = key.split(" ");
    if (id !== route.id || kind !== "action" || owner !== theme.id) {
      return [{ key, parts }];
    }
    const at = place(Number(index));
    return at === null ? [] : [{ key: [id, kind, owner, at, field].join(" "), parts }];
  });
  drafts.clear();
  moved.forEach(({ key, parts }) => drafts.set(key, parts));
}

function news() {
  return partOf(document, "#actions-news");
}

function tell(words) {
  news().textContent = words;
}
