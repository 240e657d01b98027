"""What the bytes of a case are written against: the tables of its subject type, and the words that need no spelling."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b

from carerules.answer.evaluate import Instances
from carerules.engine.organisation import Organisation
from carerules.engine.state import Event, Finding, Obligation, Row
from carerules.program.plan import Plan, Program
from carerules.resolved.fingerprint import fingerprint

FORM = 1
"""Of the bytes; the slots of what they hold count too, so that a change of those needs no other number."""
_TEXTS = frozenset({"text", "enum", "ref"})
"""Types whose values are codes of texts."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One subject type of one policy: all cases are written against the same."""

    program: Program
    plan: Plan
    words: tuple[str, ...]
    places: dict[str, int]
    text_facts: frozenset[int]
    """Slots of facts whose values are codes."""
    text_columns: dict[int, frozenset[int]]
    """Event code -> columns of its data whose values are codes."""

    def awake(self) -> Program:
        """The program for as long as one case is awake: new texts are forgotten with it."""
        return replace(self.program, lexicon=self.program.lexicon.branch())


def ground_of(program: Program, subject_type: str) -> Ground:
    """The ground of a subject type. Raises KeyError for one that the policy does not know."""
    plan, policy = program.plans[subject_type], program.policy
    words = tuple(dict.fromkeys(_words(program)))
    facts = policy.subjects[subject_type].facts
    return Ground(
        program,
        plan,
        words,
        {word: place for place, word in enumerate(words)},
        frozenset(slot for slot, name in enumerate(plan.facts) if facts[name].type.kind in _TEXTS),
        {
            event.code: frozenset(
                plan.columns[datum.name]
                for datum in policy.events[event.id].data.values()
                if datum.type.kind in _TEXTS
            )
            for event in plan.events
            if not event.internal
        },
    )


def mark_of(program: Program, instances: Instances | None) -> bytes:
    """Eight bytes that differ for another policy, other units' instances, or an engine that keeps something else."""
    units = {unit: sorted(names) for unit, names in (instances or {}).items()}
    slots = (Row.__slots__, Obligation.__slots__, Event.__slots__, Finding.__slots__, Organisation.__slots__)
    said = repr((FORM, fingerprint(program.policy), sorted(units.items()), slots))
    return blake2b(said.encode(), digest_size=8).digest()


def _words(program: Program) -> Iterator[str]:
    """The policy's own words, those first that come most often: a small number is one byte."""
    policy = program.policy
    for event in policy.events.values():
        for datum in event.data.values():
            yield from datum.type.values
        yield from event.evidence
    for subject in policy.subjects.values():
        for fact in subject.facts.values():
            yield from fact.type.values
    for plan in program.plans.values():
        for duty in plan.duties:
            yield from map(program.lexicon.text, duty.loop_fixed)
            yield from map(program.lexicon.text, (kind for kinds in duty.evidence.values() for kind in kinds))
    yield from policy.subjects
    yield from policy.events
    for event in policy.events.values():
        yield from event.data
    yield from program.parties
