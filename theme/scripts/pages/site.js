/** What every page runs: the header's menu, the skip link, which takes the focus along, the search box, which loads the search when somebody uses it, and the tool of the page. */

import { createAll, SkipLink } from "nhsuk-frontend";

import { SteadyHeader } from "../common/header.js";
import { startButton } from "../common/start-button.js";
import { startTool } from "../common/start-tool.js";
import { startSearch } from "../search/loader.js";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
createAll(SteadyHeader);
createAll(SkipLink);
startSearch();
startTool();
startButton();
