"""Policies and tables in which much is unknown: facts that nobody has told, data that are left out. Drawn by Hypothesis."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pyarrow as pa
from hypothesis import strategies as st

from tests.strategies.folder import as_yaml
from tests.strategies.words import Draw, maybe, one_of

LENGTHS = ["4h", "24h", "1d", "3d", "1w"]
CONDITIONS = [
    "calm", "not calm", "level >= 2", "calm or level == 1", "calm and level < 3", 'in("care.near")', 'in("care.far")',
    "age(birth) >= 7", "level == 1 ? calm : level > 0",
]  # fmt: skip
OF_EVENT = {
    "visit": ["event.seen", "event.grade >= 2", "event.grade == level", "event.seen or calm"],
    "told": ["event.level >= 1", "event.level == level"],
    "moved": ["event.calm", "event.calm and calm"],
}
START = datetime(2026, 2, 26, 8)
STEPS = [timedelta(hours=1), timedelta(hours=4), timedelta(hours=24), timedelta(days=2), timedelta(days=5), timedelta(days=20)]  # fmt: skip
WORDS = ["violated", "discharged", "lapsed", "undetermined"]


@st.composite
def unknown_policies(draw: Draw) -> str:
    """The policy as text."""
    duties: dict[str, Any] = {}
    for number in range(draw(st.integers(1, 4))):
        duties[f"d{number}"] = draw(_duty(list(duties)))
    events = {
        "told": {"subject": "child", "sets": ["level"], "data": {"level": "int?", "about": "text?"}},
        "moved": {"subject": "child", "sets": ["calm"], "data": {"calm": "bool?"}},
        "born": {"subject": "child", "sets": ["birth"], "data": {"birth": "date?"}},
        "visit": {"subject": "child", "data": {"seen": "bool?", "grade": "int?", "about": "text?"}},
        "gone": {"subject": "child"},
        "excused": {"subject": "child", "data": {"until": "date?", "why": "text?"}},
    }
    for event in events.values():
        if maybe(draw, 5):
            event["evidence"] = ["record"]
    policy = {
        "policy": "unknown",
        "language_version": 1,
        "timezone": "Asia/Shanghai",
        "calendar": "cn",
        "levels": ["county"],
        "units": {"office": {"level": "county"}, "bureau": {"level": "county"}},
        "subjects": {"child": {"facts": {"level": "int", "calm": "bool", "birth": "date"}}},
        "events": events,
        "workflows": {"care": draw(_care(list(duties)))},
        "duties": duties,
    }
    return as_yaml(policy)


@st.composite
def _care(draw: Draw, duties: list[str]) -> dict[str, Any]:
    states: dict[str, Any] = {name: {"transitions": draw(_moves(duties))} for name in ("near", "far")}
    inner = {name: {"transitions": draw(_moves(duties))} for name in ("good", "poor")}
    states["far"] |= {"initial": "good", "states": inner}
    for state, goal in ((states["near"], "far"), (states["far"], "near"), (inner["good"], "poor")):
        if maybe(draw, 3):
            state["transitions"].append({"when": one_of(draw, *CONDITIONS[:5]), "to": goal})
        if maybe(draw, 4):
            state["after"] = [{"in": one_of(draw, *LENGTHS), "to": goal, "when": one_of(draw, *CONDITIONS)}]
    return {"subject": "child", "initial": "near", "states": states}


@st.composite
def _moves(draw: Draw, duties: list[str]) -> list[dict[str, Any]]:
    found = []
    for _ in range(draw(st.integers(0, 3))):
        event = one_of(draw, "moved", "visit", "told", "gone")
        line: dict[str, Any] = {"event": event}
        if maybe(draw):
            line["when"] = one_of(draw, *CONDITIONS, *OF_EVENT.get(event, []))
        elif duties and maybe(draw, 3):
            line["event"] = f"{one_of(draw, *WORDS)}({one_of(draw, *duties)})"
        found.append(line | ({"to": one_of(draw, "near", "far")} if maybe(draw, 3) is False else {}))
    return found


@st.composite
def _duty(draw: Draw, earlier: list[str]) -> dict[str, Any]:
    duty: dict[str, Any] = {"subject": "child", "bearer": "office"}
    conditions = [*CONDITIONS, *(f'not open("{name}")' for name in earlier)]
    if not maybe(draw, 4):
        duty["while"] = one_of(draw, *conditions)
    kind = draw(st.integers(0, 8))
    if kind == 0:
        return duty | {"forbid": "gone"} | ({"where": one_of(draw, *CONDITIONS)} if maybe(draw) else {})
    if kind == 1:
        keep = duty | {"keep": one_of(draw, *conditions)}
        return keep | ({"tolerance": one_of(draw, *LENGTHS)} if maybe(draw) else {})
    act = one_of(draw, "visit", "told", "moved")
    duty["do"] = act
    if maybe(draw):
        duty["where"] = one_of(draw, *OF_EVENT[act], *CONDITIONS)
    if maybe(draw, 5):
        duty["suspend"] = one_of(draw, *CONDITIONS)
    if maybe(draw, 5):
        duty["waive"] = {
            "upon": "excused",
            "approver": "bureau",
            "until": "event.until",
            "reason": "event.why",
        }
    if kind == 2:
        return duty | {"each": one_of(draw, "week", "month")} | ({"partial": "count"} if maybe(draw) else {})
    if kind in (3, 4):
        return (
            duty
            | {"every": one_of(draw, *LENGTHS)}
            | ({"missed": one_of(draw, "once", "each")} if maybe(draw) else {})
        )
    if kind == 5:
        return duty | {"before": "gone"}
    if kind == 8:
        duty |= {"where": "event.about == target"} if act != "moved" else {}
        duty |= {"at_most": draw(st.integers(1, 3))} if maybe(draw) else {}
        return duty | {
            "upon": one_of(draw, "visit", "told"),
            "for": {"target": "event.about"},
            "within": one_of(draw, *LENGTHS),
        }
    internal = [f"{word}({name})" for name in earlier for word in WORDS]
    upon = one_of(draw, "told", "moved", "visit", *internal)
    if upon in OF_EVENT and maybe(draw):
        duty["upon"] = {"event": upon, "when": one_of(draw, *OF_EVENT[upon], *CONDITIONS)}
    elif kind == 6 or internal:
        duty["upon"] = upon
    if "upon" in duty and maybe(draw, 3):
        duty["again"] = "restart"
    return duty | {"within": one_of(draw, *LENGTHS)}


@st.composite
def unknown_tables(draw: Draw) -> pa.Table:
    """Records of two children; what is optional is mostly left out."""
    rows: list[dict[str, Any]] = []
    for child in ("c-1", "c-2"):
        now = START + draw(st.sampled_from(STEPS))
        for _ in range(draw(st.integers(1, 10))):
            rows.append(_row(draw, child, now))
            now += draw(st.sampled_from(STEPS))
    texts = ("subject", "subject_type", "event", "by", "evidence")
    schema = pa.schema(
        [*((name, pa.string()) for name in texts), ("occurred_at", pa.timestamp("us")), ("level", pa.int32()),
         ("calm", pa.bool_()), ("birth", pa.date32()), ("seen", pa.bool_()), ("grade", pa.int16()),
         ("until", pa.date32()), ("why", pa.string()), ("about", pa.string())]
    )  # fmt: skip
    return pa.Table.from_pylist(rows, schema)


def _row(draw: Draw, child: str, now: datetime) -> dict[str, Any]:
    given: dict[str, Any] = {
        "level": draw(st.integers(0, 3)),
        "calm": draw(st.booleans()),
        "birth": datetime(2026 - draw(st.integers(6, 9)), 3, 3).date(),
        "seen": draw(st.booleans()),
        "grade": draw(st.integers(0, 3)),
        "until": (now + draw(st.sampled_from(STEPS))).date(),
    }
    row = {name: None if maybe(draw) else value for name, value in given.items()}
    event = one_of(draw, "told", "moved", "visit", "visit", "gone", "excused", "born")
    return row | {
        "subject": child, "subject_type": "child", "event": event, "occurred_at": now, "why": "ill",
        "about": one_of(draw, "a", "b", "c", "c", None), "by": one_of(draw, "office", "bureau", None), "evidence": one_of(draw, "record", None),
    }  # fmt: skip
