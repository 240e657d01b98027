from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carerules.diagnostics.place import cells, lines, shown_path, visible


def test_lines() -> None:
    assert lines("a\nb\r\nc\rd\u2028e\x85f") == ["a", "b", "c", "d\u2028e\x85f"]
    assert lines("") == [""]
    assert lines("a\n") == ["a", ""]


@pytest.mark.parametrize(
    ("file", "root", "shown"),
    [
        ("a/b.yaml", "", "a/b.yaml"),
        ("a/b.yaml", "policies/county", "policies/county/a/b.yaml"),
        ("../national/b.yaml", "policies/county", "policies/national/b.yaml"),
        ("b.yaml", ".", "b.yaml"),
        ("b.yaml", "/srv/p", "/srv/p/b.yaml"),
    ],
)
def test_shown_path(file: str, root: str, shown: str) -> None:
    assert shown_path(file, root) == shown


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("走访", 4), ("ａ：", 4), ("e\u0301", 1), ("，a", 3), ("", 0)]
)
def test_cells(text: str, width: int) -> None:
    assert cells(text) == width


@given(st.text())
def test_visible_is_one_printable_line_of_the_same_length(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert len(shown.splitlines()) <= 1
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000 for c in shown)
