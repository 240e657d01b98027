"""What must stand again with a duty: its events, and the facts, workflows and measures that it reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from carerules.resolved.policy import Policy

from .references import Reference, references


@dataclass(slots=True)
class Closure:
    """Ids by kind, all of one subject type; `duties` and `posts` are those that are referred to."""

    subject: str
    events: set[str] = field(default_factory=set)
    facts: set[str] = field(default_factory=set)
    workflows: set[str] = field(default_factory=set)
    measures: set[str] = field(default_factory=set)
    duties: set[str] = field(default_factory=set)
    posts: set[str] = field(default_factory=set)


def closure(
    policy: Policy,
    subject: str,
    duties: Iterable[str],
    posts: Iterable[str] = (),
    events: Iterable[str] = (),
) -> Closure:
    """All that `duties` of `subject` and `events` need, and the events that assign or relieve one of `posts` there."""
    found = Closure(subject)
    filling = frozenset(posts)
    waiting: list[Reference] = [ref for duty in duties for ref in references(policy.duties[duty])]
    waiting += [("event", event) for event in events]
    waiting += [
        ("event", event.id)
        for event in policy.events.values()
        if event.subject == subject and filling & {event.assigns, event.relieves}
    ]
    sections: Mapping[str, tuple[set[str], Mapping[str, Any]]] = {
        "event": (found.events, policy.events),
        "workflow": (found.workflows, policy.workflows),
        "measure": (found.measures, policy.measures),
    }
    while waiting:
        kind, name = waiting.pop()
        if kind in ("duty", "post"):
            (found.duties if kind == "duty" else found.posts).add(name)
        elif kind == "fact" and name not in found.facts:
            found.facts.add(name)
            waiting += [
                ("event", event.id)
                for event in policy.events.values()
                if event.subject == subject and name in event.sets
            ]
        elif kind in sections and name not in sections[kind][0]:
            known, items = sections[kind]
            known.add(name)
            waiting += references(items[name])
    return found
