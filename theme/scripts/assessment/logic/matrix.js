/** Look-ups in the matrix of the payload. */

/** The theme with this id, or undefined. */
export function themeOf(matrix, id) {
  return matrix.themes.find((theme) => theme.id === id);
}

/** The components of one side of a theme, in matrix order; none for a theme that is not known. */
export function componentsOf(matrix, theme, side) {
  return (themeOf(matrix, theme)?.components ?? []).filter((component) => component.audience === side);
}

/** Stage ids from the first to the last, with "before-foundation" at the front. */
export function stageOrder(matrix) {
  return ["before-foundation", ...matrix.stages.map((stage) => stage.id)];
}

/** The title of a side, or its id where it is not known. */
export function sideTitle(matrix, side) {
  return matrix.audiences.find((audience) => audience.id === side)?.title ?? side;
}
