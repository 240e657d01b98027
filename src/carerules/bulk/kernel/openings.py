"""What happens by itself before any deadline: periods begin, comparisons turn, holders change. (S4.1)"""

from __future__ import annotations

from .changes import touch, unsettle
from .conditions import evaluate
from .days import next_flip
from .doubts import doubt_period
from .duties import reassess
from .keeping import next_mark
from .machine import Machine
from .obligations import standing
from .parties import next_holder
from .periods import open_each
from .seasons import next_start
from .words import MAYBE, NEVER, YES
from .workflows import take_eventless


def find_opening(m: Machine) -> None:
    """The next such instant after now. # S4.1"""
    m.is_stale = 0
    soonest = NEVER
    for k in range(m.n_kinds):
        at = next_start(m, k)
        soonest = at if at < soonest else soonest
    for c in range(m.n_clocks):
        value = evaluate(m, m.clock_when[c], -1)
        if value == value:
            at = next_flip(m, c, value)
            soonest = at if at < soonest else soonest
    for n in range(m.n_posts):
        at = next_holder(m, m.post_asked[n])
        soonest = at if at < soonest else soonest
    for g in range(m.n_gauges):
        at = next_mark(m, g)
        soonest = at if at < soonest else soonest
    m.opening = soonest


def come_round(m: Machine) -> None:
    """It is that instant. # S4.1 # S5.5"""
    m.is_stale = 1
    touch(m, 0)
    for g in range(m.n_gauges):
        touch(m, m.of_gauge[g])
    for n in range(m.n_periodic):
        d = m.periodic[n]
        stands = standing(m, d)
        if stands == YES and m.settled[d] == YES:  # else it opens by its `while`
            open_each(m, d, 0)
        elif stands == MAYBE:
            doubt_period(m, d)
        unsettle(m, d)
    take_eventless(m)
    reassess(m)
