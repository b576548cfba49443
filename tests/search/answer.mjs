// Answers queries with the search of the site, outside a browser: reads {index, queries} as JSON, writes answers as JSON.
import { readFileSync } from "node:fs";

import { Engine } from "../../theme/scripts/search/engine.js";

const { index, queries } = JSON.parse(readFileSync(0, "utf-8"));
const engine = await new Engine(index).fill();
const answers = queries.map((query) => {
  const { groups, corrected } = engine.find(query);
  return { query, corrected, urls: groups.slice(0, 20).map((group) => group.slice(0, 4).map(({ url }) => url)) };
});
process.stdout.write(JSON.stringify(answers));
