"""CR407: internal events that cause one another in a circle without time passing (S4.9)."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.resolved.policy import Policy

from .causes import Cause, causes
from .polarity import Happening


def check(policy: Policy) -> Iterator[Diagnostic]:
    """One for each knot of events, with a shortest circle through it."""
    graph: nx.DiGraph[Happening] = nx.DiGraph()
    uncapped: list[Cause] = []
    for cause in sorted(causes(policy)):
        graph.add_edge(cause.before, cause.after)
        if not cause.capped:
            uncapped.append(cause)
    for knot in nx.strongly_connected_components(graph):
        # capped steps alone end by themselves; one other step among them and the circle never does
        inside = [cause for cause in uncapped if cause.before in knot and cause.after in knot]
        if inside:
            circles = [(nx.shortest_path(graph, cause.after, cause.before), cause) for cause in inside]
            circle, cause = min(circles, key=lambda found: (len(found[0]), found[1]))
            names = tuple(f"{kind}({name})" for kind, name in (*circle, circle[0]))
            yield Diagnostic("CR407", cause.span, {"circle": names})
