"""Cases from nothing to `as_of`. (S2, S4)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .burdens import close_all
from .changes import forget_all
from .conditions import event_code, truth
from .endings import remain
from .ladder import remaining_steps
from .machine import Machine
from .steady import set_out, steady_events
from .step import advance, step
from .waivers import has_run_out
from .words import FULL, LEFT, NAN, NEVER, NO, YES
from .workflows import start

if TYPE_CHECKING:
    from . import plain as cython
else:
    try:
        import cython
    except ImportError:
        from . import plain as cython


def run(m: Machine, low: int, high: int) -> int:
    """Evaluate the cases `low` to `high`: the first for which there was no room, or `high`.

    Other threads may run meanwhile, with machines of their own.
    """
    with cython.nogil:
        done = run_cases(m, low, high)
    return done


def run_cases(m: Machine, low: int, high: int) -> int:
    """See `run`. Cases that were left to the engine beforehand stay so."""
    for case in range(low, high):
        if m.left[case]:
            continue
        out, odd = m.n_out, m.n_odd
        one_case(m, case)
        if m.reason:
            reason = m.reason
            m.n_out, m.n_odd, m.sign = out, odd, -1
            one_case(m, case)  # the same way once more takes back what was counted
            m.n_out, m.n_odd, m.sign = out, odd, 1
            if reason == FULL:
                return case
            m.left[case] = 1
    return high


def one_case(m: Machine, case: int) -> None:
    """One case from nothing to `as_of`; events after it are left alone."""
    first, last = m.offsets[case], m.offsets[case + 1]
    m.subject = m.subjects[case]
    clear(m)
    if first < last and m.at[first] <= m.as_of:
        if event_code(m, first) == m.n_events - 1:
            m.reason = LEFT  # an event without meaning does not bring a case to life
        m.now = m.at[first]
        start(m)
        m.unsettled = 1
        while m.at[last - 1] > m.as_of:
            last -= 1
        i = first
        if not m.is_lively:
            i += set_out(m, i)
        while i < last and not m.reason:
            if not m.is_lively and m.leaf[0] == m.seen:
                i = steady_events(m, i, last)
                if i >= last:
                    break
            m.number = i
            step(m, event_code(m, i), i)
            i += 1
        if (m.soonest < m.as_of or m.opening <= m.as_of) and not m.reason:
            advance(m, m.as_of)
        m.now = m.as_of
        for d in range(m.n_duties):
            if m.is_open[d]:
                remain(m, d)
        if m.is_lively and not m.reason:
            for d in range(m.n_duties):
                if has_run_out(m, d, m.as_of):
                    m.reason = LEFT
            remaining_steps(m)
            close_all(m)
            note_shares(m, case)
    for c in range(m.n_charts):
        m.end_leaf[case * m.n_charts + c] = m.leaf[c]
        m.end_since[case * m.n_charts + c] = m.since[c]


def note_shares(m: Machine, case: int) -> None:
    """For each indicator whether the case is among those counted, and whether it holds. # S10.4"""
    for n in range(m.n_relations):
        m.end_places[case * m.n_relations + n] = m.facts[m.relations[n]]
    place = case * m.n_indicators * 2
    for n in range(m.n_indicators):
        among = truth(m, m.among_when[n], -1)
        m.end_shares[place + 2 * n] = among
        m.end_shares[place + 2 * n + 1] = truth(m, m.holds_when[n], -1) if among == YES else among


def clear(m: Machine) -> None:
    """The row of a case of which nothing is known yet."""
    m.reason = m.n_waits = m.n_queue = m.n_turns = m.turn = m.unsettled = 0
    m.soonest = m.opening = NEVER
    m.seen = m.stood = m.n_states
    for d in range(m.n_duties):
        m.is_open[d] = m.waiting[d] = 0
        m.head[d] = -1
        m.due[d] = NEVER
    for k in range(m.n_timers):
        m.timer[k] = NEVER
    for f in range(m.n_facts):
        m.facts[f] = m.defaults[f]
    for c in range(m.n_charts):
        m.leaf[c] = -1
    for n in range(m.n_free):
        m.is_unknown[n] = 0
    if m.is_lively:
        clear_lively(m)


def clear_lively(m: Machine) -> None:
    """What else there is where more happens by itself than deadlines."""
    forget_all(m)
    m.n_named = m.n_steps = m.n_opens = 0
    m.is_stale = 1
    for d in range(m.n_duties):
        m.period[d] = m.done[d] = m.origin[d] = -1
        m.count[d] = m.started[d] = 0
        m.truth[d] = m.settled[d] = YES
        m.failed[d] = m.suspended[d] = NEVER
        m.waived[d] = -NEVER
        m.moved[d] = m.doubt[d] = 0
        m.seat[d] = -1
        m.loop[d] = m.duty_loop[d]
    for n in range(m.n_wakes):
        m.truth[m.wakes[n]] = m.settled[m.wakes[n]] = NO
    for g in range(m.n_gauges):
        m.gauge_now[g] = m.gauge_sum[g] = 0
    for c in range(m.n_clocks):
        m.flip_of[c] = NAN
    for n in range(m.n_memories):
        m.memory[n] = -1
    for p in range(m.n_parties):
        m.burden[p] = 0
        m.burden_since[p] = m.burden_until[p] = m.named_first[p] = NEVER
