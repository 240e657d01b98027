"""Rule 8 and what is settled once per instant: conditions of duties are looked at again. (S4.8)"""

from __future__ import annotations

from .conditions import sure
from .machine import Machine
from .obligations import forget_waits, interrupt, is_alone, open_next, open_one, restart
from .words import YES


def standing(m: Machine, d: int) -> int:
    """Whether the duty's `while` holds now."""
    if m.is_static:
        return m.stands[m.leaf[0] * m.n_duties + d]
    return sure(m, m.duty_while[d], -1)


def reassess(m: Machine) -> None:
    """Look again at the `while` of the duties that can have changed; open what becomes due. # S4.8"""
    if m.is_static:
        turn(m)
    elif m.changed:
        m.changed = 0
        for d in range(m.n_duties):
            look_again(m, d)
    for n in range(m.n_waits):
        d = m.waits[n]
        if m.waiting[d] and standing(m, d) == YES:
            m.waiting[d] = 0
            open_next(m, d)
        else:
            m.unsettled = 1
    keep_waits(m)


def keep_waits(m: Machine) -> None:
    """Those whose condition does not hold wait until the instant is settled."""
    left = 0
    for n in range(m.n_waits):
        if m.waiting[m.waits[n]]:
            m.waits[left] = m.waits[n]
            left += 1
    m.n_waits = left


def turn(m: Machine) -> None:
    """Where every condition asks for a state only: those between the states now and before."""
    leaf = m.leaf[0]
    if leaf == m.seen:
        return
    pair = m.seen * m.n_states + leaf
    m.seen = leaf
    m.unsettled = 1
    for n in range(m.turn_from[pair], m.turn_from[pair + 1]):
        d = m.turns[n]
        if m.stands[leaf * m.n_duties + d] and m.duty_opens[d] and not m.is_open[d]:
            open_one(m, d)


def look_again(m: Machine, d: int) -> None:
    """One duty."""
    verdict = sure(m, m.duty_while[d], -1)
    m.truth[d] = verdict
    m.unsettled = 1
    if verdict == YES and not m.settled[d] and not m.started[d]:
        m.started[d] = 1
        if m.duty_opens[d] and not m.is_open[d]:
            open_one(m, d)


def open_upon(m: Machine, code: int, i: int) -> None:
    """The duties whose `upon` names the event open, if their `while` holds. # S4.8"""
    for n in range(m.open_from[code], m.open_from[code + 1]):
        d = m.open_duty[n]
        if sure(m, m.open_when[n], i) == YES and standing(m, d) == YES and not m.reason:
            if not m.is_open[d]:
                if not is_alone(m, d):
                    m.origin[d] = m.number
                    open_one(m, d)
            elif m.duty_restart[d]:
                m.origin[d] = m.number
                restart(m, d)
                m.accepted = 1


def settle(m: Machine) -> None:
    """After the last event of an instant: what counts as interrupted. # S4"""
    m.unsettled = 0
    if m.is_static:
        if m.leaf[0] != m.stood:
            pair = m.stood * m.n_states + m.leaf[0]
            m.stood = m.leaf[0]
            for n in range(m.turn_from[pair], m.turn_from[pair + 1]):
                if not m.stands[m.leaf[0] * m.n_duties + m.turns[n]]:
                    interrupt(m, m.turns[n])
    else:
        for d in range(m.n_duties):
            if m.truth[d] != m.settled[d] or m.started[d] or is_fresh(m, d):
                m.started[d] = 0
                m.settled[d] = m.truth[d]
                if m.truth[d] != YES:
                    interrupt(m, d)
    forget_waits(m)


def is_fresh(m: Machine, d: int) -> int:
    """Whether an obligation that is open or undone was opened at this instant."""
    if m.is_open[d] and m.opened[d] == m.now:
        return 1
    return 1 if m.head[d] >= 0 and m.out_opened[m.tail[d]] == m.now else 0
