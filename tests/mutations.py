"""Small random changes of a text, the same for the same seed."""

from __future__ import annotations

import random

PIECES = (
    *(
        "---\n",
        "\n---\n",
        "...\n",
        ":::",
        "::: gap\n",
        "::: show process x\n",
        "#",
        "# ",
        "{#",
        "}",
        '{#a sources="x"}',
        "[",
        "](",
        ")",
        "![",
    ),
    *("`", "```\n", "~~~\n", "|", "|-|\n", "<!--", "-->", "<b>", "&amp;", "&#0;", "\\", "*", "_", "**", ">", "- ", "1. ", "    ", "\t"),
    *(
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        ": ",
        "? ",
        "&a ",
        "*a",
        "<<: *a",
        "!!python/object:os.system ",
        "!!binary ",
        "%YAML 1.2\n",
        "|-\n",
        ">+\n",
    ),
    *(
        "'",
        '"',
        "{",
        "[[[[[[",
        "{{{{{{",
        "{{ x }}",
        "{% raw %}",
        "\u2028",
        "\x00",
        "\x85",
        "\ufeff",
        "é",
        "\U0001f600",
        "\u202e",
        "=",
        "===\n",
    ),
    *(
        "http://",
        "mailto:",
        "page:",
        "#x",
        "a" * 300,
        "0",
        "-",
        "--5",
        "1e999",
        ".inf",
        "no",
        "null",
        "~",
        "[^1]",
        "[x]: y\n",
        "<http://x>",
    ),
    *("<page:x>", "javascript:", "term\n: def\n"),
)


def mutated(text: str, seed: int) -> str:
    """The text with one to six changes: parts cut, put in, said again, swapped, or broken off."""
    chance = random.Random(seed)
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        text = _changed(text, chance)
    return text


def _changed(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text) + 1)
    end = start + chance.choice((1, 2, 5, 20, 200))
    lines = text.split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    odd = chr(chance.choice((chance.randrange(128), chance.randrange(0x3000), chance.randrange(0xE000, 0x10FFFF))))
    put_in = [text[:start] + piece + text[start:] for piece in (*chance.choices(PIECES, k=3), odd)]
    return chance.choice(
        [*put_in, text[:start] + text[end:], text[:end] + text[start:end] * 30 + text[end:], "\n".join(lines), text[:start]]
    )
