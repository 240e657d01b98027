"""Binds events as rules name them."""

from __future__ import annotations

import re
from typing import Any

from carerules.diagnostics.span import Span
from carerules.diagnostics.suggest import nearest
from carerules.diagnostics.wording import Argument
from carerules.model.trigger import Trigger
from carerules.source.node import Mapping, Scalar

from .binding import Binding
from .conditions import Conditions
from .duty import EventRef
from .report import first
from .scopes import Scopes
from .written import Written

OF_DUTY = ("violated", "discharged", "lapsed", "undetermined")
OF_STATE = ("entered", "exited")
_CALL = re.compile(r"(\w+)\(\s*([^()]*?)\s*\)")


class Triggers:
    """Binds event types and internal events (S4.9) that rules of one subject type name."""

    def __init__(self, binding: Binding, scopes: Scopes, conditions: Conditions) -> None:
        self._binding = binding
        self._report = binding.report
        self._scopes = scopes
        self._conditions = conditions

    def all(
        self, triggers: tuple[Trigger, ...] | None, subject: str, written: Written[Any], key: str
    ) -> tuple[EventRef, ...]:
        """The events of a list; reported where one is named twice."""
        found: list[EventRef] = []
        for place, trigger in enumerate(triggers or ()):
            event = self._one(trigger, subject, written, key, place)
            if event is None:
                continue
            same = next(
                (other for other in found if (other.kind, other.name) == (event.kind, event.name)), None
            )
            if same is not None:
                self._report.add("CR508", event.span, first(same.span), event=trigger.event)
            found.append(event)
        return tuple(found)

    def event(self, text: str, subject: str, scalar: Scalar) -> EventRef | None:
        """The event that `text` names, without a condition."""
        call = _CALL.fullmatch(text)
        if call is None:
            known = self._binding.names.find_of(subject, "event", text, scalar.span)
            return EventRef(kind="event", name=text, span=scalar.span) if known else None
        kind, name = call.groups()
        span = scalar.span_of(*call.span(2))
        if kind in OF_DUTY:
            known = self._binding.names.find_of(subject, "duty", name, span)
        elif kind in OF_STATE:
            known = self._find_state(subject, name, span)
        else:
            near = nearest(kind, (*OF_DUTY, *OF_STATE))
            args: dict[str, Argument] = {"suggestion": near} if near else {}
            self._report.add("CR319", scalar.span_of(*call.span(1)), name=kind, **args)
            return None
        return EventRef(kind=kind, name=name, span=scalar.span) if known else None

    def _one(
        self, trigger: Trigger, subject: str, written: Written[Any], key: str, place: int
    ) -> EventRef | None:
        node = written.find(key, place) or written.find(key)
        scalar = node.entries["event"].node if isinstance(node, Mapping) else node
        if not isinstance(scalar, Scalar):
            return None
        event = self.event(trigger.event, subject, scalar)
        if event is None or not isinstance(node, Mapping) or trigger.when is None:
            return event
        names = self._scopes.of(subject, event=self._scopes.data([event]))
        when = self._conditions.tree(node.entries["when"].node, names)
        return EventRef(kind=event.kind, name=event.name, when=when, span=event.span)

    def _find_state(self, subject: str, name: str, span: Span) -> bool:
        workflow, _, path = name.partition(".")
        if not self._binding.names.find_of(subject, "workflow", workflow, span):
            return False
        paths = self._scopes.subjects[subject].workflows.get(workflow, frozenset())
        if path in paths:
            return True
        near = nearest(path, paths)
        args: dict[str, Argument] = {"suggestion": f"{workflow}.{near}"} if near else {}
        self._report.add("CR401", span, state=path, workflow=workflow, **args)
        return False
