"""The examples of docs/interop.md do what the page says."""

from __future__ import annotations

from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

ROOT = Path(__file__).parents[3]


def test_the_examples_run_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    page = Sybil(parsers=[PythonCodeBlockParser()]).parse(ROOT / "docs" / "interop.md")
    examples = list(page.examples())
    for example in examples:
        example.evaluate()
    assert len(examples) == page.text.count("\n>>> ")
