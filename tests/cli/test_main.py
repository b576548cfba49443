"""The command line: what it says, its exit codes, and what it leaves alone."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from site_builder import __version__
from site_builder.cli.commands import build as building
from site_builder.cli.commands import clean
from site_builder.cli.registry import COMMANDS
from site_builder.cli.start import main
from site_builder.core.problems import Place, Problem
from tests.conftest import ROOT, lay_out

FIRST = "content/guidance/first.md"


class Said(NamedTuple):
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


Say = Callable[..., Said]


@pytest.fixture
def project(tmp_path: Path, minimal: dict[str, str], cache: Path) -> Path:
    """A project folder with the minimal site and the real theme."""
    root = tmp_path / "project"
    lay_out(root, minimal)
    (root / "theme").symlink_to(ROOT / "theme")
    (root / ".cache").symlink_to(cache)
    return root


@pytest.fixture
def say(project: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    """Runs a command on the project, in this process."""

    def run(*arguments: str) -> Said:
        with pytest.raises(SystemExit) as ended:
            main(str(project), arguments)
            sys.exit(0)
        captured = capsys.readouterr()
        code = ended.value.code
        return Said(code if isinstance(code, int) else 0, captured.out, captured.err)

    return run


@pytest.mark.parametrize(
    "address",
    ["https://", "example.org", "https://example.org/my site", "https://example.org/?x=1", "https://example.org/a;b", "https://[::1"],
)
def test_what_is_no_address_of_a_site_is_refused_by_the_option_and_in_the_settings(address: str, project: Path, say: Say) -> None:
    told = say("build", "--site-url", address)
    assert (told.code, "write the address of a folder such as https://example.org/pcn" in told.err) == (2, True)
    settings = project / "data/site.yaml"
    settings.write_text(settings.read_text("utf-8") + f"site_url: '{address}'\n", "utf-8")
    told = say("build")
    assert (told.code, "write the address of a folder such as https://example.org/pcn" in told.err) == (1, True)
    assert not (project / "dist").exists()


def overdue(project: Path) -> None:
    """A page that is to be reviewed, which is a warning."""
    (project / FIRST).write_text((project / FIRST).read_text("utf-8").replace("order: 1", 'order: 1\nreview_by: "2020-01-01"'), "utf-8")


def break_it(project: Path) -> None:
    (project / FIRST).write_text((project / FIRST).read_text("utf-8") + "\n[here](page:gone)\n", "utf-8")


def tree(folder: Path) -> dict[str, int]:
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def test_a_build_ends_with_0_and_a_line_of_pages_files_and_time(say: Say, project: Path) -> None:
    said = say("build")
    assert (said.code, said.err) == (0, "")
    pages = len(list((project / "dist").rglob("*.html")))
    last = said.out.splitlines()[-1]
    assert last.startswith(f"{pages} pages in {project / 'dist'}: ")
    assert " files changed, 0 unchanged, 0 removed (" in last


def test_a_second_build_says_that_nothing_changed_and_touches_nothing(say: Say, project: Path) -> None:
    say("build")
    before = tree(project / "dist")
    assert say("build").out.startswith("Nothing changed: ")
    assert tree(project / "dist") == before


def test_a_change_of_one_page_is_built(say: Say, project: Path) -> None:
    say("build")
    (project / FIRST).write_text((project / FIRST).read_text("utf-8") + "\nA new sentence.\n", "utf-8")
    assert say("build").code == 0
    assert "A new sentence." in (project / "dist" / "guidance" / "first.html").read_text("utf-8")


def test_mistakes_end_with_1_and_are_told_where_remarks_go(say: Say, project: Path) -> None:
    break_it(project)
    said = say("build")
    assert (said.code, said.out) == (1, "")
    assert said.err == (
        "content/guidance/first.md:14:1: a link says 'here'; say where it leads\n"
        "content/guidance/first.md:14:1: nothing here is called 'page:gone'; check the kind and the id\n"
        "2 mistakes found. Nothing was written.\n"
    )


def test_with_a_mistake_nothing_is_written(say: Say, project: Path) -> None:
    break_it(project)
    assert say("build").code == 1
    assert not (project / "dist").exists()


def test_with_a_mistake_the_last_good_site_stays_and_is_built_again_once_mended(say: Say, project: Path) -> None:
    good = (project / FIRST).read_text("utf-8")
    say("build")
    before = tree(project / "dist")
    break_it(project)
    assert say("build").code == 1
    assert tree(project / "dist") == before
    (project / FIRST).write_text(good, "utf-8")
    assert say("build").code == 0
    assert tree(project / "dist") == before


def test_warnings_end_with_0_and_are_told_again_by_a_build_with_nothing_to_do(say: Say, project: Path) -> None:
    overdue(project)
    first, second = say("build"), say("build")
    assert (first.code, second.code) == (0, 0)
    assert first.err == second.err
    assert "warning: the review date of guidance/first.html was 2020-01-01" in first.err


def test_a_file_of_others_is_kept_and_told(say: Say, project: Path) -> None:
    lay_out(project / "dist", {"CNAME": "example.org"})
    said = say("build")
    assert said.code == 0
    assert "CNAME was not made by the builder; it was kept" in said.err
    assert (project / "dist" / "CNAME").exists()


def test_a_file_of_others_in_the_way_ends_with_1(say: Say, project: Path) -> None:
    lay_out(project / "dist", {"index.html": "mine"})
    said = say("build")
    assert said.code == 1
    assert "dist/index.html: this was not made by the builder and is in the way" in said.err
    assert (project / "dist" / "index.html").read_text("utf-8") == "mine"


def test_check_finds_mistakes_and_never_writes(say: Say, project: Path) -> None:
    assert say("check").out.startswith("No mistakes found (")
    break_it(project)
    assert say("check").code == 1
    assert not (project / "dist").exists()


def test_clean_removes_the_site_and_keeps_what_others_put_there(say: Say, project: Path) -> None:
    say("build")
    lay_out(project / "dist", {"notes/mine.txt": "mine"})
    said = say("clean")
    assert said.code == 0
    assert "notes/mine.txt was not made by the builder; it was kept" in said.err
    assert list(tree(project / "dist")) == ["notes/mine.txt"]


def test_clean_says_what_it_could_not_remove_of_the_settings_too(say: Say, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    say("build")
    remove = clean.remove_site
    problem = Problem(Place("hosting"), "the site cannot be removed (Permission denied)", "check that the folder may be changed")
    monkeypatch.setattr(clean, "remove_site", lambda out: [problem] if out.name == "hosting" else remove(out))
    said = say("clean")
    assert said.code == 1
    assert "hosting:1:1: the site cannot be removed" in said.err
    assert not (project / "dist").exists()


def test_clean_of_a_folder_that_never_was_makes_none(say: Say, project: Path) -> None:
    assert say("clean", "--out", str(project / "never" / "was")).code == 0
    assert not (project / "never").exists()


def test_the_settings_of_servers_never_go_ahead_of_the_site(say: Say, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They name what is in its pages; where the site cannot be written, they stay."""
    say("build")
    before = tree(project / "hosting")
    settings = (project / "data" / "site.yaml").read_text("utf-8")
    lay_out(project, {"data/site.yaml": f"{settings.rstrip()}\noffline: false\n"})
    write = building.write_site
    with monkeypatch.context() as full_disk:
        problem = Problem(Place("dist"), "the site cannot be written (No space left on device)", "free some space")
        full_disk.setattr(building, "write_site", lambda out, *rest: [problem] if out.name == "dist" else write(out, *rest))
        assert say("build").code == 1
    assert tree(project / "hosting") == before
    with monkeypatch.context() as refused:
        problem = Problem(Place("hosting"), "the site cannot be written (Permission denied)", "choose another folder with --out")
        refused.setattr(building, "write_site", lambda out, *rest: [problem] if out.name == "hosting" else write(out, *rest))
        for _ in range(2):
            said = say("build")
            assert said.code == 0
            assert "hosting:1:1: warning: the settings for web servers beside the site are not those of this build" in said.err
    assert tree(project / "hosting") == before
    assert say("build").err == ""


def test_after_clean_a_build_makes_the_site_again(say: Say, project: Path) -> None:
    say("build")
    say("clean")
    assert not (project / "dist").exists()
    assert say("build").code == 0
    assert (project / "dist" / "index.html").exists()


@pytest.mark.parametrize(
    "arguments", [["bild"], ["build", "--outt", "x"], ["serve", "--port", "0"], ["serve", "--port", "x"], ["--root", "gone"]]
)
def test_wrong_usage_ends_with_2(say: Say, arguments: list[str]) -> None:
    said = say(*arguments)
    assert said.code == 2
    assert "Error: " in said.err


@pytest.mark.parametrize(
    "name", ["", ".", "..", "content", "content/deeper", "data", "theme", "site_builder", "tests", ".git", "dist/..", "x/../content"]
)
def test_an_output_folder_that_would_mix_with_sources_is_refused(say: Say, project: Path, name: str) -> None:
    before = tree(project)
    said = say("build", "--out", str(project / name) if name != ".." else str(project.parent))
    assert said.code == 2
    assert "would mix the site with its sources" in said.err
    assert tree(project) == before


def test_a_link_to_a_folder_of_sources_is_refused_too(say: Say, project: Path) -> None:
    (project / "dist").symlink_to("content")
    assert say("build").code == 2


def test_a_link_to_another_folder_is_written_through(say: Say, project: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (project / "dist").symlink_to(tmp_path / "elsewhere")
    assert say("build").code == 0
    assert (tmp_path / "elsewhere" / "index.html").exists()
    assert (project / "dist").is_symlink()


def test_a_file_as_output_folder_is_refused(say: Say, project: Path) -> None:
    (project / "dist").touch()
    assert say("build").code == 2


def test_the_address_of_the_site_makes_a_sitemap_and_must_be_an_address(say: Say, project: Path) -> None:
    assert say("build", "--site-url", "example.org").code == 2
    assert say("build", "--site-url", "https://example.org/pcn/").code == 0
    assert "<loc>https://example.org/pcn/index.html</loc>" in (project / "dist" / "sitemap.xml").read_text("utf-8")


def test_help_names_every_command_in_words_of_an_editor(say: Say) -> None:
    said = say("--help")
    assert said.code == 0
    for name, words in COMMANDS.items():
        assert name in said.out
        assert words.split(".")[0] in " ".join(said.out.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_help_of_its_own(say: Say, name: str) -> None:
    said = say(name, "--help")
    assert said.code == 0
    assert "Usage: build.py" in said.out


def test_the_version_is_told(say: Say) -> None:
    assert say("--version").out == f"pcn-prospectus, version {__version__}\n"


COMMAND = [sys.executable, str(ROOT / "build.py")]


def run_program(project: Path, *arguments: str, **environment: str) -> Said:
    """Runs a command on the project as people do, through build.py."""
    command = [*COMMAND, "--root", str(project), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **environment})
    return Said(done.returncode, re.sub(r"[0-9.]+ s\)", "s)", done.stdout), done.stderr)


@pytest.mark.parametrize("options", [(), ("--compress",), ("--site-url", "https://example.org/pcn"), ("--out", "elsewhere")])
def test_a_build_with_nothing_to_do_says_again_what_the_last_one_said(
    project: Path, options: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    overdue(project)
    assert not run_program(project, "build", *options).out.startswith("Nothing changed")
    again = run_program(project, "build", *options)
    assert again.out.startswith("Nothing changed: ")
    assert "warning: the review date" in again.err


def test_any_other_build_is_made(project: Path) -> None:
    run_program(project, "build")
    assert run_program(project, "build", "--site-url", "example.org").code == 2
    assert not run_program(project, "build", SOURCE_DATE_EPOCH="1600000000").out.startswith("Nothing changed")
    assert run_program(project, "build", "more").code == 2
    assert run_program(project.parent / "gone", "build").code == 2
    (project / "dist" / "index.html").unlink()
    assert not run_program(project, "build").out.startswith("Nothing changed")
    assert (project / "dist" / "index.html").is_file()


@pytest.mark.parametrize("command", [("build",), ("--help",)])
def test_it_is_no_trouble_when_nobody_reads_what_is_said(project: Path, command: tuple[str, ...]) -> None:
    run_program(project, "build")
    pipe, end = os.pipe()
    os.close(pipe)
    done = subprocess.run([*COMMAND, "--root", project, *command], stdout=end, stderr=subprocess.PIPE, text=True, check=False)
    os.close(end)
    assert done.stderr == ""


def in_terminal(project: Path, environment: dict[str, str]) -> str:
    """What ``check`` prints on a terminal."""
    leader, follower = pty.openpty()
    done = subprocess.Popen([*COMMAND, "--root", str(project), "check"], stdout=follower, stderr=follower, env=environment)
    os.close(follower)
    printed = b""
    while True:
        try:
            part = os.read(leader, 4096)
        except OSError:  # the other end was closed
            part = b""
        if not part:
            break
        printed += part
    os.close(leader)
    assert done.wait(30) == 0
    return printed.decode()


ENVIRONMENT = {**os.environ, "TERM": "xterm-256color"}
COLOURED = {name: value for name, value in ENVIRONMENT.items() if name not in {"NO_COLOR", "CI"}}


def test_output_that_goes_elsewhere_is_plain_lines(project: Path) -> None:
    done = subprocess.run([*COMMAND, "--root", project, "check"], capture_output=True, text=True, check=True, env=COLOURED)
    assert done.stderr == ""
    assert done.stdout.startswith("No mistakes found (")
    assert "\x1b" not in done.stdout


def test_a_terminal_shows_the_stages(project: Path) -> None:
    assert "\x1b[" in in_terminal(project, COLOURED)


def test_with_no_color_a_terminal_shows_no_colours(project: Path) -> None:
    printed = in_terminal(project, {**COLOURED, "NO_COLOR": "1"})
    assert "\x1b[3" not in printed
    assert "No mistakes found" in printed


def test_the_command_works_from_another_folder(tmp_path: Path, project: Path) -> None:
    done = subprocess.run([*COMMAND, "--root", project, "check"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
