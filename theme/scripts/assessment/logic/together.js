/** The files that are to be brought together: listed as they come, each once, and by the name of their team. */

import { exportText } from "./files.js";
import { aboutOf } from "./selectors.js";

/**
 * What is listed, with more files: what is listed already, or comes twice, is not listed again but named in `again`.
 *
 * @typedef {{name: string, ok: boolean, assessment: Assessment|null, findings: Finding[], chosen?: boolean, called?: string}} ReadFile
 * @typedef {{files: ReadFile[], again: string[], team: string}} Together `team`: the name that all files are brought together under; "" for those in them
 * @param {Together|null} listed
 * @param {ReadFile[]} read
 * @returns {Together}
 */
export function withMore(listed, read) {
  const files = [...(listed?.files ?? [])];
  const known = new Set(files.map(contentOf));
  const again = [];
  for (const file of read) {
    const content = contentOf(file);
    if (known.has(content)) {
      again.push(file.name);
    } else {
      known.add(content);
      files.push(file);
    }
  }
  return { files, again, team: listed?.team ?? "" };
}

function contentOf({ name, ok, assessment, findings }) {
  return ok && assessment ? exportText(assessment) : JSON.stringify([name, findings]);
}

/** What is listed, without one file. */
export function withoutFile(listed, file) {
  return { ...listed, files: listed.files.filter((one) => one !== file), again: [] };
}

/** A name as it is compared with others. */
export function keyOf(text) {
  return text.trim().replace(/\s+/g, " ").toLowerCase();
}

/**
 * Files that can be used, in the order in which they came: {name, files} of each team that they name; one of all files where somebody said
 * of which team they are.
 *
 * @param {Together} listed
 * @returns {{name: string, files: ReadFile[]}[]}
 */
export function teamsOf({ files, team }) {
  const groups = new Map();
  for (const file of files.filter(({ ok }) => ok)) {
    const name = team || aboutOf(file.assessment, "name").trim();
    const group = groups.get(keyOf(name)) ?? { name, files: [] };
    group.files.push(file);
    groups.set(keyOf(name), group);
  }
  return [...groups.values()];
}
