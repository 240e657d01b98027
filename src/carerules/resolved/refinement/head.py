"""The head of a refinement: time, periods and orders are those of the base, which may be added to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.resolved.policy import Policy
from carerules.resolved.written import WrittenPolicy

from .change import inherited


def head(before: WrittenPolicy, after: WrittenPolicy, base: Policy, policy: Policy) -> Iterator[Diagnostic]:
    """What the head says otherwise. No reason excuses it: every deadline of the base would move."""
    for key in _changed(base, policy):
        here, there = after.head.key(key), before.head.key(key)
        if here != there:
            yield Diagnostic("CR359", here, {"key": key}, (inherited(there),))


def _changed(base: Policy, policy: Policy) -> Iterator[str]:
    if base.zone.name != policy.zone.name:
        yield "timezone"
    if base.calendar != policy.calendar:
        yield "calendar"
    listed = policy.terms.items if policy.terms else ()
    if any(term not in listed for term in (base.terms.items if base.terms else ())):
        yield "terms"
    if any(policy.periods.get(name) != starts for name, starts in base.periods.items()):
        yield "periods"
    if not _is_within(base.levels, policy.levels):
        yield "levels"
    # What the base does not list comes last there, so only event types that it does not know may be listed.
    more = policy.order[len(base.order) :]
    if policy.order[: len(base.order)] != base.order or any(event in base.events for event in more):
        yield "order"


def _is_within(few: Sequence[str], many: Sequence[str]) -> bool:
    """Whether all of `few` stand in `many`, in their order."""
    rest = iter(many)
    return all(name in rest for name in few)
