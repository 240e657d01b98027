"""The worked sample of language.md."""

from __future__ import annotations

from pathlib import Path

from tests.reference.evaluate import evaluate
from tests.reference.policy import Policy
from tests.reference.scenarios import failures
from tests.reference.text import load


def test_the_scenario_of_the_sample_holds(data: Path) -> None:
    policy = load((data / "sample_policy.yaml").read_text(encoding="utf-8"))
    scenario = load((data / "sample_scenario.yaml").read_text(encoding="utf-8"))
    assert failures(policy, scenario) == []


def test_the_sample_goes_on_as_its_text_says(data: Path) -> None:
    policy = load((data / "sample_policy.yaml").read_text(encoding="utf-8"))
    scenario = load((data / "sample_scenario.yaml").read_text(encoding="utf-8"))
    scenario["expect"] = [
        # the ladder: the supervisor within a day, then civil affairs without a number
        {"as_of": "2026-03-17", "duty": "weekly_visit", "step": 1, "due": "2026-03-17", "status": "pending"},
        {"as_of": "2026-03-18", "duty": "weekly_visit", "step": 1, "status": "violated"},
        {"as_of": "2026-03-20", "duty": "weekly_visit", "step": 2, "status": "unquantified"},
        {"as_of": "2026-03-20", "duty": "weekly_visit", "step": 2, "bearer": "civil_affairs"},
        # the violated visit moved the child out of `high`, so no further visit is due
        {"as_of": "2026-03-20", "duty": "weekly_visit", "count": 2},
        # nobody has been appointed in v-07: 7 days of tolerance from registration
        {"as_of": "2026-03-10", "duty": "named_person", "status": "violated", "violated_at": "2026-03-09"},
        # the parents: every missed week is a violation of its own
        {"as_of": "2026-03-24", "duty": "weekly_contact", "status": "violated", "count": 3},
        {"as_of": "2026-03-24", "findings": ["vacant_post"]},
    ]
    assert failures(policy, scenario) == []


def test_a_county_that_never_files_owes_its_report(data: Path) -> None:
    policy = load((data / "sample_policy.yaml").read_text(encoding="utf-8"))
    clock = Policy(policy).clock
    history = [{"at": "2026-01-15", "subject": {"child": "c-1"}, "event": "police_report"}]
    result = evaluate(policy, history, clock.parse("2026-07-01")[0], instances={"county": ["county-1"]})
    reports = [one for one in result.obligations if one["duty"] == "quarterly_report"]
    # the first quarter had begun before the first record; -3 is the third day from the quarter's end
    assert [clock.day(one["due"]).isoformat() for one in reports] == ["2026-06-28", "2026-09-28"]
    assert [one["status"] for one in reports] == ["violated", "pending"]


def test_the_buckets_add_up(data: Path) -> None:
    policy = load((data / "sample_policy.yaml").read_text(encoding="utf-8"))
    scenario = load((data / "sample_scenario.yaml").read_text(encoding="utf-8"))
    history = [{"subject": scenario["subject"]} | line for line in scenario["history"]]
    result = evaluate(policy, history, Policy(policy).clock.parse("2026-04-30")[0])
    assert len(result.totals) == 5
    assert sum(result.totals.values()) == sum(one["step"] is None for one in result.obligations)
