"""Indicators: what the kernel says of each case, added up by the units to which the cases belong. (S10.4)"""

from __future__ import annotations

from typing import Any

import numpy as np

from carerules.engine.context import Context
from carerules.engine.state import Output, Row
from carerules.program.plan import Plan

from .judge import Gathered
from .kernel.words import MAYBE, NO, YES
from .leftover import Leftover


def add_shares(left: Leftover, plan: Plan, gathered: Gathered) -> None:
    """Add the cases of one subject type to the tally; those of equal relations belong to equal units."""
    for said, places in gathered.shares:
        known = np.where(np.isnan(places), -1, places).astype(np.int64)
        groups, group_of = np.unique(known, axis=0, return_inverse=True)
        for number, group in enumerate(groups):
            ctx = _case(left, plan, group)
            mine = said[group_of.reshape(-1) == number]
            for place, (name, _, _) in enumerate(plan.indicators):
                among, holds = mine[:, place, 0] != NO, mine[:, place, 1]
                if among.any():
                    counts = [int(np.count_nonzero(among & (holds == word))) for word in (YES, MAYBE)]
                    left.tally.add_many(ctx, name, int(np.count_nonzero(among)), *counts)


def _case(left: Leftover, plan: Plan, group: Any) -> Context:
    """Some case with these relations."""
    row = Row(plan, 0)
    row.now = left.as_of
    for (slot, _), value in zip(plan.relations, group, strict=True):
        row.facts[slot] = float("nan") if value < 0 else float(value)
    return Context(left.program, row, left.org, Output())
