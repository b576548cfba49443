/** How the mark of what a local edition changed looks, and what it says. */
export const LOCAL_MARKS = Object.freeze({ added: ["blue", "Local addition"], replaced: ["yellow", "Local wording"] });
