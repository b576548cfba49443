/** Links in what is taken away: those to addresses of the web and of email still lead somewhere. */

export const leadsAway = ({ protocol }) => /^(https?|mailto):$/.test(protocol);

/** The link that is all that a paragraph says; null where it says more. */
export function onlyLink(paragraph) {
  const [first, ...others] = paragraph.childNodes;
  return first?.nodeName === "A" && !others.length ? first : null;
}
