"""Types of events, and what their data may be."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from .organisation import ACTORS
from .words import Draw, effective, maybe, one_of, some_of

CHILD_ACTS = ["visit", "report", "notified"]
CHILD_TRIGGERS = ["registered", "registered", "found", "told", "assessed", "visit", "planned"]


@st.composite
def event_types(draw: Draw) -> dict[str, Any]:
    """The section `events`."""
    registered = {
        "subject": "child",
        "sets": ["born", "away", "village"],
        "data": {"born": "?", "village": "?"},
    }
    visit_sets = one_of(
        draw, {"misses": "event.seen ? 0 : misses + 1"}, {"misses": "misses + 1", "away": "event.seen"}
    )
    visit = {
        "subject": "child",
        "data": {"seen": "bool?", "note": "text?", "period": "text?"},
        "sets": visit_sets,
    }
    found: dict[str, Any] = {"subject": "child", "data": {"urgent": "bool?"}}
    if maybe(draw):
        found["sets"] = {"noticed": "event.at", "note": "event.id"}
    events: dict[str, Any] = {
        "registered": registered,
        "told": {"subject": "child", "sets": ["away", "home"], "data": {"away": "?", "home": "?"}},
        "assessed": {"subject": "child", "sets": ["risk", "exam"], "data": {"risk": "?", "exam": "?"}},
        "visit": visit,
        "found": found,
        "report": {"subject": "child", "data": {"about": "text?", "hours": "number?", "period": "instant?"}},
        "notified": {"subject": "child", "data": {"to": {"enum": ["school", "committee"]}}},
        "planned": {"subject": "child", "planned": True, "data": {"on": "date", "length": "duration?"}},
        "excused": {"subject": "child", "data": {"until": "date?", "why": "text?"}},
        "named": {"subject": "child", "assigns": one_of(draw, "worker", "carer"), "data": {"holder": "text"}},
        "unnamed": {"subject": "child", "relieves": "worker", "data": {"holder": "text?"}},
        "gone": {"subject": "child"},
        "returned": {"subject": "child"},
        "moved": {"subject": "village", "sets": ["town"], "data": {"town": "?"}},
        "filed": {"subject": "village", "data": {"period": "text?"}},
        "made_ready": {"subject": "village", "sets": {"ready": True}},
        "sent": {"subject": "town"},
        "briefed": {"subject": "county", "data": {"period": "text?"}, "sets": {"meetings": "meetings + 1"}},
        "convened": {"subject": "county", "data": {"settled": "bool?"}, "sets": ["settled"]},
    }
    events["planned"]["sets"] = {"exam": "event.on", "wait": "event.length"}
    if maybe(draw):
        events["appointed"] = {"subject": "village", "assigns": "worker", "data": {"holder": "text"}}
        events["resigned"] = {"subject": "village", "relieves": "worker", "data": {"holder": "text?"}}
    if maybe(draw, 3):
        events["elected"] = {"subject": "county", "assigns": "liaison", "data": {"holder": "text"}}
    if maybe(draw, 3):
        events["promoted"] = {"subject": "town", "assigns": "supervisor", "data": {"holder": "text"}}
    for name in some_of(draw, ["visit", "report", "notified", "registered", "found", "filed", "briefed"]):
        events[name] |= draw(_options(events[name]["subject"]))
    return events


@st.composite
def _options(draw: Draw, subject: str) -> dict[str, Any]:
    options: dict[str, Any] = {}
    if maybe(draw):
        options["by"] = some_of(draw, ACTORS[subject], least=1)
        if maybe(draw, 3):
            options["authority"] = one_of(draw, "advisory", "advisory", "strict")
    if maybe(draw):
        options["evidence"] = ["photo"]
    if maybe(draw):
        options["record_within"] = one_of(draw, "1d", "2wd", "4h", "promptly")
    if maybe(draw, 6):
        options["effective"] = effective(draw)
    return options
