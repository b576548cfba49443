// Suggestions under the search box, as a combobox with a list. Enter without a choice submits the form as ever.
import { element, folderOf, localMark, pieces } from "./elements.js";
import { marked } from "./snippet.js";
import { LONGEST_QUERY } from "./normalise.js";

const MOST = 6;
const QUIET_FOR = 350;

export class SearchBox {
  constructor(form, engine) {
    this.engine = engine;
    this.folder = folderOf(form);
    this.input = form.elements.namedItem("q");
    this.list = element("ul", {
      class: "app-search__list",
      id: "search-suggestions",
      role: "listbox",
      "aria-label": "Suggestions",
    });
    this.status = element("div", { class: "nhsuk-u-visually-hidden", role: "status" });
    this.chosen = -1;
    this.urls = [];
    form.append(this.list, this.status);
    this.describe();
    this.listen();
    this.close();
    if (document.activeElement === this.input) this.suggest();
  }

  describe() {
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
  }

  listen() {
    this.input.addEventListener("input", () => this.suggest());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.follow(this.optionOf(event.target)));
  }

  optionOf(target) {
    return [...this.list.children].findIndex((option) => option.contains(target));
  }

  suggest() {
    const typed = this.input.value.slice(0, LONGEST_QUERY);
    if (typed.trim() === "") {
      this.close();
      this.announce("");
      return;
    }
    const { groups, wanted } = this.engine.find(typed);
    this.show(
      groups.slice(0, MOST).map(([first]) => first),
      wanted,
    );
    this.announce(
      this.urls.length === 0
        ? "No suggestions"
        : `${this.urls.length} ${this.urls.length === 1 ? "suggestion" : "suggestions"}. Use the up and down arrows to choose one.`,
    );
  }

  show(documents, wanted) {
    this.urls = documents.map(({ url }) => this.folder + url);
    this.list.replaceChildren(...documents.map((document, at) => option(document, at, wanted)));
    this.choose(-1);
    this.toggle(documents.length > 0);
  }

  toggle(open) {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
  }

  close() {
    this.toggle(false);
    this.choose(-1);
  }

  choose(at) {
    this.chosen = at;
    [...this.list.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    if (at < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", this.list.children[at].id);
    this.list.children[at]?.scrollIntoView({ block: "nearest" });
  }

  // The next or the one before; beyond either end the choice goes back to what was typed.
  move(by) {
    if (this.list.hidden) {
      this.suggest();
      if (this.list.hidden) return;
    }
    const places = this.urls.length + 1;
    this.choose(((this.chosen + 1 + by + places) % places) - 1);
  }

  press(event) {
    const open = !this.list.hidden;
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      this.close();
      this.announce("");
    } else if (event.key === "Enter" && open && this.chosen >= 0) {
      event.preventDefault();
      this.follow(this.chosen);
    }
  }

  follow(at) {
    if (at < 0) return;
    const address = this.urls[at];
    this.close();
    globalThis.location.assign(address);
  }

  // Said when typing pauses, so that a screen reader is not interrupted at every letter.
  announce(words) {
    clearTimeout(this.waiting);
    if (words === "") this.status.textContent = "";
    else
      this.waiting = setTimeout(() => {
        this.status.textContent = words;
      }, QUIET_FOR);
  }
}

function option(document, at, wanted) {
  const { title, trail, kind } = document;
  return element(
    "li",
    { class: "app-search__option", id: `search-suggestion-${at}`, role: "option", "aria-selected": "false" },
    element("span", { class: "app-search__title" }, ...pieces(marked(title, wanted))),
    element(
      "span",
      { class: "app-search__trail" },
      ...localMark(document),
      trail.length > 0 ? trail.join(" › ") : kind.one,
    ),
  );
}
