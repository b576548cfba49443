// Answers queries with MiniSearch and lunr as their guides use them: reads {pages, queries} as JSON, writes addresses for each as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const installed = createRequire(process.argv[2]);
const { pages, queries } = JSON.parse(readFileSync(0, "utf-8"));

/** Whole pages, words that begin so, and slips, as the guide of MiniSearch begins. */
function withMiniSearch() {
  const MiniSearch = installed("minisearch");
  const index = new MiniSearch({ idField: "url", fields: ["title", "text"], searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2 } });
  index.addAll(pages);
  return (query) => index.search(query).map(({ id }) => id);
}

/** Whole pages, with the stemmer and the stop words that lunr brings; what looks like its query language is text. */
function withLunr() {
  const lunr = installed("lunr");
  const index = lunr(function build() {
    this.ref("url");
    this.field("title", { boost: 2 });
    this.field("text");
    for (const page of pages) {
      this.add(page);
    }
  });
  return (query) => index.search(query.replace(/[^\p{L}\p{N}\s]/gu, " ")).map(({ ref }) => ref);
}

const found = {};
for (const [name, make] of Object.entries({ minisearch: withMiniSearch, lunr: withLunr })) {
  const search = make();
  found[name] = queries.map((query) => search(query).slice(0, 20));
}
process.stdout.write(JSON.stringify(found));
