"""A person who has a keyboard and no mouse."""

from __future__ import annotations

from playwright.sync_api import Page

# What has the focus: its id or words, and whether the focus can be seen and nothing lies over it.
LOOK = """() => {
  const node = document.activeElement;
  const marked = /^(radio|checkbox)$/.test(node.type ?? "") ? getComputedStyle(node.labels[0], "::before") : getComputedStyle(node);
  const yellow = "rgb(255, 235, 59)";
  const outlined = marked.outlineStyle !== "none" && parseFloat(marked.outlineWidth) > 1 && marked.outlineColor === yellow;
  const drawn = outlined || marked.boxShadow.includes(yellow) || marked.backgroundColor === yellow;
  const box = node.getClientRects()[0] ?? node.getBoundingClientRect(); // the first line of a link that takes two
  const over = document.elementFromPoint(box.x + Math.min(box.width / 2, 20), box.y + Math.min(box.height / 2, 20));
  const clear = over !== null && (node.contains(over) || over.contains(node) || over === node.labels?.[0]);
  return {id: node.id, words: node.innerText?.trim() ?? "", seen: node === document.body || (drawn && clear)};
}"""


class Keyboard:
    """Presses keys; ``unseen`` lists every stop where the focus could not be seen."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.unseen: list[str] = []

    def here(self) -> str:
        """The id, or else the words, of what has the focus."""
        found = self._page.evaluate(LOOK)
        return str(found["id"] or found["words"])

    def to(self, target: str, key: str = "Tab") -> Keyboard:
        """Press Tab until something with this id, or with words that begin like this, has the focus."""
        for _ in range(150):
            self._page.keyboard.press(key)
            found = self._page.evaluate(LOOK)
            if not found["seen"]:
                self.unseen.append(found["id"] or found["words"])
            if found["id"] == target or (found["words"].startswith(target) and not found["id"]):
                return self
        raise AssertionError(f"the keyboard does not reach '{target}'")

    def back_to(self, target: str) -> Keyboard:
        return self.to(target, "Shift+Tab")

    def enter(self) -> Keyboard:
        self._page.keyboard.press("Enter")
        self._page.evaluate("() => new Promise(done => setTimeout(done))")
        return self

    def space(self) -> Keyboard:
        self._page.keyboard.press("Space")
        return self

    def choose(self, steps: int) -> Keyboard:
        """Move in a group of radios; 0 takes the one that has the focus."""
        if steps == 0:
            return self.space()
        for _ in range(abs(steps)):
            self._page.keyboard.press("ArrowDown" if steps > 0 else "ArrowUp")
        return self

    def type(self, text: str) -> Keyboard:
        self._page.keyboard.insert_text(text)
        return self
