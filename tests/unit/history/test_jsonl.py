from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from carerules.history.read import read

from .making import ZONE, codes, one, read_text, row


def test_one_object_a_line(tmp_path: Path) -> None:
    lines = [
        json.dumps(row(data={"child_seen": True}, evidence=["visit_record"])),
        "",
        json.dumps(row(note="好")),
    ]
    history = read_text(tmp_path, "\r\n".join(lines) + "\n", "data.jsonl")
    seen, noted = history.events
    assert (seen.data, seen.evidence, noted.data) == ({"child_seen": True}, ("visit_record",), {"note": "好"})
    assert (seen.row, noted.row) == (1, 2)


def test_broken_lines_are_quarantined(tmp_path: Path) -> None:
    good = json.dumps(row())
    lines = [
        good,
        "{",
        "[1, 2]",
        '"text"',
        good + good,
        '{"subject": "a", "subject": "b"}',
        "[" * 100_000,
        good,
    ]
    history = read_text(tmp_path, "\n".join(lines), "data.jsonl")
    assert codes(history) == [(n, "", "CR823") for n in range(2, 8)]
    assert [rejected.diagnostic.span.line for rejected in history.rejected] == list(range(2, 8))
    assert [event.row for event in history.events] == [1, 8]


def test_broken_bytes_in_one_line(tmp_path: Path) -> None:
    good = json.dumps(row(note="好"), ensure_ascii=False).encode()
    history = read_text(
        tmp_path, b"\n".join([good, good.replace("好".encode(), b"\xe5\xa5"), good]), "data.jsonl"
    )
    assert codes(history) == [(2, "note", "CR824")]


def test_what_is_no_mapping_is_quarantined() -> None:
    assert codes(read([row(), 3, None, [row()]], zone=ZONE)) == [(n, "", "CR823") for n in (2, 3, 4)]


def test_numbers_keep_their_kind(tmp_path: Path) -> None:
    history = read_text(tmp_path, json.dumps(row(a=1, b=1.0, c=True, d="1")), "data.jsonl")
    assert json.dumps(dict(history.events[0].data)) == '{"a": 1, "b": 1.0, "c": true, "d": "1"}'


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(
                ["subject", "subject_type", "event", "occurred_at", "at", "data", "evidence", "x"]
            ),
            st.recursive(
                st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just("2026-03-09"),
                lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2),
                max_leaves=3,
            ),
        ),
        max_size=5,
    )
)
def test_every_row_is_an_event_or_a_rejection(rows: list[dict[str, object]]) -> None:
    history = read([*rows, row()], zone=ZONE)
    assert history.rows == len(rows) + 1 == len(history.events) + len(history.rejected)
    assert history.events[-1] == replace(one(), row=len(rows) + 1)
