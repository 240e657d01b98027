"""Units, posts, roles, a group; villages and towns as subjects."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from .words import DATED, Draw, maybe, one_of

BEARERS = ["worker", "worker", "supervisor", "chief", "parent", "office", "bureau", "town", "liaison"]
ACTORS = {
    "child": ["worker", "supervisor", "office", "bureau", "parent", "carer", "civil"],
    "village": ["worker", "supervisor", "office"],
    "county": ["bureau", "civil", "chief", "liaison", "supervisor"],
}


@st.composite
def organisations(draw: Draw) -> dict[str, Any]:
    """The sections `levels`, `units`, `posts`, `roles`, `groups`."""
    worker: dict[str, Any] = {"unit": "office"}
    if maybe(draw):
        worker["vacancy"] = "supervisor"
    if maybe(draw):
        worker["holders"] = one_of(draw, {"min": 1}, {"max": 1}, {"min": 1, "max": 2})
    civil: dict[str, Any] = {"level": "county"}
    if maybe(draw, 3):
        civil["successor_of"] = [{"unit": "bureau", "from": one_of(draw, *DATED)}]
    lead: Any = "bureau"
    if maybe(draw):
        lead = {"2013-01-01": "bureau", one_of(draw, *DATED): "civil"}
    mirror: dict[str, Any] = {}
    if maybe(draw, 3):
        mirror = {"mirrored_at": one_of(draw, ["township"], {"township": "town"}, {"township": ["town"]})}
    office: dict[str, Any] = {"level": "village"}
    if maybe(draw, 6):
        office["effective"] = {"from": one_of(draw, "2026-01-15", "2026-03-01", "2025-12-31")}
    return {
        "levels": ["county", "township", "village"],
        "units": {
            "bureau": {"level": "county"},
            "civil": civil,
            "town": {"level": "township"},
            "office": office,
        },
        "posts": {
            "worker": worker,
            "supervisor": {"unit": "town", "vacancy": "chief"} if maybe(draw, 3) else {"unit": "town"},
            "chief": {"unit": "bureau"},
            "liaison": {"unit": {"each_member_of": "board"}},
        },
        "roles": {"parent": {"of": "child"}, "carer": {"of": "child"}},
        "groups": {"board": mirror | {"chair": "chief", "lead": lead, "members": ["bureau", "civil"]}},
    }


@st.composite
def subjects(draw: Draw) -> dict[str, Any]:
    """The section `subjects`: children, and the villages and towns that they belong to."""
    child: dict[str, Any] = {
        "relations": {"village": "office"},
        "facts": {
            "born": "date",
            "away": {"type": "bool", "default": False} if maybe(draw) else "bool",
            "risk": {"enum": ["low", "medium", "high"]},
            "misses": {"type": "int", "default": 0},
            "exam": "date",
            "hours": "number",
            "noticed": "instant",
            "wait": "duration",
            "note": "text",
            "home": {"ref": "village"},
        },
    }
    if maybe(draw, 3):
        child["ends"] = ["gone"]
        if maybe(draw):
            child["resumes"] = ["returned"]
    village = {"unit": "office", "relations": {"town": "town"}, "facts": {"ready": "bool"}}
    county = {"unit": "bureau", "facts": {"settled": "bool", "meetings": {"type": "int", "default": 0}}}
    return {"child": child, "village": village, "town": {"unit": "town"}, "county": county}
