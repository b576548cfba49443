"""Paths below a folder: whether one stays there and every system can hold it, whoever wrote it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath, PureWindowsPath

from site_builder.printable import visible

_PLAIN = re.compile(r"(?!.*\.\.)[A-Za-z0-9_-][A-Za-z0-9_./-]*")
# Windows keeps these for devices, whatever follows a dot, and drops a dot or a space at the end of a name.
_KEPT = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?: *\..*)? *", re.IGNORECASE | re.DOTALL)
_UNFIT = re.compile(r'[<>:"|?*\\]')


def stays_inside(path: str) -> bool:
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
            return f"Windows keeps the name '{part.partition('.')[0].strip()}' for itself"
        if part.endswith((".", " ")) and part not in {".", ".."}:
            return f"Windows cannot hold the name '{part}', which ends in a {'dot' if part[-1] == '.' else 'space'}"
        if not part.isprintable() or _UNFIT.search(part):
            return f"not every computer can hold the name '{part}'"
    return None
