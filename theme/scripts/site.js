// What every page runs: the header's menu, and the search box, which loads the search when somebody uses it.
import { createAll, Header } from "nhsuk-frontend";

import { startSearch } from "./search/starter.js";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
createAll(Header);
startSearch();
