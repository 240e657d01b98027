"""What a condition may name, by the subject type whose cases it is asked of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from carerules.expressions.environment import Environment
from carerules.expressions.tree import Type
from carerules.model.workflow import State

from .duty import EventRef
from .policy import Parameter
from .subject import Datum, Subject
from .written import WrittenPolicy

Types = Mapping[str, Type]


@dataclass(frozen=True, slots=True)
class Scopes:
    """The environments of a policy's conditions."""

    subjects: Mapping[str, Environment]
    events: Mapping[str, Types]
    """The data of each event type."""

    def of(
        self,
        subject: str,
        *,
        event: Types | None = None,
        opening: Types | None = None,
        loop: Types | None = None,
    ) -> Environment:
        """The names at hand in a case of `subject`; `event` and `opening` only where there is such an event."""
        base = self.subjects.get(subject) or Environment()
        return replace(base, event=event, opening=opening, loop=loop or {})

    def data(self, events: Iterable[EventRef]) -> Types:
        """The data that all of `events` have, of one type; an internal event has none."""
        types = [self.events.get(ref.name, {}) if ref.kind == "event" else {} for ref in events]
        if not types:
            return {}
        return {
            name: type_ for name, type_ in types[0].items() if all(each.get(name) == type_ for each in types)
        }

    def with_measures(self, measures: Mapping[str, tuple[str, Type]]) -> Scopes:
        """The same with measures: id -> subject and type."""
        subjects = {
            subject: replace(
                base, measures={id_: type_ for id_, (of, type_) in measures.items() if of == subject}
            )
            for subject, base in self.subjects.items()
        }
        return Scopes(subjects, self.events)


def scopes_of(
    policy: WrittenPolicy,
    subjects: Mapping[str, Subject],
    parameters: Mapping[str, Parameter],
    data: Mapping[str, Mapping[str, Datum]],
) -> Scopes:
    """The environments without measures."""
    common = Environment(
        parameters={parameter.id: parameter.type for parameter in parameters.values()},
        posts=frozenset({*policy.posts, *policy.roles}),
    )
    environments = {
        subject.id: replace(
            common,
            facts={fact.id: fact.type for fact in subject.facts.values()},
            workflows={
                flow.id: frozenset(state_paths(flow.shape.states))
                for flow in policy.workflows.values()
                if flow.shape.subject == subject.id
            },
            duties=frozenset(duty.id for duty in policy.duties.values() if duty.shape.subject == subject.id),
        )
        for subject in subjects.values()
    }
    events = {id_: {datum.name: datum.type for datum in items.values()} for id_, items in data.items()}
    return Scopes(environments, events)


def state_paths(states: Mapping[str, State], prefix: str = "") -> list[str]:
    """The dotted paths of all states, parents before children."""
    found = []
    for name, state in states.items():
        path = f"{prefix}.{name}" if prefix else name
        found += [path, *state_paths(state.states, path)]
    return found
