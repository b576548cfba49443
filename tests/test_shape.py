"""The shape of the generator: packages import one way, and modules and functions stay small."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from fnmatch import fnmatch

import pytest

from site_builder.rollup.report.xlsx_charts import STAGE_TINTS
from tests.conftest import ROOT

PACKAGE = ROOT / "site_builder"

# What each package may import besides itself.
CONTRACT = {
    "core": "",
    "content": "core",
    "site": "core content",
    "assessment": "core content site",
    "render": "core content site assessment",
    "rollup": "core content site assessment render",
    "output": "core content site assessment render",
    "build": "core content site render output",
    "authoring": "core content site",
    "preview": "core content site render output build",
    "cli": "core content site assessment render rollup output build authoring preview",
}
# Folders inside a package: each may import those before it.
FLOORS = {"core": "text files", "rollup": "format intake counts saved report"}

# The command line, which a build with nothing to do need not load, and the libraries that write workbooks or measure pictures.
IMPORT_WHEN_USED = {
    "cli.start.main",
    "render.pictures._size",
    *(f"output.exports.catalogue.{name}" for name in ("_xlsx", "_blank")),
}
# Public names that two packages define, each with its one meaning.
SHARED_NAMES = {
    "Stage": "the published schemas of the matrix and of an assessment call it so",
    "validate": "a command is named as people call it",
}

MODULE_LINES = 250
FUNCTION_LINES = 40
LONG_MODULES = {
    "output.search.documents": "has one short function for each kind of thing that can be found",
}
LONG_FUNCTIONS = {
    "output.hosting.iis.iis": "is one configuration file, read as a whole",
}

FILES = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix("__init__").rstrip("."): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
TREES = {module: ast.parse(path.read_text("utf-8")) for module, path in FILES.items()}
PACKAGES = {module for module, path in FILES.items() if path.name == "__init__.py" and module}


def named(module: str | None) -> str | None:
    """A module of the generator by its name below the package; None for any other."""
    first, _, rest = (module or "").partition(".")
    return rest if first == "site_builder" else None


def imported(tree: ast.AST) -> Iterator[str]:
    """The modules of the generator that a module imports, at once or when it first needs them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (base := named(node.module)) is not None:
            inner = [f"{base}.{alias.name}".lstrip(".") for alias in node.names]
            yield from (name if name in TREES else base for name in inner)
        elif isinstance(node, ast.Import):
            yield from (name for alias in node.names if (name := named(alias.name)) is not None)


def top(module: str) -> str:
    return module.partition(".")[0]


def test_the_packages_are_those_of_the_contract() -> None:
    assert {top(module) for module in TREES} == {"", *CONTRACT}


@pytest.mark.parametrize("module", [module for module in TREES if module])
def test_a_module_imports_only_what_its_package_may(module: str) -> None:
    allowed = {"", top(module), *CONTRACT[top(module)].split()}
    assert {other for other in imported(TREES[module]) if top(other) not in allowed} == set()


@pytest.mark.parametrize("package", FLOORS)
def test_folders_of_a_package_import_those_before_them(package: str) -> None:
    floors = [f"{package}.{folder}" for folder in FLOORS[package].split()]
    on = {module: floor for module in TREES for floor, name in enumerate(floors) if module.startswith(f"{name}.")}
    upward = {(module, other) for module in on for other in imported(TREES[module]) if on.get(other, 0) > on[module]}
    assert upward == set()
    assert set(on.values()) == set(range(len(floors)))


def test_no_import_leads_in_a_circle() -> None:
    graph = {module: set(imported(tree)) - {module} for module, tree in TREES.items()}
    while free := [module for module, others in graph.items() if not others & set(graph)]:
        for module in free:
            del graph[module]
    assert sorted(graph) == []


def functions(tree: ast.AST, prefix: str) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{prefix}.{node.name}", node


def test_functions_import_only_what_most_builds_can_do_without() -> None:
    hidden = {
        name
        for module, tree in TREES.items()
        for name, function in functions(tree, module)
        if any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(function))
    }
    assert hidden == IMPORT_WHEN_USED


def test_only_the_table_of_commands_imports_by_name() -> None:
    assert {module for module, tree in TREES.items() if "import_module" in ast.dump(tree)} == {"cli.registry"}


def public_names(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        defined = {name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)}
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            defined.add(node.name)
        yield from (name for name in defined if not name.startswith("_"))


def test_no_public_name_has_two_meanings() -> None:
    packages: dict[str, set[str]] = defaultdict(set)
    for module, tree in TREES.items():
        for name in public_names(tree):
            packages[name].add(top(module))
    assert {name for name, found in packages.items() if len(found) > 1} == set(SHARED_NAMES)


def test_modules_stay_short() -> None:
    lines = {module: len(path.read_text("utf-8").splitlines()) for module, path in FILES.items()}
    assert {module for module, count in lines.items() if count > MODULE_LINES} == set(LONG_MODULES)


def test_no_folder_of_tests_is_passed_over(pytestconfig: pytest.Config) -> None:
    """pytest does not look into folders that are called ``build``, unless it is told otherwise."""
    folders = {path.parent.relative_to(ROOT) for path in (ROOT / "tests").rglob("test_*.py")}
    passed_over = pytestconfig.getini("norecursedirs")
    assert [folder for folder in folders for part in folder.parts if any(fnmatch(part, pattern) for pattern in passed_over)] == []


def test_functions_stay_short() -> None:
    long = {
        name
        for module, tree in TREES.items()
        for name, node in functions(tree, module)
        if (node.end_lineno or node.lineno) - node.lineno + 1 > FUNCTION_LINES
    }
    assert long == set(LONG_FUNCTIONS)


def test_every_module_says_what_it_is_for() -> None:
    assert [module for module, tree in TREES.items() if not ast.get_docstring(tree)] == []


@pytest.mark.parametrize("package", sorted(PACKAGES))
def test_a_package_says_in_one_sentence_what_it_is_for_and_holds_nothing_else(package: str) -> None:
    words = ast.get_docstring(TREES[package]) or ""
    assert words.endswith(".")
    assert "\n" not in words
    assert len(TREES[package].body) == 1


def test_tests_of_a_module_lie_where_the_module_lies() -> None:
    folders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for module, path in FILES.items():
        folders[top(module), path.stem].add(path.parent.relative_to(PACKAGE).as_posix())
    tests = [path.relative_to(ROOT / "tests") for package in CONTRACT for path in (ROOT / "tests" / package).rglob("test_*.py")]
    places = {test: folders.get((test.parts[0], test.stem.removeprefix("test_"))) for test in tests}
    assert [test for test, expected in places.items() if expected and test.parent.as_posix() not in expected] == []


def test_the_core_never_prints_and_never_ends_the_process() -> None:
    calls = {
        (module, ast.unparse(node.func))
        for module, tree in TREES.items()
        if top(module) != "cli" and module != "preview.server"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"print", "sys.exit", "exit", "quit", "click.echo"}
    }
    assert calls == set()


def test_what_others_wrote_is_printed_in_one_place() -> None:
    """There, nothing in it can move the cursor of a terminal."""
    printers = {module for module, tree in TREES.items() if "click.echo" in ast.unparse(tree) or "sys.stdout.write" in ast.unparse(tree)}
    assert printers == {"cli.common", "cli.start"}


# A library, or a part of one, and the modules that alone import it: what they do is done there for all.
ONE_PLACE = {
    "yaml": {"content.yaml_parser", "authoring.yaml_edit"},  # the second is given a text and asks for its layout
    "hashlib": {"core.files.digests"},
    "ValidationError": {"content.validation"},
    "FileSystemLoader": {"render.theme"},
}


@pytest.mark.parametrize("name", ONE_PLACE)
def test_what_one_module_does_for_all_is_done_nowhere_else(name: str) -> None:
    """Reading YAML, digests, the words for what a model refuses, setting Jinja up."""
    found = {
        module
        for module, tree in TREES.items()
        for node in ast.walk(tree)
        if (isinstance(node, ast.Import | ast.ImportFrom) and name in {getattr(node, "module", ""), *(alias.name for alias in node.names)})
        or (isinstance(node, ast.Attribute) and node.attr == name)
    }
    assert found == ONE_PLACE[name]


def calls(*names: str) -> Iterator[tuple[str, ast.Call, str]]:
    """Every call of a method with one of these names: the module, the call, and what it is called on."""
    for module, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in names:
                yield module, node, ast.unparse(node.func.value)


def test_files_and_folders_are_put_in_place_by_the_core_alone() -> None:
    """Of the site, of its server settings and of a roll-up's report; ``replace`` of a text has two values."""
    writers = {module for module, call, _ in calls("rename", "renames", "replace", "move", "copytree") if len(call.args) == 1}
    assert {module for module in writers if not module.startswith("core.files.")} == set()


def test_the_theme_is_read_by_one_module_alone() -> None:
    """The preview's gallery and the advice on wording take texts of it from the reader of content, with their lines."""
    assert {module for module, _, on in calls("read_bytes", "read_text", "open") if re.search(r"\btheme\b", on)} == {"render.theme"}


def test_single_pages_of_this_prospectus_are_known_in_one_place() -> None:
    named = {
        module
        for module, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"page:[a-z0-9/-]+", node.value)
    }
    assert named == {"site.well_known"}


def test_a_stage_has_one_tint_on_pages_in_the_ladder_and_in_workbooks() -> None:
    page = (ROOT / "theme" / "styles" / "_page.scss").read_text("utf-8")
    others, by_place = re.search(r"app-stage: (#\w+);", page), re.findall(r"\b\d (#\w+) #\w+", page)
    ladder = (ROOT / "theme" / "scripts" / "assessment" / "view" / "page" / "ladder.js").read_text("utf-8")
    assert others is not None
    tints = (*by_place, others[1])
    assert tuple(re.findall(r'"(#\w{6})"', re.findall(r"TINTS = .*", ladder)[0])) == tints == STAGE_TINTS
