"""A policy with much in it, and random histories for it."""

from __future__ import annotations

from hypothesis import strategies as st

from carerules.api.policy import Policy
from tests.spec.house import policy

PART = """
workflows:
  care:
    subject: child
    initial: new
    states:
      new: {transitions: [{event: graded, when: event.risk == high, to: high}, {event: graded, to: low}]}
      low:
        transitions: [{event: graded, when: event.risk == high, to: high}]
        after: [{in: 30d, to: new}]
      high:
        transitions: [{event: violated(weekly), to: alarm}, {event: graded, when: event.risk == low, to: low}]
      alarm: {transitions: [{event: graded, to: low}, {when: "age(birth) >= 16", to: new}]}
duties:
  weekly: {subject: child, bearer: director, while: in("care.high"), do: visit, where: event.seen, every: 7d, warn: 2d, escalate: [{after: 1d, to: supervisor, within: 2wd}]}
  once: {subject: child, bearer: director, while: away == both, do: visit, every: 10d, missed: once}
  grid: {subject: child, bearer: parent, while: away == both, do: proved, every: 5d, from: start}
  answer: {subject: child, bearer: inspector, upon: asked, do: [visit, proved], within: 48h}
  each_one: {subject: child, bearer: director, upon: harmed, for: {occasion: event.id}, do: visit, within: 3wd}
  monthly: {subject: child, bearer: director, while: at_risk, do: proved, each: month, times: 2, by: -3}
  someone: {subject: child, bearer: office, keep: assigned(director), tolerance: 7d}
  quiet: {subject: child, bearer: parent, while: away == both, keep: risk == low}
  never: {subject: child, bearer: parent, while: age(birth) < 16, forbid: harmed}
  leave: {subject: child, bearer: parent, while: has(leave), do: visit, due: leave - duration("2d")}
  paused: {subject: child, bearer: parent, upon: asked, do: proved, within: 6d, suspend: holiday}
"""

_DATA = {
    "found": st.fixed_dictionaries({}, optional={"birth": st.sampled_from(["2010-03-09", "2016-02-29"]), "village": st.sampled_from(["v-1", "v-2"])}),
    "moved": st.fixed_dictionaries({"away": st.sampled_from(["none", "both"])}),
    "graded": st.fixed_dictionaries({"risk": st.sampled_from(["low", "high"])}),
    "flagged": st.fixed_dictionaries({}, optional={"at_risk": st.booleans()}),
    "visit": st.fixed_dictionaries({}, optional={"seen": st.booleans(), "period": st.just("2026-03")}),
    "planned_leave": st.fixed_dictionaries({"leave": st.sampled_from(["2026-03-10", "2026-03-31"])}),
    "named": st.fixed_dictionaries({"holder": st.sampled_from(["p-1", "p-2"])}),
}  # fmt: skip
_BARE = ["asked", "harmed", "proved", "paused", "resumed", "left", "returned"]
_DAYS = st.integers(0, 45)


@st.composite
def events(draw: st.DrawFn) -> dict[str, object]:
    """One event of the child `c-1` in the weeks from 1 March 2026."""
    name = draw(st.sampled_from([*_DATA, *_BARE]))
    day = draw(_DAYS)
    date = f"2026-{3 + day // 31:02d}-{day % 31 + 1 if day < 31 else day - 30:02d}"
    hour = draw(st.sampled_from(["", "T00:00", "T08:00", "T12:00", "T23:59:59.999999"]))
    row: dict[str, object] = {
        "subject": "c-1",
        "subject_type": "child",
        "event": name,
        "occurred_at": date + hour,
    }
    row["data"] = draw(_DATA[name]) if name in _DATA else {}
    row["evidence"] = draw(st.sampled_from([[], ["record"]]))
    if draw(st.booleans()):
        row["id"] = f"e-{draw(st.integers(0, 8))}"
    return row


histories = st.lists(events(), max_size=14)
as_ofs = _DAYS.map(lambda day: f"2026-04-{day % 30 + 1:02d}")


def county() -> Policy:
    """The loaded policy."""
    return policy(PART)
