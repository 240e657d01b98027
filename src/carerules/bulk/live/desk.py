"""A desk for the live cases of one policy, where the kernel can carry it out step by step."""

from __future__ import annotations

from threading import Lock
from typing import Any

from carerules.bulk.able import embellishments
from carerules.bulk.chosen import Kernel, chosen
from carerules.bulk.ground import ground_for
from carerules.bulk.lower import Lowering
from carerules.bulk.terms import no_days
from carerules.engine.organisation import Organisation
from carerules.history.cells import FIRST_INSTANT, LAST_INSTANT
from carerules.program.plan import Plan, Program
from carerules.temporal.instants import NEVER

from .reader import Reader
from .room import Columns, Lines, sheet_for


def desk_for(program: Program, kernel: Kernel | None = None) -> Any:
    """The desk of a policy's only subject type, or None where the engine takes every event itself.

    Beside what `able` says, something may happen by itself at deadlines only: then an event tells in one step what
    the engine tells, and nothing before its time.
    """
    if embellishments(program):
        return None
    plan: Plan = next(iter(program.plans.values()))
    lowering = Lowering(program, plan)
    if not lowering.steady.is_static():
        return None
    kernel = kernel or chosen()
    tables = lowering.tables()
    columns, reader = Columns(len(plan.events), len(plan.columns)), Reader(program, plan, lowering.terms)
    machine = kernel.machine(tables)
    machine.give(Lines(tables), 1)
    machine.notes_origin = 1
    desk = kernel.desk(machine, reader, Lock())
    desk.give(sheet_for(columns, machine.n_row))
    machine.load(columns, no_days(), NEVER)
    machine.meet(ground_for(program, (), (), lowering.parties, Organisation(), NEVER, NEVER))
    desk.stretch = lambda at: reader.stretch(desk, columns, at)
    if all(lowering.terms.exact):
        desk.reach(FIRST_INSTANT, LAST_INSTANT, 1)
    return desk
