"""What is owed, upon what, by whom, and what follows, as a graph."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx

from carerules.resolved.duty import Duty, EventRef
from carerules.resolved.item import Item
from carerules.resolved.policy import Policy

from .nodes import actor, described, labels, periods

_ACTS = {"achieve": "discharges", "forbid": "violates", "permit": "permitted_by"}


def duty_graph(policy: Policy) -> nx.MultiDiGraph:
    """Duties, the events that bear on them, and those who bear them.

    Nodes are `duty:…` (with `modality` and `subject`), `event:…`, `state:workflow.path`, and the actors `unit:…`,
    `post:…`, `role:…`; all have `kind`, `id`, `label_zh`, `label_en`. Edges have `relation`:

    - event -> duty: `opens`, `discharges`, `violates` (a prohibition), `permitted_by`, `ends_before` (the event before
      which it is due), `waives`, `discharges_step` (with `step`, where a step asks for another act)
    - duty -> actor: `borne_by`, `assisted_by`, `supervised_by`, `informs`, `escalates_to` (with `step` from 1, `after`
      and, if it has a deadline, `within`)
    - duty -> state: `moves`: a transition out of the state waits for the duty's internal event `on`; `to` is where it
      leads, or empty

    Where an internal event takes the place of an event, the edge starts at its duty or state and has `on`
    (`violated`, `entered`, …). Dated bearers have `since` and `until` in microseconds UTC.
    """
    graph = nx.MultiDiGraph()
    for duty in policy.duties.values():
        node = f"duty:{duty.id}"
        graph.add_node(node, modality=duty.modality, subject=duty.subject, **described("duty", duty))
    for duty in policy.duties.values():
        _add_events(graph, duty)
        _add_actors(graph, duty, policy)
    _add_moves(graph, policy)
    for node in graph:
        graph.nodes[node].update(_description(node, policy))
    return graph


def _add_events(graph: nx.MultiDiGraph, duty: Duty) -> None:
    node = f"duty:{duty.id}"
    for event in duty.upon:
        graph.add_edge(_source(event), node, relation="opens", **_on(event))
    for event in duty.acts:
        graph.add_edge(_source(event), node, relation=_ACTS[duty.modality], **_on(event))
    if duty.before:
        graph.add_edge(f"event:{duty.before}", node, relation="ends_before")
    if duty.waive:
        graph.add_edge(f"event:{duty.waive.upon}", node, relation="waives")
    for step, escalation in enumerate(duty.escalate, start=1):
        if escalation.do:
            graph.add_edge(f"event:{escalation.do}", node, relation="discharges_step", step=step)


def _add_actors(graph: nx.MultiDiGraph, duty: Duty, policy: Policy) -> None:
    node = f"duty:{duty.id}"
    for bearer, when in periods(duty.bearer):
        graph.add_edge(node, actor(policy, bearer), relation="borne_by", **when)
    others = {"assisted_by": duty.assisting, "supervised_by": duty.supervising, "informs": duty.informed}
    for relation, names in others.items():
        for name in names:
            graph.add_edge(node, actor(policy, name), relation=relation)
    for step, escalation in enumerate(duty.escalate, start=1):
        term = escalation.within
        within = {"within": str(term.duration or term.vague)} if term else {}
        to, after = actor(policy, escalation.to), str(escalation.after)
        graph.add_edge(node, to, relation="escalates_to", step=step, after=after, **within)


def _add_moves(graph: nx.MultiDiGraph, policy: Policy) -> None:
    for workflow in policy.workflows.values():
        for state in workflow.states.values():
            for transition in state.transitions:
                event = transition.event
                if event is not None and _source(event).startswith("duty:"):
                    target = f"state:{workflow.id}.{state.path}"
                    to = f"{workflow.id}.{transition.to}" if transition.to else ""
                    graph.add_edge(_source(event), target, relation="moves", to=to, **_on(event))


def _source(event: EventRef) -> str:
    kind = {"event": "event", "entered": "state", "exited": "state"}.get(event.kind, "duty")
    return f"{kind}:{event.name}"


def _on(event: EventRef) -> dict[str, str]:
    return {} if event.kind == "event" else {"on": event.kind}


def _description(node: str, policy: Policy) -> dict[str, str | int]:
    kind, _, id_ = node.partition(":")
    if kind == "state":
        workflow, _, path = id_.partition(".")
        return {"kind": kind, "id": id_, **labels(policy.workflows[workflow].states[path].label, path)}
    sections: dict[str, Mapping[str, Item]] = {
        "duty": policy.duties,
        "event": policy.events,
        "unit": policy.units,
        "post": policy.posts,
        "role": policy.roles,
    }
    return described(kind, sections[kind][id_])
