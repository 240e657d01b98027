"""What records say about one another is settled before a case is judged: the rest is as if it came so. (S4.2, S8)"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from carerules.history.event import Event
from carerules.history.read import read
from carerules.history.settle import CaseKey, Prepared, Settled, prepare
from carerules.program.plan import Program

from .chosen import Kernel
from .columns import Rows
from .origin import Origin, subjects_of

LINKS = ("corrects", "retracts")
"""The columns in which a record names another one of its case."""
_MASK = 2**42 - 1
"""What ids' numbers are kept below; two ids of one number cost a second look and nothing else."""


@dataclass(slots=True)
class Dropped:
    """What has no effect in one case: its rows, how many of them lie after `as_of`, and what `audit` counts them as.

    `conflicts` are the findings of that kind up to `as_of`.
    """

    rows: list[int]
    late: int
    duplicates: int
    retracted: int
    conflicts: int


@dataclass(slots=True)
class Settlement:
    """All numbers of rows are those of the source, from 0, and sorted.

    `dropped` have no effect: they repeat another row, were replaced or taken back, only take one back, or are in
    conflict. `disputed` are the statements of cases that begin with a conflict, which are for the engine. `cases` has
    what was dropped by subject type and the number of the subject.
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

    def is_disputed(self, rows: Rows) -> Any:
        """Marks the rows that make their case one for the engine; None: none do."""
        if not len(self.disputed):
            return None
        found = np.isin(rows.numbers() - 1, self.disputed)
        return found if found.any() else None

    def rows_of(self, cases: Iterable[tuple[str, int]]) -> list[int]:
        """What was dropped of these cases, which the engine takes as they came."""
        return [row for case in cases if case in self.cases for row in self.cases[case].rows]

    def counted(self, but: Collection[tuple[str, int]], aside: Collection[int]) -> tuple[int, int, int]:
        """Rows repeated, corrected or retracted, and in conflict, of all cases but these and these subjects'."""
        found = [one for case, one in self.cases.items() if case not in but and case[1] not in aside]
        return (
            sum(one.duplicates for one in found),
            sum(one.retracted for one in found),
            sum(one.conflicts for one in found),
        )


def _marks(of: Any, first: int, count: int) -> Any:
    low, high = np.searchsorted(of, [first, first + count])
    if low == high:
        return None
    found = np.zeros(count, bool)
    found[of[low:high] - first] = True
    return found


def settle(
    kernel: Kernel,
    origin: Origin,
    program: Program,
    types: Collection[str],
    names: Any,
    as_of: int,
) -> Settlement:
    """Settle the cases of some subject types; `names` are all subjects' ids, None where they are numbers."""
    found = Settlement()
    places = _about_others(kernel, origin)
    if not len(places):
        return found
    rows = origin.whole_rows(places)
    column = _whole(rows.column(origin.headers["subject"]))
    subjects = subjects_of(names, column.fill_null(0 if names is None else ""))
    gone: list[int] = []
    disputed: list[int] = []
    for events in _by_case(read(rows, zone=program.zone, columns=origin.mapping).events, types):
        settled = prepare(events, program.policy.order)
        if not _is_alive(settled):
            disputed += [places[event.row - 1] for event in events]
            continue
        kept = {one.event.row for one in _records(settled) if not one.conflict}
        left = [event for event in events if event.row not in kept]
        case = Dropped(
            [int(places[event.row - 1]) for event in left],
            sum(event.occurred_at > as_of for event in left),
            settled.duplicates,
            settled.corrected + settled.retracted,
            sum(event.occurred_at <= as_of for event in _in_conflict(settled)),
        )
        found.cases[events[0].subject_type, int(subjects[events[0].row - 1])] = case
        gone += case.rows
    found.dropped, found.disputed = _sorted(gone), _sorted(disputed)
    return found


def _records(settled: Prepared) -> list[Settled]:
    return [one for records in settled.cases.values() for one in records]


def _in_conflict(settled: Prepared) -> Iterable[Event]:
    """The events of which each is a finding: they have no effect, or say something of others that cannot be."""
    yield from (one.event for one in settled.conflicts)
    yield from (note.event for note in settled.notes)


def _is_alive(settled: Prepared) -> bool:
    """Whether a record with effect comes before all that are in conflict, which bring no case to life. # S1.1"""
    records = _records(settled)
    return not settled.conflicts or not records[0].conflict


def _by_case(events: Iterable[Event], types: Collection[str]) -> Iterable[list[Event]]:
    cases: dict[CaseKey, list[Event]] = defaultdict(list)
    for event in events:
        if event.subject_type in types:
            cases[event.subject_type, event.subject].append(event)
    return cases.values()


def _sorted(rows: list[int]) -> Any:
    return np.array(sorted(rows), np.int64)


def _about_others(kernel: Kernel, origin: Origin) -> Any:
    """The rows that name another one, those that may be meant, and those that may have an id in common."""
    links = [_links(kernel, origin, name) for name in LINKS if name in origin.wanted]
    found = [places for places, _ in links]
    if "id" in origin.wanted:
        ids = [_digests(kernel, table["id"]) for table in origin.chunks(["id"])]
        own = np.concatenate([np.zeros(0, np.int64), *ids])
        known = np.concatenate([own[own >= 0], *(meant for _, meant in links)])
        known.sort()
        twice = np.unique(known[1:][known[1:] == known[:-1]])
        if len(twice):
            at = np.searchsorted(twice, own)
            found.append(np.flatnonzero(np.take(twice, at, mode="clip") == own))
    return np.unique(np.concatenate([np.zeros(0, np.int64), *found]))


def _links(kernel: Kernel, origin: Origin, name: str) -> tuple[Any, Any]:
    """The rows that name another one in this column, and the numbers of the ids that they name."""
    places, meant, first = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)], 0
    for table in origin.chunks([name]):
        column = table[name]
        if column.null_count < len(column):
            numbers = _digests(kernel, column)
            there = np.flatnonzero(numbers >= 0)
            places.append(there + first)
            meant.append(numbers[there])
        first += len(column)
    return np.concatenate(places), np.concatenate(meant)


def _digests(kernel: Kernel, column: Any) -> Any:
    """A number for each text of a column, the same for what the readers take for the same; below 0: none is there."""
    column = column.dictionary_decode() if pa.types.is_dictionary(column.type) else column
    texts = pc.fill_null(column.cast(pa.large_string()), "")
    found = np.empty(len(texts), np.int64)
    if not kernel.digest(*_buffers(texts), _MASK, found):
        kernel.digest(*_buffers(pc.utf8_trim_whitespace(pc.utf8_normalize(texts, form="NFC"))), _MASK, found)
    return found


def _buffers(texts: Any) -> tuple[Any, Any]:
    """Where each text begins, and the bytes of all."""
    _, starts, text = texts.buffers()
    bounds = np.frombuffer(starts, np.int64)[texts.offset : texts.offset + len(texts) + 1]
    return bounds, np.frombuffer(text, np.uint8) if text is not None and text.size else np.zeros(1, np.uint8)


def _whole(column: Any) -> Any:
    if not isinstance(column, pa.ChunkedArray):
        return column
    return pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], column.type)
