"""CR407: internal events that cause one another in a circle without time passing (S4.9)."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.resolved.policy import Policy

from .causes import ENDS, Cause, causes
from .polarity import Happening

_BETWEEN = {"entered": ("exited",), "exited": ("entered",), "opened": ENDS}
"""What must happen before a state is entered again, or a duty opened again; a duty ends again once opened."""


def check(policy: Policy) -> Iterator[Diagnostic]:
    """One for each knot of events that can go on for ever, with a shortest circle through it."""
    known = sorted(causes(policy))
    graph: nx.DiGraph[Happening] = nx.DiGraph((cause.before, cause.after) for cause in known)
    prohibitions = frozenset(duty.id for duty in policy.duties.values() if duty.modality == "forbid")
    for knot in _endless(graph, prohibitions):
        # capped steps alone end by themselves; one other step among them and the circle never does
        inside = [
            cause for cause in known if not cause.capped and cause.before in knot and cause.after in knot
        ]
        if inside:
            yield _told(graph, inside)


def _told(graph: nx.DiGraph[Happening], inside: list[Cause]) -> Diagnostic:
    circles = [(nx.shortest_path(graph, cause.after, cause.before), cause) for cause in inside]
    circle, cause = min(circles, key=lambda found: (len(found[0]), found[1]))
    names = tuple(f"{kind}({name})" for kind, name in (*circle, circle[0]))
    return Diagnostic("CR407", cause.span, {"circle": names})


def _endless(graph: nx.DiGraph[Happening], prohibitions: frozenset[str]) -> list[set[Happening]]:
    """The knots in which each happening can come again: a state is left before it is entered once more."""
    graph = graph.copy()
    while True:
        knots = [knot for knot in nx.strongly_connected_components(graph) if _has_circle(graph, knot)]
        once = [each for knot in knots for each in knot if not _comes_again(graph, knot, each, prohibitions)]
        if not once:
            return knots
        graph.remove_nodes_from(once)


def _has_circle(graph: nx.DiGraph[Happening], knot: set[Happening]) -> bool:
    return len(knot) > 1 or any(graph.has_edge(each, each) for each in knot)


def _comes_again(
    graph: nx.DiGraph[Happening], knot: set[Happening], each: Happening, prohibitions: frozenset[str]
) -> bool:
    """Whether what must lie between `each` and its next time happens in the knot or because of it."""
    kind, name = each
    if kind in ENDS and name in prohibitions:
        return True
    between = _BETWEEN.get(kind, ("opened",))
    happening = knot | {after for before in knot for after in nx.descendants(graph, before)}
    return any((other, name) in happening for other in between)
