"""Where the program, its theme and the parts of a project are. Small, since even an unchanged build imports it."""

from __future__ import annotations

import os

import site_builder

GENERATOR_FOLDER = os.path.dirname(os.path.abspath(site_builder.__file__))
THEME_FOLDER = "theme"
INPUT_FOLDERS = ("content", "data", "images", THEME_FOLDER, "requirements")


def project_of_theme(root: str) -> str:
    """The folder that holds the theme of a project: the project's own, or that of the program where it has no theme."""
    return root if os.path.isdir(os.path.join(root, THEME_FOLDER)) else os.path.dirname(GENERATOR_FOLDER)


def theme_folder(root: str | os.PathLike[str]) -> str:
    """The folder of the theme with which a project is made."""
    return os.path.join(project_of_theme(os.fspath(root)), THEME_FOLDER)


def cache_folder(root: str | os.PathLike[str]) -> str:
    """Where costly results are kept: beside the theme, so that nothing compiled elsewhere is run."""
    return os.path.join(project_of_theme(os.fspath(root)), ".cache")


def hosting_dir(out: str) -> str:
    """The folder of settings for web servers: beside the site, since they are not to be published."""
    folder, name = os.path.split(out)
    return os.path.join(folder, "hosting" if name == "dist" else f"{name}-hosting")
