/** What every page runs: the header's menu, the skip link, which takes the focus along, and the search box, which loads the search when somebody uses it. */

import { createAll, Header, SkipLink } from "nhsuk-frontend";

import { startButton } from "../common/start-button.js";
import { startSearch } from "../search/loader.js";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
createAll(Header);
createAll(SkipLink);
startSearch();
startButton();
