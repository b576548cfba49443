"""The shape of the generator: imports point one way, and modules and functions stay small."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

PACKAGE = ROOT / "site_builder"

# The modules and sub-packages from the ground up. Each imports only what stands before it.
LAYERS = {
    "ground": "site_builder printable addresses problems limits config policy links uris archive served security_txt",
    "ground again": "third_party tables cells",
    "on the disk": "intact disk manifest keep given_files project_files exchange folders replacing",
    "what stands in texts": "characters unmerged yaml_faults",
    "tools": "parallel find stamp",
    "in and out": "source overlooked write assets compress insert hosting",
    "values": "fields texts placed editions examples models validate edition kinds",
    "Markdown": "prose_core prose_literal prose_rules prose",
    "reading": "load lazy_articles face local schemas new words passages",
    "editions over time": "retired compare compare_reports revisions",
    "the site": "site stand_in pages_local pages redirects references assemble load_site review calendar_file external",
    "the assessment": "assessment workbook",
    "pages": "views checks templating render search_documents search_engines search artifacts",
    "what is made of it": "rollup downloads package sizes offline publish one_file reuse page_builder outputs",
    "the whole": "check_site pipeline gallery trace incremental look panel preview serve",
    "the command line": "commands cli start",
}
ORDER = [name for names in LAYERS.values() for name in names.split()]

# The command line, which a build with nothing to do need not load, and the libraries that write workbooks, which few builds do.
IMPORT_WHEN_USED = {"start.main", *(f"downloads.offered.{name}" for name in ("_xlsx", "_ods", "_blank"))}
MODULE_LINES = 250
FUNCTION_LINES = 40
LONG_MODULES = {
    "models": "declares the shape of every data file, one after another",
    "search_documents": "has one short function for each kind of thing that can be found",
}
LONG_FUNCTIONS = {
    "hosting.iis.iis": "is one configuration file, read as a whole",
}


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts) or "site_builder"


TREES = {name_of(path): ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


def imported(tree: ast.AST) -> Iterator[str]:
    """The modules of the generator that a module imports, at once or when it first needs them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "site_builder":
            base = (node.module or "").removeprefix("site_builder").lstrip(".")
            for alias in node.names:
                inner = f"{base}.{alias.name}".lstrip(".")
                yield inner if inner in TREES else base or "site_builder"
        elif isinstance(node, ast.Import):
            yield from (alias.name.removeprefix("site_builder.") for alias in node.names if alias.name.startswith("site_builder"))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "library":
            yield from (
                name.value.removeprefix("site_builder.")
                for name in node.args
                if isinstance(name, ast.Constant) and "site_builder." in name.value
            )


def top(module: str) -> str:
    return module.partition(".")[0]


@pytest.mark.parametrize("module", TREES)
def test_a_module_stands_in_the_table_and_imports_only_what_stands_before_it(module: str) -> None:
    assert top(module) in ORDER, "add it to LAYERS, after what it imports"
    later = ORDER[ORDER.index(top(module)) :]
    assert {other for other in imported(TREES[module]) if top(other) in later and top(other) != top(module)} == set()


def test_the_table_names_no_module_that_is_gone() -> None:
    assert sorted(ORDER) == sorted({top(module) for module in TREES})


def test_inside_a_sub_package_no_import_leads_in_a_circle() -> None:
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
    assert {module for module, tree in TREES.items() if "import_module" in ast.dump(tree)} == {"commands"}


def test_modules_stay_short() -> None:
    lines = {module: len((PACKAGE / path_of(module)).read_text("utf-8").splitlines()) for module in TREES}
    assert {module for module, count in lines.items() if count > MODULE_LINES} == set(LONG_MODULES)


def path_of(module: str) -> str:
    bare = "" if module == "site_builder" else module.replace(".", "/")
    return f"{bare}.py" if bare and (PACKAGE / f"{bare}.py").exists() else f"{bare}/__init__.py".lstrip("/")


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


def test_the_core_never_prints_and_never_ends_the_process() -> None:
    shells = {"cli", "commands", "serve"}
    calls = {
        (module, ast.unparse(node.func))
        for module, tree in TREES.items()
        if top(module) not in shells
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"print", "sys.exit", "exit", "quit", "click.echo"}
    }
    assert calls == set()


def test_what_others_wrote_is_printed_in_one_place() -> None:
    """There, nothing in it can move the cursor of a terminal."""
    printers = {module for module, tree in TREES.items() if "click.echo" in ast.unparse(tree) or "sys.stdout.write" in ast.unparse(tree)}
    assert printers == {"commands.common", "stamp"}


def test_content_is_read_by_one_module_alone() -> None:
    readers = {
        module
        for module, tree in TREES.items()
        if any(isinstance(node, ast.Import) and node.names[0].name == "yaml" for node in ast.walk(tree))
    }
    assert readers == {"source", "insert"}, "insert is given a text and asks for its layout"
