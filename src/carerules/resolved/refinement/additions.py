"""Items that a refinement adds, where they take something from what is inherited."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.resolved.policy import Policy
from carerules.resolved.written import Written

from .change import inherited
from .levels import answers


def additions(section: str, item: Written[Any], base: Policy, policy: Policy) -> Iterator[Diagnostic]:
    """What is wrong with an item that the base does not have; most take nothing away."""
    if section == "duties":
        yield from _permission(item, base, policy)
    elif section == "units":
        yield from _takeover(item, base, policy)


def _permission(item: Written[Any], base: Policy, policy: Policy) -> Iterator[Diagnostic]:
    """One more permission decides whose inherited events count, so it may undo what the base rests on. # S4.3"""
    duty = policy.duties[item.id]
    for act in duty.acts if duty.modality == "permit" else ():
        event = base.events.get(act.name)
        if event is not None:
            yield Diagnostic(
                "CR360", act.span, {"item": item.id, "event": event.id}, (inherited(event.span),)
            )


def _takeover(item: Written[Any], base: Policy, policy: Policy) -> Iterator[Diagnostic]:
    """A new unit bears whatever the one that it takes over from bore. # S6.4"""
    for place, (unit, _) in enumerate(policy.units[item.id].successor_of):
        old = base.units.get(unit)
        if old is not None and not answers(policy, unit, item.id):
            span = item.at("successor_of", place, "unit")
            args = {"item": item.id, "before": unit, "after": item.id}
            yield Diagnostic("CR353", span, args, (inherited(old.span),))
