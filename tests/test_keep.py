"""What is expensive is made once."""

from __future__ import annotations

from pathlib import Path

from site_builder.keep import kept


def test_the_same_key_gives_what_was_made_and_another_key_is_made(tmp_path: Path) -> None:
    made = []

    def make() -> bytes:
        made.append(1)
        return b"content %d" % len(made)

    folder = tmp_path / "new" / "folder"
    assert [kept(folder, b"one", make), kept(folder, b"one", make), kept(folder, b"two", make)] == [
        b"content 1",
        b"content 1",
        b"content 2",
    ]
    assert len(made) == 2 and len(list(folder.iterdir())) == 2
