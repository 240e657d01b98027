"""What is known when an event reaches a bound machine: facts of the host, data of the event, active states."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import Enum

from carerules.expressions import tree as ast
from carerules.expressions.tree import BOOL, INSTANT, TEXT, Type
from carerules.history.typed import decode
from carerules.resolved.policy import Policy
from carerules.resolved.subject import EventType, Fact
from carerules.resolved.value import Effective
from carerules.resolved.workflow import Workflow
from carerules.temporal.deadline import Reckoner
from carerules.temporal.instants import EVER, NEVER

from .condition import UNKNOWN, Value, plain, value
from .notation import question

FactSource = Mapping[str, object] | Callable[[str], object]
"""What the host knows of the case, by the policy's own words.

A key is a fact's or measure's name, or a question: `assigned(post)`, `holds_post(actor, post)`, `open("duty")`,
`in("other_workflow.state")`, `subject.id`. None is unknown. What a mapping lacks has its declared default, or is
unknown; a callable answers for everything, defaults included.
"""

_MICROSECOND = timedelta(microseconds=1)


class Case:
    """What stays the same from event to event: the policy, the workflow's subject type, the host's facts."""

    def __init__(self, policy: Policy, workflow: Workflow, facts: FactSource | None) -> None:
        self.policy = policy
        self.workflow = workflow
        self.reckoner = Reckoner(policy.zone, policy.calendar, policy.terms)
        self._declared: Mapping[str, Fact] = policy.subjects[workflow.subject].facts
        self._facts: FactSource = {} if facts is None else facts

    def told(self, asked: str, type_: Type) -> Value:
        """The host's answer. Raises ValueError where it is no value of its type."""
        if callable(self._facts):
            return self.read(self._facts(asked), type_, asked)
        if asked in self._facts:
            return self.read(self._facts[asked], type_, asked)
        fact = self._declared.get(asked)
        return plain(fact.default) if fact is not None else UNKNOWN

    def read(self, raw: object, type_: Type, name: str) -> Value:
        """A Python value as conditions calculate with it; None and empty text are unknown, as in case data.

        Raises ValueError, which names `name` and never the value: that may be about a child.
        """
        raw = raw.value if isinstance(raw, Enum) else raw
        if raw is None or raw == "":
            return UNKNOWN
        if type_.kind == "duration" and isinstance(raw, timedelta):
            return raw // _MICROSECOND
        if type_.kind in ("date", "duration") and isinstance(raw, int) and not isinstance(raw, bool):
            return raw
        try:
            return plain(decode(raw, type_.kind, type_.values, self.reckoner.zone))
        except ValueError:
            wanted = f"none of {', '.join(type_.values)}" if type_.values else f"no {type_.kind}"
            raise ValueError(f"`{name}` is {wanted}") from None


@dataclass(frozen=True, slots=True)
class Occasion:
    """One event at one instant; answers what conditions ask (`condition.Knowledge`).

    `written` are facts that the event itself sets.
    """

    case: Case
    active: Collection[str]
    """Dotted paths of the machine's active states."""
    event: EventType | None = None
    given: Mapping[str, object] = field(default_factory=dict)
    at: int | None = None
    written: Mapping[str, Value] = field(default_factory=dict)

    @property
    def reckoner(self) -> Reckoner:
        """The policy's zone and calendar."""
        return self.case.reckoner

    def of(self, leaf: ast.Tree) -> Value:
        """The value of a name, or the answer to a question about the case."""
        match leaf:
            case ast.Name(scope="fact", name=name) if name in self.written:
                return self.written[name]
            case ast.Name(scope="fact" | "measure" | "subject_id"):
                return self.case.told(question(leaf), leaf.type)
            case ast.Name(scope="parameter", name=name):
                return self._parameter(name)
            case ast.Name(scope="event_at"):
                return UNKNOWN if self.at is None else self.at
            case ast.Name(scope="event" | "event_by" | "event_id"):
                _, _, datum = question(leaf).partition(".")
                return self.case.read(self.given.get(datum), leaf.type, datum)
            case ast.InState(workflow=workflow, path=path) if workflow == self.case.workflow.id:
                return path in self.active
            case ast.InState() | ast.OpenDuty() | ast.Assigned():
                return self.case.told(question(leaf), BOOL)
        return UNKNOWN

    def holds_post(self, actor: str, post: str) -> Value:
        """A post itself holds the post; of anybody else the host knows."""
        return actor == post or self.case.told(f"holds_post({actor}, {post})", BOOL)

    def beyond(self, active: Collection[str]) -> Occasion:
        """What is known once the event was handled: its facts and its instant, but no longer its data."""
        return replace(self, active=active, event=None, given={})

    def in_force(self, effective: Effective) -> Value:
        """Whether something with these dates is in force; unknown without an instant. # S5.12"""
        if effective == Effective():
            return True
        return UNKNOWN if self.at is None else effective.since <= self.at < effective.until

    def _parameter(self, name: str) -> Value:
        steps = self.case.policy.parameters[name].value
        if self.at is not None:
            return plain(steps.at(self.at))
        undated = len(steps.steps) == 1 and steps.steps[0][0] == EVER
        return plain(steps.at(NEVER)) if undated else UNKNOWN


def occasion_of(case: Case, active: Collection[str], event: str, given: Mapping[str, object]) -> Occasion:
    """What is known at an event (or internal event) with the keyword arguments `given`, its `sets` applied.

    Raises ValueError where an argument is no value of its type.
    """
    at = case.read(given.get("at"), INSTANT, "at")
    type_ = case.policy.events.get(event)
    before = Occasion(case, active, type_, given, None if at is UNKNOWN else at)
    if type_ is None:
        return before
    for datum in type_.data.values():
        case.read(given.get(datum.name), datum.type, datum.name)
    case.read(given.get("id"), TEXT, "id")
    written = {fact: value(tree, before) for fact, tree in type_.sets.items()}  # S4.4
    return Occasion(case, active, type_, given, before.at, written)


def absent(occasion: Occasion) -> tuple[str, ...]:
    """The data that the event must have and has not. # S4.2"""
    if occasion.event is None:
        return ()
    return tuple(
        datum.name
        for datum in occasion.event.data.values()
        if not datum.optional and occasion.given.get(datum.name) in (None, "")
    )
