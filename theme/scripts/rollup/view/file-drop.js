/** Chosen and dropped files, folders walked through: a list of {name, file}. */

/** The files of a file input; of a folder only `.json` and `.html` files, the others are counted. */
export function chosenFiles(list) {
  const all = [...list]
    .map((file) => ({ name: file.webkitRelativePath || file.name, file }))
    .filter(({ name }) => !isHidden(name));
  const wanted = all.filter(({ name }) => !name.includes("/") || isJson(name));
  return { files: wanted, others: all.length - wanted.length };
}

/** The files of a drop; folders are walked through. */
export async function droppedFiles(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null).filter(Boolean);
  if (!entries.length) {
    return chosenFiles(transfer.files);
  }
  const found = (await Promise.all(entries.map(walk))).flat(Infinity).filter(({ name }) => !isHidden(name));
  const wanted = found.filter(({ name, inFolder }) => !inFolder || isJson(name));
  return { files: wanted, others: found.length - wanted.length };
}

function isJson(name) {
  return /\.(json|html?)$/i.test(name);
}

/** Hidden files are passed over, such as the "._x.json" that a Mac writes beside "x.json" on a memory stick. */
function isHidden(name) {
  return name.split("/").some((part) => part.startsWith("."));
}

/** The files of an entry and below; `file` is null where it, or the folder, cannot be read. */
async function walk(entry) {
  const name = entry.fullPath.replace(/^\//, "");
  try {
    return entry.isFile ? [await fileOf(entry, name)] : await filesIn(entry.createReader());
  } catch {
    return [{ name, file: null, inFolder: false }];
  }
}

async function fileOf(entry, name) {
  const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
  return { name, file, inFolder: name.includes("/") };
}

/** A reader gives some entries at a time, and none when there are no more. */
async function filesIn(reader) {
  const found = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) {
      return found;
    }
    for (const child of some) {
      found.push(await walk(child));
    }
  }
}

/** The files under names that are not taken yet: a second "a.json" becomes "a.json (2)". */
export function withFreshNames(files, taken) {
  const used = new Set(taken);
  const numbers = new Map();
  return files.map(({ name, file }) => {
    let fresh = name;
    for (let number = numbers.get(name) ?? 2; used.has(fresh); number += 1) {
      fresh = `${name} (${number})`;
      numbers.set(name, number + 1);
    }
    used.add(fresh);
    return { name: fresh, file };
  });
}
