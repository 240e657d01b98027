"""A workflow as a graph: its states and the ways between them."""

from __future__ import annotations

import networkx as nx

from carerules.resolved.workflow import State, Workflow
from carerules.temporal.zone import Zone

from .nodes import labels
from .notation import event_text
from .way import ways


def workflow_graph(workflow: Workflow, zone: Zone) -> nx.MultiDiGraph:
    """States and transitions.

    Nodes are dotted paths with `label_zh`, `label_en`, `parent` (empty: outermost), `initial` (whether it is entered
    first), `compound`, `final`, `history` (empty, `shallow` or `deep`). Edges have

    - `trigger`: `assessed`, `violated(weekly_visit)`; empty for an eventless or timed transition
    - `guard`: its condition as text, or empty
    - `after`: how long the source must have been active (dated in `zone`), or empty
    - `stays`: whether it accepts the event and stays (the edge is a loop, but nothing is left or entered)
    - `place`: its place in the source's list, from 0, timed ones last
    """
    graph = nx.MultiDiGraph()
    for state in workflow.states.values():
        graph.add_node(state.path, **_described(workflow, state))
    for way in ways(workflow, zone):
        graph.add_edge(
            way.source,
            way.target or way.source,
            trigger=event_text(way.event),
            guard=way.guard,
            after=way.after,
            stays=way.target is None,
            place=graph.out_degree(way.source),
        )
    return graph


def _described(workflow: Workflow, state: State) -> dict[str, str | bool]:
    parent = workflow.states.get(state.parent)
    return {
        **labels(state.label, state.path.rpartition(".")[2]),
        "parent": state.parent,
        "initial": state.path == (parent.initial if parent else workflow.initial),
        "compound": bool(state.initial),
        "final": state.final,
        "history": state.history,
    }
