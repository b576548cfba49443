/** Words of the report that depend on what was counted, on the screen and in Word. */

/** What the numbers are and are not. */
export function notRanks({ choice }, words) {
  return words.say(choice.names ? "not-ranks-and-names" : "not-ranks");
}

/** How many are in both rounds. */
export function inBoth({ both: { count } }, words) {
  return count ? words.say("in-both", { count, pcns: words.count(count) }) : words.say("none-in-both");
}

/** Those that are in one round alone: where, and who. */
export function onlyIn({ only_now: now, only_before: before }, words) {
  const values = ({ count }) => ({ count, pcns: words.count(count) });
  return [
    { ...now, told: words.say("only-newer", values(now)), title: words.say("who-only-newer") },
    { ...before, told: words.say("only-earlier", values(before)), title: words.say("who-only-earlier") },
  ]
    .filter(({ count }) => count)
    .map(({ told, title, pcns }) => ({ told, title, names: pcns.map(words.name) }));
}
