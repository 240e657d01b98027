"""Who may record an event, and with what evidence: only what is certain is let through. (S4.3, S4.5)"""

from __future__ import annotations

from .conditions import datum, sure
from .machine import Machine
from .parties import counts_as
from .wholes import as_whole


def is_allowed(m: Machine, code: int, i: int) -> int:
    """Whether the actor may record the event, and a permission lets it through where one is needed. # S4.3"""
    actor = datum(m, m.actor_column, i)
    if actor != actor:
        return 0
    if m.by_from[code] < m.by_from[code + 1]:
        found = 0
        for n in range(m.by_from[code], m.by_from[code + 1]):
            if counts_as(m, actor, m.by_party[n]):
                found = 1
                break
        if not found:
            return 0
    return 1 if m.permit_from[code] == m.permit_from[code + 1] else is_permitted(m, code, i, actor)


def is_permitted(m: Machine, code: int, i: int, actor: float) -> int:
    """Whether some permission is in force for the actor; a condition of any of them in doubt is for the engine."""
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
