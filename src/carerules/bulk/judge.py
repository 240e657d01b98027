"""The cases of one subject type, judged by the kernel as they come. (S2)"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import numpy as np
import pyarrow as pa

from carerules.program.plan import Plan

from .arrange import Stretches, by_case
from .batch import Batch, Order, batch_of, in_order
from .columns import Layout, Rows
from .evaluate import Said, Task, evaluate, shares
from .intake import Arrivals
from .kernel.words import SLOTS
from .lines import Lines, plain
from .slots import Told
from .states import states_of
from .terms import Calendar, Terms, calendar_for
from .turns import side_by_side
from .warm import WARMTH

LOOKED_AT = 100
"""Rows by which it is seen whether it is worth while to judge chunks as they come."""


@dataclass(slots=True)
class Gathered:
    """What has been said so far, batch by batch."""

    counts: Any
    tables: list[Any] = field(default_factory=list)
    states: list[Any] = field(default_factory=list)
    odd: list[Any] = field(default_factory=list)
    shares: list[tuple[Any, Any]] = field(default_factory=list)
    """Per batch what each indicator says of each case, and where the cases belong."""
    cases: int = 0
    left_rows: list[Any] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    """The subjects of the cases that were left."""


class Judge:
    """Judges what arrives. `gathered` is what was said; cases that were left are there by the numbers of their rows."""

    def __init__(
        self, plan: Plan, told: Told, terms: Terms, task: Task, layout: Layout, lines: Lines, by_day: bool
    ) -> None:
        self.plan, self.told, self.terms, self.task = plan, told, terms, task
        self.layout, self.lines, self.by_day = layout, lines, by_day
        self.gathered = self._nothing()
        self._calendar: Calendar | None = None
        self._calendar_from = 0

    def judge(self, arrivals: Arrivals) -> Gathered:
        """The whole way: in order if they come so, else put in order."""
        self.arrivals = arrivals
        chunks = arrivals.chunks()
        first = next(chunks, None)
        if first is None:
            return self.gathered
        if not _begins_in_order(first):
            self._in_any_order(chain([first], chunks))
        elif not self._in_order(chain([first], chunks)):
            del chunks  # what was read ahead is given back
            self.gathered = self._nothing()
            self.arrivals.restart()
            self._in_any_order(arrivals.chunks())
        return self.gathered

    def _nothing(self) -> Gathered:
        return Gathered(counts=np.zeros(SLOTS * len(self.told.duty) + SLOTS, np.int64))

    def _in_order(self, chunks: Iterator[Rows]) -> bool:
        """Cases one after the other: each chunk is judged as it comes, but for its last case, which may go on."""
        carry: Rows | None = None
        for rows in chunks:
            if carry is not None:
                carry, rows = _continued(carry, rows)
            if not len(rows.at):
                continue
            if carry is not None and not (carry.subject[0] < rows.subject[0] and self._judged(carry)):
                return False
            found = in_order(self.task.kernel, rows.subject, rows.at)
            if found is None:
                return False
            cases = len(found) - (0 if self.arrivals.origin.is_last(self.arrivals.rows) else 1)
            self._judge(rows, found.part(cases))
            done = int(found.offsets[cases])
            carry = rows.taken(slice(done, None)) if done < len(rows.at) else None
        return carry is None or self._judged(carry)

    def findings(self) -> Counter[str]:
        """What was found in rows of the cases judged here, as they were read, by kind. # S4.2 # S8.1"""
        parts = self.gathered.left_rows
        left = np.concatenate(parts) if parts else np.zeros(0, np.int64)
        late = np.array(self.arrivals.backfilled, np.int64)
        found = self.arrivals.voids.counted(left)
        found["backfilled"] += int(np.count_nonzero(~np.isin(late, left)))
        return found

    def _judged(self, rows: Rows) -> bool:
        """Judge whole cases; False if they are not in order."""
        found = in_order(self.task.kernel, rows.subject, rows.at)
        if found is not None:
            self._judge(rows, found)
        return found is not None

    def _in_any_order(self, chunks: Iterator[Rows]) -> None:
        stretches: Stretches | None = None
        kernel = self.task.kernel
        for rows in chunks:
            if stretches is None:
                stretches = Stretches(kernel, self.arrivals.origin.n_rows, rows.subject)
            if len(rows.at):
                self.arrivals.look_at(rows.at, int(rows.at.min()), int(rows.at.max()))
            stretches.add(rows)
        if stretches is None:
            return
        if stretches.finish():  # much data: what reading needed is given back before judging
            WARMTH.forget()
            pa.default_memory_pool().release_unused()
        calendar = self._calendar_for(self.arrivals.first)

        def judged(number: int) -> tuple[Said, Batch]:
            batch = batch_of(self.layout, *by_case(kernel, stretches.stretch(number)))
            return evaluate(self.task, batch, calendar), batch

        try:
            for said, batch in side_by_side(judged, range(stretches.count), self.task.threads):
                if len(batch.subjects):
                    self._gather(said, batch)
        finally:
            stretches.close()

    def _judge(self, rows: Rows, order: Order) -> None:
        if not len(order):
            return
        self.arrivals.look_at(rows.at[: int(order.offsets[-1])], order.first, order.last)
        batch = batch_of(self.layout, rows, order)
        calendar, threads = self._calendar_for(self.arrivals.first), self.task.threads

        def judged(part: Batch) -> tuple[Said, Batch]:
            return evaluate(self.task, part, calendar), part

        for said, part in side_by_side(judged, shares(batch, threads), threads):
            self._gather(said, part)

    def _calendar_for(self, first: int) -> Calendar:
        if self._calendar is None or first < self._calendar_from:
            self._calendar_from = min(first, self.arrivals.first)
            self._calendar = calendar_for(
                self.task.program, self.terms, self._calendar_from, self.task.as_of, self.by_day
            )
        return self._calendar

    def _gather(self, said: Said, batch: Any) -> None:
        into = self.gathered
        judged = said.left == 0
        if self.arrivals.late:
            judged &= np.take(batch.at, batch.offsets[:-1]) <= self.task.as_of
        into.cases += int(np.count_nonzero(judged))
        into.counts = into.counts + said.counts
        if len(said.obligations["subject"]):
            of_each = self._subjects(said.obligations["subject"])
            into.tables.append(
                self.lines.of_kernel(self.told, of_each, said.obligations, self.task.everything)
            )
        into.odd.append(batch.numbers(said.odd))
        if self.plan.charts:
            into.states.append(states_of(self.plan, said, self._subjects(said.subjects)))
        if said.shares is not None:
            into.shares.append((said.shares[judged], said.places[judged]))
        left = np.flatnonzero(said.left)
        into.left += np.take(batch.subjects, left).tolist()
        for one in left:
            into.left_rows.append(batch.numbers(np.arange(batch.offsets[one], batch.offsets[one + 1])))

    def _subjects(self, codes: Any) -> Any:
        return plain(codes) if self.arrivals.names is None else self.arrivals.names.take(plain(codes))


def _begins_in_order(rows: Rows) -> bool:
    """Whether the first rows may be those of one case after the other; order of arrival is seldom taken for that."""
    head = rows.subject[:LOOKED_AT]
    return bool((head[1:] >= head[:-1]).all())


def _continued(carry: Rows, rows: Rows) -> tuple[Rows, Rows]:
    """(an unfinished case with those of the next rows that are its own, the rest of them)."""
    others = rows.subject != carry.subject[0]
    own = int(others.argmax()) if others.any() else len(others)
    return (_after(carry, rows.taken(slice(0, own))) if own else carry), rows.taken(slice(own, None))


def _after(carry: Rows, rows: Rows) -> Rows:
    """The rows of an unfinished case, then those of the next chunk."""
    irregular = None
    if carry.irregular is not None or rows.irregular is not None:
        parts = [np.zeros(len(r.at), bool) if r.irregular is None else r.irregular for r in (carry, rows)]
        irregular = np.concatenate(parts)
    return Rows(
        np.concatenate([carry.subject, rows.subject]),
        np.concatenate([carry.at, rows.at]),
        np.concatenate([carry.numbers(), rows.numbers()]),
        [np.concatenate(pair) for pair in zip(carry.data, rows.data, strict=True)],
        irregular,
    )
