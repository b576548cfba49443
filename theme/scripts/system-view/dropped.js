/** Chosen and dropped files, folders walked through: a list of {name, file}. */

/** The files of a file input; of a folder only `.json` files, the others are counted. */
export function chosenFiles(list) {
  const all = [...list].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
  const wanted = all.filter(({ name }) => !name.includes("/") || isJson(name));
  return { files: wanted, others: all.length - wanted.length };
}

/** The files of a drop; folders are walked through. */
export async function droppedFiles(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null).filter(Boolean);
  if (!entries.length) {
    return chosenFiles(transfer.files);
  }
  const found = (await Promise.all(entries.map(walk))).flat();
  const wanted = found.filter(({ name, inFolder }) => !inFolder || isJson(name));
  return { files: wanted, others: found.length - wanted.length };
}

function isJson(name) {
  return name.toLowerCase().endsWith(".json");
}

async function walk(entry) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    const name = entry.fullPath.replace(/^\//, "");
    return [{ name, file, inFolder: name.includes("/") }];
  }
  const inner = [];
  for (const child of await childrenOf(entry.createReader())) {
    inner.push(...(await walk(child)));
  }
  return inner;
}

/** A reader gives some entries at a time, and none when there are no more. */
async function childrenOf(reader) {
  const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
  return some.length ? [...some, ...(await childrenOf(reader))] : [];
}

/** The files under names that are not taken yet: a second "a.json" becomes "a.json (2)". */
export function withFreshNames(files, taken) {
  const used = new Set(taken);
  return files.map(({ name, file }) => {
    let fresh = name;
    for (let number = 2; used.has(fresh); number += 1) {
      fresh = `${name} (${number})`;
    }
    used.add(fresh);
    return { name: fresh, file };
  });
}
