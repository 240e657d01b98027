"""With added duties and shortened deadlines, whatever violates the base violates the refinement."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import event, given, settings
from hypothesis import strategies as st

import carerules
from carerules.api.audit import Audit
from carerules.api.policy import Policy
from tests.spec.house import HEAD

from .county import PART, as_ofs, histories

_MANY = settings(max_examples=120, deadline=None)
_SHORTER = {
    "weekly": ("every", ["7d", "5d", "1d"]),
    "once": ("every", ["10d", "9d", "2d"]),
    "grid": ("every", ["5d", "1d"]),
    "answer": ("within", ["48h", "47h", "1h", "30min"]),
    "each_one": ("within", ["3wd", "1wd", "0wd"]),
    "someone": ("tolerance", ["7d", "3d"]),
    "paused": ("within", ["6d", "4d"]),
}
_ADDED = [
    "  more: {subject: child, bearer: inspector, while: away == both, do: proved, every: 3d}",
    "  soon: {subject: child, bearer: parent, upon: [asked, harmed], do: visit, within: 2d}",
    "  not_now: {subject: child, bearer: parent, forbid: asked}",
]
_QUIET = PART.replace("{event: violated(weekly), to: alarm}, ", "")
"""The same county without a transition that waits for a violation."""


@st.composite
def refinements(draw: st.DrawFn) -> str:
    """The duties of a county that shortens some durations and adds some duties."""
    lines = ["duties:"]
    for duty, (key, lengths) in _SHORTER.items():
        length = draw(st.sampled_from(lengths))
        if length != lengths[0]:
            lines.append(f"  {duty}: {{{key}: {length}}}")
    lines += draw(st.lists(st.sampled_from(_ADDED), unique=True))
    return "\n".join(lines) if len(lines) > 1 else ""


@cache
def policies(part: str, own: str) -> tuple[Policy, Policy]:
    """The base and what `own` makes of it."""
    with TemporaryDirectory() as folder:
        for name, text in (("base", HEAD), ("county", "policy: county\nextends: ../base\n" + own)):
            Path(folder, name).mkdir()
            Path(folder, name, "policy.yaml").write_text(text, encoding="utf-8")
        Path(folder, "base", "part.yaml").write_text(part, encoding="utf-8")
        return carerules.load(Path(folder, "base")), carerules.load(Path(folder, "county"))


def complete(history: list[dict[str, object]]) -> list[dict[str, object]]:
    """The same records with a time of day, and with every datum that a condition of an act reads."""
    found = []
    for row in history:
        at, data = str(row["occurred_at"]), row["data"]
        assert isinstance(data, dict)
        more = {"seen": False} if row["event"] == "visit" else {}
        found.append(row | {"occurred_at": at if "T" in at else f"{at}T09:30", "data": more | data})
    return found


def violations(audit: Audit) -> dict[str, int]:
    """Each violated duty with the instant of its first violation."""
    first: dict[str, int] = {}
    for ob in audit.obligations:
        if ob.violated_at is not None and not ob.step:
            first[ob.duty] = min(ob.violated_at, first.get(ob.duty, ob.violated_at))
    return first


@_MANY
@given(histories, as_ofs, refinements())
def test_each_duty_that_is_violated_is_violated_then_or_before(
    history: list[dict[str, object]], as_of: str, own: str
) -> None:
    base, county = (
        violations(policy.audit(complete(history), as_of=as_of)) for policy in policies(_QUIET, own)
    )
    event(f"violated in the base: {bool(base)}")
    assert base.keys() <= county.keys()
    assert all(county[duty] <= instant for duty, instant in base.items())


@_MANY
@given(histories, as_ofs, refinements())
def test_a_case_that_is_violated_is_violated_then_or_before(
    history: list[dict[str, object]], as_of: str, own: str
) -> None:
    base, county = (
        violations(policy.audit(complete(history), as_of=as_of)) for policy in policies(PART, own)
    )
    event(f"violated in the base: {bool(base)}")
    if base:
        assert min(county.values()) <= min(base.values())


@_MANY
@given(histories, as_ofs, refinements())
def test_what_is_violated_never_becomes_compliant_for_want_of_knowledge(
    history: list[dict[str, object]], as_of: str, own: str
) -> None:
    before, after = (policy.audit(history, as_of=as_of) for policy in policies(_QUIET, own))
    county = violations(after)
    for duty, instant in violations(before).items():
        doubtful = (ob for ob in after.obligations if ob.duty == duty and ob.status == "undetermined")
        assert county.get(duty, instant + 1) <= instant or any(ob.opened_at <= instant for ob in doubtful)
