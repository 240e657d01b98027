"""Policies with units, posts, periods, ages and the rest that the kernel knows beside deadlines, drawn by Hypothesis."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.strategies.folder import as_yaml
from tests.strategies.words import Draw, maybe, one_of

LENGTHS = ["4h", "24h", "1d", "3d", "1w"]
COUNTED = ["3wd", "1mo"]
CONDITIONS = [
    'in("care.near")', 'in("care.far")', 'in("care.near.good")', "calm", "not calm", "level >= 2", 'in("study.on")',
    "age(birth) >= 7", "age(birth) < 14", "days_since(seen) < 5", "near_time < duration(\"12d\")",
]  # fmt: skip
ACTS = ["visit", "called", "noted"]
DATED = {"2020-01-01": "school_office", "2026-03-20": "health_office"}


@st.composite
def wide_policies(draw: Draw) -> str:
    """The policy as text."""
    duties: dict[str, Any] = {}
    for number in range(draw(st.integers(1, 5))):
        duties[f"d{number}"] = draw(_duty(list(duties)))
    policy = {
        "policy": "wide",
        "language_version": 1,
        "timezone": one_of(draw, "Asia/Shanghai", "UTC", "Europe/Berlin"),
        "calendar": "cn",
        "terms": [
            {"id": "t1", "from": "2026-02-01", "until": "2026-03-05"},
            {"id": "t2", "from": "2026-03-10", "until": "2026-07-01"},
        ],
        "levels": ["county", "town", "village"],
        "units": {
            "school_office": {"level": "county"},
            "health_office": {"level": "county"},
            "town": {"level": "town"},
            "village": {"level": "village"},
        },
        "posts": {
            "head": {"unit": "town"},
            "director": {"unit": "village"} | ({"vacancy": "head"} if maybe(draw) else {}),
        },
        "roles": {"parent": {"of": "child"}, "carer": {"of": "child"}},
        "subjects": {
            "hamlet": {"unit": "village", "relations": {"town": "town"}},
            "borough": {"unit": "town"},
            "child": {
                "relations": {"village": "village"},
                "facts": {
                    "birth": "date",
                    "seen": {"type": "instant", "default": "2026-02-01T00:00"},
                    "level": {"type": "int", "default": 0},
                    "calm": {"type": "bool", "default": True},
                },
            },
        },
        "events": _events(draw),
        "workflows": {"care": draw(_care(list(duties))), "study": draw(_study())},
        "duties": duties,
        "measures": {
            "near_time": {"subject": "child", "time": 'in("care.near")'},
            "visits": {"subject": "child", "count": "visit", "over": "7d"},
        },
        "indicators": {
            "settled": {
                "subject": "child", "among": one_of(draw, *CONDITIONS[:7]), "holds": one_of(draw, *CONDITIONS),
                "by": ["village", "county", "town"], "target": ">= 50%",
            }
        },
    }  # fmt: skip
    return as_yaml(policy)


def _events(draw: Draw) -> dict[str, Any]:
    guarded = {"by": one_of(draw, ["director"], ["director", "village"], ["director", "head", "village"])}
    evidence = {"evidence": ["record"]} if maybe(draw) else {}
    guarded |= {"authority": "advisory"} if maybe(draw, 4) else {}
    late = {"record_within": one_of(draw, "1h", "1d", "1wd")} if maybe(draw, 3) else {}
    return {
        "told": {"subject": "child", "by": ["director", "village", "parent"], "sets": ["birth", "village"],
                 "data": {"birth": "date", "village": "text"}},
        "visit": {"subject": "child", **guarded, **evidence, **late, "data": {"seen": "bool", "note": "text?"},
                  "sets": {"seen": "event.at"}},
        "called": {"subject": "child", "by": ["parent", "carer"], "data": {"about": "text?", "to": {"enum": ["a", "b"]}}},
        "noted": {"subject": "child", **guarded, "data": {"to": "text", "period": "text?"}},
        "graded": {"subject": "child", "sets": ["level"], "data": {"level": "int"}},
        "moved": {"subject": "child", "sets": {"calm": "not calm"}},
        "gone": {"subject": "child", "by": ["director", "parent"]},
        "excused": {"subject": "child", "data": {"until": "date", "moment": "instant", "why": "text?"}}
                   | ({"by": ["director", "head"]} if maybe(draw) else {}),
        "entrusted": {"subject": "child", "by": ["parent"], "assigns": one_of(draw, "carer", "director"),
                      "data": {"holder": "text"}},
        "appointed": {"subject": "hamlet", "assigns": "director", "data": {"holder": "text"}},
        "resigned": {"subject": "hamlet", "relieves": "director"},
        "joined": {"subject": "hamlet", "sets": ["town"], "data": {"town": "text"}},
        "chosen": {"subject": "borough", "assigns": "head", "data": {"holder": "text"}},
    }  # fmt: skip


@st.composite
def _care(draw: Draw, duties: list[str]) -> dict[str, Any]:
    inner = {name: {"transitions": draw(_moves(duties))} for name in ("good", "poor")}
    near: dict[str, Any] = {"initial": "good", "states": inner, "transitions": draw(_moves(duties))}
    if maybe(draw):
        near["history"] = one_of(draw, "deep", "shallow")
    far: dict[str, Any] = {"transitions": [*draw(_moves(duties)), {"event": "visit", "to": "near"}]}
    if maybe(draw):
        far["after"] = [{"in": one_of(draw, *LENGTHS, *COUNTED), "to": "near"}]
    if maybe(draw, 4):
        far["transitions"].append({"when": "age(birth) >= 14", "to": "near.poor"})
    return {"subject": "child", "initial": one_of(draw, "near", "far"), "states": {"near": near, "far": far}}


@st.composite
def _study(draw: Draw) -> dict[str, Any]:
    on, off = one_of(draw, "graded", "moved"), one_of(draw, "gone", "moved")
    states = {
        "on": {"transitions": [{"event": off, "to": "off"}]},
        "off": {"transitions": [{"event": on, "to": "on"}]},
    }
    return {"subject": "child", "initial": "on", "states": states}


@st.composite
def _moves(draw: Draw, duties: list[str]) -> list[dict[str, Any]]:
    found = []
    for _ in range(draw(st.integers(0, 2))):
        event = one_of(draw, "moved", "gone", "graded", "called")
        if duties and maybe(draw, 4):
            event = f"{one_of(draw, 'violated', 'discharged', 'lapsed')}({one_of(draw, *duties)})"
        line: dict[str, Any] = {"event": event, "to": one_of(draw, "near", "far", "near.poor")}
        found.append(line | ({"when": one_of(draw, *CONDITIONS)} if maybe(draw, 3) else {}))
    return found


@st.composite
def _duty(draw: Draw, earlier: list[str]) -> dict[str, Any]:
    bearer = one_of(draw, "director", "village", "town", "parent", "carer", "head", "school_office", DATED)
    duty: dict[str, Any] = {"subject": "child", "bearer": bearer}
    conditions = [*CONDITIONS, "assigned(director)"] + [f'open("{name}")' for name in earlier]
    if not maybe(draw, 4):
        duty["while"] = one_of(draw, *conditions)
    kind = draw(st.integers(0, 9))
    if kind == 0:
        return duty | {"forbid": "gone"} | ({"where": one_of(draw, *CONDITIONS)} if maybe(draw) else {})
    if kind == 1:
        return duty | {"bearer": one_of(draw, "director", "parent"), "permit": "gone"}
    if kind == 2:
        keep = duty | {"keep": one_of(draw, "assigned(director)", *conditions)}
        return keep | ({"tolerance": one_of(draw, *LENGTHS, *COUNTED)} if maybe(draw) else {})
    duty["do"] = one_of(draw, *ACTS)
    if maybe(draw, 4):
        duty["warn"] = one_of(draw, "4h", "1d")
    if maybe(draw, 6):
        duty["suspend"] = one_of(draw, *CONDITIONS)
    if maybe(draw, 3):
        until = one_of(draw, "event.until", "event.until", "event.moment")
        approver = one_of(draw, "director", "head")
        duty["waive"] = {"upon": "excused", "approver": approver, "until": until, "reason": "event.why"}
    if maybe(draw, 5):
        duty["escalate"] = [{"after": "0d", "to": "head", "within": "1d"}]
    if kind in (3, 4):
        return duty | draw(_periodic())
    if kind in (5, 6):
        return duty | draw(_occasion(duty["do"]))
    if kind == 7:
        return duty | {"before": one_of(draw, "gone", "moved")}
    if duty["do"] == "visit" and maybe(draw):
        duty["where"] = "event.seen"
    term = one_of(draw, *LENGTHS, *COUNTED)
    if maybe(draw, 3):
        return duty | {"within": {"2020-01-01": term, "2026-03-15": one_of(draw, *LENGTHS)}}
    return duty | {"every": term} | ({"missed": "once"} if maybe(draw) else {})


@st.composite
def _periodic(draw: Draw) -> dict[str, Any]:
    duty: dict[str, Any] = {"each": one_of(draw, "week", "month", "term", "quarter")}
    if maybe(draw, 3):
        duty["times"] = 2
    elif maybe(draw, 2):
        duty["by"] = one_of(draw, "-3", "4")
    return duty | ({"partial": "count"} if maybe(draw) else {})


@st.composite
def _occasion(draw: Draw, act: str) -> dict[str, Any]:
    """Upon an event, for a fixed list, for the event itself, or for what it says."""
    kind = draw(st.integers(0, 4))
    if kind == 4:
        return {"upon": "excused", "due": one_of(draw, "opening.until", "opening.moment", "birth")}
    duty: dict[str, Any] = {"within": one_of(draw, *LENGTHS, *COUNTED)}
    upon = one_of(draw, "graded", "moved", "called")
    if kind == 0:
        return (
            duty | {"upon": upon, "again": "restart"} if duty["within"] in LENGTHS else duty | {"upon": upon}
        )
    if kind == 1:
        where = {"where": "event.to == target"} if act in ("called", "noted") else {}
        return duty | {"upon": upon, "for": {"target": ["a", "b"]}} | where
    if kind == 2:
        where = {"where": "event.about == occasion"} if act == "called" else {}
        return duty | {"upon": upon, "for": {"occasion": "event.id"}} | where
    where = {"where": "event.to == opening.to"} if act in ("called", "noted") else {}
    return duty | {"upon": "called", "do": act} | where
