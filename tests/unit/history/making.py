"""What the tests of this folder make: small files, rows and records."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from carerules.diagnostics.diagnostic import DataError, Diagnostic
from carerules.history.event import Event, History
from carerules.history.read import read
from carerules.history.settle import Prepared
from carerules.temporal.instants import DAY, HOUR
from carerules.temporal.zone import Zone

ZONE = Zone("Asia/Shanghai")
HEADER = "subject,subject_type,event,occurred_at"
ROW = {"subject": "c-1", "subject_type": "child", "event": "home_visit", "occurred_at": "2026-03-09T15:00"}
MARCH_9 = 20_521 * DAY - 8 * HOUR
"""The first instant of 2026-03-09 in Shanghai."""


def row(**more: object) -> dict[str, Any]:
    """A good row with something added or changed."""
    return {**ROW, **more}


def one(**more: object) -> Event:
    """The event of a good row with something added or changed."""
    history = read([row(**more)], zone=ZONE)
    assert not history.rejected, codes(history)
    return history.events[0]


def read_text(folder: Path, text: str | bytes, name: str = "data.csv", **options: Any) -> History:
    """The history in a file with this content."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read(path, zone=ZONE, **options)


def refused(
    folder: Path, text: str | bytes, name: str = "data.csv", **options: Any
) -> tuple[Diagnostic, ...]:
    """Why a file with this content cannot be read at all."""
    with pytest.raises(DataError) as caught:
        read_text(folder, text, name, **options)
    return tuple(caught.value.diagnostics)


def codes(history: History) -> list[tuple[int, str, str]]:
    """Row, column and code of every rejected row."""
    return [(one.row, one.column, one.diagnostic.code) for one in history.rejected]


def record(at: int = 0, type: str = "home_visit", subject: str = "c-1", **more: Any) -> Event:
    """A record at an hour of the first day."""
    return Event(subject=subject, subject_type="child", type=type, occurred_at=at * HOUR, **more)


def ids(prepared: Prepared, subject: str = "c-1") -> list[str]:
    """The ids of the events without conflict, in order."""
    return [settled.id for settled in prepared.cases.get(("child", subject), []) if not settled.conflict]


def rowless(prepared: Prepared) -> Prepared:
    """Without what nothing may depend on: the numbers of rows, the order of data."""
    cases = {
        key: [replace(settled, event=bare(settled.event)) for settled in records]
        for key, records in prepared.cases.items()
    }
    notes = [replace(note, event=bare(note.event)) for note in prepared.notes]
    return replace(prepared, cases=cases, notes=notes)


def bare(event: Event) -> Event:
    """A record without the number of its row, its data sorted."""
    return replace(event, row=0, data=dict(sorted(event.data.items())))


_names = st.sampled_from(["a", "b", "c", "d"])
_hours = st.integers(0, 3).map(lambda hour: hour * HOUR)

RECORDS = st.lists(
    st.builds(
        Event,
        subject=st.sampled_from(["c-1", "c-2"]),
        subject_type=st.just("child"),
        type=st.sampled_from(["home_visit", "assessed"]),
        occurred_at=_hours,
        date_only=st.booleans(),
        recorded_at=st.none() | _hours,
        by=st.none() | _names,
        data=st.dictionaries(
            st.sampled_from(["x", "y"]), st.sampled_from([1, 1.0, True, "1", "two"]), max_size=2
        ),
        id=st.none() | _names,
        corrects=st.none() | _names,
        retracts=st.none() | st.none() | _names,
        row=st.integers(1, 99),
    ),
    max_size=12,
)
"""Records of two children, few enough names and hours that they meet."""
