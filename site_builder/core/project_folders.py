"""Where the program and its theme are. Small, since even an unchanged build imports it."""

from __future__ import annotations

import os

import site_builder

GENERATOR_FOLDER = os.path.dirname(os.path.abspath(site_builder.__file__))
THEME_FOLDER = "theme"


def project_of_theme(root: str) -> str:
    """The folder that holds the theme of a project: the project's own, or that of the program where it has no theme."""
    return root if os.path.isdir(os.path.join(root, THEME_FOLDER)) else os.path.dirname(GENERATOR_FOLDER)


def theme_folder(root: str | os.PathLike[str]) -> str:
    """The folder of the theme with which a project is made."""
    return os.path.join(project_of_theme(os.fspath(root)), THEME_FOLDER)
