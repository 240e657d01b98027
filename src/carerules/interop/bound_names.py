"""The names that a bound machine puts on a model, and what stands in their way.

`transitions` skips a method that the model already has and only logs it; then a trigger would silently be
something else. So every clash is refused.
"""

from __future__ import annotations

from collections.abc import Iterator

from transitions.extensions.nesting import FunctionWrapper

from carerules.resolved.policy import Policy
from carerules.resolved.workflow import Workflow

from .triggers import event_triggers, internal_triggers, timers

KEPT_ARGUMENTS = frozenset({"self", "model", "trigger", "trigger_name", "path"})
"""Keyword arguments of the library's own methods between a trigger and its guards."""


def check_names(workflow: Workflow, model: object) -> None:
    """Raises ValueError where a name would be put on the model twice, or is already there."""
    origin: dict[str, str] = {"state": "the current state"}
    for name, source in _names(workflow):
        if name in origin:
            raise ValueError(f"`{name}` would be both {origin[name]} and {source}")
        if hasattr(model, name):
            kind = type(model).__name__
            raise ValueError(f"`{kind}` already has an attribute `{name}`, which would be {source}")
        origin[name] = source
    for path in workflow.states:
        parent, _, name = path.rpartition(".")
        if parent and (hasattr(FunctionWrapper, name) or name == "_func"):
            raise ValueError(f"the state `{path}` cannot be bound: the library keeps `{name}` for itself")


def check_data(workflow: Workflow, policy: Policy) -> None:
    """Raises ValueError where a datum of an event could not be passed as a keyword argument."""
    for event in event_triggers(workflow):
        for datum in policy.events[event].data:
            if datum in KEPT_ARGUMENTS:
                raise ValueError(
                    f"the datum `{datum}` of `{event}` cannot be passed: the library keeps the name"
                )


def _names(workflow: Workflow) -> Iterator[tuple[str, str]]:
    yield "trigger", "the trigger of any event"
    yield "may_trigger", "the question whether an event would be accepted"
    timed = tuple(timer.trigger for timer in timers(workflow))
    for event in (*event_triggers(workflow), *internal_triggers(workflow), *timed):
        yield event, f"the trigger of `{event}`"
        yield f"may_{event}", f"the question whether `{event}` would be accepted"
    for path in workflow.states:
        if "." not in path:
            yield f"is_{path}", f"the question whether it is in `{path}`"
