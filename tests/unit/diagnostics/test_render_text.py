from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carerules.diagnostics.diagnostic import Diagnostic, Label
from carerules.diagnostics.place import cells
from carerules.diagnostics.render_text import render
from carerules.diagnostics.span import Span

from .samples import ALL, ELSEWHERE, EMPTY, NO_FOLDER, SOURCES, TWICE, WIDE


def test_the_layout() -> None:
    text = "\n" * 11 + "    bearer: child_directr\n"
    told = Diagnostic("CR118", Span("duties/village.yaml", 12, 13, 12, 26), {"number": "child_directr"})
    shown = render([told], {"duties/village.yaml": text}, "en", root="policies/county")
    assert (
        shown
        == """\
error[CR118]: the number `child_directr` is too large to be exact
  --> policies/county/duties/village.yaml:12:13
   |
12 |     bearer: child_directr
   |             ^^^^^^^^^^^^^
   = help: put it in quotes if it is an identifier
"""
    )


def test_two_places_in_one_file() -> None:
    assert (
        render([TWICE], SOURCES, "en")
        == """\
error[CR109]: the key `bearer` is written twice
 --> duties/village.yaml:7:5
  |
5 |     bearer: child_director
  |     ------ first written here
...
7 |     bearer: x
  |     ^^^^^^
  = help: delete one of the two, or merge them
"""
    )


def test_two_places_in_two_files() -> None:
    assert render([ELSEWHERE], SOURCES, "zh", root="p").splitlines()[1:] == [
        " --> p/duties/village.yaml:7:5",
        "  |",
        "7 |     bearer: x",
        "  |     ^^^^^^",
        " ::: p/posts.yaml:1:1",
        "  |",
        "1 | a: b",
        "  | - 在这里声明",
        "  = 建议: 请删除其中一个，或者合并",
    ]


def test_the_caret_stands_under_wide_characters() -> None:
    rows = render([WIDE], SOURCES, "en").splitlines()
    assert rows[3:5] == ["6 |     标签: 走访 # tail", "  |           ^^^^"]


def test_a_place_without_extent_and_one_without_text() -> None:
    assert render([EMPTY], SOURCES, "en").splitlines()[3:5] == ["1 | a: b", "  | ^"]
    assert render([EMPTY], {}, "en").splitlines()[1:3] == [
        " --> posts.yaml:1:1",
        "  = help: delete the file, or write the section that it is meant for",
    ]
    assert render([ELSEWHERE], {}, "en").splitlines()[1:4] == [
        " --> duties/village.yaml:7:5",
        " ::: posts.yaml:1:1",
        "  - 1:1: declared here",
    ]


def test_a_place_in_no_file() -> None:
    assert render([NO_FOLDER], SOURCES, "en").splitlines() == [
        "error[CR121]: there is no folder `100%, a:b`",
        "  = help: name the folder that holds `policy.yaml`",
    ]


def test_an_empty_line_between_two() -> None:
    blocks = render(ALL, SOURCES, "zh").split("\n\n")
    assert [block[:9] for block in blocks] == ["错误[CR121]", "错误[CR109]", "错误[CR118]", "警告[CR119]"]


def test_a_place_of_several_lines_is_shown_by_its_first() -> None:
    told = Diagnostic("CR118", Span("f", 1, 4, 2, 3), {"number": "x"})
    assert render([told], {"f": "a: x\n  y\n"}, "en").splitlines()[3:5] == ["1 | a: x", "  |    ^"]


def test_a_long_line_is_shown_in_part() -> None:
    told = Diagnostic("CR118", Span("f", 1, 5001, 1, 5006), {"number": "x"})
    rows = render([told], {"f": "走" * 5000 + "MARKS" + "x" * 5000}, "en").splitlines()
    assert len(rows[3]) < 180
    assert cells(rows[3][: rows[3].index("MARKS")]) == rows[4].index("^")
    assert rows[4].count("^") == 5


place = st.tuples(st.integers(1, 3), st.integers(1, 8), st.integers(0, 8))


@given(
    text=st.lists(st.text(alphabet="a走\t\x1b\u0301\u202e ", max_size=8), min_size=3, max_size=3).map(
        "\n".join
    ),
    first=place,
    second=place,
)
def test_no_place_breaks_the_rendering(
    text: str, first: tuple[int, int, int], second: tuple[int, int, int]
) -> None:
    spans = [Span("f", line, column, line, column + width) for line, column, width in (first, second)]
    told = Diagnostic("CR118", spans[0], {"number": "x"}, (Label(spans[1], "first_here"),))
    shown = render([told], {"f": text}, "en")
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert shown.count("^") >= 1


def test_a_place_beyond_the_text_is_named_all_the_same() -> None:
    beyond = Diagnostic("CR705", Span("cut.yaml", 9, 3, 9, 8))
    told = render([beyond], {"cut.yaml": "one line"}, "en")
    assert "cut.yaml:9:3" in told
    assert "9 |" in told
