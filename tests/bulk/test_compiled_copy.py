"""A compiled copy of other sources is refused; the sources are one text."""

from __future__ import annotations

import ast
import sys
from types import ModuleType

import pytest

from carerules.bulk import chosen as choice
from carerules.bulk.sources import joined, stamp


@pytest.fixture(autouse=True)
def afresh() -> None:
    choice.chosen.cache_clear()


def test_a_copy_of_other_sources_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    foreign = ModuleType("carerules.bulk._compiled.kernel")
    monkeypatch.setattr(foreign, "STAMP", "0" * 64, raising=False)
    monkeypatch.setitem(sys.modules, foreign.__name__, foreign)
    found = choice.chosen()
    assert not found.compiled
    assert found.why == "the compiled copy was made from other sources"


def test_without_a_copy_the_sources_are_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "carerules.bulk._compiled.kernel", None)
    found = choice.chosen()
    assert not found.compiled
    assert found.why == "no compiled copy was built"


def test_the_joined_text_is_a_module_that_imports_only_the_compiler() -> None:
    tree = ast.parse(joined())
    imports = [node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]
    assert [ast.unparse(node) for node in imports] == ["import cython"]
    assert f'STAMP = "{stamp()}"' in joined()
