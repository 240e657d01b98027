"""A policy in two parts: a base, and a refinement that adds duties and writes over what it inherits."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from .words import Draw, maybe, one_of, some_of

REASON = "the village does more elsewhere"
HEAD = ("language_version", "timezone", "calendar")


@st.composite
def refined(draw: Draw, policy: dict[str, Any]) -> dict[str, Any]:
    """The same sections; `extends` holds the base. Only duties to which nothing refers are the refinement's."""
    movable = [name for name, duty in policy["duties"].items() if name[0] == "b" and "permit" not in duty]
    added = some_of(draw, movable)
    base = {key: value for key, value in policy.items() if key != "clauses"}
    base["duties"] = {name: duty for name, duty in policy["duties"].items() if name not in added}
    own: dict[str, Any] = {"policy": "refined", **{key: policy[key] for key in HEAD}, "extends": base}
    own["duties"] = {name: policy["duties"][name] for name in added}
    own["clauses"] = policy["clauses"]
    for name in some_of(draw, list(base["duties"])):
        own["duties"][name] = {**draw(_changes(base["duties"][name])), "tightens": REASON}
    if maybe(draw):
        own["parameters"] = {"limit": {"value": draw(st.integers(0, 4)), "tightens": REASON}}
    if maybe(draw, 3):
        own["vague_terms"] = {"regularly": {"local": {"value": one_of(draw, "2d", "1w"), "decided_by": "x"}}}
    return own


@st.composite
def _changes(draw: Draw, duty: dict[str, Any]) -> dict[str, Any]:
    """Of an inherited duty, by what it has."""
    choices: list[dict[str, Any]] = [{"bearer": "town"}]
    if "do" in duty and "before" not in duty:
        choices += [{"warn": "2d"}, {"transition": "immediate"}, {"while": "away"}]
    if duty["subject"] != "child":
        choices = choices[:3]
    if "escalate" in duty:
        choices.append({"escalate": [{"after": "0d", "to": "town", "within": "1d"}]})
    if "roll" not in duty and "count_first_day" not in duty:
        choices += [{key: one_of(draw, "2d", "5d")} for key in ("within", "tolerance") if key in duty]
    if "each" in duty:
        choices.append({"times": 2})
    return one_of(draw, *choices)
