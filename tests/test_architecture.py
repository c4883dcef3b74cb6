"""Which way the code leans: what each package may import, and what starting must not."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
PACKAGES = ("corpus", "index", "bot", "scripts")
MAY_IMPORT = {
    "corpus": {"corpus"},
    "index": {"index", "corpus"},
    "bot": {"bot", "index", "corpus"},
    "scripts": {"scripts", "bot", "index", "corpus"},
}
MODULES = {
    ".".join(path.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__"): path
    for package in PACKAGES
    for path in sorted((PROJECT / package).rglob("*.py"))
}


@pytest.mark.parametrize("module", MODULES)
def test_nothing_imports_upwards(module: str) -> None:
    package = module.partition(".")[0]
    ours = {name.partition(".")[0] for name in imported(_tree(module))} & set(PACKAGES)
    assert ours <= MAY_IMPORT[package]


@pytest.mark.parametrize("module", [name for name in MODULES if name.startswith("scripts")])
def test_scripts_import_the_bot_only_to_run_it(module: str) -> None:
    assert "bot" not in {name.partition(".")[0] for name in imported_at_once(_tree(module))}


def test_no_modules_import_one_another_in_a_circle() -> None:
    edges = {
        module: {target for name in imported_at_once(_tree(module)) if (target := _ours(name))}
        - {module}
        for module in MODULES
    }
    # Taking away, again and again, what imports nothing that is left leaves exactly the circles.
    while free := {module for module, targets in edges.items() if not targets & set(edges)}:
        edges = {module: targets for module, targets in edges.items() if module not in free}
    assert edges == {}


def test_no_file_speaks_of_a_package_registrys_address() -> None:
    # The one exception: where the build of PyTorch without CUDA is published.
    allowed = {("setup", "down" + "load.pytorch.org")}
    words = ["py" + "pi.org", "python" + "hosted.org", "down" + "load.pytorch.org", "file:" + "///"]
    found = {
        (path.name, word) for path in _text_files() for word in words if word in path.read_text()
    }
    assert found <= allowed


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield the name of every module that is imported anywhere below."""
    for node in ast.walk(tree):
        yield from _names(node)


def imported_at_once(node: ast.AST) -> Iterator[str]:
    """Yield what importing the module imports: nothing inside a function or for types alone."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        yield from _names(child)
        yield from imported_at_once(child)


def _names(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert not node.level, "imports are written out from the package's name"
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _ours(name: str) -> str | None:
    """Return the module of ours that an imported name is, or is found in."""
    parts = name.split(".")
    prefixes = (".".join(parts[:end]) for end in range(len(parts), 0, -1))
    return next((prefix for prefix in prefixes if prefix in MODULES), None)


def _tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text())


def _text_files() -> Iterator[Path]:
    folders = (*PACKAGES, "tests", ".ci")
    yield from (path for path in PROJECT.iterdir() if path.is_file() and path.name != ".env")
    for folder in folders:
        for path in (PROJECT / folder).rglob("*"):
            if path.is_file() and path.suffix in ("", ".py", ".md", ".toml", ".json", ".sh"):
                yield path
