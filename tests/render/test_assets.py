"""Styles and scripts: compiled once, named by their content, and honest about what does not compile."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from site_builder.core.problems import Place
from site_builder.render import assets
from site_builder.render.assets import build_assets, build_styles, fingerprinted
from tests.build.test_broken_sites import theme_with
from tests.conftest import ROOT


def test_an_asset_is_named_by_its_content(cache: Path) -> None:
    made, problems = build_assets(ROOT / "theme", cache)
    assert problems == []
    for asset in made:
        assert hashlib.sha256(asset.content).hexdigest()[:10] in asset.url
    assert {"site.css", "site.js", "icon.svg"} <= {asset.name for asset in made}


def test_other_content_has_another_address() -> None:
    assert fingerprinted("a.css", b"one").url != fingerprinted("a.css", b"two").url


def test_what_was_compiled_is_kept_and_used_again(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build_assets(ROOT / "theme", cache)
    monkeypatch.setattr(assets, "_compile", lambda *_: pytest.fail("compiled again"))
    assert build_assets(ROOT / "theme", cache) == first


@pytest.mark.parametrize("damage", [b"", b"\0" * 1000])
def test_compiled_styles_and_scripts_that_are_damaged_are_compiled_again(tmp_path: Path, damage: bytes) -> None:
    theme = theme_with({"theme/styles/site.scss": "body { color: red; }", "theme/scripts/pages/site.js": "document.title = 'x';"}, tmp_path)
    first = build_assets(theme, tmp_path / "cache")
    kept = [*(tmp_path / "cache" / "assets").iterdir()]
    assert len(kept) == 2
    for file in kept:
        file.write_bytes(damage)
    assert build_assets(theme, tmp_path / "cache") == first
    assert all(asset.content for asset in first[0])


def test_other_flags_of_the_compilers_compile_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theme = theme_with({"theme/styles/site.scss": "body { color: red; }"}, tmp_path)
    build_assets(theme, tmp_path / "cache")
    changed = tmp_path / "assets.py"
    changed.write_text(Path(assets.__file__).read_text("utf-8").replace("chrome100", "chrome120"), "utf-8")
    monkeypatch.setattr(assets, "__file__", str(changed))
    monkeypatch.setattr(assets, "_compile", lambda *_: ([("site.css", b"with other flags")], []))
    style = next(asset for asset in build_assets(theme, tmp_path / "cache")[0] if asset.name == "site.css")
    assert style.content == b"with other flags"


def test_a_roll_up_needs_the_styles_alone(tmp_path: Path) -> None:
    theme = theme_with({"theme/styles/site.scss": "body { color: red; }", "theme/scripts/pages/site.js": "let ="}, tmp_path)
    styles, problems = build_styles(theme, tmp_path / "cache")
    assert (problems, "site.css" in {style.name for style in styles}) == ([], True)
    assert build_assets(theme, tmp_path / "cache")[1]


def test_styles_ask_no_other_host_and_need_no_special_font(cache: Path) -> None:
    styles = {asset.name: asset.content.decode() for asset in build_assets(ROOT / "theme", cache)[0] if asset.name.endswith(".css")}
    assert {"site.css", "assessment.css", "worksheet.css", "system-view.css", "matrix.css", "invite.css"} == set(styles)
    assert [name for name, style in styles.items() for word in ("assets.nhs.uk", "Frutiger", "url(http") if word in style] == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("theme/styles/site.scss", "html {\n  margin: 0;\n}\nbody { color: $gone; }"),
        ("theme/macros/cards/cards.scss", "// One.\n// Two.\n// Three.\nbody { color: $gone; }"),
        ("theme/scripts/pages/site.js", "// One.\n// Two.\n// Three.\nimport { gone } from './gone.js';"),
    ],
)
def test_what_does_not_compile_is_reported_with_its_file_and_line_and_keeps_nothing(tmp_path: Path, path: str, text: str) -> None:
    theme = theme_with({path: text}, tmp_path)
    made, problems = build_assets(theme, tmp_path / "cache")
    assert made == ()
    assert problems[0].place == Place(path, 4)
    assert "gone" in problems[0].message
    assert build_assets(theme, tmp_path / "cache")[1] == problems


def test_without_the_packages_the_remedy_is_the_command_that_installs_them(tmp_path: Path) -> None:
    theme = theme_with({}, tmp_path)
    (theme / "node_modules").unlink()
    [problem] = build_assets(theme, tmp_path / "cache")[1]
    assert "make build" in problem.remedy


@pytest.mark.parametrize("name", ["q*r", "a b", "g[h]"])
def test_signs_in_the_path_of_the_project_are_part_of_the_path(tmp_path: Path, name: str) -> None:
    """The compilers take some of them for patterns."""
    theme = tmp_path / name / "theme"
    for folder in ("styles", "scripts/pages"):
        (theme / folder).mkdir(parents=True)
    (theme / "node_modules").symlink_to(ROOT / "theme" / "node_modules")
    (theme / "assets").mkdir()
    (theme / "package-lock.json").write_bytes((ROOT / "theme" / "package-lock.json").read_bytes())
    (theme / "styles" / "site.scss").write_text("p { color: red; }")
    (theme / "scripts" / "pages" / "site.js").write_text("console.log(1);")
    made, problems = build_assets(theme, tmp_path / name / ".cache")
    assert problems == []
    assert {"site.css", "site.js"} <= {asset.name for asset in made}
