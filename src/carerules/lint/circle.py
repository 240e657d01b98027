"""CR407: internal events that cause one another in a circle without time passing (S4.9)."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.resolved.policy import Policy

from .causes import ENDS, Cause, causes
from .knots import Graph, graph_of, knots, reached, shortest, without
from .polarity import Happening

_BETWEEN = {"entered": ("exited",), "exited": ("entered",), "opened": ENDS}
"""What must happen before a state is entered again, or a duty opened again; a duty ends again once opened."""


def check(policy: Policy) -> Iterator[Diagnostic]:
    """One for each knot of events that can go on for ever, with a shortest circle through it."""
    known = sorted(causes(policy))
    graph = graph_of((cause.before, cause.after) for cause in known)
    prohibitions = frozenset(duty.id for duty in policy.duties.values() if duty.modality == "forbid")
    for knot in _endless(graph, prohibitions):
        # capped steps alone end by themselves; one other step among them and the circle never does
        inside = [
            cause for cause in known if not cause.capped and cause.before in knot and cause.after in knot
        ]
        if inside:
            yield _told(graph, inside)


def _told(graph: Graph[Happening], inside: list[Cause]) -> Diagnostic:
    circles = [(shortest(graph, cause.after, cause.before), cause) for cause in inside]
    circle, cause = min(circles, key=lambda found: (len(found[0]), found[1]))
    names = tuple(f"{kind}({name})" for kind, name in (*circle, circle[0]))
    return Diagnostic("CR407", cause.span, {"circle": names})


def _endless(graph: Graph[Happening], prohibitions: frozenset[str]) -> list[set[Happening]]:
    """The knots in which each happening can come again: a state is left before it is entered once more."""
    while True:
        found = knots(graph)
        once = {each for knot in found for each in _coming_once(graph, knot, prohibitions)}
        if not once:
            return found
        graph = without(graph, once)


def _coming_once(
    graph: Graph[Happening], knot: set[Happening], prohibitions: frozenset[str]
) -> Iterator[Happening]:
    """Those for which nothing that must lie between two times happens in the knot or because of it."""
    happening = reached(graph, knot)
    for kind, name in knot:
        if kind in ENDS and name in prohibitions:
            continue
        between = _BETWEEN.get(kind, ("opened",))
        if not any((other, name) in happening for other in between):
            yield kind, name
