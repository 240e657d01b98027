"""What an item of a policy refers to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from carerules.expressions.tree import Assigned, HoldsPost, InState, Name, OpenDuty
from carerules.resolved.duty import Duty, EventRef
from carerules.resolved.subject import EventType, Measure

Reference = tuple[str, str]
"""A kind (`event duty workflow fact measure post`) and an id."""

_STATES = ("entered", "exited")


def references(item: object) -> Iterator[Reference]:
    """Every reference of an item to things of its own subject type, and to posts in its conditions."""
    if isinstance(item, Duty):
        named = (item.before, item.waive.upon if item.waive else "", *(step.do for step in item.escalate))
        yield from (("event", name) for name in named if name)
    elif isinstance(item, Measure):
        yield from (("event", name) for name in (item.count, item.sum_event) if name)
    elif isinstance(item, EventType):
        yield from (("fact", name) for name in item.sets)
    yield from _inside(item)


def _inside(value: object) -> Iterator[Reference]:
    match value:
        case EventRef(kind="event"):
            yield "event", value.name
        case EventRef() if value.kind in _STATES:
            yield "workflow", value.name.partition(".")[0]
        case EventRef():
            yield "duty", value.name
        case Name(scope="fact" | "measure"):
            yield value.scope, value.name
        case InState():
            yield "workflow", value.workflow
        case OpenDuty():
            yield "duty", value.duty
        case Assigned() | HoldsPost():
            yield "post", value.post
    if isinstance(value, dict):
        for part in value.values():
            yield from _inside(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _inside(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _inside(getattr(value, field.name))
