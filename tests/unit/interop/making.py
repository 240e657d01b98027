"""What the tests of this folder make: policies, workflows by hand, and hosts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from carerules.diagnostics.span import NOWHERE
from carerules.expressions.check import check
from carerules.expressions.environment import Environment
from carerules.expressions.tree import BOOL, Tree, Type
from carerules.resolved.duty import EventRef, Term
from carerules.resolved.load import load_policy
from carerules.resolved.policy import Policy
from carerules.resolved.subject import Datum, EventType, Fact, Subject
from carerules.resolved.value import always
from carerules.resolved.workflow import After, State, Transition, Workflow
from carerules.temporal.duration import parse_duration

SAMPLE = Path(__file__).parents[2] / "fixtures" / "sample_county"
RISK = Type("enum", ("low", "high"))


@cache
def county() -> Policy:
    """The sample policy."""
    policy = load_policy(SAMPLE).policy
    assert policy is not None
    return policy


class Host:
    """An object of a host program."""

    state: str


@dataclass(frozen=True)
class Made:
    """A small policy of `child` with the workflow `w`, and the names that its conditions may use."""

    facts: Mapping[str, Type]
    defaults: Mapping[str, object] = field(default_factory=dict)
    data: Mapping[str, Type] = field(default_factory=dict)
    """Optional data of every event."""
    sets: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Event -> fact -> expression."""
    events: tuple[str, ...] = ("go", "back", "see")

    def names(self, paths: Iterable[str]) -> Environment:
        return Environment(
            facts=self.facts, event=self.data, workflows={"w": frozenset(paths), "v": frozenset({"x"})}
        )

    def condition(self, text: str, paths: Iterable[str] = (), expected: Type | None = BOOL) -> Tree:
        result = check(text, self.names(paths), expected)
        assert result.tree is not None, (text, result.problems)
        return result.tree

    def policy(self, workflow: Workflow) -> Policy:
        facts = {
            name: Fact(id=name, span=NOWHERE, type=type_, default=self.defaults.get(name))
            for name, type_ in self.facts.items()
        }
        data = {name: Datum(name=name, type=type_, optional=True) for name, type_ in self.data.items()}
        events = {
            name: EventType(
                id=name,
                span=NOWHERE,
                subject="child",
                data=data,
                sets={
                    fact: self.condition(text, (), self.facts[fact])
                    for fact, text in self.sets.get(name, {}).items()
                },
            )
            for name in self.events
        }
        subjects = {"child": Subject(id="child", span=NOWHERE, facts=facts)}
        return replace(county(), subjects=subjects, events=events, workflows={"w": workflow})


MADE = Made(facts={"calm": BOOL, "risk": RISK}, data={"sure": BOOL, "risk": RISK})


def workflow(initial: str, states: Mapping[str, Mapping[str, object]], made: Made = MADE) -> Workflow:
    """The workflow `w` of `states` by dotted path.

    Each has any of `initial`, `history`, `final`, `on` (rows of event or None, condition or None, target or None)
    and `after` (rows of a duration and a target).
    """
    return Workflow(
        id="w",
        span=NOWHERE,
        subject="child",
        initial=initial,
        states={path: _state(path, told, states, made) for path, told in states.items()},
    )


def _state(path: str, told: Mapping[str, object], paths: Iterable[str], made: Made) -> State:
    rows = told.get("on", ())
    delays = told.get("after", ())
    assert isinstance(rows, (list, tuple))
    assert isinstance(delays, (list, tuple))
    return State(
        path=path,
        parent=path.rpartition(".")[0],
        initial=str(told.get("initial", "")),
        final=bool(told.get("final", False)),
        history=str(told.get("history", "")),
        transitions=tuple(_transition(event, when, to, paths, made) for event, when, to in rows),
        after=tuple(
            After(delay=always(Term(parse_duration(delay))), to=to, when=None, span=NOWHERE)
            for delay, to in delays
        ),
        span=NOWHERE,
    )


def _transition(
    event: str | None, when: str | None, to: str | None, paths: Iterable[str], made: Made
) -> Transition:
    tree = made.condition(when, paths) if when is not None else None
    return Transition(event=reference(event), when=tree, to=to, span=NOWHERE)


def reference(event: str | None) -> EventRef | None:
    """`go` or `violated(duty)` as the resolver binds it."""
    if event is None:
        return None
    kind, _, inside = event.partition("(")
    return EventRef(kind=kind if inside else "event", name=inside.removesuffix(")") or event, span=NOWHERE)
