"""Lint, types and import contracts, so that one command tells all."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.core.draft import Draft
from assistant.review.analyse import analyse

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["lint-imports"],
    ],
    ids=" ".join,
)
def test_check(command: list[str]) -> None:
    done = subprocess.run([BIN / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("script", ["packaging/system-packages", ".ci/run"])
def test_shell_scripts_parse(script: str) -> None:
    subprocess.run(["sh", "-n", ROOT / script], check=True)


def test_packaging_is_no_package() -> None:
    """It would hide the `packaging` library from every import."""
    assert not list((ROOT / "packaging").rglob("__init__.py"))


def test_python_holds_no_phrase_and_the_product_speaks_as_it_preaches(bank) -> None:
    """No string in the program, docstrings aside, is anything that a rule would mark."""
    for path in (ROOT / "assistant").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docstrings = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, DOCUMENTED)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in docstrings:
                found = [finding.rule for finding in analyse(Draft(node.value), bank).findings]
                assert not found, f"{path.relative_to(ROOT)}, line {node.lineno}: {node.value!r}: {found}"
