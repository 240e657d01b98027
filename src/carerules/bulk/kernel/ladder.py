"""Steps of escalation: each opens some time after a violation that is still undone, and ends with its act. (S5.11)"""

from __future__ import annotations

from .burdens import put_down, take_on
from .machine import Machine
from .reckoning import expect, reckon
from .words import (
    ACTED,
    CLOCKLESS,
    COUNTED_PROVISIONAL,
    DISCHARGED,
    DISCHARGED_LATE,
    FULL,
    LEFT,
    MOST_STEPS,
    NEVER,
    NOBODY,
    PENDING,
    PROVISIONAL,
    SLOTS,
    STEP_OPEN,
    STEP_OVER,
    STEP_UNDONE,
    STEP_WAITS,
    UNQUANTIFIED,
    VIOLATED,
)


def await_steps(m: Machine, d: int, parent: int) -> None:
    """The obligation told in line `parent` of the output is undone: its steps are to come."""
    for r in range(m.rung_from[d], m.rung_from[d + 1]):
        if m.n_steps >= MOST_STEPS or m.rung_own[r]:
            m.reason = LEFT
            return
        k = m.n_steps
        m.n_steps += 1
        m.step_state[k], m.step_rung[k], m.step_parent[k] = STEP_WAITS, r, parent
        m.step_at[k] = reckon(m, m.rung_after[r], m.now, 1)
        m.step_flags[k] = PROVISIONAL if m.provisional else 0
        expect(m, m.step_at[k])


def judge_steps(m: Machine) -> None:
    """Those whose own deadline has passed are violated. # S5.11"""
    for k in range(m.n_steps):
        if m.step_state[k] == STEP_OPEN and m.step_at[k] <= m.now:
            m.step_state[k] = STEP_UNDONE
            m.counts[m.rung_line[m.step_rung[k]] * SLOTS + VIOLATED] += m.sign
            m.step_out[k] = m.n_out
            write_step(m, k, VIOLATED, NEVER, 0)


def open_steps(m: Machine) -> None:
    """Those whose time has come open, after the internal events of the instant. # S5.11"""
    for k in range(m.n_steps):
        if m.step_state[k] == STEP_WAITS and m.step_at[k] <= m.now:
            r = m.step_rung[k]
            m.step_state[k], m.step_opened[k] = STEP_OPEN, m.now
            m.step_at[k] = NEVER
            if m.rung_within[r] == CLOCKLESS:
                m.step_flags[k] = 0
            else:
                m.step_at[k] = reckon(m, m.rung_within[r], m.now, 1)
                expect(m, m.step_at[k])
                if m.provisional or m.step_flags[k]:  # also where only its beginning is  # S3.4
                    m.step_flags[k] = PROVISIONAL
                    m.counts[m.rung_line[r] * SLOTS + COUNTED_PROVISIONAL] += m.sign
            bear(m, r)


def bear(m: Machine, r: int) -> None:
    """Somebody has to hold the post that the step asks."""
    p = m.line_party[m.rung_line[r]]
    if p >= 0:
        take_on(m, p)
    elif p != NOBODY:
        m.reason = LEFT


def end_steps(m: Machine, parent: int) -> None:
    """The act is done: the steps of that obligation end with it. # S5.11"""
    for k in range(m.n_steps):
        if m.step_parent[k] == parent and m.step_state[k] != STEP_OVER:
            end_step(m, k)


def end_step(m: Machine, k: int) -> None:
    """One of them."""
    line = m.rung_line[m.step_rung[k]]
    if m.step_state[k] == STEP_UNDONE:
        n = m.step_out[k]
        m.out_status[n], m.out_ended[n] = DISCHARGED_LATE, m.now
        m.out_flags[n] = m.out_flags[n] | ACTED
        m.counts[line * SLOTS + VIOLATED] -= m.sign
        m.counts[line * SLOTS + DISCHARGED_LATE] += m.sign
    elif m.step_state[k] == STEP_OPEN:
        status = UNQUANTIFIED if m.rung_within[m.step_rung[k]] == CLOCKLESS else DISCHARGED
        m.counts[line * SLOTS + status] += m.sign
        if m.everything:
            write_step(m, k, status, m.now, ACTED)
    if m.step_state[k] != STEP_WAITS and m.line_party[line] >= 0:
        put_down(m, m.line_party[line])
    m.step_state[k] = STEP_OVER


def cease_steps(m: Machine, d: int) -> None:
    """The `while` has ended: those violated are asked for no more, like their obligations. # S5.4"""
    for k in range(m.n_steps):
        if m.step_state[k] == STEP_UNDONE and m.rung_from[d] <= m.step_rung[k] < m.rung_from[d + 1]:
            n = m.step_out[k]
            if m.out_ceased[n] == NEVER:
                m.out_ceased[n] = m.now


def remaining_steps(m: Machine) -> None:
    """At the end of the history: still open."""
    for k in range(m.n_steps):
        if m.step_state[k] == STEP_OPEN:
            status = UNQUANTIFIED if m.rung_within[m.step_rung[k]] == CLOCKLESS else PENDING
            m.counts[m.rung_line[m.step_rung[k]] * SLOTS + status] += m.sign
            if m.everything:
                write_step(m, k, status, NEVER, 0)


def write_step(m: Machine, k: int, status: int, ended: int, flags: int) -> None:
    """One line about a step."""
    n = m.n_out
    if n >= m.room:
        m.reason = FULL
        return
    m.out_subject[n], m.out_duty[n], m.out_status[n] = m.subject, m.rung_line[m.step_rung[k]], status
    m.out_flags[n] = m.step_flags[k] + flags
    m.out_opened[n], m.out_due[n] = m.step_opened[k], m.step_at[k]
    m.out_ended[n], m.out_ceased[n], m.out_next[n] = ended, NEVER, -1
    m.out_origin[n] = -1
    m.n_out = n + 1


def next_step(m: Machine) -> int:
    """The next instant at which a step opens or is judged, or NEVER."""
    soonest = NEVER
    for k in range(m.n_steps):
        if (m.step_state[k] == STEP_WAITS or m.step_state[k] == STEP_OPEN) and m.step_at[k] < soonest:
            soonest = m.step_at[k]
    return soonest
