"""The organisation as a Mermaid flowchart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import networkx as nx

from carerules.diagnostics.wording import Language
from carerules.resolved.policy import Policy
from carerules.temporal.civil import format_date
from carerules.temporal.zone import Zone

from .mermaid import escaped, quoted
from .organisation_graph import organisation_graph

_RELATIONS = {
    "zh": {
        "member_of": "成员",
        "head_of": "牵头",
        "post_in": "设于",
        "successor_of": "承接",
        "stands_in": "缺位时代行",
    },
    "en": {
        "member_of": "member of",
        "head_of": "head of",
        "post_in": "post in",
        "successor_of": "successor of",
        "stands_in": "stands in for",
    },
}
_SHAPES = {"unit": "[{}]", "post": "({})", "role": "([{}])", "group": "{{{{{}}}}}"}


def organisation_mermaid(policy: Policy, language: Language) -> str:
    """A `flowchart` with labels in `language`, ids where there is none; units stand in a box for each level.

    Units are rectangles, posts rounded, roles stadiums, groups hexagons. Edges say their relation
    (`organisation_graph`) and, where it is dated, its first and last day.
    """
    return "\n".join(_lines(organisation_graph(policy), policy, language)) + "\n"


def _lines(graph: nx.MultiDiGraph, policy: Policy, language: Language) -> Iterator[str]:
    aliases = {node: f"n{number}" for number, node in enumerate(graph, start=1)}
    yield "flowchart TD"
    for number, level in enumerate(policy.levels, start=1):
        units = [node for node in graph if graph.nodes[node].get("level") == level]
        if units:
            yield f"    subgraph l{number}[{quoted(level)}]"
            yield from (f"        {_node(graph, node, aliases, language)}" for node in units)
            yield "    end"
    for node in graph:
        if "level" not in graph.nodes[node]:
            yield f"    {_node(graph, node, aliases, language)}"
    for source, target, edge in graph.edges(data=True):
        name = _RELATIONS[language][edge["relation"]] + _period(edge, policy.zone)
        yield f'    {aliases[source]} -->|"{escaped(name)}"| {aliases[target]}'


def _node(graph: nx.MultiDiGraph, node: str, aliases: Mapping[str, str], language: Language) -> str:
    described = graph.nodes[node]
    return aliases[node] + _SHAPES[described["kind"]].format(quoted(described[f"label_{language}"]))


def _period(edge: Mapping[str, int], zone: Zone) -> str:
    """`until` is the first instant no longer, so the last day is that of the microsecond before."""
    if "since" not in edge and "until" not in edge:
        return ""
    since = format_date(zone.day(edge["since"])) if "since" in edge else ""
    until = format_date(zone.day(edge["until"] - 1)) if "until" in edge else ""
    return f" {since}–{until}"
