"""Chunks come in: rows that are no events are quarantined, subjects become numbers, the rest becomes `Rows`. (S4.2)"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from carerules.history.event import Limits, Rejected
from carerules.history.intake import Intake
from carerules.program.plan import Program
from carerules.temporal.zone import Zone

from .coding import NotColumnar
from .columns import Layout, Rows, believable
from .lines import bits
from .origin import FORMAT, Origin, row_count, subjects_of
from .settlement import Settlement
from .turns import read_ahead
from .voids import Voids

_NEEDED = ("subject", "subject_type", "event", "occurred_at")


class Arrivals:
    """Reads a source chunk by chunk. `rejected`, `rows` and `late` (events after `as_of`) count along.

    `names` are the subjects' ids, None where they are numbers; `ours` marks the rows that are for the kernel, by the
    number of the first row of a chunk and its columns (None: all).
    """

    def __init__(
        self,
        origin: Origin,
        program: Program,
        layout: Layout,
        as_of: int,
        names: Any,
        ahead: bool = False,
        ours: Callable[[int, dict[str, Any]], Any] | None = None,
        settlement: Settlement | None = None,
    ) -> None:
        self.origin, self.layout, self.as_of, self.names, self.ours = origin, layout, as_of, names, ours
        self.program = program
        self.ahead = ahead and origin.file is not None
        self.settlement = settlement or Settlement()
        self.restart()

    def restart(self) -> None:
        """Count anew: the source is read from the beginning."""
        self.rows, self.late = 0, self.settlement.late
        self.bad: list[int] = []
        self.backfilled: list[int] = []
        """The numbers of rows recorded later than their type allows, up to `as_of`."""
        self.voids = Voids(self.origin, self.program, self.layout, self.as_of)
        self.first = self.as_of

    def chunks(self) -> Iterator[Rows]:
        """The rows of each chunk that are events."""
        tables = self.origin.chunks()
        for table in read_ahead(tables) if self.ahead else tables:
            first_row = self.rows + 1
            self.rows += row_count(table)
            good = good_rows(table) if self.ours is None else None  # else the survey has seen to it
            if good is not None:
                self.bad += (np.flatnonzero(~good) + first_row - 1).tolist()
            gone = self.settlement.is_dropped(first_row - 1, row_count(table))
            if gone is not None:
                good = ~gone if good is None else good & ~gone
            if self.ours is not None:
                ours = self.ours(first_row, table)
                good = ours if good is None else good & ours
            chosen = None if good is None or good.all() else np.flatnonzero(good)
            if chosen is not None:
                mask = bits(good)
                table |= {name: table[name].filter(mask) for name in FORMAT if name in table}
            rows = self.layout.rows(table, chosen, subjects_of(self.names, table["subject"]), first_row)
            if chosen is not None:
                rows.row = chosen + first_row
            self.voids.take_out(rows)
            if len(rows.backfilled):
                late = rows.backfilled[rows.at[rows.backfilled] <= self.as_of]
                self.backfilled += rows.numbers()[late].tolist()
            marks = self.settlement.is_disputed(rows)
            if marks is not None:
                rows.irregular = marks if rows.irregular is None else rows.irregular | marks
            yield rows

    def look_at(self, at: Any, first: int, last: int) -> None:
        """Take note of the instants of rows, which lie between two. Raises NotColumnar for unbelievable ones."""
        if len(at):
            if not believable(first, last):
                raise NotColumnar("occurred_at")
            self.first = min(self.first, first)
            if last > self.as_of:
                self.late += int(np.count_nonzero(at > self.as_of))


def rejected(origin: Origin, bad: list[int], zone: Zone) -> tuple[Rejected, ...]:
    """The quarantined rows (numbers from 0), each with the reason that every other reader gives."""
    if not bad:
        return ()
    table = origin.whole_rows(np.array(sorted(bad)))
    intake = Intake(origin.file.as_posix() if origin.file else "", zone, Limits())
    for number, row in zip(sorted(bad), table.to_pylist(), strict=True):
        intake.rows = number
        intake.take({name: row[origin.headers[name]] for name in origin.headers}, number + 1)
    return tuple(intake.history([]).rejected)


def good_rows(table: dict[str, Any]) -> Any:
    """Which rows can be events; None: all of them."""
    marks = [~np.asarray(table[name].is_valid()) for name in _NEEDED if table[name].null_count]
    for name in _NEEDED[:3]:
        if not pa.types.is_integer(table[name].type):
            marks += _blank(table[name])
    return ~np.logical_or.reduce(marks) if marks else None


def _blank(column: Any) -> list[Any]:
    """Marks the rows whose text is empty or all space, if there are any."""
    coded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    blank = [place for place, text in enumerate(coded.dictionary.to_pylist()) if not (text or "").strip()]
    if not blank:
        return []
    marks = np.isin(np.asarray(coded.indices.fill_null(-1)), blank)
    return [marks] if marks.any() else []


def names_of(origin: Origin) -> Any:
    """All subjects' ids, sorted. NotColumnar where two ways of writing mean one subject."""
    found = pa.array([], pa.string())
    for table in origin.chunks():
        column = table["subject"]
        column = column.dictionary if pa.types.is_dictionary(column.type) else column
        found = pc.unique(pa.concat_arrays([found, pc.unique(column.cast(pa.string())).drop_null()]))
    plain = pc.all(pc.string_is_ascii(found)).as_py() is not False
    if not plain or pc.any(pc.not_equal(pc.utf8_trim_whitespace(found), found)).as_py():
        raise NotColumnar("subject")
    return found.take(pc.sort_indices(found))
