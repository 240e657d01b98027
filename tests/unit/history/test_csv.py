from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carerules.diagnostics.span import Span
from carerules.history.event import Limits

from .making import HEADER, MARCH_9, codes, read_text, refused

GOOD = "c-1,child,home_visit,2026-03-09"


def test_columns_that_are_no_field_are_data(tmp_path: Path) -> None:
    history = read_text(tmp_path, f"{HEADER},risk,note\n007,child,assessed,2026-03-09, high ,\n")
    (event,) = history.events
    assert (event.subject, event.data) == ("007", {"risk": "high"})


def test_a_bom_is_no_part_of_the_first_header(tmp_path: Path) -> None:
    assert len(read_text(tmp_path, f"\ufeff{HEADER}\n{GOOD}\n").events) == 1


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(tmp_path: Path, end: str) -> None:
    history = read_text(tmp_path, end.join([HEADER, GOOD, GOOD]))
    assert [event.row for event in history.events] == [1, 2]


def test_a_quoted_cell_may_hold_commas_quotes_and_lines(tmp_path: Path) -> None:
    history = read_text(tmp_path, f'{HEADER},note\n{GOOD},"a, ""b""\nc"\n{GOOD},d\n')
    assert [event.data["note"] for event in history.events] == ['a, "b"\nc', "d"]


def test_ragged_rows_are_quarantined_and_the_others_go_on(tmp_path: Path) -> None:
    history = read_text(tmp_path, f"{HEADER}\n{GOOD}\nc-1,child\n{GOOD},x\n{GOOD}\n")
    assert codes(history) == [(2, "", "CR820"), (3, "", "CR820")]
    assert [rejected.diagnostic.span.line for rejected in history.rejected] == [3, 4]
    assert history.rejected[1].diagnostic.message("en") == "row 3 has 5 cells where the header has 4"
    assert [event.row for event in history.events] == [1, 4]


def test_blank_rows_say_nothing_and_are_not_counted(tmp_path: Path) -> None:
    history = read_text(tmp_path, f"\n{HEADER}\n\n,,,\n{GOOD}\n , ,\u3000,\n{GOOD}\n\n")
    assert (history.rows, [event.row for event in history.events]) == (2, [1, 2])


def test_a_column_without_a_header_must_stay_empty(tmp_path: Path) -> None:
    history = read_text(tmp_path, f"{HEADER},,risk\n{GOOD},,high\n{GOOD},x,low\n")
    assert codes(history) == [(2, "", "CR830")]
    assert history.events[0].data == {"risk": "high"}


def test_a_quotation_mark_left_open_costs_one_row_only(tmp_path: Path) -> None:
    rows = [f"{GOOD},ok", f'{GOOD},"left open', f"{GOOD},ok", f'{GOOD},"ok, quoted"', f"{GOOD},ok"]
    history = read_text(tmp_path, "\n".join([f"{HEADER},note", *rows]))
    assert codes(history) == [(2, "", "CR828")]
    assert history.rejected[0].diagnostic.span.line == 3
    assert [event.row for event in history.events] == [1, 3, 4, 5]


def test_two_open_quotation_marks_do_not_swallow_what_lies_between(tmp_path: Path) -> None:
    rows = [f'{GOOD},"open', f"{GOOD},ok", f'{GOOD},"open', f"{GOOD},ok"]
    history = read_text(tmp_path, "\n".join([f"{HEADER},note", *rows]))
    assert codes(history) == [(1, "", "CR828"), (3, "", "CR828")]
    assert [rejected.diagnostic.span.line for rejected in history.rejected] == [2, 4]
    rows = [f'{GOOD},"open', f"{GOOD},ok", f'{GOOD},the end"', f"{GOOD},ok"]
    history = read_text(tmp_path, "\n".join([f"{HEADER},note", *rows]))
    assert codes(history) == [(1, "", "CR828")]


def test_text_behind_a_closing_quotation_mark(tmp_path: Path) -> None:
    history = read_text(tmp_path, f'{HEADER},note\n{GOOD},"a"b\n{GOOD},c\n')
    assert codes(history) == [(1, "", "CR828")]
    assert len(history.events) == 1


def test_a_header_with_an_open_quotation_mark(tmp_path: Path) -> None:
    (problem,) = refused(tmp_path, f'"{HEADER}\n{GOOD}\n')
    assert problem.code == "CR806"


def test_cells_have_a_longest_length(tmp_path: Path) -> None:
    text = f"{HEADER},note\n{GOOD},{'x' * 21}\n{GOOD},{'x' * 20}\n"
    assert codes(read_text(tmp_path, text, limits=Limits(cell=20))) == [(1, "note", "CR825")]
    assert codes(read_text(tmp_path, text, limits=Limits(cell=21))) == []


def test_a_cell_beyond_the_reach_of_the_csv_module(tmp_path: Path) -> None:
    history = read_text(tmp_path, f"{HEADER},note\n{GOOD},{'x' * 200_000}\n{GOOD},y\n")
    assert codes(history) == [(1, "", "CR825")]
    assert len(history.events) == 1


def test_too_many_rows(tmp_path: Path) -> None:
    text = "\n".join([HEADER, *[GOOD] * 3])
    assert read_text(tmp_path, text, limits=Limits(rows=3)).rows == 3
    assert [one.code for one in refused(tmp_path, text, limits=Limits(rows=2))] == ["CR809"]


def test_one_row_of_broken_bytes(tmp_path: Path) -> None:
    broken = f"{HEADER},note\n{GOOD},好\n{GOOD},".encode() + "坏".encode()[:2] + f"\n{GOOD},好\n".encode()
    history = read_text(tmp_path, broken)
    assert codes(history) == [(2, "note", "CR824")]
    assert [event.row for event in history.events] == [1, 3]


def test_a_missing_column_is_named_with_the_nearest_and_its_place(tmp_path: Path) -> None:
    (problem,) = refused(tmp_path, f"subject,subject_type,event,occured_at\n{GOOD}\n")
    assert (problem.code, problem.span) == ("CR807", Span((tmp_path / "data.csv").as_posix(), 1, 28, 1, 38))
    assert problem.message("en") == "there is no column `occurred_at`"
    assert "`occured_at: occurred_at`" in problem.help("en")


def test_all_missing_columns_are_told_at_once(tmp_path: Path) -> None:
    problems = refused(tmp_path, "a,b\n1,2\n")
    assert [one.args["column"] for one in problems] == ["subject", "subject_type", "event", "occurred_at"]


def test_two_columns_of_one_name(tmp_path: Path) -> None:
    (problem,) = refused(tmp_path, f'"risk",{HEADER}, risk\n')
    assert (problem.code, problem.span.column, problem.labels[0].span.column) == ("CR808", 47, 2)


def test_an_instant_is_read_in_the_zone(tmp_path: Path) -> None:
    (event,) = read_text(tmp_path, f"{HEADER}\nc-1,child,home_visit,2026-03-09T00:00\n").events
    assert event.occurred_at == MARCH_9


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from([GOOD, "c-1,child", '"', '"a"b,,,', ",,,", "", "c,child,e,2026-02-30"]), max_size=8
    )
)
def test_every_row_is_an_event_or_a_rejection(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    history = read_text(tmp_path_factory.mktemp("csv"), "\n".join([HEADER, *lines]))
    assert history.rows == len(history.events) + len(history.rejected)
    numbers = sorted([event.row for event in history.events] + [one.row for one in history.rejected])
    assert numbers == list(range(1, history.rows + 1))
    assert len(history.events) == lines.count(GOOD)
