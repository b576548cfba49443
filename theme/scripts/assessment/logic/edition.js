/** Which edition of the matrix an assessment was answered on. */

/** What an assessment says of its matrix. */
export function matrixUsed({ id, edition, digest, local }) {
  return { id, edition, digest, local };
}

/** Whether two name the same edition: national and local, whatever their wording. */
export function sameEdition(one, other) {
  const same = (field) => one[field] === other[field];
  return same("id") && same("edition") && (one.local?.id ?? null) === (other.local?.id ?? null);
}

/** Whether they name the same edition, and one was reworded since. */
export function reworded(one, other) {
  return sameEdition(one, other) && one.digest !== other.digest;
}

/** Listed assessments of the edition of this site, and those of other editions; what cannot be read counts as of this one. */
export function byEdition(listed, here) {
  const mine = ({ matrix }) => !matrix || sameEdition(matrix, here);
  return { here: listed.filter(mine), others: listed.filter((entry) => !mine(entry)) };
}

/** An edition in words, to stand after "with" or in a list. */
export function editionWords({ edition, local }) {
  return local ? `edition ${edition} with the local edition “${local.title}”` : `edition ${edition}`;
}
