"""What an explanation says is so: each case here was once told untruly, or not at all."""

from __future__ import annotations

import re

import pytest

from carerules.explain.wording import SENTENCES, STATUS
from tests.spec.house import event, policy

ASKED = event("2026-03-02T10:00", "asked", id="a")
BOTH = {"away": "both"}
WAIVE = """
events:
  waived: {subject: child, data: {until: date}}
duties:
  d: {subject: child, bearer: office, upon: asked, do: visit, within: 3d, waive: {upon: waived, approver: inspector, until: event.until, reason: '"flood"'}}
"""


def duty(text: str) -> str:
    return "duties:\n  d: {subject: child, bearer: office, " + text + "}\n"


def told(part: str, history: list[dict[str, object]], as_of: str, language: str = "en") -> str:
    found = policy(part).explain(
        history, as_of=as_of, chosen=lambda kind, name: name == "c-1", language=language
    )
    return "\n".join(found.told[0].paragraphs)


def moved(at: str, away: str, name: str) -> dict[str, object]:
    return event(at, "moved", away=away, id=name)


CASES = {
    "keep: since when it fails": (
        duty("keep: away != both, tolerance: 5d"),
        [moved("2026-03-01T10:00", "none", "n"), moved("2026-03-15T10:00", "both", "b")],
        "the deadline is 2026-03-20 24:00: the condition has been false since 2026-03-15 10:00, and 5d are",
    ),
    "keep: no deadline while it holds": (
        duty("keep: away != both, tolerance: 5d"),
        [moved("2026-03-01T10:00", "none", "n")],
        "it has no deadline while the condition holds",
    ),
    "keep: the next interval": (
        duty("upon: asked, keep: away != both"),
        [moved("2026-03-01T10:00", "both", "n"), ASKED, moved("2026-03-03T10:00", "none", "b")],
        "it opened at 2026-03-03 10:00, when the one before it ended",
    ),
    "suspend: how the deadline moved": (
        duty("upon: asked, do: visit, within: 7d, suspend: holiday"),
        [ASKED, event("2026-03-04T10:00", "paused"), event("2026-03-10T10:00", "resumed")],
        "7d counted from 2026-03-02 10:00 gave 2026-03-09 24:00, and it moved because the clock stood\n"
        "  its clock stood from 2026-03-04 10:00 to 2026-03-10 10:00",
    ),
    "suspend: none while it stands": (
        duty("upon: asked, do: visit, within: 7d, suspend: holiday"),
        [ASKED, event("2026-03-04T10:00", "paused")],
        "it has no deadline while its clock stands\n  its clock has stood since 2026-03-04 10:00",
    ),
    "suspend: unknown": (
        duty("upon: asked, do: visit, within: 7d, suspend: at_risk"),
        [ASKED],
        "it was unknown whether its clock stands; meanwhile it ran",
    ),
    "waive: which record, and until when": (
        WAIVE,
        [ASKED, event("2026-03-03T10:00", "waived", by="inspector", until="2026-05-01", id="w")],
        "it is waived until 2026-05-01 00:00, with `waived` (w)",
    ),
    "waive: over": (
        WAIVE,
        [ASKED, event("2026-03-03T10:00", "waived", by="inspector", until="2026-03-10", id="w")],
        "it was waived until 2026-03-10 00:00, with `waived` (w), and was still undone then",
    ),
    "an exact deadline and a date": (
        duty("upon: asked, do: visit, within: 24h"),
        [ASKED, event("2026-03-03", "visit", id="v")],
        "`visit` (v) is of 2026-03-03 without a time of day, so nobody knows whether it came by 2026-03-03 10:00",
    ),
    "while: unknown": (
        duty("while: at_risk, do: visit, within: 5d"),
        [ASKED],
        "from 2026-03-02 10:00 on it is unknown whether its condition holds",
    ),
    "where: unknown": (
        duty("upon: asked, do: visit, where: event.seen, within: 5d"),
        [ASKED, event("2026-03-03T10:00", "visit", id="v")],
        "`visit` at 2026-03-03 10:00 (v) may count: whether its condition holds is unknown",
    ),
    "where: false": (
        duty("upon: asked, do: visit, where: event.seen, within: 5d"),
        [ASKED, event("2026-03-03T10:00", "visit", id="v", seen=False)],
        "`visit` at 2026-03-03 10:00 (v) did not count: its condition does not hold",
    ),
    "an act for another period": (
        duty("do: visit, each: month"),
        [event("2026-02-10T10:00", "asked"), event("2026-04-03T10:00", "visit", id="v", period="2026-03")],
        "`visit` at 2026-04-03 10:00 (v) did not count: it counted for the period 2026-03",
    ),
    "before: which event": (
        duty("upon: asked, do: visit, before: left"),
        [ASKED, event("2026-03-20T10:00", "left", id="l")],
        "it was to be done before `left` (l), which came at 2026-03-20 10:00",
    ),
    "before: not yet": (
        duty("upon: asked, do: visit, before: left"),
        [ASKED],
        "it is to be done before `left`, which has not come",
    ),
    "lapsed with the case": (
        duty("upon: asked, do: visit, within: 30d"),
        [ASKED, event("2026-03-20T10:00", "left", id="l")],
        "it lapsed at 2026-03-20 10:00, when the case ended with `left` (l)",
    ),
    "lapsed with its condition": (
        duty("while: away == both, do: visit, within: 30d"),
        [moved("2026-03-01T10:00", "both", "b"), moved("2026-03-15T10:00", "none", "n")],
        "it lapsed at 2026-03-15 10:00, when its condition ended",
    ),
    "several times": (
        duty("do: visit, each: month, times: 3"),
        [event("2026-02-10T10:00", "asked"), event("2026-03-03T10:00", "visit", id="v")],
        "3 times are asked for, 1 counted",
    ),
    "upon an internal event": (
        duty("upon: asked, do: visit, within: 3d")
        + "  e: {subject: child, bearer: office, upon: violated(d), do: proved, within: 3d}\n",
        [ASKED],
        "it opened at 2026-03-05 24:00 upon `violated(d)`",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_it_is_told(name: str) -> None:  # S9
    part, history, expected = CASES[name]
    assert expected in told(part, history, "2026-04-10")


def test_what_was_not_to_happen_is_never_late() -> None:  # S5.10
    part = duty("forbid: harmed")
    assert "late by" not in told(part, [event("2026-03-02T10:00", "harmed")], "2026-04-10")


def test_findings_of_the_case_are_told_though_nothing_is_owed() -> None:  # S10
    history = [event("2026-03-02T10:00", "visit", id="v", seen="perhaps")]
    assert "also found\n  2026-03-02 10:00: invalid record; `seen`" in told(
        duty("upon: asked, do: visit, within: 3d"), history, "2026-04-10"
    )


def test_a_correction_that_hits_nothing_is_told() -> None:  # S4.2
    history = [event("2026-03-02T10:00", "visit", id="v", retracts="gone")]
    text = told(duty("upon: asked, do: visit, within: 3d"), history, "2026-04-10", "zh")
    assert "其他发现\n  2026-03-02 10:00:记录相互矛盾; 所更正或撤回的记录不存在; 记录 v" in text


@pytest.mark.parametrize("key", [*SENTENCES, *STATUS])
def test_both_languages_say_the_same(key: str) -> None:
    english, chinese = (SENTENCES | STATUS)[key]
    assert set(re.findall(r"{\w+}", english)) == set(re.findall(r"{\w+}", chinese))
