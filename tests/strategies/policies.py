"""Small well-formed policies as dicts in the policy language."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from . import workflows
from .conditions import facts
from .duties import Around, duties, with_roll
from .events import event_types
from .organisation import organisations, subjects
from .words import DATED, Draw, maybe, one_of, some_of

TERMS = [
    {"id": "spring", "from": "2026-03-01", "until": "2026-07-01"},
    {"id": "autumn", "from": "2026-09-01", "until": "2027-01-16"},
]
CARE_EVENTS = ["registered", "told", "assessed", "visit", "found", "report", "gone"]


@st.composite
def policies(draw: Draw) -> dict[str, Any]:
    """One to six duties, up to three workflows, measures; layered, so that no circle of internal events arises."""
    policy: dict[str, Any] = {
        "policy": "generated",
        "language_version": 1,
        "timezone": one_of(draw, "Asia/Shanghai", "Asia/Shanghai", "Asia/Shanghai", "UTC", "Europe/Berlin"),
        "calendar": "cn",
        "order": some_of(draw, ["gone", "returned", "registered", "visit", "found"]),
        "periods": {"half": {"starts": ["04-01", "10-01"]}},
        "sources": {"plan": {"title": "a plan", "rank": "local"}},
        "vague_terms": {
            "promptly": {"term": "及时", "local": {"value": "3d", "decided_by": "县未保办", "assumed": True}},
            "regularly": {"term": "定期"},
        },
        "parameters": {"limit": {"value": one_of(draw, 2, {"2000-01-01": 1, one_of(draw, *DATED): 3})}},
    }
    terms = maybe(draw)
    if terms:
        policy["terms"] = TERMS
    policy |= draw(organisations())
    policy["subjects"] = draw(subjects())
    policy["events"] = draw(event_types())
    policy["measures"] = draw(_measures())
    measures = list(policy["measures"])
    first = draw(_layer("a", Around(workflows.CARE, measures, [], terms)))
    internal = [
        f"{kind}({name})" for name in _running(first) for kind in ("violated", "discharged", "lapsed")
    ]
    internal += [f"{kind}({state})" for state in workflows.CARE for kind in ("entered", "exited")]
    charts = {"care": draw(workflows.care(CARE_EVENTS, _timed(first), measures))}
    if maybe(draw):
        charts["trust"] = draw(workflows.trust(internal))
    if maybe(draw, 3):
        charts["watch"] = draw(workflows.watch())
    states = [*workflows.CARE, *(workflows.TRUST if "trust" in charts else [])]
    second = draw(_layer("b", Around(states, measures, _running(first), terms)))
    policy["workflows"], policy["duties"] = charts, first | second
    if maybe(draw, 4):
        policy["indicators"] = draw(_indicators())
    return policy


@st.composite
def _layer(draw: Draw, prefix: str, around: Around) -> dict[str, Any]:
    found = {}
    for number in range(draw(st.integers(1, 3))):
        subject = one_of(draw, *6 * ["child"], "village", "village", "town")
        here = around if subject == "child" else Around([], [], [], around.terms)
        found[f"{prefix}{number}"] = draw(with_roll(draw(duties(subject, here))))
    return found


def _running(found: dict[str, Any]) -> list[str]:
    """The duties of children that have obligations before they are violated."""
    return [
        name
        for name, duty in found.items()
        if duty["subject"] == "child" and ("do" in duty or "keep" in duty)
    ]


def _timed(found: dict[str, Any]) -> list[str]:
    """The duties whose violation takes time."""
    keys = ("within", "every", "each")
    return [name for name in _running(found) if any(key in found[name] for key in keys)]


@st.composite
def _measures(draw: Draw) -> dict[str, Any]:
    over = [None, "2d", "1w", "30h", "month", "week", "half"]
    choices: dict[str, Any] = {
        "visits": {"subject": "child", "count": "visit", "where": "event.seen"},
        "hours_spent": {"subject": "child", "sum": "event.hours", "event": "report"},
        "time_away": {"subject": "child", "time": draw(facts("child", []))},
    }
    found = {}
    for name in some_of(draw, list(choices)):
        found[name] = choices[name]
        window = one_of(draw, *over)
        if window:
            found[name]["over"] = window
        if name == "time_away" and maybe(draw):
            found[name]["run"] = True
        if "run" in found[name] and maybe(draw):
            found[name]["bridge"] = one_of(draw, "1d", "4h", "3d")
    return found


@st.composite
def _indicators(draw: Draw) -> dict[str, Any]:
    holds = draw(facts("child", workflows.CARE))
    target = one_of(draw, ">= 100%", ">= 50%", "< 10%")
    return {
        "calm": {"subject": "child", "among": "not away", "holds": holds, "by": ["village"], "target": target}
    }
