// What every page runs: the header's menu, nothing else.
import { createAll, Header } from "nhsuk-frontend";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
createAll(Header);
