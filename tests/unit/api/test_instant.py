"""What is no instant is refused at once, and the message says what is wanted."""

from __future__ import annotations

from typing import Any

import pytest

from tests.properties.county import county

NO_INSTANTS = [2**62, -(2**62), 2**63, 253_402_300_800_000_000, "yesterday", "2026-02-30", True, None]
ROWS = [{"subject": "c-1", "subject_type": "child", "event": "asked", "occurred_at": "2026-03-02T10:00"}]


@pytest.mark.parametrize("value", NO_INSTANTS, ids=repr)
def test_a_question_about_no_instant_is_refused(value: Any) -> None:
    policy, case = county(), county().open_case("child", "c-1")
    questions = (
        lambda: policy.audit(ROWS, as_of=value),
        lambda: policy.explain(ROWS, as_of=value, chosen=lambda kind, name: True),
        lambda: policy.audit_columns(ROWS, as_of=value),
        lambda: case.at(value),
    )
    for question in questions:
        with pytest.raises(ValueError, match=r"as_of=.* is no instant: .*2026-12-31"):
            question()


@pytest.mark.parametrize("value", [2**62, "soon"], ids=repr)
def test_what_could_be_known_at_no_instant_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="known_as_of="):
        county().audit(ROWS, as_of="2026-03-20", known_as_of=value)


def test_the_last_day_that_can_be_written_is_an_instant() -> None:
    [ob] = [ob for ob in county().audit(ROWS, as_of="9999-12-31").obligations if ob.duty == "answer"]
    assert ob.status == "violated"
