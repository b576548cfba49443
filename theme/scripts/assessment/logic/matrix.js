/** Look-ups in the matrix of the payload. */

/** The theme with this id, or undefined. */
export function themeOf(matrix, id) {
  return matrix.themes.find((theme) => theme.id === id);
}

/** The title of a component of a theme; "" for one that the theme does not have. */
export function componentTitle(theme, id) {
  return theme?.components.find((component) => component.id === id)?.title ?? "";
}

/** The components of one side of a theme, in matrix order; none for a theme that is not known. */
export function componentsOf(matrix, theme, side) {
  return (themeOf(matrix, theme)?.components ?? []).filter((component) => component.audience === side);
}

/** The ids of all positions: the one before the first stage, and the stages. */
export function stageOrder(matrix) {
  return [matrix.before.id, ...matrix.stages.map((stage) => stage.id)];
}

/** The ids of the sides, in order. */
export function sidesIn(matrix) {
  return matrix.audiences.map(({ id }) => id);
}

/** The id of the question whose answer is kept as "now", "in_a_year" or "how". */
export function questionFor(matrix, asks) {
  return matrix.questions.find((question) => question.asks === asks).id;
}

/** The title of a side, or its id where it is not known. */
export function sideTitle(matrix, side) {
  return matrix.audiences.find((audience) => audience.id === side)?.title ?? side;
}

/** The part of a theme in which a question is asked: where a team is and where it wants to be are asked side by side. */
export function partAsking(matrix, asks) {
  return questionFor(matrix, asks === "in_a_year" ? "now" : asks);
}
