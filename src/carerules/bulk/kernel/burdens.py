"""Time in which a post with obligations had no holder: counted as each stretch of obligations ends. (S6.2, S6.3)"""

from __future__ import annotations

from .machine import Machine
from .parties import is_adrift, line_of, piece_of
from .words import LEFT, NEVER, NOBODY, NOBODY_THERE, SLOTS, SOMEBODY, VACANT


def take_on(m: Machine, p: int) -> None:
    """One more obligation of the party is open or undone from now on."""
    if m.burden[p] == 0 and m.burden_until[p] != m.now:
        close_stretch(m, p, m.burden_until[p])
        m.burden_since[p] = m.now
    m.burden[p] += 1
    m.burden_until[p] = NEVER
    for _ in range(m.n_parties):
        if p < 0:
            return
        if is_adrift(m, p):
            m.reason = LEFT  # nobody knows yet whose post it is
        p = m.party_deputy[p]


def put_down(m: Machine, p: int) -> None:
    """One of them is over."""
    m.burden[p] -= 1
    if m.burden[p] == 0:
        m.burden_until[p] = m.now


def close_all(m: Machine) -> None:
    """At the end of the history."""
    for p in range(m.n_parties):
        close_stretch(m, p, m.burden_until[p])


def close_stretch(m: Machine, p: int, until: int) -> None:
    """Count the times in which nobody held it, by whether somebody stood in. # S6.2 # S6.3"""
    t = m.burden_since[p]
    m.burden_since[p] = NEVER
    end = until if until != NEVER else m.as_of + 1
    last = SOMEBODY
    while t < end:
        found = who_answers(m, p, t)
        if found not in (SOMEBODY, last):
            m.counts[SLOTS * m.n_lines + found] += m.sign
        last = found
        t = next_answer(m, p, t)


def who_answers(m: Machine, p: int, t: int) -> int:
    """SOMEBODY holds it at `t`; it is VACANT, and a stand-in answers; or NOBODY_THERE."""
    found = SOMEBODY
    for _ in range(m.n_parties):
        if p < 0:
            break
        if is_held(m, p, t):
            return found
        found = VACANT
        p = m.party_deputy[p]
    return NOBODY_THERE


def is_held(m: Machine, p: int, t: int) -> int:
    """Whether the party needs no holder or has one."""
    if not m.party_filled[p] or m.named_first[p] <= t:
        return 1
    line = line_of(m, p)
    piece = piece_of(m, line, t) if line >= 0 else NOBODY
    return 1 if piece >= 0 and m.holder_from[piece] < m.holder_from[piece + 1] else 0


def next_answer(m: Machine, p: int, t: int) -> int:
    """The next instant at which the answer may be another."""
    soonest = NEVER
    for _ in range(m.n_parties):
        if p < 0:
            break
        if t < m.named_first[p] < soonest:
            soonest = m.named_first[p]
        line = line_of(m, p)
        if line >= 0:
            following = piece_of(m, line, t) + 1
            following = following if following > 0 else m.piece_from[line]
            if following < m.piece_from[line + 1] and m.piece_at[following] < soonest:
                soonest = m.piece_at[following]
        p = m.party_deputy[p]
    return soonest
