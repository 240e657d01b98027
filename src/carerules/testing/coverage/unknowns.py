"""Which names of a policy can be missing when a condition reads them. (S7.1)"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from carerules.expressions.parts import parts, walk
from carerules.expressions.tree import Assigned, Has, HoldsPost, Name, Tree
from carerules.resolved.duty import EventRef
from carerules.resolved.policy import Policy
from carerules.resolved.subject import EventType, Measure
from carerules.temporal.instants import EVER

LOOP = "loop"
"""What a finding calls the value of `for`."""

RELATION = "relation"
"""Stands for what is missing where nobody knows to which instance a post belongs; a finding names nothing then."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """Which events a condition may be asked of, and which may have opened the obligation."""

    events: tuple[EventRef, ...] = ()
    openings: tuple[EventRef, ...] = ()
    loop: bool = False
    """The value of `for` may be unknown."""


class Unknowns:
    """What can be missing, seen from the declarations alone: no default, an optional datum, an actor not asked for.

    That a fact is always known by the time a condition reads it cannot be seen here; it is said under `cannot`.
    """

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._facts: dict[str, set[str]] = {
            subject.id: {fact.id for fact in subject.facts.values() if fact.default is None}
            for subject in policy.subjects.values()
        }
        self._reading: set[str] = set()
        """Measures being read."""
        self._spread()

    def _spread(self) -> None:
        """A fact that an event computes from something missing can be missing too, whatever its default."""
        grown = True
        while grown:
            grown = False
            for event in self._policy.events.values():
                known = self._facts[event.subject]
                for fact, tree in event.sets.items():
                    if fact not in known and any(self._names(tree, event.subject, (event,), ())):
                        known.add(fact)
                        grown = True

    def names(self, tree: Tree | None, subject: str, occasion: Occasion) -> Iterator[str]:
        """The names that `tree` reads and that can be missing, as findings call them; with repetitions."""
        if tree is None:
            return iter(())
        found = self._names(tree, subject, self._types(occasion.events), self._types(occasion.openings))
        return chain(found, (LOOP,)) if occasion.loop and _reads_loop(tree) else found

    def _types(self, events: tuple[EventRef, ...]) -> tuple[EventType | None, ...]:
        return tuple(self._policy.events.get(ref.name) if ref.kind == "event" else None for ref in events)

    def _names(
        self,
        tree: Tree,
        subject: str,
        events: tuple[EventType | None, ...],
        openings: tuple[EventType | None, ...],
    ) -> Iterator[str]:
        if isinstance(tree, Has):
            return  # `has(x)` is never unknown
        if isinstance(tree, Name):
            if self._is_missing(tree, subject, openings if tree.scope.startswith("opening") else events):
                yield _shown(tree)
            return
        if isinstance(tree, (Assigned, HoldsPost)) and self.is_homeless(tree.post, subject):
            yield RELATION
        for part in parts(tree):
            yield from self._names(part, subject, events, openings)

    def is_homeless(self, post: str, subject: str) -> bool:
        """Whether the post is found through a relation of the subject, which may be unknown. # S7.1"""
        declared = self._policy.posts.get(post)
        if declared is None or not any(event.assigns == post for event in self._policy.events.values()):
            return False
        group = self._policy.groups.get(declared.group)
        units = (declared.unit,) if declared.unit else group.members if group is not None else ()
        if self._policy.subjects[subject].unit in units:
            return False
        return not self._related(subject).isdisjoint(units)

    def _related(self, subject: str) -> set[str]:
        """The units to which relations lead, directly or through related units. # S6.1"""
        types = {each.unit: each for each in self._policy.subjects.values() if each.unit}
        found: set[str] = set()
        waiting = [self._policy.subjects[subject]]
        while waiting:
            for fact in waiting.pop().facts.values():
                if fact.unit and fact.unit not in found:
                    found.add(fact.unit)
                    waiting += [types[fact.unit]] if fact.unit in types else []
        return found

    def _is_missing(self, name: Name, subject: str, events: tuple[EventType | None, ...]) -> bool:
        match name.scope:
            case "fact":
                return name.name in self._facts[subject]
            case "parameter":
                return self._policy.parameters[name.name].value.at(EVER) is None
            case "measure":
                return self._of_measure(self._policy.measures[name.name])
            case "event" | "opening":
                return not events or any(_lacks(event, name.name) for event in events)
            case "event_by" | "opening_by":
                return not events or any(event is None or _anybody(event) for event in events)
        return False

    def _of_measure(self, measure: Measure) -> bool:
        if measure.id in self._reading:
            return False
        self._reading.add(measure.id)
        event = self._policy.events.get(measure.count or measure.sum_event)
        trees = (measure.time, measure.where, measure.sum_value)
        found = any(
            name
            for tree in trees
            if tree is not None
            for name in self._names(tree, measure.subject, (event,), ())
        )
        self._reading.discard(measure.id)
        return found


def _reads_loop(tree: Tree) -> bool:
    return any(isinstance(part, Name) and part.scope == "for" for part in walk(tree))


def _lacks(event: EventType | None, datum: str) -> bool:
    """Whether a valid event of the type may come without the datum. # S4.2"""
    data: Mapping[str, object] = event.data if event is not None else {}
    return event is None or datum not in data or event.data[datum].optional


def _anybody(event: EventType) -> bool:
    """Whether an event of the type may take effect without an actor. # S4.3"""
    return not event.by or event.advisory


def _shown(name: Name) -> str:
    """As a finding's `missing` has it."""
    if name.scope in ("event", "opening"):
        return f"{name.scope}.{name.name}"
    return name.scope.replace("_", ".") if name.scope in ("event_by", "opening_by") else name.name
