"""Which data of an event name an instance of a unit (S1)."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.expressions.tree import Name
from carerules.resolved.policy import Policy
from carerules.resolved.subject import EventType


def named_by(policy: Policy) -> dict[str, dict[str, str]]:
    """Event type -> datum -> unit: from what a relation is set, and references to cases that are units. # S1.1.b"""
    return {name: dict(_pointers(policy, event)) for name, event in policy.events.items()}


def _pointers(policy: Policy, event: EventType) -> Iterator[tuple[str, str]]:
    facts = policy.subjects[event.subject].facts
    for name, fact in facts.items():
        if fact.unit:
            source = event.sets.get(name)
            yield name, fact.unit
            if isinstance(source, Name) and source.scope == "event":
                yield source.name, fact.unit
    for datum in event.data.values():
        kind = policy.subjects.get(datum.type.ref)
        if kind is not None and kind.unit:
            yield datum.name, kind.unit
