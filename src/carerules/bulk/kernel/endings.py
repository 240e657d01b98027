"""Obligations are judged, end, stand still and are left open; what is undone is made good late. (S5.2-5.5, S5.8)"""

from __future__ import annotations

from .changes import note_closed
from .doubts import end_doubt, record_act, remain_doubtful
from .ladder import await_steps, cease_steps, end_steps
from .machine import Machine
from .obligations import await_turn, hang_on, let_go, raise_event, wait, write
from .reckoning import expect, resumed
from .words import (
    ACTED,
    COUNTED_PROVISIONAL,
    COUNTED_SOON,
    DISCHARGED,
    DISCHARGED_LATE,
    DOUBT_KEEP,
    DUE_SOON,
    KEPT,
    LAPSED,
    LEFT,
    NEVER,
    PENDING,
    PERIODIC,
    PROVISIONAL,
    SLOTS,
    SUSPENDED,
    UNDECIDED,
    UNQUANTIFIED,
    VAGUE,
    VIOLATED,
    WAIVED,
)


def end(m: Machine, d: int, status: int, flags: int) -> None:
    """The open obligation is over, by an act (flag ACTED) or without."""
    m.is_open[d] = 0
    m.counts[m.told[d] * SLOTS + status] += m.sign
    if m.is_lively:
        end_lively(m, d)
    if m.everything:
        write(m, d, status, m.now, flags)
    m.due[d] = NEVER


def end_lively(m: Machine, d: int) -> None:
    """Who asks whether it is open looks again; nobody has to hold a post for it."""
    note_closed(m, d)
    let_go(m, m.told[d])


def violate(m: Machine, d: int, lasts: int) -> None:
    """The deadline has passed undone: a violation that no later act takes back. # S5.3

    It `lasts` until an act makes good for it, unless something forbidden was done.
    """
    m.is_open[d] = 0
    m.counts[m.told[d] * SLOTS + VIOLATED] += m.sign
    write(m, d, VIOLATED, NEVER, 0)
    if m.reason:
        return
    n = m.n_out - 1
    if lasts:
        hang_on(m, d, n)
        if m.duty_every[d] and not m.duty_once[d]:
            wait(m, d, m.anchor[d], m.repeats[d] + 1, m.origin[d])
    if m.is_lively:
        violate_lively(m, d, n)
    m.due[d] = NEVER
    if m.says_violated[d] >= 0:
        raise_event(m, m.says_violated[d])


def violate_lively(m: Machine, d: int, n: int) -> None:
    """What else a violation brings: steps of escalation, the end of a period, a new anchor. # S5.4 # S5.5 # S5.11"""
    note_closed(m, d)
    if m.waiting[d]:
        await_turn(m, d, m.says_violated[d])
    if m.duty_kind[d] == PERIODIC:
        m.done[d] = m.period[d]
    if m.moved[d] and m.waiting[d]:  # a pause has moved the deadline: it is the new anchor
        m.wait_anchor[d], m.wait_repeats[d] = m.due[d], 0
    if m.rung_from[d] < m.rung_from[d + 1]:
        await_steps(m, d, n)


def discharge(m: Machine, d: int) -> None:
    """One act ends the open obligation and all undone ones. # S4.5 # S5.4"""
    was_late = m.head[d] >= 0
    origin = m.out_origin[m.head[d]] if was_late else m.origin[d]
    if was_late:
        late(m, d)
    if m.is_lively and m.is_open[d] and m.doubt[d]:
        record_act(m, d)
        if not was_late:
            return
    elif m.is_open[d]:
        end(m, d, UNQUANTIFIED if m.line_term[m.told[d]] == VAGUE else DISCHARGED, ACTED)
        if m.says_discharged[d] >= 0:
            raise_event(m, m.says_discharged[d])
    elif not was_late:
        return
    if m.duty_every[d]:
        wait(m, d, m.now, 0, origin)


def late(m: Machine, d: int) -> None:
    """The act ends all that was left undone. # S5.3"""
    n = m.head[d]
    m.head[d] = -1
    while n >= 0:
        late_one(m, d, n)
        n = m.out_next[n]


def late_one(m: Machine, d: int, n: int) -> None:
    """One of them; what was waived stays so, if the waiver has not ended meanwhile. # S5.9"""
    m.out_flags[n] = m.out_flags[n] | ACTED
    m.out_ended[n] = m.now
    if m.out_status[n] == WAIVED:
        let_go(m, m.out_duty[n])
        if m.waived[d] <= m.now:
            m.reason = LEFT
        return
    if m.out_status[n] == UNDECIDED:  # it stays so
        let_go(m, m.out_duty[n])
        return
    m.out_status[n] = DISCHARGED_LATE
    m.counts[m.out_duty[n] * SLOTS + VIOLATED] -= m.sign
    m.counts[m.out_duty[n] * SLOTS + DISCHARGED_LATE] += m.sign
    if m.is_lively:
        let_go(m, m.out_duty[n])
        end_steps(m, n)
    if m.says_discharged[d] >= 0:
        raise_event(m, m.says_discharged[d])


def interrupt(m: Machine, d: int) -> None:
    """Its `while` has ended. What is violated stays violated. # S5.3 # S5.4"""
    n = m.head[d]
    while n >= 0 and m.duty_once[d]:
        if m.out_ceased[n] == NEVER:
            m.out_ceased[n] = m.now
        n = m.out_next[n]
    if m.is_lively and is_cut(m, d):
        return
    if m.is_lively and m.is_open[d] and m.doubt[d]:
        end_doubt(m, d, UNDECIDED if m.doubt[d] == DOUBT_KEEP else LAPSED)
    elif m.is_open[d]:
        end(m, d, UNQUANTIFIED if m.line_term[m.told[d]] == VAGUE else LAPSED, 0)
        if m.says_lapsed[d] >= 0:
            raise_event(m, m.says_lapsed[d])


def is_cut(m: Machine, d: int) -> int:
    """Whether it was opened for a period at this very instant; then it never was. # S5.5"""
    if m.n_steps and (m.duty_once[d] or m.duty_kind[d] == KEPT):
        cease_steps(m, d)
    if m.duty_kind[d] == KEPT:
        cease_intervals(m, d)
    if m.duty_kind[d] != PERIODIC or not m.is_open[d] or m.opened[d] != m.now:
        return 0
    if m.doubt[d]:
        m.reason = LEFT
    m.is_open[d] = 0
    m.due[d] = NEVER
    m.period[d] = -1
    if m.flags[d] & PROVISIONAL:
        m.counts[m.told[d] * SLOTS + COUNTED_PROVISIONAL] -= m.sign
    end_lively(m, d)
    return 1


def cease_intervals(m: Machine, d: int) -> None:
    """A condition is to be kept no more: what failed is asked for no longer. # S5.7"""
    n = m.head[d]
    while n >= 0:
        if m.out_ceased[n] == NEVER:
            m.out_ceased[n] = m.now
        n = m.out_next[n]


def pause(m: Machine, d: int, stands: int) -> None:
    """Its clock stands, or goes on again. # S5.8"""
    if stands and m.suspended[d] == NEVER:
        m.suspended[d] = m.now
        if m.duty_kind[d] == KEPT or m.duty_roll[d]:
            m.reason = LEFT
    elif not stands and m.suspended[d] != NEVER:
        before, since = m.due[d], m.suspended[d]
        m.suspended[d] = NEVER
        if before == NEVER:
            return
        m.due[d] = resumed(m, before, since, m.term_exact[m.line_term[m.told[d]]])
        expect(m, m.due[d])
        if m.due[d] != before:
            m.moved[d] = 1
        if m.due[d] < m.now:
            m.reason = LEFT


def remain(m: Machine, d: int) -> None:
    """At the end of the history: still open."""
    if m.is_lively and m.doubt[d]:
        remain_doubtful(m, d)
        return
    status, counted = PENDING, PENDING
    if m.line_term[m.told[d]] == VAGUE:
        status = counted = UNQUANTIFIED
    elif m.suspended[d] != NEVER:
        status = counted = SUSPENDED
        m.due[d] = NEVER
    elif m.due[d] <= m.duty_soon[d]:
        status, counted = DUE_SOON, COUNTED_SOON
    m.counts[m.told[d] * SLOTS + counted] += m.sign
    if m.everything:
        write(m, d, status, NEVER, 0)
