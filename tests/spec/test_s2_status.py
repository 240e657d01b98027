"""S2: the answer is a function of policy, history and instants."""

from __future__ import annotations

from .house import Told, event

PART = """
duties:
  d: {subject: child, bearer: director, while: away == both, do: visit, every: 7d}
  r: {subject: county, bearer: bureau, do: report, each: month}
"""
HISTORY = [
    event("2026-03-02T10:00", "moved", away="both"),
    event("2026-03-05T10:00", "visit"),
    event("2026-03-20T10:00", "visit", recorded_at="2026-04-02T08:00"),
    event("2026-02-01T10:00", "report", "county/x"),
]


def test_equal_inputs_give_equal_answers_whatever_was_asked_before() -> None:  # S2.1
    first = Told(PART, HISTORY, "2026-03-10").audit
    Told(PART, HISTORY, "2026-06-30")
    again = Told(PART, HISTORY, "2026-03-10").audit
    assert (first.obligations, first.findings, first.states, first.totals) == (
        again.obligations, again.findings, again.states, again.totals,
    )  # fmt: skip


def test_the_order_of_rows_never_matters() -> None:  # S2.2
    one, other = Told(PART, HISTORY, "2026-04-30").audit, Told(PART, HISTORY[::-1], "2026-04-30").audit
    assert (one.obligations, one.findings) == (other.obligations, other.findings)
    assert len(one.obligations) > 5


def test_what_was_written_down_later_was_not_known() -> None:  # S2.3
    known = Told(PART, HISTORY, "2026-03-31", known_as_of="2026-04-01")
    assert known.obligations("d", "status") == ["discharged", *["violated"] * 3, "pending"]
    assert known.audit.totals.unknown_yet == 1
    later = Told(PART, HISTORY, "2026-03-31", known_as_of="2026-04-02")
    assert later.obligations("d", "status") == [
        "discharged", "discharged_late", "discharged_late", "discharged", "violated", "pending",
    ]  # fmt: skip


def test_another_childs_records_change_nothing() -> None:  # S2.4
    alone = Told(PART, HISTORY, "2026-04-30")
    others = [event("2026-03-03T10:00", name, "child/c-2", **data) for name, data in
              (("moved", {"away": "none"}), ("harmed", {}), ("found", {"village": "v-9"}))]  # fmt: skip
    both = Told(PART, HISTORY + others, "2026-04-30")
    assert alone.obligations("d") == both.obligations("d")
    assert alone.findings() == both.findings()
