"""Policies that the kernel is made for, and tables of what happened, drawn by Hypothesis."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
from hypothesis import strategies as st

import carerules
from carerules.api.policy import Policy
from tests.strategies.folder import as_yaml, write_policy
from tests.strategies.words import Draw, maybe, one_of

EVENTS = ["told", "graded", "visit", "gone", "moved"]
STATES = ["home", "watched", "watched.near", "watched.far", "away"]
LEAVES = ["home", "watched.near", "watched.far", "away"]
START = datetime(2026, 2, 26, 8)
STEPS = [
    timedelta(microseconds=1), timedelta(hours=1), timedelta(hours=4), timedelta(hours=24), timedelta(days=2),
    timedelta(days=5, hours=3), timedelta(hours=16) - timedelta(microseconds=1), timedelta(days=20),
]  # fmt: skip
ON_FACTS = [
    "calm",
    "not calm",
    "level >= 2",
    "level + 1 == 3",
    "level in [0, 2]",
    "mood == low",
    "calm ? level > 1 : level > 2",
]
ON_STATES = ['in("care.watched")', 'in("care.away")', 'not in("care.home")', 'in("care.watched.near")']
ON_VISIT = [
    "event.seen",
    "event.grade > 2",
    "event.kind == far and event.grade >= level",
    "event.kind in [near]",
]
LENGTHS = ["4h", "24h", "1d", "2d", "1w"]
COUNTED = ["1wd", "3wd", "1mo"]


@st.composite
def policies(draw: Draw, steady: bool = False) -> str:
    """The policy as text, so that equal ones are loaded once; `steady`: one for the lane of `kernel.steady`."""
    duties: dict[str, Any] = {}
    lively = not steady and maybe(draw, 2)
    for name in [f"d{number}" for number in range(draw(st.integers(1, 4)))]:
        duties[name] = draw(_steady_duty() if steady else _duty(list(duties) if lively else [], lively))
    policy = {
        "policy": "small",
        "language_version": 1,
        "timezone": one_of(draw, "Asia/Shanghai", "UTC", "Europe/Berlin"),
        "calendar": "cn",
        "levels": ["county"],
        "units": {"office": {"level": "county"}},
        "subjects": {
            "child": {
                "facts": {
                    "level": {"type": "int", "default": 0} if maybe(draw) else "int",
                    "calm": {"type": "bool", "default": True} if maybe(draw) else "bool",
                    "mood": {"type": {"enum": ["low", "high"]}, "default": "low"},
                }
            }
        },
        "events": {
            "told": {"subject": "child"},
            "graded": {
                "subject": "child",
                "sets": ["level"] if maybe(draw) else {"level": "level + event.level"},
                "data": {"level": "int"},
            },
            "visit": {
                "subject": "child",
                "data": {"seen": "bool", "grade": "int", "kind": {"enum": ["near", "far"]}},
            },
            "gone": {"subject": "child"},
            "moved": {"subject": "child", "sets": {"calm": "not calm", "mood": "calm ? low : high"}},
        },
        "workflows": {"care": draw(_workflow(list(duties) if lively else [], lively))}
        if steady or not maybe(draw, 8)
        else {},
        "duties": duties,
    }
    if not policy["workflows"]:
        return as_yaml({})
    return as_yaml(policy)


@st.composite
def _workflow(draw: Draw, duties: list[str], lively: bool) -> dict[str, Any]:
    states: dict[str, Any] = {name: {"transitions": draw(_transitions(duties))} for name in ("home", "away")}
    inner = {name: {"transitions": draw(_transitions(duties))} for name in ("near", "far")}
    states["watched"] = {"initial": "near", "states": inner, "transitions": draw(_transitions(duties))}
    if lively and maybe(draw):
        inner["near"]["after"] = [{"in": one_of(draw, *LENGTHS), "to": one_of(draw, "far", "away")}]
    if lively and maybe(draw):
        states["away"]["after"] = [
            {"in": one_of(draw, *LENGTHS, *COUNTED), "to": "home", "when": one_of(draw, *ON_FACTS)}
        ]
    if lively and maybe(draw):
        states["home"]["transitions"].append({"when": one_of(draw, *ON_FACTS), "to": "watched.far"})
    for state in (*states.values(), *inner.values()) if not lively else ():
        if maybe(draw):
            state["transitions"].insert(0, {"event": one_of(draw, "visit", "told")})
    return {"subject": "child", "initial": one_of(draw, "home", "watched"), "states": states}


@st.composite
def _transitions(draw: Draw, duties: list[str]) -> list[dict[str, Any]]:
    found = []
    for _ in range(draw(st.integers(0, 3))):
        event = one_of(draw, *EVENTS)
        if duties and maybe(draw, 4):
            event = f"{one_of(draw, 'violated', 'discharged', 'lapsed')}({one_of(draw, *duties)})"
        line: dict[str, Any] = {"event": event}
        if maybe(draw):
            line["when"] = one_of(draw, *(ON_VISIT if event == "visit" else ON_FACTS))
        if maybe(draw, 3) is False:
            line["to"] = one_of(draw, "home", "watched", "watched.far", "away")
        found.append(line)
    return found


@st.composite
def _duty(draw: Draw, earlier: list[str], lively: bool) -> dict[str, Any]:
    duty: dict[str, Any] = {"subject": "child", "bearer": "office"}
    conditions = [*ON_STATES, *(ON_FACTS if lively else [])] + [f'not open("{name}")' for name in earlier]
    if maybe(draw, 2):
        duty["while"] = one_of(draw, *conditions)
    if maybe(draw, 6):
        return duty | {"forbid": "gone"} | ({"where": one_of(draw, *conditions)} if maybe(draw) else {})
    act = one_of(draw, "visit", "told", "gone")
    duty["do"] = [act, "moved"] if maybe(draw, 4) else act
    if duty["do"] == "visit" and maybe(draw):
        duty["where"] = one_of(draw, *ON_VISIT, *conditions)
    elif maybe(draw, 3):
        duty["where"] = one_of(draw, *conditions)
    if maybe(draw, 3):
        internal = (
            [f"{kind}({name})" for name in earlier for kind in ("violated", "lapsed")] if lively else []
        )
        internal += ["entered(care.watched)", "exited(care.away)"] if lively else []
        duty["upon"] = one_of(draw, "told", "graded", *internal)
        duty |= {"again": "restart"} if maybe(draw) else {}
    if maybe(draw):
        return duty | {"within": one_of(draw, *LENGTHS, *([] if "again" in duty else COUNTED))}
    duty["every"] = one_of(draw, *LENGTHS, *([] if "again" in duty else COUNTED))
    return duty | ({"missed": one_of(draw, "once", "each")} if maybe(draw) else {})


@st.composite
def _steady_duty(draw: Draw) -> dict[str, Any]:
    """One that hangs on states and on acts alone, most often recurring."""
    duty: dict[str, Any] = {"subject": "child", "bearer": "office", "do": one_of(draw, "visit", "told")}
    if not maybe(draw, 5):
        duty["while"] = one_of(draw, *ON_STATES)
    if maybe(draw):
        duty["where"] = one_of(draw, *ON_STATES)
    if maybe(draw, 3):
        return duty | {"within": one_of(draw, *LENGTHS, *COUNTED)}
    return duty | {"every": one_of(draw, *LENGTHS, *COUNTED), "missed": one_of(draw, "once", "each")}


@cache
def load(text: str) -> Policy:
    """The policy of the text; PolicyError where it has an error."""
    import yaml

    with TemporaryDirectory() as folder:
        return carerules.load(write_policy(yaml.safe_load(text), Path(folder) / "p"))


@st.composite
def tables(draw: Draw) -> pa.Table:
    """Records of a few children: most often good ones, at distinct instants."""
    rows = []
    ids = one_of(draw, ["c-1", "c-2"], [101, 7])
    flawed = maybe(draw, 4)
    for child in ids:
        now = START + draw(st.sampled_from(STEPS))
        for _ in range(draw(st.integers(0, 9))):
            rows.append(_row(draw, child, now, flawed))
            now += draw(st.sampled_from(STEPS)) if not (flawed and maybe(draw, 5)) else timedelta(0)
    if rows and maybe(draw, 4):
        rows = draw(_about_others(rows))
    rows = draw(st.permutations(rows)) if maybe(draw) else rows
    kind = pa.int64() if isinstance(ids[0], int) else pa.string()
    schema = pa.schema(
        [("subject", kind), ("subject_type", pa.string()), ("event", pa.string()), ("occurred_at", pa.timestamp("us")),
         ("seen", pa.bool_()), ("grade", pa.int16()), ("kind", pa.string()), ("level", pa.int32()),
         *((name, pa.string()) for name in ("id", "corrects", "retracts"))]
    )  # fmt: skip
    return pa.Table.from_pylist([dict(row) for row in rows], schema)


@st.composite
def _about_others(draw: Draw, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same records under ids, some of them sent twice, replaced or taken back."""
    rows = [row | {"id": row["id"] or f"e-{number}"} for number, row in enumerate(rows)]
    for number in range(draw(st.integers(1, 3))):
        meant = draw(st.sampled_from(rows))
        kind = one_of(draw, "again", "other", "corrects", "corrects", "retracts", "nobody")
        new = {"id": f"x-{number}", "occurred_at": (meant["occurred_at"] or START) + timedelta(minutes=7)}
        more: dict[str, dict[str, Any]] = {
            "again": {},
            "other": {"grade": 1},
            "corrects": new | {"corrects": meant["id"]},
            "retracts": new | {"retracts": meant["id"]},
            "nobody": new | {"corrects": "e-99"},
        }
        rows.append(meant | more[kind])
    return rows


def _row(draw: Draw, child: Any, now: datetime, flawed: bool) -> dict[str, Any]:
    row = {
        "subject": child,
        "subject_type": "child",
        "event": draw(st.sampled_from(EVENTS)),
        "occurred_at": now,
        "seen": draw(st.booleans()),
        "grade": draw(st.integers(0, 5)),
        "kind": draw(st.sampled_from(["near", "far"])),
        "level": draw(st.integers(0, 3)),
        "id": None,
    }
    if flawed and maybe(draw, 4):
        flaw = one_of(
            draw, "event", "subject", "occurred_at", "seen", "grade", "kind", "id", "type", "word", "blank"
        )
        if flaw == "type":
            row["subject_type"] = "school"
        elif flaw == "word":
            row["kind"] = "nowhere"
        elif flaw == "id":
            row["id"] = "same"
        elif flaw == "blank":
            row["event"] = one_of(draw, "unheard_of", " ")
        else:
            row[flaw] = None
    return row
