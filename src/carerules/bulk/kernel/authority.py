"""Who may record an event, and with what evidence: only what is certain is let through. (S4.3, S4.5)"""

from __future__ import annotations

from .conditions import datum, sure
from .machine import Machine
from .parties import authority, counts_as
from .wholes import as_whole
from .words import EVIDENCE_MISSING, LEFT, MAYBE, NO, SLOTS, UNAUTHORISED, YES


def is_allowed(m: Machine, code: int, i: int) -> int:
    """Whether the actor may record the event, and a permission lets it through where one is needed. # S4.3"""
    actor = datum(m, m.actor_column, i)
    if m.by_from[code] < m.by_from[code + 1]:
        found = may_record(m, code, actor)
        if found == MAYBE:
            m.reason = LEFT
        if found == NO:
            tell(m, UNAUTHORISED)
            if not m.is_advisory[code]:
                return 0
    if m.permit_from[code] < m.permit_from[code + 1] and not is_permitted(m, code, i, actor):
        m.reason = LEFT  # refused, or nobody knows
    return 1


def may_record(m: Machine, code: int, actor: float) -> int:
    """Whether the actor is one of those who may record events of this type; nobody is none. # S4.3"""
    found = NO
    for n in range(m.by_from[code], m.by_from[code + 1] if actor == actor else 0):
        one = authority(m, actor, m.by_party[n])
        if one == YES:
            return YES
        if one == MAYBE:
            found = MAYBE
    return found


def tell(m: Machine, kind: int) -> None:
    """One more finding of that kind."""
    m.counts[SLOTS * m.n_lines + kind] += m.sign


def is_permitted(m: Machine, code: int, i: int, actor: float) -> int:
    """Whether some permission is in force for the actor; a condition of any of them in doubt is for the engine."""
    if actor != actor:
        return 0
    found = 0
    for n in range(m.permit_from[code], m.permit_from[code + 1]):
        d = m.permit_duty[n]
        holds = sure(m, m.duty_while[d], i) and sure(m, m.permit_when[n], i) and sure(m, m.duty_where[d], i)
        if holds and counts_as(m, actor, m.permit_party[n]):
            found = 1
    return found


def lacks_evidence(m: Machine, wanted: int, i: int) -> int:
    """Whether the event lacks some of the kinds of evidence that are wanted, each a bit. # S4.5"""
    if i < 0:
        return 1
    given = datum(m, m.evidence_column, i)
    if given != given:
        return 1
    return 1 if wanted & ~as_whole(given) else 0


def is_proven(m: Machine, wanted: int, i: int) -> int:
    """Whether the act has all its evidence; without, it fulfils nothing, and that is a finding. # S4.5"""
    if not wanted or not lacks_evidence(m, wanted, i):
        return 1
    tell(m, EVIDENCE_MISSING)
    return 0
