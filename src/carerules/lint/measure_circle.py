"""CR529: measures that are made of one another in a circle."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.expressions.names import reads
from carerules.resolved.policy import Policy


def check(policy: Policy) -> Iterator[Diagnostic]:
    """One for each knot of measures."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    for measure in policy.measures.values():
        for tree in (measure.time, measure.sum_value, measure.where):
            for other in sorted(reads(tree).measures) if tree is not None else ():
                graph.add_edge(measure.id, other)
    for knot in nx.strongly_connected_components(graph):
        first = min(knot)
        if len(knot) > 1 or graph.has_edge(first, first):
            yield Diagnostic("CR529", policy.measures[first].span, {"measures": tuple(sorted(knot))})
