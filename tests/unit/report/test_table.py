from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carerules.diagnostics.place import cells, visible
from carerules.report.table import table

text = st.text(max_size=12)


@given(st.lists(st.tuples(text, text, text), max_size=5))
def test_columns_line_up_whatever_stands_in_them(rows: list[tuple[str, str, str]]) -> None:
    lines = table(("名称", "b", "n"), rows, numbers=1)
    assert len(lines) == len(rows) + 2
    widest = max(cells(line) for line in lines)
    assert cells(lines[1]) == widest


@given(st.text())
def test_no_cell_can_move_the_cursor(hostile: str) -> None:
    for line in table(("a",), [(hostile,)]):
        assert line == visible(line)


def test_wide_characters_take_two_cells_and_numbers_stand_to_the_right() -> None:
    assert table(("单位", "n"), [("v", "7"), ("民政局", "12")], numbers=1) == [
        "单位     n",
        "------  --",
        "v        7",
        "民政局  12",
    ]
