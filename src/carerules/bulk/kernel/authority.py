"""Who may record an event, and with what evidence. (S4.3, S4.5)"""

from __future__ import annotations

from .conditions import datum, truth
from .findings import tell
from .machine import Machine
from .parties import authority, is_unsure
from .wholes import as_whole
from .words import LEFT, MAYBE, NO, NOT_PERMITTED, UNAUTHORISED, UNDETERMINED, YES


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
    if m.permit_from[code] < m.permit_from[code + 1]:
        found = permission(m, code, i, actor)
        if found != YES:
            tell(m, NOT_PERMITTED if found == NO else UNDETERMINED)
            return 0
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


def permission(m: Machine, code: int, i: int, actor: float) -> int:
    """Whether some permission is in force for the actor: one that is certain is enough. # S4.3"""
    found = NO
    for n in range(m.permit_from[code], m.permit_from[code + 1] if actor == actor else 0):
        one = one_permission(m, n, i, actor)
        if one == YES:
            return YES
        if one == MAYBE:
            found = MAYBE
    return found


def one_permission(m: Machine, n: int, i: int, actor: float) -> int:
    """YES, NO or MAYBE for one of them; where nobody knows who the actor is, the case is for the engine."""
    d = m.permit_duty[n]
    held, asked, there = (
        truth(m, m.duty_while[d], i),
        truth(m, m.permit_when[n], i),
        truth(m, m.duty_where[d], i),
    )
    if NO in (held, asked, there):
        return NO
    who = authority(m, actor, m.permit_party[n])
    if who == MAYBE or (who == NO and is_unsure(m, m.permit_party[n])):
        m.reason = LEFT
    if who != YES:
        return NO
    return MAYBE if MAYBE in (held, asked, there) else YES


def lacks_evidence(m: Machine, wanted: int, i: int) -> int:
    """Whether the event lacks some of the kinds of evidence that are wanted, each a bit. # S4.5"""
    if i < 0:
        return 1
    given = datum(m, m.evidence_column, i)
    if given != given:
        return 1
    return 1 if wanted & ~as_whole(given) else 0
