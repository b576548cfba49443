"""A state of the content, from a folder or from a revision in git."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

FOLDERS = ("content", "data")


class UnknownRevision(Exception):
    """There is no such folder or revision; the message says what to do."""


@contextmanager
def checkout(root: Path, name: str) -> Iterator[Path]:
    """The folder with content/ and data/ that a name stands for: a folder, or a revision such as v1.0 or HEAD~3."""
    folder = Path(name)
    if (folder / "data").is_dir():
        yield folder.resolve()
        return
    with TemporaryDirectory() as made:
        packed = _archive(root, name)
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(made, filter="data")
        yield Path(made)


def _archive(root: Path, name: str) -> bytes:
    git = shutil.which("git")
    if git is None:
        raise UnknownRevision(f"'{name}' is not a folder with data/ in it, and git is not installed")
    found = subprocess.run(
        [git, "-C", str(root), "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}"], capture_output=True, check=False
    )
    if found.returncode:
        raise UnknownRevision(f"'{name}' is neither a folder with data/ in it nor a revision in git; try HEAD~1 or a tag")
    commit = found.stdout.decode().strip()
    done = subprocess.run([git, "-C", str(root), "archive", "--format=tar", commit, *FOLDERS], capture_output=True, check=False)
    if done.returncode:
        raise UnknownRevision(f"the revision '{name}' does not hold content/ and data/")
    return done.stdout
