from __future__ import annotations

from dataclasses import replace

import pytest

from carerules.report.basis import assumed_terms, assumptions, unquantified

from .sample import obligation, obligations, policy


def test_an_assumed_number_is_told_with_what_rests_on_it() -> None:
    (promptly,) = assumptions(policy(), obligations())
    resting = [ob for ob in obligations() if ob.assumed]
    assert promptly.term.id == "promptly"
    assert promptly.obligations == len(resting)
    assert promptly.violated == sum(ob.bucket == "violated" for ob in resting)


@pytest.mark.parametrize(
    ("duty", "step", "terms"), [("written_notice", 0, ["promptly"]), ("weekly_visit", 1, ["promptly"])]
)
def test_the_number_is_that_of_the_duty_or_of_its_step(duty: str, step: int, terms: list[str]) -> None:
    ob = obligation(duty, "violated", "2026-03-01", assumed=True, step=step)
    assert assumed_terms(policy(), ob) == terms


def test_a_decided_number_is_no_assumption() -> None:
    assert assumed_terms(policy(), obligation("named_person", "violated", "2026-03-01")) == []


def test_a_step_without_a_deadline_lacks_no_number() -> None:
    lacking = [ob for ob in obligations() if ob.status == "unquantified"]
    assert unquantified(lacking) == {"learn": 1}
    assert unquantified([replace(ob, step=2) for ob in lacking]) == {}
