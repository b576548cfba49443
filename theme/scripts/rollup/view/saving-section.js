/** Two files that leave the page: one to go on with, and counts for others. */

import { button, el } from "../../common/dom.js";
import { download } from "../../common/download.js";
import { checkbox } from "./import-report.js";
import { section } from "./blocks.js";

/**
 * @param {{words: Words, names: boolean, kept: number}} known `kept`: how many assessments can be kept
 * @param {{saved: (texts: boolean) => object, shared: () => object|null}} make
 */
export function savingSection({ words, names, kept }, make) {
  const told = el("p", { role: "status" });
  const save = (name, content) => {
    if (content) {
      download(name, "application/json", `${JSON.stringify(content)}\n`);
    }
    told.textContent = content
      ? `Look for ${name} among your downloads.`
      : `Fewer than five ${words.units} are counted, so these counts cannot be given to others.`;
  };
  const texts = checkbox("view-save-texts", `Keep what ${words.units} wrote in it too`, false, () => {});
  const keep = [
    el("h3", {}, "To go on later"),
    el(
      "p",
      {},
      `This file opens here again, so that you can add more files. It holds the answers of each ${words.unit}${names ? " with its name" : " without its name"}. Keep it within your system.`,
    ),
    names
      ? el(
          "div",
          { class: "nhsuk-form-group" },
          el("div", { class: "nhsuk-checkboxes nhsuk-checkboxes--small" }, texts),
        )
      : null,
    button(
      "Save to go on later",
      () => save(`pcn-roll-up-saved${names ? "" : "-no-names"}.json`, make.saved(texts.querySelector("input").checked)),
      "secondary",
    ),
  ];
  return section(
    "keep",
    "Save to go on later, or for others",
    kept ? keep : null,
    el("h3", {}, "For a region, or for the teams themselves"),
    el(
      "p",
      {},
      `This file holds counts alone: no names, files or texts. Numbers under five are left out, and others where they could be worked out from the rest. A region can add up such files, and a ${words.unit} can see where it is beside them.`,
    ),
    button("Save counts for others", () => save("pcn-roll-up-for-others.json", make.shared()), "secondary"),
    told,
  );
}
