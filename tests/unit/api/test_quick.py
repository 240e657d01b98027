"""Cases in the kernel's hands, as a program sees them."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import threading
from functools import cache, partial
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest

import carerules
from carerules import Case, Event, Policy, Step
from carerules.api.quick import quick_cases
from carerules.bulk.chosen import interpreted

FOLDER = Path(__file__).parents[3] / "benchmarks" / "care_follow_up"
DAY = 86_400_000_000
START = 1_767_225_600_000_000
EVENTS: list[tuple[str, int, dict[str, Any]]] = [
    ("register", 0, {}),
    ("assess", 9, {}),
    ("classify", 10, {"score": 75, "age_months": 30}),
    ("visit", 12, {}),
    ("note", 13, {}),
    ("intervene", 40, {}),
    ("review", 45, {"score": 10, "kind": "home"}),
    ("visit", 200, {}),
    ("visit", 201, {}),
]


@cache
def policy() -> Policy:
    return carerules.load(FOLDER)


def engine() -> Case:
    return Case(policy().program, "child", "c-1")


def feed(case: Case, events: list[tuple[str, int, dict[str, Any]]] = EVENTS) -> list[Step]:
    return [case.record(event, at=START + day * DAY, data=data) for event, day, data in events]


def test_the_standard_workload_stays_in_the_kernels_hands() -> None:
    case = policy().open_case("child", "c-1")
    assert feed(case) == feed(engine())
    assert case._quick is not None
    assert case._count == 0  # the engine knows nothing yet


def test_what_the_kernel_does_not_know_the_engine_takes_over() -> None:
    case, plain = policy().open_case("child", "c-1"), engine()
    feed(case), feed(plain)
    late = {"at": START + 100 * DAY}
    assert case.record("visit", **late) == plain.record("visit", **late)
    assert case._quick is None
    assert case.record("visit", at=START + 300 * DAY) == plain.record("visit", at=START + 300 * DAY)


def test_a_question_leaves_the_case_where_it_is() -> None:
    case, plain = policy().open_case("child", "c-1"), engine()
    feed(case), feed(plain)
    assert case.at("2026-02-01") == plain.at("2026-02-01")
    assert case.to_json() == plain.to_json()
    assert case.state._case.deadlines == plain.deadlines
    assert case._quick is not None


def test_deadlines() -> None:
    case, plain = policy().open_case("child", "c-1"), engine()
    assert case.deadlines == plain.deadlines == ()
    feed(case, EVENTS[:3]), feed(plain, EVENTS[:3])
    high = (("high_visit_7d", START + 17 * DAY), ("high_intervene_21d", START + 31 * DAY))
    assert case.deadlines == plain.deadlines == high


def test_a_restored_case_goes_on_in_the_kernels_hands() -> None:
    case = policy().open_case("child", "c-1")
    feed(case, EVENTS[:5])
    again = policy().restore(case.to_json())
    assert again._quick is not None
    assert feed(again, EVENTS[5:]) == feed(case, EVENTS[5:])
    assert again.to_json() == case.to_json()


def test_the_pure_form() -> None:
    before = policy().initial("child", "c-1")
    after, step = policy().step(before, Event("register", START))
    other, same = policy().step(before, Event("register", START))
    assert step == same
    assert step.entered == ("care.registered",)
    assert after._case.to_json() == other._case.to_json() != before._case.to_json()


def test_a_step_is_a_value_before_and_after_it_is_looked_at() -> None:
    def steps() -> list[Step]:
        return feed(policy().open_case("child", "c-1"))

    told = steps()
    assert any(step.closed for step in told)
    assert pickle.loads(pickle.dumps(steps())) == told
    assert [copy.copy(step) for step in steps()] == told
    assert list(map(hash, steps())) == list(map(hash, told))
    assert list(map(repr, steps())) == list(map(repr, told))
    assert [dataclasses.replace(step, entered=("x",)).opened for step in steps()] == [
        one.opened for one in told
    ]
    with pytest.raises(AttributeError, match="nothing"):
        attrgetter("nothing")(steps()[0])


def test_steps_are_told_of_their_own_time() -> None:
    case = policy().open_case("child", "c-1")
    steps = feed(case)
    case.record("visit", at=START)
    assert steps[::-1] == feed(engine())[::-1]


def test_a_host_may_change_its_data_afterwards() -> None:
    case, data = policy().open_case("child", "c-1"), {"score": 75, "age_months": 30}
    feed(case, EVENTS[:2])
    case.record("classify", at=START + 10 * DAY, data=data)
    data["score"] = 0
    assert case.at("2027-01-01").configuration == {"care": "high"}


@pytest.mark.parametrize("subject", [" c-1", "儿童", "c-1\n"])
def test_a_subject_that_is_read_otherwise_is_for_the_engine(subject: str) -> None:
    case = policy().open_case("child", subject)
    assert case._quick is None
    assert [step.entered for step in feed(case)] == [step.entered for step in feed(engine())]


@pytest.mark.parametrize("compiled", [True, False])
def test_threads_share_a_policy(compiled: bool) -> None:
    make = quick_cases(policy().program, None if compiled else interpreted())
    assert make is not None
    plan, found = policy().program.plans["child"], dict[int, list[list[Step]]]()
    new = partial(make, plan, "c-1", None)

    def work(number: int) -> None:
        found[number] = [feed(Case(policy().program, "child", "c-1", quick=new())) for _ in range(30)]

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    expected = feed(engine())
    assert all(steps == expected for number in range(4) for steps in found[number])


def test_other_policies_and_cases_without_history_are_the_engines() -> None:
    case = policy().open_case("child", "c-1", keep_history=False)
    assert case._quick is None
    assert feed(case) == feed(engine())
    with pytest.raises(carerules.NeedsReplay):
        case.record("visit", at=START)
