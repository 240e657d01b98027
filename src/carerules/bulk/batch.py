"""Rows of whole cases, in order, as typed arrays: what the kernel reads."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from carerules.history.cells import FIRST_INSTANT, LAST_INSTANT

from .columns import Layout, Rows
from .tables import ints


@dataclass(slots=True)
class Batch:
    """Columns and where each case begins. The kernel reads `data` interpreted and `base` compiled."""

    subjects: Any
    """The code of each case's subject."""
    offsets: Any
    left: Any
    """1 for a case that is for the engine from the start."""
    at: Any
    row: Any
    """The number of each row in the source, or the first one where they follow each other."""
    arrays: list[Any]
    event_code: Any
    recode: Any
    recode_from: Any
    is_packed: int
    """Whether columns share arrays, so that a row has only what its event type declares."""
    data: list[Any]
    base: Any
    width: Any

    def part(self, low: int, high: int) -> Batch:
        """Some of the cases; the columns are the same."""
        return replace(
            self,
            subjects=self.subjects[low:high],
            offsets=self.offsets[low : high + 1],
            left=self.left[low:high],
        )

    def numbers(self, places: Any) -> Any:
        """The numbers in the source of some rows."""
        if isinstance(self.row, int):
            return np.asarray(places, np.int64) + self.row
        return np.take(self.row, places).astype(np.int64)


@dataclass(slots=True)
class Order:
    """Where the cases of rows in order begin, which of them have two events at one instant, and the span of time."""

    subjects: Any
    offsets: Any
    tied: Any
    first: int
    last: int

    def __len__(self) -> int:
        return len(self.subjects)

    def part(self, cases: int) -> Order:
        """That of the first so many cases."""
        return Order(
            self.subjects[:cases], self.offsets[: cases + 1], self.tied[:cases], self.first, self.last
        )

    def apart(self) -> Order:
        """The same in arrays of their own size: who keeps them keeps no room for a case per row."""
        return Order(self.subjects.copy(), self.offsets.copy(), self.tied.copy(), self.first, self.last)


def batch_of(layout: Layout, rows: Rows, order: Order) -> Batch:
    """Rows in order of case and time. Cases with ties or irregular rows are left to the engine."""
    left = np.array(order.tied, np.int8)
    odd = np.flatnonzero(rows.irregular) if rows.irregular is not None else ()
    if len(odd):
        odd = odd[odd < order.offsets[-1]]
        left[np.searchsorted(order.offsets, odd, side="right") - 1] = 1
    arrays = layout.spread([np.ascontiguousarray(array) for array in rows.data])
    recode, recode_from = layout.recoding()
    return Batch(
        subjects=order.subjects,
        offsets=order.offsets,
        left=left,
        at=np.ascontiguousarray(rows.at),
        row=rows.row,
        arrays=arrays,
        event_code=ints(layout.event_codes()),
        recode=recode,
        recode_from=recode_from,
        is_packed=int(layout.drawers is not None),
        data=[array.data for array in arrays],
        base=ints(array.ctypes.data for array in arrays),
        width=ints(0 if array.dtype == np.float64 else array.itemsize for array in arrays),
    )


def in_order(kernel: Any, subject: Any, at: Any) -> Order | None:
    """What there is to know of rows that are in order of case and time, else None."""
    n = len(subject)
    if not n:
        return Order(subject, np.zeros(1, np.int64), np.zeros(0, np.int8), LAST_INSTANT, FIRST_INSTANT)
    if kernel.compiled:
        subjects, offsets = np.empty(n, np.int64), np.empty(n + 1, np.int64)
        tied, span = np.empty(n, np.int8), np.empty(2, np.int64)
        cases = kernel.scan(subject, at, subjects, offsets, tied, span)
        if cases < 0:
            return None
        return Order(subjects, offsets, tied, int(span[0]), int(span[1])).part(cases)
    turns = subject[1:] != subject[:-1]
    if (subject[1:] < subject[:-1]).any() or ((at[1:] < at[:-1]) & ~turns).any():
        return None
    starts = np.concatenate([[0], np.flatnonzero(turns) + 1])
    tied = np.zeros(len(starts), np.int8)
    twins = np.flatnonzero((at[1:] == at[:-1]) & ~turns)
    tied[np.searchsorted(starts, twins, side="right") - 1] = 1
    offsets = np.concatenate([starts, [n]]).astype(np.int64)
    return Order(np.take(subject, starts), offsets, tied, int(at.min()), int(at.max()))
