/** Whether the pages name who answered what alone. */

import { hideNames, namesHidden, voicesOf } from "../../logic/voices.js";
import { textButton } from "../../../common/dom.js";

/** Hides the names of voices everywhere, or shows them; null where there are no voices. */
export function namesSwitch(context, where = "") {
  const hide = !namesHidden(context.state());
  const toggle = () => {
    context.change((state) => hideNames(state, hide));
    context.refresh();
  };
  return voicesOf(context.state()).length ? textButton(`${hide ? "Hide" : "Show"} names${where}`, toggle) : null;
}
