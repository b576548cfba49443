/** What every page runs: the header's menu, the skip link, which takes the focus along, and the search box, which loads the search when somebody uses it. */

import { createAll, SkipLink } from "nhsuk-frontend";

import { SteadyHeader } from "../common/header.js";
import { startButton } from "../common/start-button.js";
import { startSearch } from "../search/loader.js";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
createAll(SteadyHeader);
createAll(SkipLink);
startSearch();
startButton();
