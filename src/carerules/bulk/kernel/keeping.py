"""Conditions to keep: each interval in which one fails is an obligation of its own; measures of time. (S5.7, S7.3)"""

from __future__ import annotations

from .changes import touch
from .conditions import sure, truth
from .doubts import end_doubt, open_doubtful, unclock
from .endings import late
from .machine import Machine
from .obligations import note_doubtful_day, open_one, standing
from .reckoning import reckon
from .words import CLOCKLESS, DOUBT_KEEP, DOUBT_WHILE, MAYBE, NEVER, NO, UNDECIDED, VAGUE, YES


def settle_keep(m: Machine, d: int) -> None:
    """What the end of an instant makes of an interval. # S5.7 # S7.2"""
    holds = truth(m, m.duty_keep[d], -1)
    if m.reason:
        return
    runs = m.is_open[d]
    if m.head[d] >= 0 and holds == YES:
        late(m, d)
        keep_on(m, d)
    if not runs or not m.is_open[d]:
        return
    if m.doubt[d] == DOUBT_KEEP:
        if holds != MAYBE:
            end_doubt(m, d, UNDECIDED)
            keep_on(m, d)
            watch(m, d, holds)
    elif holds == MAYBE and not m.doubt[d]:
        unclock(m, d, DOUBT_KEEP)
    else:
        watch(m, d, holds)


def keep_on(m: Machine, d: int) -> None:
    """The next interval, unless one is open. # S5.7"""
    stands = standing(m, d)
    if stands == YES and not m.is_open[d] and not m.reason:
        open_one(m, d)
    elif stands == MAYBE:
        open_doubtful(m, d, DOUBT_WHILE)


def watch(m: Machine, d: int, holds: int) -> None:
    """The tolerance begins as the condition fails, and is over as it holds. # S5.7"""
    if not m.is_open[d] or m.doubt[d]:
        return
    if holds == NO and m.failed[d] == NEVER:
        fail(m, d)
    elif holds == YES and m.failed[d] != NEVER:
        m.failed[d] = m.due[d] = NEVER
        m.flags[d] = 0


def fail(m: Machine, d: int) -> None:
    """The condition fails from now on: its tolerance runs. # S5.7"""
    m.failed[d] = m.now
    if m.line_term[m.told[d]] == VAGUE:
        return
    m.provisional = 0
    m.due[d] = m.now
    if m.duty_tolerance[d] != CLOCKLESS:
        m.due[d] = reckon(m, m.duty_tolerance[d], m.now, 1)
    note_doubtful_day(m, d)


def refresh_gauges(m: Machine) -> None:
    """Note for measures of time whether their condition holds from now on, where what it reads has changed. # S7.3"""
    n = m.n_dirt
    for k in range(n):
        if m.dirt[k] >= m.n_duties:
            refresh(m, m.dirt[k] - m.n_duties)


def refresh(m: Machine, g: int) -> None:
    """One measure of time."""
    holds = sure(m, m.gauge_when[g], -1)
    if holds == m.gauge_now[g]:
        return
    if m.gauge_now[g]:
        m.gauge_sum[g] += m.now - m.gauge_since[g]
    m.gauge_now[g], m.gauge_since[g] = holds, m.now
    m.is_stale = 1
    touch(m, m.of_gauge[g])


def next_mark(m: Machine, g: int) -> int:
    """When the measure next passes a number that it is compared with, or NEVER. # S7.3"""
    soonest = NEVER
    if m.gauge_now[g]:
        value = m.gauge_sum[g] + m.now - m.gauge_since[g]
        for n in range(m.mark_from[g], m.mark_from[g + 1]):
            for more in range(2):
                at = m.now + m.marks[n] - value + more
                if m.now < at < soonest:
                    soonest = at
    return soonest
