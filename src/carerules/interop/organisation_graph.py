"""Who there is, as a graph, in the terms of W3C ORG."""

from __future__ import annotations

import networkx as nx

from carerules.resolved.organisation import Group, Post, Unit
from carerules.resolved.policy import Policy

from .nodes import dates, described, periods


def organisation_graph(policy: Policy) -> nx.MultiDiGraph:
    """Units, posts, roles and groups.

    Nodes are `unit:…`, `post:…`, `role:…`, `group:…` with `kind`, `id`, `label_zh`, `label_en`, and `level` (unit),
    `least` and `most` (holders of a post; `most` 0: no bound), `of` (role), `mirrored_at` (group; levels by comma).
    Edges have `relation`:

    - `member_of`: unit -> group
    - `head_of`: unit -> group that it leads, post -> group that it chairs
    - `post_in`: post -> unit; with `group` where each member of that group has the post
    - `successor_of`: unit -> unit whose duties it took over
    - `stands_in`: post -> post for which it answers while that has no holder

    What is dated has `since` and `until`, in microseconds UTC: from, and the first instant no longer.
    """
    graph = nx.MultiDiGraph()
    for unit in policy.units.values():
        _add_unit(graph, unit)
    for group in policy.groups.values():
        _add_group(graph, group)
    for post in policy.posts.values():
        _add_post(graph, post, policy)
    for role in policy.roles.values():
        graph.add_node(f"role:{role.id}", of=role.of, **described("role", role))
    return graph


def _add_unit(graph: nx.MultiDiGraph, unit: Unit) -> None:
    node = f"unit:{unit.id}"
    graph.add_node(node, level=unit.level, **described("unit", unit))
    for predecessor, since in unit.successor_of:
        graph.add_edge(node, f"unit:{predecessor}", relation="successor_of", **dates(since))


def _add_group(graph: nx.MultiDiGraph, group: Group) -> None:
    node = f"group:{group.id}"
    graph.add_node(node, mirrored_at=",".join(group.mirrored_at), **described("group", group))
    for member in group.members:
        graph.add_edge(f"unit:{member}", node, relation="member_of")
    for lead, when in periods(group.lead):
        graph.add_edge(f"unit:{lead}", node, relation="head_of", **when)
    if group.chair:
        graph.add_edge(f"post:{group.chair}", node, relation="head_of")


def _add_post(graph: nx.MultiDiGraph, post: Post, policy: Policy) -> None:
    node = f"post:{post.id}"
    graph.add_node(node, least=post.least, most=post.most, **described("post", post))
    if post.unit:
        graph.add_edge(node, f"unit:{post.unit}", relation="post_in")
    if post.group:
        for member in policy.groups[post.group].members:
            graph.add_edge(node, f"unit:{member}", relation="post_in", group=post.group)
    if post.vacancy:
        graph.add_edge(f"post:{post.vacancy}", node, relation="stands_in")
