"""What nobody knows: obligations without a clock while a condition is unknown, and acts that perhaps were ones. (S7.2)

Of a live case the engine has to tell what was missing; so these are for cases of which many are judged together.
"""

from __future__ import annotations

from .changes import note_closed
from .findings import tell
from .machine import Machine
from .obligations import await_turn, hang_on, is_alone, let_go, open_now, raise_event, wait, write
from .seasons import has_begun, period_now
from .words import (
    COUNTED_UNDECIDED,
    DOUBT_WHILE,
    LAPSED,
    NEVER,
    PERIODIC,
    RECORDED,
    SLOTS,
    UNDECIDED,
    UNDETERMINED,
)


def unclock(m: Machine, d: int, kind: int) -> None:
    """Nothing can be judged from now on: the open obligation has no deadline. # S7.2"""
    m.doubt[d] = kind
    m.due[d] = m.failed[d] = m.suspended[d] = NEVER
    tell(m, UNDETERMINED)
    if m.says_undetermined[d] >= 0:
        raise_event(m, m.says_undetermined[d])


def open_doubtful(m: Machine, d: int, kind: int) -> None:
    """Perhaps something is owed from now on; what opens it is in `origin`. # S7.2"""
    if m.is_open[d] or is_alone(m, d):
        return
    if m.duty_kind[d] == PERIODIC and not begins(m, d):
        return
    open_now(m, d)
    m.anchor[d] = m.now
    m.repeats[d] = 0
    unclock(m, d, kind)


def begins(m: Machine, d: int) -> int:
    """Whether there is a period for which something can be owed. # S5.5"""
    p = period_now(m, m.duty_period[d])
    if p < 0 or m.done[d] == p or not (m.duty_partial[d] or m.period_start[p] == m.now):
        return 0
    if m.each_by[m.each_from[d] + p - m.kind_from[m.duty_period[d]]] < m.now:
        return 0
    m.period[d] = p
    return 1


def doubt_while(m: Machine, d: int, newly: int) -> None:
    """Its `while` is unknown as the instant is settled. # S7.2"""
    if m.is_open[d]:
        if not m.doubt[d]:
            unclock(m, d, DOUBT_WHILE)
    elif newly and m.duty_opens[d]:
        open_doubtful(m, d, DOUBT_WHILE)


def doubt_period(m: Machine, d: int) -> None:
    """A period begins while its `while` is unknown: it is undecided from its first instant. # S7.2"""
    if has_begun(m, m.duty_period[d]):
        m.settled[d] = -1


def record_act(m: Machine, d: int) -> None:
    """An act while nobody knows whether it is owed is noted once, and ends nothing. # S7.2"""
    if m.acted[d] == NEVER:
        m.acted[d] = m.now


def end_doubt(m: Machine, d: int, status: int) -> None:
    """It is known now: what was perhaps owed is over, UNDECIDED or LAPSED. # S7.2"""
    m.is_open[d] = 0
    m.doubt[d] = 0
    m.counts[m.told[d] * SLOTS + (LAPSED if status == LAPSED else COUNTED_UNDECIDED)] += m.sign
    note_closed(m, d)
    let_go(m, m.told[d])
    if m.everything:
        write_doubtful(m, d, status, m.now)
    if status == LAPSED and m.says_lapsed[d] >= 0:
        raise_event(m, m.says_lapsed[d])


def write_doubtful(m: Machine, d: int, status: int, ended: int) -> None:
    """Its line; where an act was recorded its instant stands in the place of `ceased`."""
    write(m, d, status, ended, 0)
    if m.reason or m.acted[d] == NEVER:
        return
    m.out_flags[m.n_out - 1] = m.out_flags[m.n_out - 1] | RECORDED
    m.out_ceased[m.n_out - 1] = m.acted[d]


def remain_doubtful(m: Machine, d: int) -> None:
    """At the end of the history nobody knows still."""
    m.counts[m.told[d] * SLOTS + COUNTED_UNDECIDED] += m.sign
    if m.everything:
        write_doubtful(m, d, UNDECIDED, NEVER)


def mark_act(m: Machine, d: int) -> None:
    """Perhaps it was the act: its deadline will be undecided, unless a certain one comes. # S7.2"""
    m.accepted = 1
    if m.is_open[d]:
        m.marked[d] = 1


def leave_undecided(m: Machine, d: int) -> None:
    """The deadline has passed, and nobody knows whether an act came: so it stays. # S5.2 # S7.2"""
    m.is_open[d] = 0
    m.counts[m.told[d] * SLOTS + COUNTED_UNDECIDED] += m.sign
    write(m, d, UNDECIDED, NEVER, 0)
    if m.reason:
        return
    hang_on(m, d, m.n_out - 1)
    note_closed(m, d)
    if m.duty_kind[d] == PERIODIC:
        m.done[d] = m.period[d]
    if m.duty_every[d] and not m.duty_once[d]:
        wait(m, d, m.anchor[d], m.repeats[d] + 1, m.origin[d])
        await_turn(m, d, m.says_undetermined[d])
        if m.moved[d]:  # a pause has moved the deadline: it is the new anchor
            m.wait_anchor[d], m.wait_repeats[d] = m.due[d], 0
    m.due[d] = NEVER
    tell(m, UNDETERMINED)
    if m.says_undetermined[d] >= 0:
        raise_event(m, m.says_undetermined[d])


def forbid_perhaps(m: Machine, d: int) -> None:
    """Perhaps something forbidden was done: it is over at once, and undecided. # S7.2"""
    m.counts[m.told[d] * SLOTS + COUNTED_UNDECIDED] += m.sign
    if m.everything:
        write(m, d, UNDECIDED, m.now, 0)
    tell(m, UNDETERMINED)
    if m.says_undetermined[d] >= 0:
        raise_event(m, m.says_undetermined[d])
