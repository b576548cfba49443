/** What counts how much in the order of results. What a kind of result counts stands with the kinds, in site_builder/output/search/documents.py. */

/** Factors, for a word in a name or in another name; in the text it counts 1. */
export const BOOST = { called: 5, also: 2 };
export const OTHER_WORD = 0.4; // a factor, for a word that means nearly what was typed
export const OWN = 0.6; // what a part holds of a query by itself; the rest is what its page holds
export const NAMED = 24; // a factor, for names that agree with what was typed
export const WHOLE = 3; // a factor: what was typed is a name itself, and not the beginning of one
export const COVERED = 4; // an exponent: all of what was typed before much of a part of it
export const WHEN_ASKED = 0.6; // a factor, for definitions: somebody who types a sentence wants more than what a word means
export const PAGE = 1.25; // a factor: a whole page before a part of one
export const REST_OF_GROUP = 0.25; // a factor, for what else of a page was found
export const AGAIN = 0.3; // a factor, for each further group of one kind among the first
export const VARIED = 20; // a number of groups: after them nobody minds that one kind follows another
