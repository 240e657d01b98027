"""What records say about one another is settled before a case is judged: the rest is as if it came so. (S4.2, S8)"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from carerules.history.event import Event
from carerules.history.read import read
from carerules.history.settle import CaseKey, prepare
from carerules.program.plan import Program

from .origin import Origin, subjects_of

LINKS = ("corrects", "retracts")
"""The columns in which a record names another one of its case."""


@dataclass(slots=True)
class Dropped:
    """What has no effect in one case: its rows, how many of them lie after `as_of`, and what `audit` counts them as."""

    rows: list[int]
    late: int
    duplicates: int
    retracted: int


@dataclass(slots=True)
class Settlement:
    """All numbers of rows are those of the source, from 0, and sorted.

    `dropped` have no effect: they repeat another row, were replaced or taken back, or only take one back. `disputed`
    are about other records in a way that is a finding, so that their cases are for the engine. `cases` has what was
    dropped by subject type and the number of the subject.
    """

    dropped: Any = field(default_factory=lambda: np.zeros(0, np.int64))
    disputed: Any = field(default_factory=lambda: np.zeros(0, np.int64))
    cases: dict[tuple[str, int], Dropped] = field(default_factory=dict)

    @property
    def late(self) -> int:
        """How many rows without effect lie after `as_of`."""
        return sum(case.late for case in self.cases.values())

    def is_dropped(self, first: int, count: int) -> Any:
        """Marks those of so many rows from `first` that have no effect; None: all have."""
        return _marks(self.dropped, first, count)

    def is_disputed(self, numbers: Any) -> Any:
        """Marks the rows, by their numbers, that make their case one for the engine; None: none do."""
        found = np.isin(numbers, self.disputed) if len(self.disputed) else None
        return found if found is not None and found.any() else None

    def rows_of(self, cases: Iterable[tuple[str, int]]) -> list[int]:
        """What was dropped of these cases, which the engine takes as they came."""
        return [row for case in cases if case in self.cases for row in self.cases[case].rows]

    def counted(self, but: Collection[tuple[str, int]], aside: Collection[int]) -> tuple[int, int]:
        """Repeated rows, and those that were corrected or retracted, of all cases but these and these subjects'."""
        found = [one for case, one in self.cases.items() if case not in but and case[1] not in aside]
        return sum(one.duplicates for one in found), sum(one.retracted for one in found)


def _marks(of: Any, first: int, count: int) -> Any:
    low, high = np.searchsorted(of, [first, first + count])
    if low == high:
        return None
    found = np.zeros(count, bool)
    found[of[low:high] - first] = True
    return found


def settle(
    origin: Origin,
    program: Program,
    types: Collection[str],
    names: Any,
    as_of: int,
    mapping: Mapping[str, str] | None,
) -> Settlement:
    """Settle the cases of some subject types; `names` are all subjects' ids, None where they are numbers."""
    found = Settlement()
    places = _about_others(origin)
    if not len(places):
        return found
    rows = origin.whole_rows(places)
    column = _whole(rows.column(origin.headers["subject"]))
    subjects = subjects_of(names, column.fill_null(0 if names is None else ""))
    gone: list[int] = []
    disputed: list[int] = []
    for events in _by_case(read(rows, zone=program.zone, columns=mapping).events, types):
        settled = prepare(events, program.policy.order)
        if settled.notes or settled.conflicts:
            disputed += [places[event.row - 1] for event in events]
            continue
        kept = {one.event.row for records in settled.cases.values() for one in records}
        left = [event for event in events if event.row not in kept]
        case = Dropped(
            [int(places[event.row - 1]) for event in left],
            sum(event.occurred_at > as_of for event in left),
            settled.duplicates,
            settled.corrected + settled.retracted,
        )
        found.cases[events[0].subject_type, int(subjects[events[0].row - 1])] = case
        gone += case.rows
    found.dropped, found.disputed = _sorted(gone), _sorted(disputed)
    return found


def _by_case(events: Iterable[Event], types: Collection[str]) -> Iterable[list[Event]]:
    cases: dict[CaseKey, list[Event]] = defaultdict(list)
    for event in events:
        if event.subject_type in types:
            cases[event.subject_type, event.subject].append(event)
    return cases.values()


def _sorted(rows: list[int]) -> Any:
    return np.array(sorted(rows), np.int64)


def _about_others(origin: Origin) -> Any:
    """The rows that name another one, those that may be meant, and those that have an id in common."""
    columns = [name for name in ("id", *LINKS) if name in origin.wanted]
    texts = {name: _texts(origin, name) for name in columns}
    there = [texts[name].is_valid() for name in LINKS if name in texts]
    wanted = [pc.unique(texts[name].drop_null()) for name in LINKS if name in texts]
    if "id" in texts:
        counts = pc.value_counts(texts["id"].drop_null())
        wanted.append(counts.field("values").filter(pc.greater(counts.field("counts"), 1)))
        there.append(pc.is_in(texts["id"], value_set=pa.concat_arrays([_whole(one) for one in wanted])))
    marks = [np.asarray(one) for one in there]
    return np.flatnonzero(np.logical_or.reduce(marks)) if marks else np.zeros(0, np.int64)


def _texts(origin: Origin, name: str) -> Any:
    """A column as the readers take it: in one Unicode form, without space around it, nothing where it is empty."""
    parts = []
    for table in origin.chunks([name]):
        column = table[name]
        column = column.dictionary_decode() if pa.types.is_dictionary(column.type) else column
        text = pc.utf8_trim_whitespace(pc.utf8_normalize(column.cast(pa.string()), form="NFC"))
        parts.append(pc.if_else(pc.equal(text, ""), None, text))
    return pa.chunked_array(parts, pa.string())


def _whole(column: Any) -> Any:
    if not isinstance(column, pa.ChunkedArray):
        return column
    return pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], column.type)
