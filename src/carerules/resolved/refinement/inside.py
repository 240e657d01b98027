"""What an inherited item holds: facts of a subject, data of an event, what an event sets."""

from __future__ import annotations

from collections.abc import Container, Iterator

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.expressions.tree import Type
from carerules.resolved.subject import EventType, Subject

from .change import Change, alike


def facts(change: Change) -> Iterator[Diagnostic]:
    """Facts may come; an inherited one keeps type and default, its choices may become more."""
    old: Subject = change.old
    new: Subject = change.new
    written = getattr(change.after.shape, change.key)
    for name in written:
        before = old.facts.get(name)
        if before is None:
            continue
        after = new.facts[name]
        same = (before.default, before.unit, before.effective) == (after.default, after.unit, after.effective)
        if not same or not _holds(after.type, before.type):
            yield change.problem("CR366", name, name=name)


def data(change: Change) -> Iterator[Diagnostic]:
    """Data may come if an event is valid without them; an inherited datum stays as it is."""
    yield from _data(change, change.after.shape.data)


def sets(change: Change) -> Iterator[Diagnostic]:
    """Facts that the base does not know may be set too, by data that may be missing."""
    old: EventType = change.old
    new: EventType = change.new
    subject = change.base.subjects.get(old.subject)
    known = subject.facts if subject is not None else {}
    for name in sorted({*old.sets, *new.sets}):
        if not alike(old.sets.get(name), new.sets.get(name)) and (name in old.sets or name in known):
            yield change.problem("CR366", name, name=name)
    implied = [name for name in new.data if name not in change.after.shape.data]
    yield from _data(change, implied)


def _data(change: Change, names: Container[str]) -> Iterator[Diagnostic]:
    old: EventType = change.old
    new: EventType = change.new
    for name, after in new.data.items():
        before = old.data.get(name)
        if before is None and not after.optional and name in names:
            yield change.problem("CR362", name, name=name)
        elif before is not None and (
            before.optional != after.optional or not _holds(after.type, before.type)
        ):
            yield change.problem("CR366", name, name=name)


def _holds(wider: Type, narrower: Type) -> bool:
    """Whether every value of one type is one of the other."""
    if wider.kind == narrower.kind == "enum":
        return set(narrower.values) <= set(wider.values)
    return wider == narrower
