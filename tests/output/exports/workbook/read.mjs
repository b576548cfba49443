// Reads workbooks as the browser does: a list of {file, bytes} on stdin, what they hold and what is said of them on stdout.
import { readFileSync } from "node:fs";

import { parseExport } from "../../../../theme/scripts/assessment/format/validation.js";
import { exportText } from "../../../../theme/scripts/assessment/logic/files.js";
import { readWorkbook } from "../../../../theme/scripts/assessment/workbook/importer.js";

const { schema, now, generator, files } = JSON.parse(readFileSync(0, "utf8"));

async function said(bytes) {
  const { document, findings, placeAt } = await readWorkbook(Uint8Array.from(Buffer.from(bytes, "base64")), {
    now,
    generator,
  });
  const checked = document ? parseExport(exportText(document), schema) : { document: null, faults: [] };
  const faults = checked.faults.map(({ message, path }) => ({ where: placeAt(path), message, level: "error" }));
  return { document: faults.length ? null : checked.document, findings: [...findings, ...faults] };
}

const results = [];
for (const bytes of files) {
  results.push(await said(bytes));
}
process.stdout.write(JSON.stringify(results));
