/** What leaves the tool is to send or to keep: asked wherever something can leave it, also on paper. */

import { voicesOf } from "../../logic/voices.js";
import { el, list } from "../../../common/dom.js";
import { choiceItem } from "../../../common/form-parts.js";
import { hiddenList } from "./hidden-sides.js";

/**
 * What it is for decides what goes in, and what does not is named before.
 *
 * @param {any} context
 * @param {{whole: boolean}} chosen what is chosen now, and from here on
 * @param {{changed?: () => void, onPaper?: boolean}} [options] `changed` is called after another choice; no paper holds what people answered alone
 */
export function purpose({ matrix, state }, chosen, { changed = () => {}, onPaper = false } = {}) {
  const voices = voicesOf(state()).length;
  const radio = (id, whole, label, words) => {
    const onchange = () => {
      chosen.whole = whole;
      changed();
    };
    const hint = { words, id: `${id}-hint` };
    return choiceItem("radio", { name: "purpose", id, checked: whole === chosen.whole, onchange }, label, hint).node;
  };
  return el(
    "fieldset",
    { class: "nhsuk-fieldset nhsuk-form-group" },
    el("legend", { class: "nhsuk-fieldset__legend nhsuk-fieldset__legend--m" }, "What is it for?"),
    el(
      "div",
      { class: "nhsuk-radios nhsuk-radios--small nhsuk-form-group" },
      radio("purpose-send", false, "To send", "Leaves out what is listed below."),
      radio(
        "purpose-keep",
        true,
        "To keep",
        onPaper ? "Includes what is listed below." : "Includes what is listed below, where a file can hold it.",
      ),
    ),
    el("p", {}, "Left out of what you send, and kept on this device:"),
    hiddenList(matrix, state()),
    voices
      ? list([
          ...(onPaper
            ? []
            : [`What ${whoWords(voices)} answered alone: only the web page and the data file can hold it`]),
          "The names beside words that you added to yours",
        ])
      : null,
  );
}

const whoWords = (voices) => `${voices === 1 ? "one" : voices} of you`;
