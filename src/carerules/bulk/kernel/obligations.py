"""Obligations open, are judged and end; what is said about them is written. (S4.5, S4.8, S5.2-5.4)"""

from __future__ import annotations

from .machine import Machine
from .words import (
    ACTED,
    COUNTED_PROVISIONAL,
    DAY_SECONDS,
    DISCHARGED,
    DISCHARGED_LATE,
    FULL,
    LAPSED,
    LEFT,
    MOST_INTERNAL,
    NEVER,
    PENDING,
    PROVISIONAL,
    SECOND,
    UNQUANTIFIED,
    VIOLATED,
)


def raise_event(m: Machine, code: int) -> None:
    """Queue an internal event that some rule refers to. # S4.9"""
    if m.n_queue >= MOST_INTERNAL:
        m.reason = LEFT
        return
    m.queue[m.n_queue] = code
    m.n_queue += 1


def local_day(m: Machine, t: int) -> int:
    """The local day of `t`."""
    era = m.n_eras - 1
    while era > 0 and m.era_since[era] > t:
        era -= 1
    return (t + m.era_offset[era]) // SECOND // DAY_SECONDS


def reckon(m: Machine, term: int, start: int, times: int) -> int:
    """The deadline `times` terms after `start`; `provisional` says whether it is. # S3.3 # S3.4"""
    m.provisional = 0
    if m.term_exact[term]:
        return start + m.term_length[term] * times
    day = local_day(m, start)
    row = m.term_table[term]
    if row < 0:
        day += m.term_length[term] * times
    if day < m.first_day or day > m.last_day or (row >= 0 and times != 1):
        m.reason = LEFT
        return NEVER
    if row < 0:
        return m.day_end[day - m.first_day]
    place = row * (m.last_day - m.first_day + 1) + day - m.first_day
    m.provisional = m.unsure[place]
    return m.counted[place]


def set_deadline(m: Machine, d: int) -> None:
    """Give an open obligation its deadline. # S5.4"""
    if m.duty_span[d] > 0:
        m.due[d] = m.anchor[d] + m.duty_span[d] * (m.repeats[d] + 1)
        if m.due[d] < m.now:
            m.reason = LEFT  # a deadline in the past: the engine knows what to say
        if m.due[d] < m.soonest:
            m.soonest = m.due[d]
        return
    m.due[d] = NEVER
    if m.duty_term[d] < 0:
        return
    m.due[d] = reckon(m, m.duty_term[d], m.anchor[d], m.repeats[d] + 1 if m.duty_every[d] else 1)
    if m.due[d] < m.now:
        m.reason = LEFT  # a deadline in the past: the engine knows what to say
    m.flags[d] = 0
    if m.provisional:
        m.flags[d] = PROVISIONAL
        m.counts[d * 8 + COUNTED_PROVISIONAL] += m.sign
    if m.due[d] < m.soonest:
        m.soonest = m.due[d]


def open_one(m: Machine, d: int) -> None:
    """A fresh obligation, anchored now, unless a violated one stays the only one. # S4.8 # S5.4"""
    if is_alone(m, d):
        return
    m.is_open[d] = 1
    m.opened[d] = m.anchor[d] = m.now
    m.repeats[d] = m.flags[d] = 0
    m.unsettled |= m.is_lively
    m.changed = m.accepted = 1  # what opens an obligation is expected  # S4.7
    set_deadline(m, d)


def is_alone(m: Machine, d: int) -> int:
    """Whether, with `missed: once`, a violated one waits for its act or for the end of the `while`. # S5.4"""
    if m.head[d] < 0 or not m.duty_once[d] or not m.duty_every[d]:
        return 0
    return 1 if m.out_ceased[m.tail[d]] == NEVER else 0


def restart(m: Machine, d: int) -> None:
    """`again: restart` moves opening and deadline. # S4.8"""
    m.opened[d] = m.anchor[d] = m.now
    m.repeats[d] = 0
    m.unsettled |= m.is_lively
    set_deadline(m, d)


def open_next(m: Machine, d: int) -> None:
    """The next instance of a recurrence, after an act (anchored now) or a missed deadline. # S5.4"""
    if m.is_open[d]:
        return
    m.is_open[d] = 1
    m.opened[d] = m.now
    m.anchor[d], m.repeats[d], m.origin[d] = m.wait_anchor[d], m.wait_repeats[d], m.wait_origin[d]
    m.flags[d] = 0
    m.unsettled |= m.is_lively
    m.changed = m.accepted = 1  # what opens an obligation is expected  # S4.7
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
    m.out_subject[n], m.out_duty[n], m.out_status[n] = m.subject, d, status
    m.out_flags[n] = m.flags[d] + flags
    m.out_opened[n], m.out_due[n] = m.opened[d], m.due[d]
    m.out_ended[n], m.out_ceased[n], m.out_next[n] = ended, NEVER, -1
    m.out_origin[n] = m.origin[d]
    m.n_out = n + 1


def end(m: Machine, d: int, status: int, flags: int) -> None:
    """The open obligation is over, by an act (flag ACTED) or without."""
    m.is_open[d] = 0
    m.counts[d * 8 + status] += m.sign
    m.changed = 1
    if m.everything:
        write(m, d, status, m.now, flags)
    m.due[d] = NEVER


def violate(m: Machine, d: int, lasts: int) -> None:
    """The deadline has passed undone: a violation that no later act takes back. # S5.3

    It `lasts` until an act makes good for it, unless something forbidden was done.
    """
    m.is_open[d] = 0
    m.counts[d * 8 + VIOLATED] += m.sign
    m.changed = 1
    write(m, d, VIOLATED, NEVER, 0)
    m.due[d] = NEVER
    n = m.n_out - 1
    if m.reason:
        return
    if lasts:
        if m.head[d] < 0:
            m.head[d] = n
        else:
            m.out_next[m.tail[d]] = n
        m.tail[d] = n
        if m.duty_every[d] and not m.duty_once[d]:
            wait(m, d, m.anchor[d], m.repeats[d] + 1, m.origin[d])
    if m.says_violated[d] >= 0:
        raise_event(m, m.says_violated[d])


def discharge(m: Machine, d: int) -> None:
    """One act ends the open obligation and all undone ones. # S4.5 # S5.4"""
    m.changed = 1
    was_late = m.head[d] >= 0
    origin = m.out_origin[m.head[d]] if was_late else m.origin[d]
    if was_late:
        late(m, d)
    if m.is_open[d]:
        end(m, d, UNQUANTIFIED if m.duty_term[d] < 0 else DISCHARGED, ACTED)
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
        m.out_status[n] = DISCHARGED_LATE
        m.out_flags[n] = m.out_flags[n] | ACTED
        m.out_ended[n] = m.now
        m.counts[d * 8 + VIOLATED] -= m.sign
        m.counts[d * 8 + DISCHARGED_LATE] += m.sign
        if m.says_discharged[d] >= 0:
            raise_event(m, m.says_discharged[d])
        n = m.out_next[n]


def interrupt(m: Machine, d: int) -> None:
    """Its `while` has ended. What is violated stays violated. # S5.3 # S5.4"""
    n = m.head[d]
    while n >= 0 and m.duty_once[d]:
        if m.out_ceased[n] == NEVER:
            m.out_ceased[n] = m.now
        n = m.out_next[n]
    if m.is_open[d]:
        if m.duty_term[d] < 0:
            end(m, d, UNQUANTIFIED, 0)
        else:
            end(m, d, LAPSED, 0)
            if m.says_lapsed[d] >= 0:
                raise_event(m, m.says_lapsed[d])


def remain(m: Machine, d: int) -> None:
    """At the end of the history: still open."""
    status = UNQUANTIFIED if m.duty_term[d] < 0 else PENDING
    m.counts[d * 8 + status] += m.sign
    if m.everything:
        write(m, d, status, NEVER, 0)
