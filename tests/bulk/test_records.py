"""Rows that became records and were put in order are the same rows, whatever their columns and however many chunks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carerules.bulk import arrange, records
from carerules.bulk.arrange import Stretches, by_case, case_order
from carerules.bulk.chosen import chosen, interpreted
from carerules.bulk.columns import Rows

KINDS = [np.int8, np.int16, np.int32, np.int64, np.float64]
BEYOND = 2**32 + 5
"""A row number that four bytes do not hold."""


@st.composite
def chunks(draw: Any) -> list[Rows]:
    """A few chunks of one source; a column may be wider in one chunk than in the other."""
    columns = draw(st.integers(1, 4))
    first, found = draw(st.sampled_from([1, BEYOND - 20])), []
    scale = draw(st.sampled_from([1, 2**40]))
    for _ in range(draw(st.integers(1, 3))):
        n = draw(st.integers(1, 30))
        subject = np.array(draw(st.lists(st.integers(-3, 9), min_size=n, max_size=n)), np.int64) * scale
        at = np.array(draw(st.lists(st.integers(0, 50), min_size=n, max_size=n)), np.int64)
        data = [np.arange(n).astype(draw(st.sampled_from(KINDS))) + 1 for _ in range(columns)]
        marks = draw(st.one_of(st.none(), st.just(np.arange(n) % 3 == 0)))
        found.append(Rows(subject, at, first, data, marks))
        first += n
    return found


@pytest.mark.parametrize("compiled", [True, False])
@given(chunks(), st.integers(1, 8), st.booleans())
def test_rows_come_back_by_case_and_time(
    compiled: bool, given_chunks: list[Rows], block: int, disk: bool
) -> None:
    kernel = chosen() if compiled else interpreted()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(arrange, "STRETCH", 10)
        patch.setattr(arrange, "HELD", 100 if disk else 10**9)
        patch.setattr(records, "BLOCK", block)
        stretches = Stretches(kernel, sum(len(rows.at) for rows in given_chunks), given_chunks[0].subject)
        for rows in given_chunks:
            stretches.add(rows)
        stretches.finish()
        found = [by_case(kernel, stretches.stretch(part))[0] for part in range(stretches.count)]
        stretches.close()
    assert _lines(found) == sorted(_lines(given_chunks), key=lambda line: line[:3])


def _lines(parts: list[Rows]) -> list[tuple[Any, ...]]:
    lines: list[tuple[Any, ...]] = []
    for rows in parts:
        marks = np.zeros(len(rows.at), bool) if rows.irregular is None else rows.irregular
        columns = [rows.subject, rows.at, rows.numbers(), marks, *rows.data]
        lines += zip(*(column.tolist() for column in columns), strict=True)
    return lines


@pytest.mark.parametrize("step", [1, 1_000, 2**50])
def test_near_and_far_subjects_have_one_order(step: int) -> None:
    """Those near each other are counted as they are, those far apart by their ranks."""
    subject = np.array([5, 3, 5, 9, 3, 3, 0, 5], np.int64) * step
    assert case_order(chosen(), subject).tolist() == np.argsort(subject, kind="stable").tolist()
    assert not len(case_order(chosen(), subject[:0]))


def test_a_file_that_was_cut_short_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrange, "HELD", 1)
    subject = np.arange(100, dtype=np.int64)
    stretches = Stretches(chosen(), 100, subject)
    stretches.add(Rows(subject, subject, 1, [subject], None))
    assert stretches.finish()
    assert stretches.written is not None
    (run,) = Path(stretches.written.name).iterdir()
    run.write_bytes(run.read_bytes()[:-9])
    with pytest.raises(OSError, match="cut short"):
        stretches.stretch(0)
    stretches.close()
