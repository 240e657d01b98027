"""Obligations open, are judged and end; what is said about them is written. (S4.5, S4.8, S5.2-5.4)"""

from __future__ import annotations

from .burdens import put_down, take_on
from .changes import changed_duty, unsettle
from .conditions import sure
from .ladder import await_steps, cease_steps, end_steps
from .machine import Machine
from .reckoning import expect, reckon, resumed
from .words import (
    ACTED,
    COUNTED_PROVISIONAL,
    COUNTED_SOON,
    DISCHARGED,
    DISCHARGED_LATE,
    DUE_SOON,
    FULL,
    KEPT,
    LAPSED,
    LEFT,
    MOST_INTERNAL,
    NEVER,
    NOBODY,
    PENDING,
    PERIODIC,
    PLAINLY,
    PROVISIONAL,
    SLOTS,
    SUSPENDED,
    UNQUANTIFIED,
    VAGUE,
    VIOLATED,
)


def raise_event(m: Machine, code: int) -> None:
    """Queue an internal event that some rule refers to. # S4.9"""
    if m.n_queue >= MOST_INTERNAL:
        m.reason = LEFT
        return
    m.queue[m.n_queue] = code
    m.n_queue += 1


def standing(m: Machine, d: int) -> int:
    """Whether the duty's `while` holds now."""
    if m.is_static:
        return m.stands[m.leaf[0] * m.n_duties + d]
    return sure(m, m.duty_while[d], -1)


def set_deadline(m: Machine, d: int) -> None:
    """Give an open obligation its deadline. # S5.4"""
    span, term = m.line_span[m.told[d]], m.line_term[m.told[d]]
    if span > 0:
        m.due[d] = m.anchor[d] + span * (m.repeats[d] + 1)
        if m.due[d] < m.now:
            m.reason = LEFT  # a deadline in the past: the engine knows what to say
        if m.due[d] < m.soonest:
            m.soonest = m.due[d]
        return
    m.due[d] = NEVER
    if term < 0:
        return
    m.due[d] = reckon(m, term, m.anchor[d], m.repeats[d] + 1 if m.duty_every[d] else 1)
    if m.due[d] < m.now:
        m.reason = LEFT  # a deadline in the past: the engine knows what to say
    note_doubtful_day(m, d)


def note_doubtful_day(m: Machine, d: int) -> None:
    """The deadline is there; it may have looked at a day that nobody has published. # S3.4"""
    m.flags[d] = 0
    if m.provisional:
        m.flags[d] = PROVISIONAL
        m.counts[m.told[d] * SLOTS + COUNTED_PROVISIONAL] += m.sign
    if m.due[d] < m.soonest:
        m.soonest = m.due[d]


def open_one(m: Machine, d: int) -> None:
    """A fresh obligation, anchored now, unless a violated one stays the only one. # S4.8 # S5.4"""
    if is_alone(m, d):
        return
    open_now(m, d)
    m.anchor[d] = m.now
    m.repeats[d] = 0
    set_deadline(m, d)


def open_now(m: Machine, d: int) -> None:
    """There is an open obligation from now on; what opens one is expected. # S4.7"""
    m.is_open[d] = 1
    m.opened[d] = m.now
    m.flags[d] = 0
    m.accepted = 1
    if m.is_lively:
        m.told[d] = line_now(m, d)
        m.count[d] = 0
        m.failed[d] = m.suspended[d] = NEVER
        m.moved[d] = 0
        answer_for(m, d)
        changed_duty(m, d)
        unsettle(m, d)


def answer_for(m: Machine, d: int) -> None:
    """Somebody has to hold the bearer's post from now on; a duty for the engine is met here. # S6.3"""
    p = m.line_party[m.told[d]]
    if p >= 0:
        take_on(m, p)
    elif p != NOBODY:
        m.reason = LEFT


def let_go(m: Machine, line: int) -> None:
    """An obligation told under that line is over."""
    if m.line_party[line] >= 0:
        put_down(m, m.line_party[line])


def line_now(m: Machine, d: int) -> int:
    """The number under which an obligation that opens now is told: that of the duty's values today. # S5.12"""
    n = m.line_last[d]
    while n > m.line_first[d] and m.line_since[n] > m.now:
        n -= 1
    return n


def is_alone(m: Machine, d: int) -> int:
    """Whether, with `missed: once`, a violated one waits for its act or for the end of the `while`. # S5.4"""
    if m.head[d] < 0 or not m.duty_once[d] or not m.duty_every[d]:
        return 0
    return 1 if m.out_ceased[m.tail[d]] == NEVER else 0


def restart(m: Machine, d: int) -> None:
    """`again: restart` moves opening and deadline. # S4.8"""
    m.opened[d] = m.anchor[d] = m.now
    m.repeats[d] = 0
    if m.is_lively:
        let_go(m, m.told[d])
        m.told[d] = line_now(m, d)
        answer_for(m, d)
        m.suspended[d] = NEVER
        m.moved[d] = 0
        unsettle(m, d)
    set_deadline(m, d)


def open_next(m: Machine, d: int) -> None:
    """The next instance of a recurrence, after an act (anchored now) or a missed deadline. # S5.4"""
    if m.is_open[d]:
        return
    open_now(m, d)
    m.anchor[d], m.repeats[d], m.origin[d] = m.wait_anchor[d], m.wait_repeats[d], m.wait_origin[d]
    set_deadline(m, d)


def wait(m: Machine, d: int, anchor: int, repeats: int, origin: int) -> None:
    """An instance has ended whose successor opens in rule 8; the first of several counts, with what opened it."""
    if m.waiting[d]:
        return
    m.waiting[d] = 1
    m.waits[m.n_waits] = d
    m.n_waits += 1
    m.wait_anchor[d], m.wait_repeats[d], m.wait_origin[d] = anchor, repeats, origin


def forget_waits(m: Machine) -> None:
    """What could not open at this instant does not open later."""
    for n in range(m.n_waits):
        m.waiting[m.waits[n]] = 0
    m.n_waits = 0


def write(m: Machine, d: int, status: int, ended: int, flags: int) -> None:
    """One line about the open obligation of `d`."""
    n = m.n_out
    if n >= m.room:
        m.reason = FULL
        return
    m.out_subject[n], m.out_duty[n], m.out_status[n] = m.subject, m.told[d], status
    m.out_flags[n] = m.flags[d] + flags
    m.out_opened[n], m.out_due[n] = m.opened[d], m.due[d]
    m.out_ended[n], m.out_ceased[n], m.out_next[n] = ended, NEVER, -1
    if m.notes_origin:
        m.out_origin[n] = m.origin[d]
    m.n_out = n + 1


def end(m: Machine, d: int, status: int, flags: int) -> None:
    """The open obligation is over, by an act (flag ACTED) or without."""
    m.is_open[d] = 0
    m.counts[m.told[d] * SLOTS + status] += m.sign
    if m.is_lively:
        changed_duty(m, d)
        let_go(m, m.told[d])
    if m.everything:
        write(m, d, status, m.now, flags)
    m.due[d] = NEVER


def violate(m: Machine, d: int, lasts: int) -> None:
    """The deadline has passed undone: a violation that no later act takes back. # S5.3

    It `lasts` until an act makes good for it, unless something forbidden was done.
    """
    m.is_open[d] = 0
    m.counts[m.told[d] * SLOTS + VIOLATED] += m.sign
    if m.is_lively:
        changed_duty(m, d)
        if m.duty_kind[d] == PERIODIC:
            m.done[d] = m.period[d]
    write(m, d, VIOLATED, NEVER, 0)
    due = m.due[d]
    m.due[d] = NEVER
    n = m.n_out - 1
    if m.reason:
        return
    if m.is_lively and m.rung_from[d] < m.rung_from[d + 1]:
        await_steps(m, d, n)
    if lasts:
        if m.head[d] < 0:
            m.head[d] = n
        else:
            m.out_next[m.tail[d]] = n
        m.tail[d] = n
        if m.duty_every[d] and not m.duty_once[d]:
            if m.is_lively and m.moved[d]:
                wait(m, d, due, 0, m.origin[d])  # a pause has moved it: it is the new anchor
            else:
                wait(m, d, m.anchor[d], m.repeats[d] + 1, m.origin[d])
    if m.says_violated[d] >= 0:
        raise_event(m, m.says_violated[d])


def discharge(m: Machine, d: int) -> None:
    """One act ends the open obligation and all undone ones. # S4.5 # S5.4"""
    was_late = m.head[d] >= 0
    origin = m.out_origin[m.head[d]] if was_late else m.origin[d]
    if was_late:
        late(m, d)
    if m.is_open[d]:
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
    """One of them."""
    m.out_status[n] = DISCHARGED_LATE
    m.out_flags[n] = m.out_flags[n] | ACTED
    m.out_ended[n] = m.now
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
    while n >= 0 and (m.duty_once[d] or m.duty_kind[d] == KEPT):
        if m.out_ceased[n] == NEVER:
            m.out_ceased[n] = m.now
        n = m.out_next[n]
    if m.is_lively and m.n_steps and (m.duty_once[d] or m.duty_kind[d] == KEPT):
        cease_steps(m, d)
    if m.is_open[d]:
        if m.is_lively and m.duty_kind[d] != PLAINLY and is_cut(m, d):
            return
        end(m, d, UNQUANTIFIED if m.line_term[m.told[d]] == VAGUE else LAPSED, 0)
        if m.says_lapsed[d] >= 0:
            raise_event(m, m.says_lapsed[d])


def is_cut(m: Machine, d: int) -> int:
    """Whether it was opened for a period at this very instant; then it never was. # S5.5"""
    if m.duty_kind[d] == KEPT or m.opened[d] != m.now:
        return 0
    m.is_open[d] = 0
    m.due[d] = NEVER
    m.period[d] = -1
    if m.flags[d] & PROVISIONAL:
        m.counts[m.told[d] * SLOTS + COUNTED_PROVISIONAL] -= m.sign
    changed_duty(m, d)
    let_go(m, m.told[d])
    if m.says_lapsed[d] >= 0:
        raise_event(m, m.says_lapsed[d])
    return 1


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
