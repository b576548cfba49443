"""What every generator's adapter says, and how packages are installed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from corpus import Corpus, MadeUpPage

ROOT = Path(__file__).parents[2]
TEMPLATES = Path(__file__).parent / "templates"
PATIENCE = 900


class CannotInstall(Exception):
    """The packages of a generator are not to be had here; the end of what the installer said."""


class Generator(ABC):
    """A generator with its dialect. Programs run in the folder of its project."""

    name: ClassVar[str]
    packages: ClassVar[tuple[str, ...]]
    made: ClassVar[tuple[str, ...]]
    """The folders that a clean build starts without: the site, and what is kept."""

    def __init__(self, peers: Path) -> None:
        self.home = peers / self.name

    @abstractmethod
    def install(self) -> None:
        """Install into ``home``, unless that was done before; may raise CannotInstall."""

    @abstractmethod
    def lay_out(self, folder: Path, corpus: Corpus) -> None:
        """A project with the corpus and templates, in a folder that exists."""

    @abstractmethod
    def build(self, folder: Path) -> Sequence[str]:
        """The command that builds the project."""

    @abstractmethod
    def source(self, folder: Path, page: MadeUpPage) -> Path:
        """The file of a page."""

    @abstractmethod
    def built(self, folder: Path, page: MadeUpPage) -> Path:
        """The page as built, below the folder of the site."""

    def clean(self, folder: Path) -> None:
        """Remove what builds made and kept."""
        self.remove(folder, self.made)

    @staticmethod
    def remove(folder: Path, names: Sequence[str]) -> None:
        """Remove files and folders, where they are there."""
        for path in (folder / name for name in names):
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def write(path: Path, text: str) -> None:
    """A file, its folder made where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def front_matter(page: MadeUpPage, *more: str) -> str:
    """The head that many generators read: title and description in YAML, and more lines."""
    lines = [f"title: {json.dumps(page.title)}", f"description: {json.dumps(page.description)}", *more]
    return "---\n" + "\n".join(lines) + "\n---\n"


def home_list(corpus: Corpus, address: str = "{folder}/index.html") -> str:
    """A Markdown list of the folders, for a home page."""
    return "\n".join(f"- [{title}]({address.format(folder=folder)})" for folder, title in corpus.folders) + "\n"


def install_python(home: Path, packages: Sequence[str]) -> None:
    """A virtual environment with pinned packages from PyPI."""
    _once(
        home,
        packages,
        [sys.executable, "-m", "venv", str(home)],
        [str(home / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages],
    )


def install_node(home: Path, packages: Sequence[str]) -> None:
    """A folder with pinned packages from npm."""
    npm = str(Path(sys.executable).with_name("npm"))
    home.mkdir(parents=True, exist_ok=True)
    write(home / "package.json", '{"private": true, "type": "module"}\n')
    _once(
        home,
        packages,
        [
            npm,
            "install",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
            "--save-exact",
            "--install-links",
            "--prefix",
            str(home),
            *packages,
        ],
    )


def _once(home: Path, packages: Sequence[str], *commands: Sequence[str]) -> None:
    ready = home / "installed.json"
    if ready.exists() and json.loads(ready.read_text("utf-8")) == list(packages):
        return
    for command in commands:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
        if done.returncode:
            raise CannotInstall(_reason(done.stderr or done.stdout))
    write(ready, json.dumps(list(packages)))


def _reason(said: str) -> str:
    """The line that says why, without the paths and addresses that differ from machine to machine."""
    lines = [line.removeprefix("npm error").strip() for line in said.splitlines() if line.strip() and "warn" not in line.lower()]
    why = ("could not be found", "not in this registry", "No matching distribution")
    telling = [line for line in lines if any(words in line for words in why)]
    return (telling or [line for line in lines if "/" not in line] or ["the installer failed without a word"])[-1][:200]
