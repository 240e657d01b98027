"""The way from a subject to the instance of a unit: directly related, or through a related unit."""

from __future__ import annotations

from carerules.resolved.subject import Subject

from .plan import Program

_DEEPEST = 4


def find_routes(subject: Subject, program: Program) -> dict[int, tuple[tuple[int, ...], ...]]:
    """Unit code -> the way to its instance: a fact slot followed by the unit codes to pass through. # S6.1

    It is the one of fewest steps, then the first in the declared order of the relations. Another one never takes its
    place: where the first leads nowhere, nobody knows the instance.
    """
    code = program.lexicon.code
    policy = program.policy
    by_unit = {other.unit: other for other in policy.subjects.values() if other.unit}
    found: dict[int, list[tuple[int, ...]]] = {}
    frontier: list[tuple[tuple[int, ...], str]] = []
    for slot, fact in enumerate(subject.facts.values()):
        if fact.unit:
            found.setdefault(code(fact.unit), []).append((slot,))
            frontier.append(((slot,), fact.unit))
    for _ in range(_DEEPEST):
        following: list[tuple[tuple[int, ...], str]] = []
        for way, unit in frontier:
            through = by_unit.get(unit)
            for fact in through.facts.values() if through else ():
                if fact.unit:
                    longer = (*way, code(fact.unit))
                    found.setdefault(code(fact.unit), []).append(longer)
                    following.append((longer, fact.unit))
        frontier = following
    return {unit: (min(ways, key=len),) for unit, ways in sorted(found.items())}
