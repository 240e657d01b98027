"""CR332: a condition asks who holds a post that no event type assigns."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.expressions.names import reads
from carerules.resolved.policy import Policy

from .places import conditions


def check(policy: Policy) -> Iterator[Diagnostic]:
    """One for each post and place."""
    assigned = {event.assigns for event in policy.events.values()}
    for place in conditions(policy):
        for post in sorted(reads(place.tree).posts - assigned):
            yield Diagnostic("CR332", place.span, {"post": post})
