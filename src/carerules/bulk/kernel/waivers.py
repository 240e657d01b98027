"""Deadlines lifted for a time: what falls due meanwhile is not violated, if it is done before that time ends. (S5.9)

What is still undone then is violated at the end of the waiver; that is for the engine.
"""

from __future__ import annotations

from .changes import note_closed
from .conditions import datum, evaluate
from .days import start_of
from .findings import tell
from .machine import Machine
from .obligations import hang_on, wait, write
from .parties import authority
from .wholes import as_whole
from .words import (
    COUNTED_WAIVED,
    LEFT,
    MAYBE,
    NEVER,
    NO,
    NOBODY,
    PERIODIC,
    SLOTS,
    UNAUTHORISED,
    UNDETERMINED,
    WAIVED,
)


def grant(m: Machine, code: int, i: int) -> None:
    """An event by the approver lifts deadlines until its `until`. # S5.9"""
    told = NOBODY
    for n in range(m.waive_from[code], m.waive_from[code + 1]):
        d = m.waive_duty[n]
        actor = datum(m, m.actor_column, i)
        who = authority(m, actor, m.waive_party[n]) if actor == actor else NO
        if who == MAYBE:
            m.reason = LEFT
            return
        value = evaluate(m, m.waive_until[n], i)
        if who == NO or value != value:  # told once a duty, whatever it is `for`; the clock runs  # S7.2
            if m.line_first[d] != told:
                tell(m, UNAUTHORISED if who == NO else UNDETERMINED)
            told = m.line_first[d]
            continue
        until = as_whole(value)
        if m.waive_day[n]:  # a day beyond the calendar comes after everything that is asked about
            until = start_of(m, until) if until <= m.last_day else NEVER - 1
        if until == NEVER or has_run_out(m, d, m.now):
            m.reason = LEFT
            return
        if until > m.now:
            m.accepted = 1
            if until > m.waived[d]:
                m.waived[d] = until


def has_run_out(m: Machine, d: int, t: int) -> int:
    """Whether something that was waived is undone at `t`, after the waiver has ended."""
    if m.waived[d] > t:
        return 0
    n = m.head[d]
    while n >= 0:
        if m.out_status[n] == WAIVED:
            return 1
        n = m.out_next[n]
    return 0


def lift(m: Machine, d: int) -> None:
    """A deadline within a waiver: no violation and no internal event; the recurrence goes on. # S5.9"""
    if m.duty_once[d]:
        m.reason = LEFT  # what is waived is not what `missed: once` waits for
        return
    m.is_open[d] = 0
    m.counts[m.told[d] * SLOTS + COUNTED_WAIVED] += m.sign
    write(m, d, WAIVED, NEVER, 0)
    if m.reason:
        return
    n = m.n_out - 1
    hang_on(m, d, n)
    note_closed(m, d)
    if m.duty_kind[d] == PERIODIC:
        m.done[d] = m.period[d]
    if m.duty_every[d]:
        wait(m, d, m.anchor[d], m.repeats[d] + 1, m.origin[d])
        if m.moved[d]:  # a pause has moved the deadline: it is the new anchor
            m.wait_anchor[d], m.wait_repeats[d] = m.due[d], 0
    m.due[d] = NEVER
