"""Knots of a directed graph: what can come again because it leads back to itself.

Written out, because loading a graph library takes longer than checking a county's whole policy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

Node = TypeVar("Node")
Graph = Mapping[Node, Iterable[Node]]
"""Node -> its successors, every node among the keys; the order decides between answers of equal worth."""


def graph_of(edges: Iterable[tuple[Node, Node]]) -> dict[Node, list[Node]]:
    """The graph of `edges`, nodes and successors in the order in which they are first named."""
    found: dict[Node, dict[Node, None]] = {}
    for before, after in edges:
        found.setdefault(before, {})[after] = None
        found.setdefault(after, {})
    return {node: list(following) for node, following in found.items()}


def without(graph: Graph[Node], nodes: set[Node]) -> dict[Node, list[Node]]:
    """The graph that is left when `nodes` are taken out."""
    return {
        node: [other for other in following if other not in nodes]
        for node, following in graph.items()
        if node not in nodes
    }


def knots(graph: Graph[Node]) -> list[set[Node]]:
    """The sets of nodes that all lead to one another, in at least one step each (Tarjan's algorithm)."""
    number: dict[Node, int] = {}
    lowest: dict[Node, int] = {}
    stack: list[Node] = []
    found: list[set[Node]] = []
    for root in graph:
        if root in number:
            continue
        path: list[tuple[Node, Iterator[Node]]] = []
        _enter(graph, root, number, lowest, stack, path)
        while path:
            node, rest = path[-1]
            other = next(rest, None)
            if other is None:
                path.pop()
                if path:
                    above = path[-1][0]
                    lowest[above] = min(lowest[above], lowest[node])
                if lowest[node] == number[node]:
                    found.append(_cut_off(stack, node, lowest))
            elif other not in number:
                _enter(graph, other, number, lowest, stack, path)
            elif other in lowest:
                lowest[node] = min(lowest[node], number[other])
    return [knot for knot in found if _has_circle(graph, knot)]


def _enter(
    graph: Graph[Node],
    node: Node,
    number: dict[Node, int],
    lowest: dict[Node, int],
    stack: list[Node],
    path: list[tuple[Node, Iterator[Node]]],
) -> None:
    number[node] = lowest[node] = len(number)
    stack.append(node)
    path.append((node, iter(graph[node])))


def _cut_off(stack: list[Node], node: Node, lowest: dict[Node, int]) -> set[Node]:
    """Everything on the stack above `node`; it is done with and leaves `lowest`."""
    place = stack.index(node)
    knot = set(stack[place:])
    del stack[place:]
    for each in knot:
        del lowest[each]
    return knot


def _has_circle(graph: Graph[Node], knot: set[Node]) -> bool:
    return len(knot) > 1 or any(each in graph[each] for each in knot)


def reached(graph: Graph[Node], starts: Iterable[Node]) -> set[Node]:
    """`starts` and everything that they lead to."""
    found = set(starts)
    waiting = list(found)
    while waiting:
        for other in graph[waiting.pop()]:
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found


def shortest(graph: Graph[Node], start: Node, end: Node) -> list[Node]:
    """A shortest way from `start` to `end`, both included; empty where there is none."""
    came_from: dict[Node, Node | None] = {start: None}
    waiting = [start]
    for node in waiting:
        if node == end:
            way: list[Node] = []
            step: Node | None = node
            while step is not None:
                way.append(step)
                step = came_from[step]
            return way[::-1]
        for other in graph[node]:
            if other not in came_from:
                came_from[other] = node
                waiting.append(other)
    return []
