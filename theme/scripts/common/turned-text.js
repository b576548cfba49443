/** Text without the marks that turn the order of letters round: in the name of a team they would turn words of ours as well. */
export function unturned(text) {
  return String(text).replace(/[\u202a-\u202e\u2066-\u2069]/g, "");
}
