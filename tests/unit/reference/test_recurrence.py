"""S5.4, S5.5: what follows what."""

from __future__ import annotations

import pytest

from .conftest import Check

VISITS = """
subjects: {{child: {{facts: {{away: bool}}}}}}
events:
  left: {{subject: child, sets: {{away: true}}}}
  back: {{subject: child, sets: {{away: false}}}}
  visit: {{subject: child, data: {{period: "text?"}}}}
duties:
  visits: {{subject: child, bearer: worker, while: away, do: visit, {keys}}}
"""


def test_from_last_the_anchor_is_the_last_act(check: Check) -> None:
    check(
        VISITS.format(keys="every: 7d"),
        """
        history:
          - {at: 2026-03-02, event: left}
          - {at: 2026-03-05, event: visit}
          - {at: 2026-03-25, event: visit}
        expect:
          - {as_of: 2026-03-12, duty: visits, status: pending, due: 2026-03-12}
          - {as_of: 2026-03-20, duty: visits, status: violated, due: 2026-03-12}
          - {as_of: 2026-03-20, duty: visits, status: violated, due: 2026-03-19, opened_at: 2026-03-12}
          - {as_of: 2026-03-20, duty: visits, status: pending, due: 2026-03-26, opened_at: 2026-03-19}
          # one act ends the running one and all undone ones
          - {as_of: 2026-03-26, duty: visits, status: discharged_late, count: 2}
          - {as_of: 2026-03-26, duty: visits, status: discharged, count: 2}
          - {as_of: 2026-03-26, duty: visits, status: pending, due: 2026-04-01}
        """,
    )


def test_months_are_counted_from_the_anchor_not_stepped(check: Check) -> None:
    check(
        VISITS.format(keys="every: 1mo"),
        """
        history: [{at: 2026-01-31, event: left}]
        expect:
          - {as_of: 2026-04-01, duty: visits, status: violated, due: 2026-02-28}
          - {as_of: 2026-04-01, duty: visits, status: violated, due: 2026-03-31}
          - {as_of: 2026-04-01, duty: visits, status: pending, due: 2026-04-30}
        """,
    )


def test_missed_once_waits_for_an_act(check: Check) -> None:
    check(
        VISITS.format(keys="every: 7d, missed: once"),
        """
        history:
          - {at: 2026-03-02, event: left}
          - {at: 2026-03-25, event: visit}
          - {at: 2026-04-20, event: back}
          - {at: 2026-05-01, event: left}
        expect:
          - {as_of: 2026-03-24, duty: visits, status: violated, count: 1}
          - {as_of: 2026-03-26, duty: visits, status: discharged_late, count: 1}
          - {as_of: 2026-03-26, duty: visits, status: pending, due: 2026-04-01}
          - {as_of: 2026-04-25, duty: visits, status: violated, due: 2026-04-01, count: 1}
          - {as_of: 2026-05-01, duty: visits, status: pending, due: 2026-05-08}
        """,
    )


def test_from_start_an_early_act_does_not_open_the_next(check: Check) -> None:
    check(
        VISITS.format(keys="every: 7d, from: start"),
        """
        history:
          - {at: 2026-03-02, event: left}
          - {at: 2026-03-04, event: visit}
          - {at: 2026-03-05, event: visit}
          - {at: 2026-03-18, event: visit}
        expect:
          - {as_of: 2026-03-05, duty: visits, count: 1}
          - {as_of: 2026-03-10, duty: visits, status: pending, opened_at: 2026-03-09, due: 2026-03-16}
          - {as_of: 2026-03-17, duty: visits, status: violated, due: 2026-03-16}
          # one act counts once: for the running one
          - {as_of: 2026-03-18, duty: visits, status: discharged, due: 2026-03-23}
          - {as_of: 2026-03-18, duty: visits, status: violated, due: 2026-03-16}
        """,
    )


def test_an_end_of_while_lapses_and_a_violation_stays(check: Check) -> None:
    check(
        VISITS.format(keys="every: 7d"),
        """
        history:
          - {at: 2026-03-02, event: left}
          - {at: 2026-03-12, event: back}
          - {at: 2026-03-20, event: visit}
        expect:
          - {as_of: 2026-03-12, duty: visits, status: lapsed, count: 1}
          - {as_of: 2026-03-12, duty: visits, status: violated, count: 1}
          - {as_of: 2026-03-20, duty: visits, status: discharged_late, discharged_at: 2026-03-20}
        """,
    )


def test_true_false_true_within_one_instant_is_no_interruption(check: Check) -> None:
    check(
        "order: [back, left]" + VISITS.format(keys="within: 7d"),
        """
        history:
          - {at: 2026-03-02, event: left}
          - {at: 2026-03-04, event: back}
          - {at: 2026-03-04, event: left}
        expect:
          - {as_of: 2026-03-05, duty: visits, status: pending, due: 2026-03-09, count: 1}
          - {as_of: 2026-03-05, duty: visits, count: 1}
        """,
    )


@pytest.mark.parametrize(
    ("keys", "dues"),
    [
        ("each: month", ["2026-04-30"]),
        ("each: month, partial: count", ["2026-03-31", "2026-04-30"]),
        ("each: month, by: 28", ["2026-04-28"]),
        ("each: month, by: [10, -3], partial: count", ["2026-03-29", "2026-04-10", "2026-04-28"]),
    ],
)
def test_each_period(check: Check, keys: str, dues: list[str]) -> None:
    lines = [f"{{as_of: 2026-04-05, duty: visits, due: {due}, count: 1}}" for due in dues]
    lines += [f"{{as_of: 2026-04-05, duty: visits, count: {len(dues)}}}"]
    check(
        VISITS.format(keys=keys),
        f"{{history: [{{at: 2026-03-15, event: left}}], expect: [{', '.join(lines)}]}}",
    )


def test_an_act_names_its_period(check: Check) -> None:
    check(
        VISITS.format(keys="each: month"),
        """
        history:
          - {at: 2026-02-15, event: left}
          - {at: 2026-04-05, event: visit, data: {period: 2026-03}}
          - {at: 2026-04-06, event: visit, data: {period: 2026-02}}
          - {at: 2026-04-07, event: visit}
          - {at: 2026-04-08, event: visit}
        expect:
          - {as_of: 2026-04-06, duty: visits, due: 2026-03-31, status: discharged_late}
          - {as_of: 2026-04-06, duty: visits, due: 2026-04-30, status: pending}
          - {as_of: 2026-04-07, duty: visits, due: 2026-04-30, status: discharged}
        """,
    )


def test_times(check: Check) -> None:
    check(
        VISITS.format(keys="each: quarter, times: 2"),
        """
        history:
          - {at: 2026-03-15, event: left}
          - {at: 2026-04-05, event: visit}
          - {at: 2026-06-05, event: visit}
        expect:
          - {as_of: 2026-06-04, duty: visits, status: pending}
          - {as_of: 2026-06-05, duty: visits, status: discharged, discharged_at: 2026-06-05}
        """,
    )


def test_a_new_length_starts_from_the_last_deadline(check: Check) -> None:
    check(
        VISITS.format(keys="every: {2026-01-01: 1mo, 2026-03-10: 7d}"),
        """
        history: [{at: 2026-02-15, event: left}]
        expect:
          - {as_of: 2026-03-15, duty: visits, status: pending, due: 2026-03-15}
          - {as_of: 2026-03-16, duty: visits, status: pending, due: 2026-03-22}
          - {as_of: 2026-03-25, duty: visits, status: pending, due: 2026-03-29}
        """,
    )


def test_new_values_at_once(check: Check) -> None:
    check(
        VISITS.format(keys="within: {2026-01-01: 30d, 2026-03-10: 7d}, transition: immediate"),
        """
        history: [{at: 2026-03-01, event: left}]
        expect:
          - {as_of: 2026-03-09, duty: visits, status: pending, due: 2026-03-31}
          - {as_of: 2026-03-10, duty: visits, status: violated, violated_at: 2026-03-10T00:00}
        """,
    )


def test_nothing_opens_after_until(check: Check) -> None:
    check(
        VISITS.format(keys="every: 7d, effective: {from: 2026-03-10, until: 2026-03-20}"),
        """
        history: [{at: 2026-03-01, event: left}]
        expect:
          - {as_of: 2026-03-09, duty: visits, status: none}
          - {as_of: 2026-03-10, duty: visits, due: 2026-03-17, opened_at: 2026-03-10}
          - {as_of: 2026-05-10, duty: visits, due: 2026-03-24, status: violated}
          - {as_of: 2026-05-10, duty: visits, count: 2}
        """,
    )
