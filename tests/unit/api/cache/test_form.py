"""The written form of diagnostics gives the same values back, or is not written."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from carerules.api.cache.form import read, written
from carerules.diagnostics.diagnostic import Diagnostic, Label
from carerules.diagnostics.span import Span
from carerules.diagnostics.wording import Word

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
NUMBERS = st.integers(0, 10**12)
SPANS = st.builds(Span, TEXTS, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
ARGUMENTS = st.dictionaries(
    TEXTS,
    TEXTS | NUMBERS | st.booleans() | st.builds(Word, TEXTS) | SPANS | st.lists(TEXTS, max_size=3).map(tuple),
)
LABELS = st.builds(Label, SPANS, TEXTS, ARGUMENTS)
DIAGNOSTICS = st.builds(Diagnostic, TEXTS, SPANS, ARGUMENTS, st.lists(LABELS, max_size=2).map(tuple))
NOTES = st.fixed_dictionaries({"en": st.lists(TEXTS).map(tuple), "zh": st.lists(TEXTS).map(tuple)})


def shown(value: Any) -> str:
    """With kinds and order, which equality forgives: `True` and `1`, a place and a tuple."""
    return repr(value)


@given(st.lists(DIAGNOSTICS, max_size=4).map(tuple), NOTES)
def test_the_same_comes_back(diagnostics: tuple[Diagnostic, ...], notes: dict[str, tuple[str, ...]]) -> None:
    text = written("k", diagnostics, notes)
    assert text is not None
    assert shown(read("k", text)) == shown((diagnostics, notes))
    assert read("another", text) is None


def test_what_would_not_come_back_is_not_written() -> None:
    odd: Any = {"word": object()}
    assert written("k", (Diagnostic("CR101", Span("f", 1, 1, 1, 1), odd),), {}) is None
    nested: Any = {"word": [("a",)]}
    assert written("k", (Diagnostic("CR101", Span("f", 1, 1, 1, 1), nested),), {}) is None
    assert written("k", (Diagnostic("CR101", Span("\ud800", 1, 1, 1, 1)),), {}) is None


def test_other_text_is_no_outcome() -> None:
    for text in (
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b'{"key": "k"}',
        b'{"key": "k", "diagnostics": [1], "notes": {}}',
    ):
        assert read("k", text) is None
