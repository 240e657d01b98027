"""Cases in order go through the kernel: on one thread or several, the same bytes."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from carerules.program.plan import Program

from .batch import Batch
from .chosen import Kernel
from .ground import Ground
from .kernel.words import UNDECIDED, WAIVED
from .room import COLUMNS, Room
from .tables import Tables
from .terms import Calendar

SMALLEST_SHARE = 50_000
"""Rows; below that a second thread costs more than it saves."""
SPARE = 64
"""Lines of room beyond what is expected."""


@dataclass(slots=True)
class Pace:
    """How many lines a row there have been in the batches so far, at most; room is made for as many."""

    lines: float


@dataclass(slots=True)
class Said:
    """What the kernel said about a batch. Obligations are arrays, `subject` the code of its subject."""

    subjects: Any
    obligations: dict[str, Any]
    odd: Any
    counts: Any
    left: Any
    leaf: Any
    since: Any
    shares: Any
    """Case x indicator -> whether it is among those counted, whether it holds; None without indicators."""
    places: Any
    """Case x relation -> the name that the fact holds, as a number."""


@dataclass(frozen=True, slots=True)
class Task:
    """What stays the same from batch to batch."""

    kernel: Kernel
    program: Program
    tables: Tables
    as_of: int
    everything: bool
    ground: Ground
    threads: int
    pace: Pace


def shares(batch: Batch, threads: int) -> list[Batch]:
    """The batch cut into parts of about equally many rows, one a thread."""
    cases = len(batch.subjects)
    first, last = int(batch.offsets[0]), int(batch.offsets[cases])
    count = max(1, min(threads, (last - first) // SMALLEST_SHARE))
    inner = np.searchsorted(batch.offsets, [first + (last - first) * k // count for k in range(1, count)])
    return [batch.part(low, high) for low, high in itertools.pairwise([0, *map(int, inner), cases])]


def _told(task: Task, room: Room, machine: Any) -> dict[str, Any]:
    """The obligations that are asked for: what is waived or undecided the kernel notes in any case."""
    found = {name: getattr(room, name)[: machine.n_out] for name in COLUMNS}
    if task.everything or not machine.is_lively:
        return found
    asked = (found["status"] != WAIVED) & (found["status"] != UNDECIDED)
    if asked.all():
        return found
    return {name: values[asked] for name, values in found.items()}


def _run(task: Task, tables: Tables, batch: Batch, calendar: Calendar, room: Room, after: Any = None) -> Any:
    """The cases that are not left to others go through a machine, which says on `after` what another has said."""
    cases = len(batch.subjects)
    machine = task.kernel.machine(tables)
    machine.load(batch, calendar, task.as_of)
    machine.meet(task.ground)
    if after is not None:
        machine.n_out, machine.n_odd = after.n_out, after.n_odd
    done = 0
    while True:
        machine.give(room, int(task.everything))
        done = task.kernel.run(machine, done, cases)
        if done == cases:
            return machine
        room.grow()


def _run_in_full(task: Task, batch: Batch, calendar: Calendar, room: Room, after: Any) -> Any:
    """What the short lane had to leave, as where something is unknown, is carried out once more by the whole step.

    Then what both have said is put in the order of cases, so that it is the same however the cases were shared.
    """
    cases = len(batch.subjects)
    left, given = room.left[:cases].copy(), np.asarray(batch.left) != 0
    room.left[:cases] = given | (left == 0)
    machine = _run(task, replace(task.tables, is_static=0), batch, calendar, room, after)
    room.left[:cases] = np.where(left == 0, 0, room.left[:cases])
    order = np.argsort(room.subject[: machine.n_out], kind="stable")
    for name in COLUMNS:
        said = getattr(room, name)[: machine.n_out]
        said[:] = said[order]
    room.odd[: machine.n_odd].sort()
    return machine


def evaluate(task: Task, batch: Batch, calendar: Calendar) -> Said:
    """All cases of a batch, in its order, with a machine and room of their own."""
    tables, cases = task.tables, len(batch.subjects)
    rows = int(batch.offsets[cases] - batch.offsets[0])
    lines = max(16, int(rows * task.pace.lines) + SPARE)
    room = Room(
        cases,
        tables.n_lines,
        tables.n_charts,
        tables.n_indicators,
        tables.n_relations,
        lines,
        max(16, rows // 8 + SPARE),
    )
    room.left[:cases] = batch.left
    machine = _run(task, tables, batch, calendar, room)
    if tables.is_static and room.left[:cases].any():
        machine = _run_in_full(task, batch, calendar, room, machine)
    task.pace.lines = max(task.pace.lines, machine.n_out / max(rows, 1))
    ends = cases * tables.n_charts
    return Said(
        subjects=batch.subjects,
        obligations=_told(task, room, machine),
        odd=room.odd[: machine.n_odd],
        counts=room.counts,
        left=room.left[:cases],
        leaf=room.leaf[:ends],
        since=room.since[:ends],
        shares=room.shares[: 2 * cases * tables.n_indicators].reshape(cases, tables.n_indicators, 2)
        if tables.n_indicators
        else None,
        places=room.places[: cases * tables.n_relations].reshape(cases, tables.n_relations),
    )
