"""Cases in order go through the kernel: on one thread or several, the same bytes."""

from __future__ import annotations

import itertools
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np

from carerules.program.plan import Program

from .batch import Batch
from .chosen import Kernel
from .room import COLUMNS, Room
from .tables import Tables
from .terms import Calendar

SMALLEST_SHARE = 50_000
"""Rows; below that a second thread costs more than it saves."""
SPARE = 64
"""Lines of room beyond one for each row."""


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


@dataclass(frozen=True, slots=True)
class Task:
    """What stays the same from batch to batch."""

    kernel: Kernel
    program: Program
    tables: Tables
    as_of: int
    everything: bool
    threads: int = 1


def evaluate_batch(task: Task, batch: Batch, calendar: Calendar) -> Said:
    """All cases of a batch, in its order."""
    cases = len(batch.offsets) - 1
    cuts = _cuts(batch, cases, task.threads)
    if len(cuts) == 2:
        found = [_share(task, batch, calendar, 0, cases)]
    else:
        with ThreadPoolExecutor(len(cuts) - 1) as pool:
            jobs = [
                pool.submit(_share, task, batch, calendar, low, high)
                for low, high in itertools.pairwise(cuts)
            ]
            found = [job.result() for job in jobs]
    return _joined(batch, cuts, found)


def _cuts(batch: Batch, cases: int, threads: int) -> list[int]:
    """Cases cut into stretches of about equally many rows."""
    rows = int(batch.offsets[cases])
    shares = max(1, min(threads, rows // SMALLEST_SHARE))
    inner = [int(np.searchsorted(batch.offsets, rows * k // shares)) for k in range(1, shares)]
    return [0, *(min(max(cut, 0), cases) for cut in inner), cases]


def _share(task: Task, batch: Batch, calendar: Calendar, low: int, high: int) -> tuple[Room, int, int]:
    """One thread's cases, with a machine and room of its own."""
    tables = task.tables
    rows = int(batch.offsets[high] - batch.offsets[low])
    lines = max(16, rows + SPARE if task.everything else rows // 4 + SPARE)
    room = Room(high, tables.n_duties, tables.n_charts, lines, max(16, rows // 8 + SPARE))
    room.left[:high] = batch.left[:high]
    machine = task.kernel.machine(tables)
    machine.load(batch, calendar, task.as_of)
    machine.give(room, int(task.everything))
    while True:
        done = task.kernel.run(machine, low, high)
        if done == high:
            return room, machine.n_out, machine.n_odd
        room.grow()
        machine.give(room, int(task.everything))
        low = done


def _joined(batch: Batch, cuts: list[int], found: list[tuple[Room, int, int]]) -> Said:
    obligations = {name: _end_to_end([getattr(room, name)[:n] for room, n, _ in found]) for name in COLUMNS}
    charts = (len(found[0][0].leaf) - 1) // max(cuts[1], 1)
    parts = list(zip(cuts, cuts[1:], found, strict=False))
    return Said(
        subjects=batch.subjects,
        obligations=obligations,
        odd=_end_to_end([room.odd[:n] for room, _, n in found]),
        counts=sum(room.counts for room, _, _ in found),
        left=_end_to_end([room.left[low:high] for low, high, (room, _, _) in parts]),
        leaf=_end_to_end([room.leaf[low * charts : high * charts] for low, high, (room, _, _) in parts]),
        since=_end_to_end([room.since[low * charts : high * charts] for low, high, (room, _, _) in parts]),
    )


def _end_to_end(arrays: list[Any]) -> Any:
    return arrays[0] if len(arrays) == 1 else np.concatenate(arrays)
