"""Binds workflows: states to their paths, transitions to their targets."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.diagnostics.suggest import nearest
from carerules.diagnostics.wording import Argument
from carerules.model import workflow as shapes
from carerules.source.node import Scalar

from .binding import label_of
from .duty import EventRef
from .scopes import state_paths
from .workbench import Workbench
from .workflow import After, State, Transition, Workflow
from .written import Written

Place = tuple[str | int, ...]


class WorkflowBuilder:
    """Builds one workflow."""

    def __init__(self, bench: Workbench, written: Written[shapes.Workflow]) -> None:
        self._bench, self._binding, self._report = bench, bench.binding, bench.binding.report
        self._scopes, self._conditions = bench.scopes, bench.conditions
        self._written, self._subject = written, written.shape.subject
        self._paths = state_paths(written.shape.states)

    def build(self) -> Workflow:
        """The workflow; what is wrong with it is in the report."""
        shape = self._written.shape
        self._binding.names.find("subject", shape.subject, self._written.at("subject"))
        self._check_initial(shape.initial, shape.states, "", ("initial",))
        states = {state.path: state for state in self._states(shape.states, "", ("states",))}
        return Workflow(
            **self._binding.common(self._written),
            subject=shape.subject,
            initial=shape.initial,
            states=states,
            ignore_unexpected=shape.unexpected == "ignore",
        )

    def _states(self, shapes_: dict[str, shapes.State], parent: str, place: Place) -> Iterator[State]:
        """The states of one level and below, parents before children."""
        for name, shape in shapes_.items():
            here = (*place, name)
            path = f"{parent}.{name}" if parent else name
            yield self._state(shape, path, parent, here)
            yield from self._states(shape.states, path, (*here, "states"))

    def _state(self, shape: shapes.State, path: str, parent: str, place: Place) -> State:
        self._check_state(shape, path, place)
        span = self._written.key(*place)
        return State(
            path=path,
            parent=parent,
            initial=f"{path}.{shape.initial}" if shape.initial else "",
            final=shape.final,
            history=shape.history or "",
            transitions=tuple(self._transitions(shape, path, place)),
            after=tuple(self._after(shape, path, place)),
            span=span,
            label=label_of(shape.label),
            description=label_of(shape.description),
        )

    def _check_state(self, shape: shapes.State, path: str, place: Place) -> None:
        span = self._written.key(*place)
        if shape.states:
            if shape.initial is None:
                self._report.add("CR403", span, state=path)
            else:
                self._check_initial(shape.initial, shape.states, path, (*place, "initial"))
        elif shape.initial is not None or shape.history is not None:
            key = "initial" if shape.initial is not None else "history"
            self._report.add("CR404", self._written.key(*place, key), state=path, key=key)
        if shape.final and (shape.states or shape.transitions or shape.after):
            self._report.add("CR405", self._written.key(*place, "final"), state=path)

    def _check_initial(self, name: str, states: dict[str, shapes.State], path: str, place: Place) -> None:
        if name not in states:
            near = nearest(name, states)
            args: dict[str, Argument] = {"suggestion": near} if near else {}
            holder = path or self._written.id
            self._report.add("CR402", self._written.at(*place), initial=name, holder=holder, **args)

    def _transitions(self, shape: shapes.State, path: str, place: Place) -> Iterator[Transition]:
        for number, transition in enumerate(shape.transitions):
            here = (*place, "transitions", number)
            span = self._written.at(*here)
            event, known = self._event(transition, here)
            if transition.event is None and (transition.when is None or transition.to is None):
                self._report.add("CR406", span, state=path)
            names = self._scopes.of(self._subject, event=self._scopes.data([event]) if event else None)
            when = self._conditions.tree(self._written.find(*here, "when"), names) if known else None
            to = self._target(transition.to, path, (*here, "to")) if transition.to is not None else None
            yield Transition(event=event, when=when, to=to, span=span)

    def _event(self, transition: shapes.Transition, place: Place) -> tuple[EventRef | None, bool]:
        """The transition's event; false where it has one that does not exist."""
        node = self._written.find(*place, "event")
        if transition.event is None or not isinstance(node, Scalar):
            return None, True
        event = self._bench.triggers.event(transition.event, self._subject, node)
        return event, event is not None

    def _after(self, shape: shapes.State, path: str, place: Place) -> Iterator[After]:
        for number, after in enumerate(shape.after):
            here = (*place, "after", number)
            delay = self._bench.lengths.terms(after.delay, self._written, *here, "in")
            names = self._scopes.of(self._subject)
            when = self._conditions.tree(self._written.find(*here, "when"), names)
            to = self._target(after.to, path, (*here, "to"))
            if delay is not None and to is not None:
                yield After(delay=delay, to=to, when=when, span=self._written.at(*here))

    def _target(self, to: str, path: str, place: Place) -> str | None:
        """The path that `to` means in `path`: a sibling, a sibling of an ancestor, a path from the root. # S4.6"""
        holder = path
        while holder and "." not in to:
            holder = holder.rpartition(".")[0]
            candidate = f"{holder}.{to}" if holder else to
            if candidate in self._paths:
                return candidate
        if to in self._paths:
            return to
        near = nearest(to, (*self._paths, *(known.rpartition(".")[2] for known in self._paths)))
        args: dict[str, Argument] = {"suggestion": near} if near else {}
        self._report.add("CR401", self._written.at(*place), state=to, workflow=self._written.id, **args)
        return None
