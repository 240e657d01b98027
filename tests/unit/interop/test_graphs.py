from __future__ import annotations

from dataclasses import replace
from typing import Any

import networkx as nx
import pytest

from carerules.diagnostics.span import NOWHERE
from carerules.expressions.tree import BOOL, Literal
from carerules.interop.duty_graph import duty_graph
from carerules.interop.organisation_graph import organisation_graph
from carerules.interop.workflow_graph import workflow_graph
from carerules.resolved.duty import Escalation, Waiver
from carerules.resolved.policy import Policy
from carerules.temporal.civil import parse_date
from carerules.temporal.duration import parse_duration

from .making import county, reference, workflow

Edge = tuple[str, str, str]


def start(date: str) -> int:
    return county().zone.start(parse_date(date))


def edges(graph: nx.MultiDiGraph, *attributes: str) -> list[tuple[Any, ...]]:
    """Source, target, relation and the attributes that were asked for."""
    found = graph.edges(data=True)
    return sorted(
        (u, v, data["relation"], *(data.get(name, "") for name in attributes)) for u, v, data in found
    )


@pytest.mark.parametrize("graph", [organisation_graph, duty_graph])
def test_every_node_says_what_it_is(graph: Any) -> None:
    for node, described in graph(county()).nodes(data=True):
        assert node == f"{described['kind']}:{described['id']}"
        assert described["label_zh"]
        assert described["label_en"]


def test_who_is_in_what() -> None:
    graph = organisation_graph(county())
    assert graph.nodes["unit:civil_affairs"]["level"] == "county"
    assert graph.nodes["group:leading_group"]["mirrored_at"] == "township"
    assert graph.nodes["post:child_director"] | {"kind": ""} == {
        "kind": "",
        "id": "child_director",
        "label_zh": "儿童主任",
        "label_en": "儿童主任",
        "least": 1,
        "most": 0,
    }
    assert edges(graph, "group") == [
        ("post:child_director", "unit:village_committee", "post_in", ""),
        ("post:child_supervisor", "post:child_director", "stands_in", ""),
        ("post:child_supervisor", "unit:township_office", "post_in", ""),
        ("post:liaison", "unit:civil_affairs", "post_in", "leading_group"),
        ("post:liaison", "unit:education_bureau", "post_in", "leading_group"),
        ("post:liaison@township_office", "unit:township_office", "post_in", ""),
        ("post:vice_magistrate", "group:leading_group", "head_of", ""),
        ("post:vice_magistrate", "unit:county_government", "post_in", ""),
        ("post:vice_magistrate@township_office", "group:leading_group@township_office", "head_of", ""),
        ("post:vice_magistrate@township_office", "unit:township_office", "post_in", ""),
        ("unit:civil_affairs", "group:leading_group", "head_of", ""),
        ("unit:civil_affairs", "group:leading_group", "member_of", ""),
        ("unit:education_bureau", "group:leading_group", "head_of", ""),
        ("unit:education_bureau", "group:leading_group", "member_of", ""),
        ("unit:township_office", "group:leading_group@township_office", "head_of", ""),
        ("unit:township_office", "group:leading_group@township_office", "member_of", ""),
    ]


def test_who_led_when() -> None:
    heads = [
        (unit, edge.get("since"), edge.get("until"))
        for unit, _, edge in organisation_graph(county()).edges(data=True)
        if edge["relation"] == "head_of" and unit.startswith("unit:")
    ]
    turn = start("2016-02-04")
    assert sorted(heads) == [
        ("unit:civil_affairs", turn, None),
        ("unit:education_bureau", start("2013-01-01"), turn),
        ("unit:township_office", start("2013-01-01"), None),
    ]


def test_who_took_over_from_whom() -> None:
    since = start("2019-01-01")
    heir = replace(county().units["school"], successor_of=(("education_bureau", since),))
    graph = organisation_graph(replace(county(), units={**county().units, "school": heir}))
    assert graph.get_edge_data("unit:school", "unit:education_bureau")[0] == {
        "relation": "successor_of",
        "since": since,
    }


def of_duty(duty: str, policy: Policy, *attributes: str) -> list[tuple[Any, ...]]:
    node = f"duty:{duty}"
    return [edge for edge in edges(duty_graph(policy), *attributes) if node in edge[:2]]


def test_what_bears_on_a_duty() -> None:
    assert of_duty("weekly_visit", county(), "step", "after", "within", "on", "to") == [
        ("duty:weekly_visit", "post:child_director", "borne_by", "", "", "", "", ""),
        ("duty:weekly_visit", "post:child_supervisor", "escalates_to", 1, "0d", "1d", "", ""),
        ("duty:weekly_visit", "post:child_supervisor", "supervised_by", "", "", "", "", ""),
        (
            "duty:weekly_visit",
            "state:guardianship.registered.high",
            "moves",
            "",
            "",
            "",
            "violated",
            "guardianship.registered.intervention",
        ),
        ("duty:weekly_visit", "unit:civil_affairs", "escalates_to", 2, "3wd", "", "", ""),
        ("event:home_visit", "duty:weekly_visit", "discharges", "", "", "", "", ""),
    ]


def test_modalities_differ_in_what_an_event_does() -> None:
    assert ("event:found_alone", "duty:never_alone", "violates") in of_duty("never_alone", county())
    assert ("event:delegated", "duty:delegate_properly", "permitted_by") in of_duty(
        "delegate_properly", county()
    )
    assert of_duty("named_person", county()) == [("duty:named_person", "unit:township_office", "borne_by")]


def test_internal_events_start_at_their_duty_or_state() -> None:
    upon = tuple(
        event
        for event in map(reference, ("violated(weekly_visit)", "entered(guardianship.closed)"))
        if event is not None
    )
    step = Escalation(after=parse_duration("1d"), to="parent", do="contact", span=NOWHERE)
    until = Literal(type=BOOL, span=(0, 0), value=True)
    duty = replace(
        county().duties["report_alone"],
        upon=upon,
        before="left_scope",
        escalate=(step,),
        waive=Waiver(upon="verified", approver="parent", until=until, reason=None, span=NOWHERE),
        informed=("school",),
    )
    policy = replace(county(), duties={**county().duties, "report_alone": duty})
    assert of_duty("report_alone", policy, "on") == [
        ("duty:report_alone", "post:child_director", "borne_by", ""),
        ("duty:report_alone", "role:parent", "escalates_to", ""),
        ("duty:report_alone", "unit:school", "informs", ""),
        ("duty:weekly_visit", "duty:report_alone", "opens", "violated"),
        ("event:contact", "duty:report_alone", "discharges_step", ""),
        ("event:left_scope", "duty:report_alone", "ends_before", ""),
        ("event:police_report", "duty:report_alone", "discharges", ""),
        ("event:verified", "duty:report_alone", "waives", ""),
        ("state:guardianship.closed", "duty:report_alone", "opens", "entered"),
    ]


def test_a_workflow_as_a_graph() -> None:
    graph = workflow_graph(county().workflows["guardianship"], county().zone)
    assert set(graph) == set(county().workflows["guardianship"].states)
    assert graph.nodes["registered"] == {
        "label_zh": "registered",
        "label_en": "registered",
        "parent": "",
        "initial": False,
        "compound": True,
        "final": False,
        "history": "",
    }
    assert graph.nodes["registered.unassessed"]["initial"]
    assert graph.nodes["found"]["initial"]
    out = [edge for _, _, edge in graph.out_edges("registered.ordinary", data=True)]
    assert sorted(out, key=lambda edge: edge["place"]) == [
        {"trigger": "assessed", "guard": "event.risk == high", "after": "", "stays": False, "place": 0},
        {"trigger": "assessed", "guard": "", "after": "", "stays": False, "place": 1},
        {"trigger": "", "guard": "", "after": "1y", "stays": False, "place": 2},
    ]
    (by_time,) = [edge for _, _, edge in graph.edges(data=True) if edge["guard"].startswith("age")]
    assert by_time["guard"] == "age(birth_date) >= 16"


def test_an_event_that_is_only_accepted_is_a_loop_that_stays() -> None:
    graph = workflow_graph(
        workflow("a", {"a": {"on": [("go", None, None), ("go", None, "a")]}}), county().zone
    )
    assert [edge["stays"] for edge in graph.get_edge_data("a", "a").values()] == [True, False]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_graphs_can_be_written_as_graphml(language: str) -> None:
    graphs = (organisation_graph(county()), duty_graph(county()))
    for graph in (*graphs, workflow_graph(county().workflows["guardianship"], county().zone)):
        assert f"label_{language}" in "".join(nx.generate_graphml(graph))
