"""Small well-formed policies as dicts in the policy language."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from . import workflows
from .conditions import facts
from .duties import Around, duties, with_roll
from .events import event_types
from .organisation import organisations, subjects
from .words import DATED, Draw, effective, maybe, one_of, some_of

TERMS = [
    {"id": "spring", "from": "2026-03-01", "until": "2026-07-01"},
    {"id": "autumn", "from": "2026-09-01", "until": "2027-01-16"},
]
PLAN = {
    "title": "a plan",
    "rank": "local",
    "number": "2026-1",
    "issuer": "县政府",
    "effective": {"from": "2013-01-01"},
    "review_by": "2030-01-01",
}
GROUPINGS = ["village", "township", "county"]
"""What an indicator is told by: a relation (also a level), a level reached through it, one that is nobody's subject."""
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
        "label": {"en": "Generated", "zh": "生成"},
        "sources": {"plan": PLAN},
        "vague_terms": {
            "promptly": {"term": "及时", "source": {"plan": "一"}, "local": draw(_number())},
            "regularly": {"term": "定期"},
        },
        "parameters": {
            "limit": {
                "value": one_of(draw, 2, {"2000-01-01": 1, one_of(draw, *DATED): 3}),
                "tighten": one_of(draw, "lower", "higher"),
            }
        },
    }
    terms = maybe(draw)
    if terms:
        policy["terms"] = TERMS
    policy |= draw(organisations())
    policy["subjects"] = draw(subjects())
    policy["events"] = draw(event_types())
    if isinstance(policy["vague_terms"]["promptly"]["local"]["value"], dict):
        for event in policy["events"].values():  # its number may not change over time
            event |= {"record_within": "2d"} if event.get("record_within") == "promptly" else {}
    policy["measures"] = draw(_measures())
    measures = list(policy["measures"])
    first = draw(_layer("a", Around(workflows.CARE, measures, [], terms, [])))
    internal = [
        f"{kind}({name})"
        for name in _running(first)
        for kind in ("violated", "discharged", "discharged", "lapsed", "lapsed", "undetermined")
    ]
    internal += 2 * [f"lapsed({name})" for name in _lapsing(first)]
    internal += one_of(
        draw, [], [f"{kind}({state})" for state in workflows.CARE for kind in ("entered", "exited")]
    )
    internal = internal or ["entered(care.on)"]
    charts = {"care": draw(workflows.care(CARE_EVENTS, _timed(first), measures))}
    if not maybe(draw, 3):
        charts["trust"] = draw(workflows.trust(internal))
        more = [{"event": f"lapsed({name})", "to": "bad"} for name in _lapsing(first)]  # it happens seldom
        charts["trust"]["states"]["good"]["transitions"] += more
    if maybe(draw, 3):
        charts["watch"] = draw(workflows.watch())
    states = [*workflows.CARE, *(workflows.TRUST if "trust" in charts else [])]
    second = draw(_layer("b", Around(states, measures, _running(first), terms, _lapsing(first))))
    policy["workflows"], policy["duties"] = charts, first | second
    policy["clauses"] = {"plan": {"一": list(policy["duties"]), "二": {"none": "it asks nothing"}}}
    if maybe(draw, 3):
        policy["indicators"] = draw(_indicators())
    return policy


@st.composite
def _number(draw: Draw) -> dict[str, Any]:
    """What a vague word stands for here."""
    value = one_of(draw, "3d", "3d", "2wd", {"2026-01-31": "3d"}, {"2013-01-01": "5d", "2026-03-09": "2d"})
    return {"value": value, "decided_by": "县未保办", "document": "2026-1", "assumed": True}


@st.composite
def _layer(draw: Draw, prefix: str, around: Around) -> dict[str, Any]:
    found = {}
    for number in range(draw(st.integers(1, 3))):
        subject = one_of(draw, *6 * ["child"], "village", "village", "town", "county", "county")
        here = around if subject == "child" else Around([], [], [], around.terms, [])
        found[f"{prefix}{number}"] = draw(with_roll(draw(duties(subject, here))))
    return found


def _running(found: dict[str, Any]) -> list[str]:
    """The duties of children that have obligations before they are violated."""
    return [
        name
        for name, duty in found.items()
        if duty["subject"] == "child" and ("do" in duty or "keep" in duty)
    ]


def _lapsing(found: dict[str, Any]) -> list[str]:
    """The duties that are owed most of the time and end by a condition."""
    keys = ("every", "each", "keep")
    return [
        name for name in _running(found) if "while" in found[name] and any(key in found[name] for key in keys)
    ]


def _timed(found: dict[str, Any]) -> list[str]:
    """The duties whose violation takes time; one day, the first one counted, may be over at once."""
    keys = ("within", "every", "each")
    timed = [name for name in _running(found) if any(key in found[name] for key in keys)]
    return [name for name in timed if "count_first_day" not in found[name]]


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
    target = one_of(draw, ">= 100%", ">= 50%", "> 0%", "< 10%", "<= 50%", "== 100%")
    calm: dict[str, Any] = {
        "subject": "child",
        "holds": holds,
        "by": some_of(draw, GROUPINGS, least=1),
        "target": target,
    }
    if maybe(draw):
        calm["among"] = one_of(draw, "not away", "misses < 2", "risk == high")
    if maybe(draw, 4):
        calm["effective"] = effective(draw)
    return {"calm": calm}
