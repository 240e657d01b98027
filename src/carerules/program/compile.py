"""`compile_policy`: a resolved policy becomes a `Program`."""

from __future__ import annotations

from carerules.resolved.policy import Policy
from carerules.resolved.subject import Subject
from carerules.temporal.deadline import Reckoner
from carerules.temporal.instants import EVER
from carerules.temporal.period import Periods

from .lexicon import Lexicon
from .lower import number_of
from .plan import Program
from .subjects import PlanCompiler


def compile_policy(policy: Policy) -> Program:
    """The tables of `policy`. Pure: equal policies give equal tables."""
    lexicon = Lexicon()
    parties = {name: lexicon.code(name) for name in sorted({*policy.units, *policy.posts, *policy.roles})}
    assignable = frozenset(lexicon.code(event.assigns) for event in policy.events.values() if event.assigns)
    program = Program(
        policy=policy,
        lexicon=lexicon,
        zone=policy.zone,
        reckoner=Reckoner(policy.zone, policy.calendar, policy.terms),
        periods=Periods(policy.zone, policy.terms, policy.periods),
        plans={},
        parties=parties,
        posts=_posts(policy, lexicon, assignable),
        assignable=assignable,
        units=frozenset(lexicon.code(unit) for unit in policy.units),
        roles=frozenset(lexicon.code(role) for role in policy.roles),
        successors=_successors(policy, lexicon),
        unit_types={lexicon.code(s.unit): s.id for s in policy.subjects.values() if s.unit},
        unit_since={lexicon.code(unit.id): unit.effective.since for unit in policy.units.values()},
        parameters=tuple(
            tuple((since, number_of(value, lexicon)) for since, value in parameter.value.steps)
            for parameter in policy.parameters.values()
        ),
        parameters_settled=max(
            (since for parameter in policy.parameters.values() for since, _ in parameter.value.steps),
            default=EVER,
        ),
    )
    for index, subject in enumerate(_units_first(policy)):
        program.plans[subject.id] = PlanCompiler(index, subject, program).plan()
    return program


def _units_first(policy: Policy) -> list[Subject]:
    """Units' instances are evaluated before all others. # S6.5"""
    return sorted(policy.subjects.values(), key=lambda subject: (not subject.unit, subject.id))


def _posts(
    policy: Policy, lexicon: Lexicon, assignable: frozenset[int]
) -> dict[int, tuple[int, int, int, bool, tuple[int, ...]]]:
    posts = {}
    for post in policy.posts.values():
        code = lexicon.code(post.id)
        members = policy.groups[post.group].members if post.group else ()
        posts[code] = (
            lexicon.code(post.unit) if post.unit else 0,
            lexicon.code(post.vacancy) if post.vacancy else 0,
            post.most,
            code in assignable,
            tuple(lexicon.code(member) for member in members),
        )
    return posts


def _successors(policy: Policy, lexicon: Lexicon) -> dict[int, tuple[tuple[int, int], ...]]:
    """Old unit -> who takes over, and from when. # S6.4"""
    found: dict[int, list[tuple[int, int]]] = {}
    for unit in policy.units.values():
        for old, since in unit.successor_of:
            found.setdefault(lexicon.code(old), []).append((since, lexicon.code(unit.id)))
    return {old: tuple(sorted(steps)) for old, steps in found.items()}
