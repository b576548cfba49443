"""Styles, scripts and files of the theme, as bytes named by their content.

Sass compiles the styles, PurgeCSS takes out the rules of classes that nothing names,
and esbuild bundles the scripts, all from the packages that ``theme/package-lock.json``
names. Their output is kept by the digest of all that went into it, so that they run
only when the styles, the scripts, the flags or the classes in use changed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from site_builder.core.files.cache import recall, remember
from site_builder.core.files.digests import digest
from site_builder.core.files.disk import new_name
from site_builder.core.problems import Place, Problem
from site_builder.core.zip_archive import deterministic_zip, unpacked
from site_builder.render.theme import theme_file, theme_files

_NAMED = re.compile(r"((?:styles|scripts|macros)/\S+?\.(?:scss|js|json))[ :](\d+):\d+")
_SETUP = "run 'python build.py' with the Python of your computer, or 'make build', which installs the front-end packages"
# Where a class may be named: a style keeps no other class of NHS.UK frontend.
_CLASSES_NAMED_IN = ("layouts", "macros", "scripts")
_PACKAGED = ("skip-link/skip-link.mjs", "header/header.mjs")
_ENGINE = ("content/markdown/*.py", "render/*.py", "output/*.py")
_CLASS = re.compile(rb"\b(?:nhsuk-|app-|js-)[\w-]+")
_WORD = re.compile(r"[\w-]+")


class _Compilers(NamedTuple):
    """How each compiler is started."""

    sass: list[str]
    purge: list[str]
    esbuild: str


Compile = Callable[[_Compilers, Path, Path], list[Problem]]
"""Compiles something of a theme into a folder; what is wrong with it."""


class Asset(NamedTuple):
    """A finished file: the name that pages ask for, its address, and its bytes."""

    name: str
    url: str
    content: bytes


def build_assets(theme: Path, cache: Path) -> tuple[tuple[Asset, ...], list[Problem]]:
    """All assets of the theme, or the problems that the style or script compiler found."""
    strays = _symlinks_outside(theme / "assets", theme)
    if strays:
        return (), strays
    styles, problems = build_styles(theme, cache)
    key = _key(theme, theme_files(theme, "scripts"), [])
    scripts, found = _compiled(theme, cache / "assets", key, _scripts)
    if problems or found:
        return (), sorted({*problems, *found})
    copied = (fingerprinted(name.removeprefix("assets/"), content) for name, content in theme_files(theme, "assets"))
    return (*styles, *scripts, *copied), []


def build_styles(theme: Path, cache: Path) -> tuple[tuple[Asset, ...], list[Problem]]:
    """The styles alone, or the problems that their compilers found."""
    classes = class_names(theme)
    key = b"styles" + _key(theme, theme_files(theme, "styles", "macros", ending=".scss"), classes)
    return _compiled(theme, cache / "assets", key, lambda compilers, theme, work: _styles(compilers, theme, work, classes))


def _compiled(theme: Path, cache: Path, key: bytes, make: Compile) -> tuple[tuple[Asset, ...], list[Problem]]:
    """What was compiled from the same before, or is now and kept."""
    packed = recall(cache, key)
    if packed is None:
        made, problems = _compile(theme, cache, make)
        if problems:
            return (), problems
        packed = deterministic_zip(made)
        remember(cache, key, packed)
    return tuple(fingerprinted(name, content) for name, content in unpacked(packed)), []


def _symlinks_outside(folder: Path, theme: Path) -> list[Problem]:
    """Links that lead out of the theme: what they lead to would be published."""
    links = [path for path in folder.rglob("*") if path.is_symlink() and not path.resolve().is_relative_to(theme.resolve())]
    remedy = "copy the file here instead"
    return [Problem(Place(path.relative_to(theme.parent).as_posix()), "this link leads out of the theme", remedy) for path in sorted(links)]


def class_names(theme: Path) -> list[str]:
    """Every class that a template, a script or the engine names, sorted; one that ends in a hyphen stands for all it begins."""
    packages = theme / "node_modules" / "nhsuk-frontend" / "dist" / "nhsuk" / "components"
    others = [packages / name for name in _PACKAGED if (packages / name).is_file()]
    others += [path for pattern in _ENGINE for path in Path(__file__).parents[1].glob(pattern)]
    own = (content for _, content in theme_files(theme, *_CLASSES_NAMED_IN, ending=(".html", ".js")))
    return sorted({name.decode() for content in (*own, *(path.read_bytes() for path in others)) for name in _CLASS.findall(content)})


def _key(theme: Path, sources: list[tuple[str, bytes]], classes: list[str]) -> bytes:
    """What tells compiled styles and scripts apart: their sources, the classes in use, and this module, in which the flags stand."""
    locked = ("package-lock.json", theme_file(theme, "package-lock.json"))
    own = Path(__file__).read_bytes() + " ".join(classes).encode()
    return digest(own + b"".join(f"{name}\0{len(content)}\0".encode() + content for name, content in (*sources, locked))).encode()


def fingerprinted(name: str, content: bytes) -> Asset:
    """A file whose address changes when its content does, so that browsers may keep it for ever."""
    stem, dot, extension = name.rpartition(".")
    return Asset(name, f"assets/{stem}-{digest(content)[:10]}{dot}{extension}", content)


def find_node() -> str | None:
    """The node that came with the environment of this Python, whatever is on the path, or else that of the machine."""
    beside = Path(sys.executable).parent
    return shutil.which("node", path=f"{beside}{os.pathsep}{os.environ.get('PATH', '')}")


def find_esbuild(theme: Path) -> Path | None:
    """The program that bundles scripts, as its package for this system has it; that for Windows has it elsewhere."""
    packages = theme / "node_modules" / "@esbuild"
    return next(iter([*sorted(packages.glob("*/bin/esbuild")), *sorted(packages.glob("*/esbuild.exe"))]), None)


def _compile(theme: Path, cache: Path, make: Compile) -> tuple[list[tuple[str, bytes]], list[Problem]]:
    """Name and bytes of each style or script, made in a new folder in ``cache``, or what is wrong with them."""
    node, esbuild = find_node(), find_esbuild(theme)
    sass, purge = theme / "node_modules/sass/sass.js", theme / "node_modules/purgecss/bin/purgecss.js"
    if not (esbuild and node and sass.is_file() and purge.is_file()):
        return [], [Problem(Place("theme/package.json"), "the front-end packages are not installed", _SETUP)]
    work = cache / new_name("compiling")  # another builder may be at it too
    work.mkdir(parents=True)
    try:
        problems = make(_Compilers([node, str(sass)], [node, str(purge)], str(esbuild)), theme, work)
        return [(path.name, path.read_bytes()) for path in sorted(work.iterdir()) if not problems], problems
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _styles(compilers: _Compilers, theme: Path, work: Path, classes: list[str]) -> list[Problem]:
    """All styles by one run of each compiler, since starting them takes longest."""
    sources = sorted((theme / "styles").glob("[!_]*.scss"))
    if not sources:
        return []
    compiled = {source: work / "compiled" / f"{source.stem}.css" for source in sources}
    flags = [
        "--no-charset",
        "--no-source-map",
        "--quiet-deps",
        "--stop-on-error",
        f"--load-path={theme / 'node_modules'}",
        f"--load-path={theme}",
    ]
    problems = _run([*compilers.sass, *flags, *(f"{source}:{made}" for source, made in compiled.items())], theme, sources[0].parent)
    if not problems:
        problems = _without_unused(compilers.purge, list(compiled.values()), theme, classes)
    if not problems:
        options = ["--bundle", "--minify", "--target=chrome100,firefox100,safari15", "--loader:.svg=dataurl", f"--outdir={work}"]
        problems = _run([compilers.esbuild, *_entries(compiled.values(), theme), *options], theme, sources[0].parent)
    shutil.rmtree(work / "compiled", ignore_errors=True)
    return problems


def _without_unused(purge: list[str], styles: list[Path], theme: Path, classes: list[str]) -> list[Problem]:
    """Take the rules of classes that are not in use out of the compiled styles; elements and attributes count as in use."""
    begun, exact = tuple(name for name in classes if name[-1] in "-_"), set(classes)
    known = {word for style in styles for word in _WORD.findall(style.read_text("utf-8"))}
    words = styles[0].parent / "words.txt"
    in_use = (word for word in known if not _CLASS.match(word.encode()) or word in exact or word.startswith(begun))
    words.write_text(" ".join(sorted(in_use)), "utf-8")
    names = [str(style) for style in styles]
    return _run([*purge, "--css", *names, "--content", str(words), "--output", str(words.parent)], theme, theme / "styles" / "site.scss")


def _scripts(compilers: _Compilers, theme: Path, work: Path) -> list[Problem]:
    entries = sorted((theme / "scripts" / "pages").glob("*.js"))
    if not entries:
        return []
    options = ["--bundle", "--format=iife", "--target=es2021", "--minify", "--legal-comments=none", "--charset=utf8", "--loader:.css=text"]
    return _run([compilers.esbuild, *_entries(entries, theme), *options, f"--outdir={work}"], theme, entries[0].parent)


def _entries(files: Iterable[Path], theme: Path) -> list[str]:
    """Files as seen from the theme: esbuild takes a '*' in an entry, as the project's folder may have it, for a pattern."""
    return [os.path.relpath(file.resolve(), theme.resolve()) for file in files]


def _run(command: list[str], theme: Path, entry: Path) -> list[Problem]:
    packages = {**os.environ, "NODE_PATH": str(theme / "node_modules")}  # pictures of packages that compiled styles name
    done = subprocess.run(command, cwd=theme, env=packages, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode == 0:
        return []
    said = [line.strip() for line in done.stderr.splitlines() if line.strip()]
    place = _place_in(done.stderr, theme) or Place(entry.relative_to(theme.parent).as_posix())
    if "no space left" in done.stderr.lower():
        return [Problem(place, "the theme cannot be compiled (No space left on device)", "free some space; the old site is unchanged")]
    return [Problem(place, f"the theme does not compile ({' | '.join(said[:4])})", "correct the style or script named")]


def _place_in(said: str, theme: Path) -> Place | None:
    """The first file and line that a compiler names."""
    named = _NAMED.search(said)
    return Place(f"{theme.name}/{named[1]}", int(named[2])) if named else None
