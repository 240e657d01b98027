"""S7.3: measures flip their comparisons by timer."""

from __future__ import annotations

import pytest

from .house import Told, event


def measured(measure: str, condition: str) -> str:
    return f"""
    measures:
      m: {{subject: child, {measure}}}
    duties:
      d: {{subject: child, bearer: parent, while: "{condition}", do: proved, within: 60d}}
    """


FOUND = event("2026-03-01T08:00", "moved", away="none")


def spells(part: str, history: list[dict[str, object]], as_of: str = "2026-06-30") -> list[str]:
    """When the duty's condition was true: `from to` of its obligations."""
    return Told(part, history, as_of).obligations("d", "status", "opened_at", "ended_at")


def test_a_count_over_a_sliding_window_drops_at_its_end() -> None:  # S7.3.b S4.1.a
    history = [FOUND, event("2026-03-02T10:00", "asked"), event("2026-03-05T10:00", "asked")]
    part = measured("count: asked, over: 7d", "m >= 2")
    assert spells(part, history) == ["lapsed 03-05 10:00 03-10 00:00"]
    assert spells(measured("count: asked, over: 48h", "m >= 1"), history) == [
        "lapsed 03-02 10:00 03-04 10:00", "lapsed 03-05 10:00 03-07 10:00",
    ]  # fmt: skip


def test_a_count_over_a_period_starts_anew() -> None:  # S7.3.c
    history = [FOUND, event("2026-03-02T10:00", "asked"), event("2026-03-05T10:00", "asked")]
    assert spells(measured("count: asked, over: month", "m >= 2"), history) == [
        "lapsed 03-05 10:00 04-01 00:00"
    ]


def test_a_count_without_a_window_only_grows() -> None:  # S7.3.c
    history = [FOUND, event("2026-03-02T10:00", "asked"), event("2026-03-05T10:00", "asked")]
    assert spells(measured("count: asked", "m >= 2"), history, "2026-03-31") == ["pending 03-05 10:00 -"]


def test_only_events_that_match_are_counted_and_a_doubtful_one_makes_it_unknown() -> None:  # S7.1.b S7.3.e
    part = measured("count: visit, where: event.seen, over: 7d", "m >= 1")
    unseen = event("2026-03-02T10:00", "visit", seen=False)
    seen = event("2026-03-03T10:00", "visit", seen=True)
    doubtful = event("2026-03-04T10:00", "visit")
    assert spells(part, [FOUND, unseen], "2026-03-31") == []
    assert spells(part, [FOUND, unseen, seen], "2026-03-31") == ["lapsed 03-03 10:00 03-11 00:00"]
    told = Told(part, [FOUND, doubtful], "2026-03-31")
    assert told.obligations("d", "status", "opened_at", "ended_at") == ["lapsed 03-04 10:00 03-12 00:00"]
    assert [(f.kind, told.at(f.at), told.at(f.until)) for f in told.audit.findings] == [
        ("undetermined", "03-04 10:00", "03-12 00:00")
    ]


def test_a_sum_adds_what_the_events_say() -> None:  # S7.3.e
    part = """
    events:
      worked: {subject: child, data: {hours: "number?"}}
    """ + measured("sum: event.hours, event: worked, over: 7d", "m > 5")
    history = [
        FOUND,
        event("2026-03-02T10:00", "worked", hours=2.5),
        event("2026-03-03T10:00", "worked", hours=2.5),
        event("2026-03-04T10:00", "worked", hours=0.5),
    ]
    assert spells(part, history) == ["lapsed 03-04 10:00 03-10 00:00"]
    history[3] = event("2026-03-04T10:00", "worked")
    assert Told(part, history, "2026-03-05").obligations("d", "status") == ["undetermined"]


def test_decimal_amounts_are_added_as_they_are_written() -> None:  # S7.1.d S7.3.e
    part = """
    events:
      worked: {subject: child, data: {hours: "number?"}}
    """ + measured("sum: event.hours, event: worked", "m >= 1")
    tenths = [event(f"2026-03-02T{hour:02}:00", "worked", hours=0.1) for hour in range(8, 18)]
    assert spells(part, [FOUND, *tenths[:9]]) == []
    assert Told(part, [FOUND, *tenths], "2026-03-05").obligations("d", "opened_at") == ["03-02 17:00"]
    back = [event("2026-03-03T10:00", "worked", hours=-0.3), event("2026-03-04T10:00", "worked", hours=0.3)]
    spell = Told(part, [FOUND, *tenths, *back], "2026-03-05").obligations("d", "status", "opened_at")
    assert spell == ["lapsed 03-02 17:00", "pending 03-04 10:00"]
    unknown = event("2026-03-02T07:00", "worked")
    assert Told(part, [FOUND, unknown, *tenths], "2026-03-05").obligations("d", "status") == ["undetermined"]


def test_time_in_a_condition_passes_its_threshold_by_itself() -> None:  # S7.3.d
    history = [FOUND, event("2026-03-02T10:00", "moved", away="both")]
    part = measured("time: away == both", "m >= duration('3d')")
    assert spells(part, history, "2026-03-31") == ["pending 03-05 10:00 -"]
    strict = measured("time: away == both", "m > duration('72h')")
    told = Told(strict, history, "2026-03-31")
    assert [ob.opened_at % 1_000_000 for ob in told.audit.obligations] == [1]


def test_time_without_interruption_starts_anew() -> None:  # S7.3.d
    history = [
        FOUND,
        event("2026-03-02T10:00", "moved", away="both"),
        event("2026-03-04T10:00", "moved", away="none"),
        event("2026-03-04T20:00", "moved", away="both"),
    ]
    run = "time: away == both, run: true"
    assert spells(measured(run, "m >= duration('3d')"), history, "2026-03-31") == ["pending 03-07 20:00 -"]
    bridged = spells(measured(run + ", bridge: 12h", "m >= duration('3d')"), history, "2026-03-31")
    assert bridged == ["pending 03-05 10:00 -"]
    kept = spells(measured("time: away == both", "m >= duration('3d')"), history, "2026-03-31")
    assert kept == ["pending 03-05 20:00 -"]


def test_a_gap_that_may_still_be_bridged_leaves_the_run_standing() -> None:  # S7.3.d
    history = [
        FOUND,
        event("2026-03-02T10:00", "moved", away="both"),
        event("2026-03-07T10:00", "moved", away="none"),
    ]
    part = measured("time: away == both, run: true, bridge: 1d", "m >= duration('3d')")
    assert spells(part, history, "2026-03-31") == ["lapsed 03-05 10:00 03-08 10:00"]


@pytest.mark.parametrize(
    ("over", "ended"), [("3d", "03-10 00:00"), ("month", "04-01 00:00"), ("half_year", "-")]
)
def test_time_within_a_window_runs_out(over: str, ended: str) -> None:  # S7.3.d
    history = [
        FOUND,
        event("2026-03-02T10:00", "moved", away="both"),
        event("2026-03-08T10:00", "moved", away="none"),
    ]
    part = measured(f"time: away == both, over: {over}", "m >= duration('36h')")
    assert spells(part, history, "2026-04-01") == [
        f"{'pending' if ended == '-' else 'lapsed'} 03-03 22:00 {ended}"
    ]


def test_time_in_an_unknown_condition_is_unknown() -> None:  # S7.1
    part = measured("time: at_risk", "m >= duration('1d')")
    history = [FOUND, event("2026-03-03T10:00", "flagged", at_risk=True)]
    assert spells(part, history, "2026-03-31") == ["undetermined 03-01 08:00 -"]
    run = measured("time: at_risk, run: true", "m >= duration('1d')")
    assert spells(run, history, "2026-03-31") == ["undetermined 03-01 08:00 -"]
    broken = [
        *history,
        event("2026-03-05T10:00", "flagged", at_risk=False),
        event("2026-03-06T10:00", "flagged", at_risk=True),
    ]
    assert spells(run, broken, "2026-03-31") == [
        "lapsed 03-01 08:00 03-05 10:00", "pending 03-07 10:00 -",
    ]  # fmt: skip


def test_a_comparison_of_age_and_days_since_flips_by_itself() -> None:  # S7.3.a S3.5.a
    part = """
    duties:
      d: {subject: child, bearer: parent, while: days_since(leave) > 3, do: proved, within: 60d}
    """
    history = [FOUND, event("2026-03-02T10:00", "planned_leave", leave="2026-03-05")]
    assert spells(part, history, "2026-03-31") == [
        "lapsed 03-01 08:00 03-02 10:00", "pending 03-09 00:00 -",
    ]  # fmt: skip


def test_a_full_window_is_not_waited_for() -> None:  # S7.3.a
    """As long as the window at most: once the whole window counts, nothing comes that could flip it."""
    part = measured("time: away == none, over: 48h", "m >= duration('48h')")
    assert spells(part, [FOUND], "2026-03-31") == ["pending 03-03 08:00 -"]
