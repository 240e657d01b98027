"""CR341: units that take over from one another in a circle (S6.4)."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.resolved.policy import Policy

from .knots import graph_of, knots, shortest


def check(policy: Policy) -> Iterator[Diagnostic]:
    """One for each knot of units, with a shortest circle through it; a unit that follows itself is CR308."""
    graph = graph_of((old, unit.id) for unit in policy.units.values() for old, _ in unit.successor_of)
    for knot in knots(graph):
        first = min(knot)
        ways = [shortest(graph, heir, first) for heir in sorted(graph[first]) if heir in knot]
        if len(knot) > 1:
            circle = (first, *min(ways, key=len))
            yield Diagnostic("CR341", policy.units[first].span, {"circle": circle})
