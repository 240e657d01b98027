from __future__ import annotations

import itertools

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from carerules.lint.knots import graph_of, knots, reached, shortest, without

edges = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20)


@given(edges)
def test_knots_are_the_strongly_connected_parts_with_a_circle(pairs: list[tuple[int, int]]) -> None:
    graph = nx.DiGraph(pairs)
    parts = [part for part in nx.strongly_connected_components(graph) if graph.subgraph(part).edges]
    assert sorted(map(sorted, knots(graph_of(pairs)))) == sorted(map(sorted, parts))


@given(edges, st.integers(0, 7), st.integers(0, 7))
def test_a_shortest_way_is_as_short_as_any(pairs: list[tuple[int, int]], start: int, end: int) -> None:
    own, other = (
        graph_of([*pairs, (start, start), (end, end)]),
        nx.DiGraph([*pairs, (start, start), (end, end)]),
    )
    way = shortest(own, start, end)
    assert reached(own, [start]) == nx.descendants(other, start) | {start}
    if end not in reached(own, [start]):
        assert way == []
        return
    assert len(way) == nx.shortest_path_length(other, start, end) + 1
    assert all(after in own[before] for before, after in itertools.pairwise(way))
    assert (way[0], way[-1]) == (start, end)


def test_nodes_taken_out_take_their_edges_with_them() -> None:
    assert without(graph_of([("a", "b"), ("b", "c"), ("c", "a")]), {"b"}) == {"c": ["a"], "a": []} | {"a": []}
