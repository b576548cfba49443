"""List the paths below a folder, and tell whether a path stays inside it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

from site_builder.core.text.printable import visible

_PLAIN = re.compile(r"(?!.*\.\.)[A-Za-z0-9_-][A-Za-z0-9_./-]*")
# Windows keeps these for devices, whatever follows a dot, and drops a dot or a space at the end of a name.
_KEPT = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?: *\..*)? *", re.IGNORECASE | re.DOTALL)
_UNFIT = re.compile(r'[<>:"|?*\\]')


def is_safe_relative_path(path: str) -> bool:
    """Whether a path, joined to a folder, names something in it, on every system and in every list of files."""
    if _PLAIN.fullmatch(path):  # nearly all are, and there may be many
        return True
    parts = PurePosixPath(path).parts
    return (
        bool(parts)
        and parts[0] != "/"
        and ".." not in parts
        and visible(path) == path
        and "\\" not in path
        and not PureWindowsPath(path).drive
    )


def unfit_name(path: str) -> str | None:
    """Why some computer cannot hold a file or folder of such a name, or of one on the way to it; None when all can."""
    for part in path.split("/"):
        if _KEPT.fullmatch(part):
            return f"Windows reserves the name '{part.partition('.')[0].strip()}' for itself"
        if part.endswith((".", " ")) and part not in {".", ".."}:
            return f"Windows cannot use the name '{part}', which ends in a {'dot' if part[-1] == '.' else 'space'}"
        if not part.isprintable() or _UNFIT.search(part):
            return f"not every computer can use the name '{part}'"
    return None


def is_hidden(name: str) -> bool:
    """Whether a file or folder is passed over everywhere: editors and systems leave such files beside those that people mean."""
    return name.startswith(".")


def glob_sorted(root: Path, pattern: str) -> list[Path]:
    """What matches below ``root``, sorted, without what is hidden; links to folders are not followed."""
    folder, deep, name = pattern.partition("/**/")
    if deep:
        return [Path(path) for path in sorted(_below(root / folder, name.removeprefix("*")), key=lambda path: path.split("/"))]
    return sorted(path for path in root.glob(pattern) if not any(is_hidden(part) for part in path.relative_to(root).parts))


def _below(folder: Path, ending: str) -> Iterator[str]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not is_hidden(name)]
        inside = place.replace(os.sep, "/")
        yield from (f"{inside}/{name}" for name in (*folders, *files) if name.endswith(ending) and not is_hidden(name))


FINGERPRINTED_FOLDER = "assets"
