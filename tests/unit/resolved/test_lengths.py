"""Durations, the law's words, and values by date."""

from __future__ import annotations

from pathlib import Path

from carerules.resolved.duty import Term
from carerules.resolved.value import Dated
from carerules.temporal.civil import parse_date
from carerules.temporal.duration import Duration, Unit
from carerules.temporal.instants import EVER
from carerules.temporal.zone import Zone
from tests.folders import codes, load_with, policy_with

WORDS = """
vague_terms:
  bare: {term: 及时}
  numbered: {term: 定期, local: {value: 30d, decided_by: 县未保办}}
  changing: {term: 尽快, local: {value: {2021-06-01: 7d, 2024-01-01: 3d}, decided_by: 县未保办, assumed: true}}
"""
WEEK, THREE_DAYS, MONTH = Duration(7, Unit.D), Duration(3, Unit.D), Duration(30, Unit.D)


def within(folder: Path, value: str) -> Dated[Term]:
    duty = (
        "{subject: child, bearer: child_supervisor, do: assessed, source: {plan: 三.2}, within: "
        + value
        + "}"
    )
    found = policy_with(folder, f"{WORDS}duties:\n  assess: {duty}\n").duties["assess"].within
    assert found is not None
    return found


def day(text: str) -> int:
    return Zone("Asia/Shanghai").start(parse_date(text))


def test_a_number(tmp_path: Path) -> None:
    assert within(tmp_path, "7d") == Dated(((EVER, Term(WEEK)),))


def test_a_word_without_a_number_is_unquantified(tmp_path: Path) -> None:
    assert within(tmp_path, "bare") == Dated(((EVER, Term(None, "bare")),))


def test_before_its_first_number_a_word_is_unquantified(tmp_path: Path) -> None:
    assert within(tmp_path, "changing") == Dated(
        (
            (EVER, Term(None, "changing")),
            (day("2021-06-01"), Term(WEEK, "changing", True)),
            (day("2024-01-01"), Term(THREE_DAYS, "changing", True)),
        )
    )


def test_a_changing_word_inside_a_value_by_dates(tmp_path: Path) -> None:
    """The word counts from its own date on, and only until the next one."""
    assert within(tmp_path, "{2022-01-01: changing, 2025-01-01: numbered}") == Dated(
        (
            (day("2022-01-01"), Term(WEEK, "changing", True)),
            (day("2024-01-01"), Term(THREE_DAYS, "changing", True)),
            (day("2025-01-01"), Term(MONTH, "numbered")),
        )
    )


def test_dates_need_not_be_in_order(tmp_path: Path) -> None:
    first, second = within(tmp_path, "{2024-01-01: 3d, 2021-06-01: 7d}").steps
    assert (first, second) == ((day("2021-06-01"), Term(WEEK)), (day("2024-01-01"), Term(THREE_DAYS)))


def test_a_word_with_a_number_may_stand_for_it(tmp_path: Path) -> None:
    policy = policy_with(
        tmp_path, f"{WORDS}measures:\n  seen: {{subject: child, count: home_visit, over: numbered}}\n"
    )
    assert policy.measures["seen"].window == MONTH


def test_a_wrong_step_of_several_is_pointed_at(tmp_path: Path) -> None:
    duty = "{subject: child, bearer: child_supervisor, do: assessed, within: {2021-06-01: 7d, 2024-01-01: 3 days}}"
    loaded = load_with(tmp_path, f"duties:\n  assess: {duty}\n")
    [problem] = loaded.diagnostics
    assert problem.code == "CR503"
    assert loaded.texts["addition.yaml"].splitlines()[1][problem.span.column - 1 :].startswith("3 days")


def test_every_needs_time_to_pass_in_each_of_its_values(tmp_path: Path) -> None:
    duty = "{subject: child, bearer: child_supervisor, do: assessed, every: {2021-06-01: 7d, 2024-01-01: 0h}}"
    assert codes(load_with(tmp_path, f"duties:\n  assess: {duty}\n").diagnostics) == ["CR507"]
