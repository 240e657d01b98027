"""CR529: measures that are made of one another in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.expressions.names import reads
from carerules.resolved.policy import Policy

from .knots import graph_of, knots


def check(policy: Policy) -> Iterator[Diagnostic]:
    """One for each knot of measures."""
    edges = [
        (measure.id, other)
        for measure in policy.measures.values()
        for tree in (measure.time, measure.sum_value, measure.where)
        if tree is not None
        for other in sorted(reads(tree).measures)
    ]
    for knot in knots(graph_of(edges)):
        yield Diagnostic("CR529", policy.measures[min(knot)].span, {"measures": tuple(sorted(knot))})
