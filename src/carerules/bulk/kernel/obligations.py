"""Obligations open, are judged and end; what is said about them is written. (S4.5, S4.8, S5.2-5.4)"""

from __future__ import annotations

from .burdens import put_down, take_on
from .changes import note_open, unsettle
from .conditions import evaluate, truth
from .machine import Machine
from .reckoning import reckon
from .wholes import as_whole
from .words import (
    COUNTED_PROVISIONAL,
    FULL,
    LEFT,
    MOST_INTERNAL,
    NEVER,
    NOBODY,
    PROVISIONAL,
    SLOTS,
    VIOLATED,
)


def raise_event(m: Machine, code: int) -> None:
    """Queue an internal event that some rule refers to. # S4.9"""
    if m.n_queue >= MOST_INTERNAL:
        m.reason = LEFT
        return
    m.n_turns += 1
    m.queue[m.n_queue] = code
    m.queue_turn[m.n_queue] = m.n_turns
    m.n_queue += 1


def standing(m: Machine, d: int) -> int:
    """Whether the duty's `while` holds now: YES, NO or MAYBE."""
    if m.is_static:
        return m.stands[m.leaf[0] * m.n_duties + d]
    if not m.is_dirty[d]:
        return m.truth[d]  # nothing has changed since it was looked at
    return truth(m, m.duty_while[d], -1)


def set_deadline(m: Machine, d: int) -> None:
    """Give an open obligation its deadline. # S5.4"""
    if m.is_lively and m.duty_due[d] >= 0:
        set_date(m, d)
        return
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


def set_date(m: Machine, d: int) -> None:
    """The deadline that the opening event gives: an instant, or the end of a day. # S5.6"""
    m.duty, m.about = d, m.origin[d]
    value = evaluate(m, m.duty_due[d], -1)
    m.due[d] = NEVER
    if value != value:
        m.reason = LEFT  # nobody knows when
        return
    at = as_whole(value)
    if m.duty_due_day[d]:
        at = m.day_end[at - m.first_day] if m.first_day <= at <= m.last_day else m.now - 1
    if at < m.now:
        m.reason = LEFT  # in the past, or beyond the calendar
        return
    m.due[d] = at
    if at < m.soonest:
        m.soonest = at


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
        open_lively(m, d)


def open_lively(m: Machine, d: int) -> None:
    """What else begins with it; who asks whether it is open looks again."""
    m.told[d] = line_now(m, d)
    m.count[d] = m.moved[d] = 0
    m.failed[d] = m.suspended[d] = m.acted[d] = NEVER
    m.doubt[d] = m.marked[d] = m.wavers[d] = 0
    answer_for(m, d)
    note_open(m, d)
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
    n = m.head[d]
    while n >= 0:
        if m.out_status[n] == VIOLATED and m.out_ceased[n] == NEVER:
            return 1
        n = m.out_next[n]
    return 0


def restart(m: Machine, d: int) -> None:
    """`again: restart` moves opening and deadline. # S4.8"""
    m.opened[d] = m.anchor[d] = m.now
    m.repeats[d] = 0
    if m.is_lively:
        let_go(m, m.told[d])
        m.told[d] = line_now(m, d)
        answer_for(m, d)
        m.suspended[d] = NEVER
        m.moved[d] = m.marked[d] = 0
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
    m.wait_turn[d] = 0
    m.waits[m.n_waits] = d
    m.n_waits += 1
    m.wait_anchor[d], m.wait_repeats[d], m.wait_origin[d] = anchor, repeats, origin


def await_turn(m: Machine, d: int, says: int) -> None:
    """The successor of what is violated opens in rule 8 of its own event, the next one, heard or not. # S5.4"""
    m.wait_turn[d] = m.n_turns + 1
    if says < 0:
        m.n_turns += 1


def forget_waits(m: Machine) -> None:
    """What could not open at this instant does not open later."""
    for n in range(m.n_waits):
        m.waiting[m.waits[n]] = 0
    m.n_waits = 0


def hang_on(m: Machine, d: int, n: int) -> None:
    """The obligation told in line `n` is left undone: the next one behind those that are."""
    if m.head[d] < 0:
        m.head[d] = n
    else:
        m.out_next[m.tail[d]] = n
    m.tail[d] = n


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
