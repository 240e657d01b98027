"""Statecharts of the child: one of its own events, and one that follows duties and the first."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from .conditions import about, facts, timed
from .words import Draw, effective, maybe, one_of

CARE = ["care.out", "care.on", "care.on.calm", "care.on.alarm", "care.shut"]
"""The states of the first workflow; `care.on` is compound."""
TRUST = ["trust.good", "trust.bad"]


@st.composite
def care(draw: Draw, events: list[str], violated: list[str], measures: list[str]) -> dict[str, Any]:
    """Moves on external events, time, and violations of duties in `violated`."""
    on: dict[str, Any] = {
        "initial": "calm",
        "states": {
            "calm": {
                "transitions": [_transition(draw, events, "alarm") for _ in range(draw(st.integers(0, 2)))]
            },
            "alarm": {
                "transitions": [_transition(draw, events, one_of(draw, "calm", "alarm", None, "shut"))],
            },
        },
        "transitions": [_transition(draw, events, one_of(draw, "shut", "on", "on.alarm", "out"))],
    }
    if maybe(draw):
        on["history"] = one_of(draw, "shallow", "deep")
    if maybe(draw):
        on["states"]["alarm"]["after"] = [_after(draw, "calm")]
    if violated and maybe(draw):
        name = one_of(draw, *violated)
        on["states"]["calm"]["transitions"].append({"event": f"violated({name})", "to": "alarm"})
    if maybe(draw, 3):
        guard = draw(timed("child", [], measures))
        on["transitions"].append({"when": guard, "to": "shut"})
    out = {
        "transitions": [{"event": one_of(draw, "registered", "found"), "to": one_of(draw, "on", "on.alarm")}]
    }
    shut: dict[str, Any] = (
        {"final": True} if maybe(draw, 3) else {"transitions": [{"event": "found", "to": "on"}]}
    )
    workflow: dict[str, Any] = {
        "subject": "child",
        "initial": one_of(draw, "out", "on"),
        "states": {"out": out, "on": on, "shut": shut},
    }
    if maybe(draw, 4):
        workflow["unexpected"] = one_of(draw, "ignore", "finding")
    if maybe(draw, 8):
        workflow["effective"] = effective(draw)
    return workflow


def _transition(draw: Draw, events: list[str], to: str | None) -> dict[str, Any]:
    event = one_of(draw, *events)
    transition: dict[str, Any] = {"event": event}
    if maybe(draw):
        transition["when"] = draw(about(event))
    if to:
        transition["to"] = to
    return transition


def _after(draw: Draw, to: str) -> dict[str, Any]:
    after: dict[str, Any] = {"in": one_of(draw, "2d", "1w", "4h", "1mo", "3wd", "0d"), "to": to}
    if maybe(draw, 3):
        after["when"] = draw(facts("child", []))
    return after


@st.composite
def trust(draw: Draw, internal: list[str]) -> dict[str, Any]:
    """Moves on internal events only; nothing that raises these depends on it, so there is no circle."""
    good = [{"event": one_of(draw, *internal), "to": "bad"} for _ in range(draw(st.integers(1, 2)))]
    bad: dict[str, Any] = {"transitions": [{"event": "visit", "to": "good"}]}
    if maybe(draw, 3):
        bad["after"] = [_after(draw, "good")]
    if maybe(draw, 3):
        good[0]["when"] = draw(facts("child", CARE))
    return {"subject": "child", "initial": "good", "states": {"good": {"transitions": good}, "bad": bad}}


@st.composite
def watch(draw: Draw) -> dict[str, Any]:
    """A small workflow that runs through eventless transitions."""
    return {
        "subject": "child",
        "initial": "start",
        "states": {
            "start": {"transitions": [{"when": draw(facts("child", CARE)), "to": "middle"}]},
            "middle": {"transitions": [{"when": draw(facts("child", CARE)), "to": "end"}]},
            "end": {"final": True},
        },
    }
