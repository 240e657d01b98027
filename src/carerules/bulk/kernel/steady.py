"""Cases of policies in which nothing happens by itself but deadlines: the same step, cut short.

One workflow, no internal events, and every `while` asks for states only (`is_static`). Then an event that stays, or
that moves on by a table, needs no rounds: what opens, ends and is interrupted hangs on the two states alone.
"""

from __future__ import annotations

from .conditions import event_code
from .endings import end, interrupt, late, violate
from .machine import Machine
from .obligations import open_next, open_one, set_deadline, write
from .words import ACTED, DISCHARGED, FULL, GENERAL, NEVER, NONE, PLAIN, RENEWS, STAYS, UNQUANTIFIED
from .workflows import choose_event


def steady_events(m: Machine, first: int, last: int) -> int:
    """Steps through a case as far as it is plain: the row of the event that needs the whole `step`, or `last`."""
    soonest, cells = m.soonest, m.leaf[0] * m.n_events
    for i in range(first, last):
        t = m.at[i]
        if soonest < t:
            pass_time(m, t)
            soonest = m.soonest
        m.now = t
        code = event_code(m, i)
        plain = m.cell_plain[cells + code]
        if plain == RENEWS:
            soonest = begin_anew(m, m.cell_duty[cells + code], m.cell_other[cells + code])
        elif plain == PLAIN:
            go_on(m, cells + code, code, i)
            soonest, cells = m.soonest, m.leaf[0] * m.n_events
        elif plain == STAYS:
            stay(m, cells + code)
            soonest = m.soonest
        elif plain == GENERAL:
            return i
        elif m.is_heard[code]:
            note_unexpected(m, i)
        if m.reason:
            return last
    return last


def set_out(m: Machine, i: int) -> int:
    """The first event of a case, at which its first state's duties open: whether that was plain."""
    code = event_code(m, i)
    cell = m.leaf[0] * m.n_events + code
    if m.cell_plain[cell] == GENERAL:
        return 0
    m.now = m.at[i]
    go_on(m, cell, code, i)
    return 1


def note_unexpected(m: Machine, i: int) -> None:
    """The event did nothing, though a workflow uses its type. # S4.7"""
    if m.n_odd >= m.odd_room:
        m.reason = FULL
        return
    m.odd[m.n_odd] = i
    m.n_odd += 1


def stay(m: Machine, cell: int) -> None:
    """An event that stays where the case is. # S4.5"""
    for n in range(m.act_from[cell], m.act_from[cell + 1]):
        d = m.act_duty[n]
        renew(m, d, m.duty_every[d] and m.stands[m.leaf[0] * m.n_duties + d])
    next_deadline(m)


def renew(m: Machine, d: int, again: int) -> None:
    """What the act fulfils is over, and with `again` it recurs from now. # S4.5 # S5.4"""
    if m.head[d] < 0 and not m.is_open[d]:
        return
    m.accepted = 1
    if again:
        begin_anew(m, d, m.n_duties)
        return
    if m.head[d] >= 0:
        late(m, d)
    if m.is_open[d]:
        end(m, d, UNQUANTIFIED if m.duty_term[d] < 0 else DISCHARGED, ACTED)


def begin_anew(m: Machine, d: int, other: int) -> int:
    """What the act fulfils is over and recurs from now, so that what is open stays open. # S4.5 # S5.4

    The next deadline of it and of the `other` duty that stands in this state, if there is one.
    """
    if m.head[d] >= 0:
        late(m, d)
    elif not m.is_open[d]:
        return m.soonest
    if m.is_open[d]:
        m.counts[m.done_place[d]] += m.sign
        if m.everything:
            write(m, d, UNQUANTIFIED if m.duty_term[d] < 0 else DISCHARGED, m.now, ACTED)
    m.is_open[d] = 1
    m.opened[d] = m.anchor[d] = m.now
    m.repeats[d] = m.flags[d] = 0
    due = m.now + m.duty_span[d]
    if m.duty_span[d] <= 0:
        set_deadline(m, d)
        due = m.due[d]
    m.due[d] = due
    if m.due[other] < due:
        due = m.due[other]
    m.soonest = due
    return due


def go_on(m: Machine, cell: int, code: int, i: int) -> None:
    """An event whose acts ask for nothing and whose transitions ask for no obligation. # S4.5 # S4.6

    So the way may be chosen before the acts take effect, and what recurs need not wait.
    """
    m.accepted = 0
    number = choose_event(m, cell, i)
    leaf = m.move_leaf[number] if number >= 0 else m.leaf[0]
    if number > NONE:
        m.accepted = 1
    for n in range(m.act_from[cell], m.act_from[cell + 1]):
        d = m.act_duty[n]
        renew(m, d, m.duty_every[d] and m.stands[leaf * m.n_duties + d])
    if number >= 0:
        m.leaf[0] = leaf
        m.since[0] = m.now
    if leaf != m.seen:
        cross(m, leaf)
    if m.is_heard[code] and not m.accepted:
        note_unexpected(m, i)
    next_deadline(m)


def cross(m: Machine, leaf: int) -> None:
    """From the state seen last into another: what its duties come to. # S4.8"""
    pair = m.seen * m.n_states + leaf
    m.seen = m.stood = leaf
    for n in range(m.on_from[pair], m.on_from[pair + 1]):
        if not m.is_open[m.ons[n]]:
            open_one(m, m.ons[n])
    for n in range(m.off_from[pair], m.off_from[pair + 1]):
        interrupt(m, m.offs[n])


def begin_again(m: Machine) -> None:
    """What recurs opens anew if its `while` holds in this state; else it is forgotten. # S5.4"""
    for n in range(m.n_waits):
        d = m.waits[n]
        m.waiting[d] = 0
        if m.stands[m.leaf[0] * m.n_duties + d]:
            open_next(m, d)
    m.n_waits = 0


def pass_time(m: Machine, t: int) -> None:
    """Judge every deadline before `t`, earliest first, in the order of duties where they coincide. # S4.1"""
    while m.soonest < t and not m.reason:
        if m.soonest > m.now:
            m.now = m.soonest
        at = m.held_from[m.leaf[0]]
        if m.n_held == 2:
            d = m.held[at] if m.due[m.held[at]] <= m.now else m.held[at + 1]
            if m.due[d] <= m.now:  # else nothing is, since what was soonest has ended meanwhile
                violate(m, d, 1)
        else:
            for n in range(at, m.held_from[m.leaf[0] + 1]):
                if m.due[m.held[n]] <= m.now:
                    violate(m, m.held[n], 1)
        if m.n_waits:
            begin_again(m)
        next_deadline(m)


def next_deadline(m: Machine) -> None:
    """Only duties that stand in this state can be open. Up to two a state are looked up without a loop."""
    at = m.held_from[m.leaf[0]]
    if m.n_held == 2:
        low, due = m.due[m.held[at]], m.due[m.held[at + 1]]
        m.soonest = due if due < low else low
        return
    low = NEVER
    for n in range(at, m.held_from[m.leaf[0] + 1]):
        due = m.due[m.held[n]]
        low = due if due < low else low
    m.soonest = low
