"""Set the project up with any Python: a virtual environment with the pinned packages. Needs the standard library alone.

``make`` does the same where there is one; both leave the same files, so neither does again what the other did.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NEEDED = (3, 11)
MADE_OF = ("requirements/build.txt", "pyproject.toml")
THEME_MADE_OF = ("theme/package.json", "theme/package-lock.json")
_GOING_ON = "PCN_PROSPECTUS_WAS_SET_UP"
_PIP = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")


class SetUpError(Exception):
    """Why the project could not be set up, for people."""


def environment_python(root: Path, windows: bool = os.name == "nt") -> Path:
    """The Python of the project's environment, where it is or will be."""
    return root / ".venv" / ("Scripts/python.exe" if windows else "bin/python")


def was_set_up() -> bool:
    """Whether this program was started by ``go_on``: what is missing then is not mended by setting up again."""
    return _GOING_ON in os.environ


def set_up(root: Path) -> Path:
    """Make what is missing or older than what it is made of, and return the Python to go on with. Raises SetUpError."""
    if sys.version_info < NEEDED:
        raise SetUpError(f"Python {NEEDED[0]}.{NEEDED[1]} or newer is needed, and this is {sys.version.partition(' ')[0]}")
    python, ready, theme_ready = environment_python(root), root / ".venv" / ".build-ready", root / "theme" / "node_modules" / ".ready"
    if not python.is_file():
        _say("Setting up: an environment in .venv")
        _run([sys.executable, "-m", "venv", str(root / ".venv")], root)
    if not _newer(ready, MADE_OF, root):
        _say("Setting up: packages for Python; this takes a minute, once")
        _run([str(python), *_PIP, "--require-hashes", "-r", "requirements/build.txt"], root)
        _run([str(python), *_PIP, "--no-deps", "--no-build-isolation", "-e", "."], root)
        ready.touch()
    if not _newer(theme_ready, THEME_MADE_OF, root):
        _say("Setting up: packages for styles and scripts")
        _run([_npm(python), "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], root / "theme", python)
        theme_ready.touch()
    return python


def go_on(root: Path, arguments: list[str]) -> int:
    """Set up, run the same command with the Python of the environment, and return its exit code."""
    if Path(sys.prefix).resolve() == (root / ".venv").resolve():  # its packages are not those that are needed, whatever was noted
        (root / ".venv" / ".build-ready").unlink(missing_ok=True)
    try:
        python = set_up(root)
    except SetUpError as error:
        _say(f"The project cannot be set up: {error}")
        return 1
    try:
        return subprocess.run([str(python), str(root / "build.py"), *arguments], env={**os.environ, _GOING_ON: "1"}, check=False).returncode
    except KeyboardInterrupt:
        return 130


def _newer(made: Path, of: tuple[str, ...], root: Path) -> bool:
    return made.is_file() and all(made.stat().st_mtime >= (root / name).stat().st_mtime for name in of)


def _npm(python: Path) -> str:
    """The npm that came with the environment, or that of the machine."""
    found = shutil.which("npm", path=str(python.parent)) or shutil.which("npm")
    if found is None:
        raise SetUpError("npm is missing, though the packages for Python bring it; remove the folder .venv and try again")
    return found


def _run(command: list[str], folder: Path, python: Path | None = None) -> None:
    path = f"{python.parent}{os.pathsep}{os.environ.get('PATH', '')}" if python else os.environ.get("PATH", "")
    try:
        done = subprocess.run(command, cwd=folder, env={**os.environ, "PATH": path}, check=False)
    except OSError as error:
        raise SetUpError(f"{command[0]} cannot be run ({error.strerror})") from None
    if done.returncode:
        raise SetUpError(f"'{' '.join(command[:4])} …' failed; what it said is above. Is there a way to the internet?")


def _say(words: str) -> None:
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()
