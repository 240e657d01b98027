"""S4.8, S5.2 to S5.5, S7.2: what ends with a condition, with the case, or with its dates, and what is told of it."""

from __future__ import annotations

from .house import Told, event


def duty(text: str, more: str = "") -> str:
    return f"duties:\n  d: {{subject: child, bearer: parent, {text}}}\n{more}"


ASKED = event("2026-03-02T10:00", "asked")
BOTH = event("2026-03-02T10:00", "moved", away="both")
LAPSED = "  f: {subject: child, bearer: parent, upon: lapsed(d), do: planned_leave, within: 3d}\n"


def flagged(at: str, at_risk: bool | None = None, **more: object) -> dict[str, object]:
    return event(at, "flagged", **({} if at_risk is None else {"at_risk": at_risk}), **more)


def home(at: str) -> dict[str, object]:
    return event(at, "moved", away="none")


def test_what_ends_undetermined_has_not_lapsed() -> None:  # S4.9 S7.2.a S5.7.c
    part = duty("while: at_risk, do: visit, within: 7d", LAPSED)
    history = [event("2026-03-01T10:00", "found"), flagged("2026-03-05T10:00", True)]
    told = Told(part, history, "2026-03-08")
    assert told.obligations("d", "status") == ["undetermined", "pending"]
    assert told.obligations("f") == []
    false = Told(part, [history[0], flagged("2026-03-05T10:00", False)], "2026-03-08")
    assert (false.obligations("d", "status"), len(false.obligations("f"))) == (["lapsed"], 1)
    kept = duty("while: away == both, keep: at_risk", LAPSED)
    told = Told(kept, [BOTH, home("2026-03-05T10:00")], "2026-03-08")
    assert told.obligations("d", "status", "ended_at") == ["undetermined 03-05 10:00"]
    assert told.obligations("f") == []


def test_what_lapses_at_the_instant_asked_for_is_followed_up() -> None:  # S4.12 S4.9.a
    part = duty("while: away == both, do: visit, within: 30d", LAPSED)
    told = Told(part, [BOTH, home("2026-03-05T10:00")], "2026-03-05T10:00")
    assert told.obligations("d", "status") == ["lapsed"]
    assert told.obligations("f", "opened_at") == ["03-05 10:00"]


def test_what_one_end_ends_ends_at_its_instant() -> None:  # S4.11 S1.5
    part = duty(
        "while: away == both, do: visit, within: 30d",
        "  e: {subject: child, bearer: parent, while: 'open(\"d\")', do: proved, within: 30d}\n",
    )
    told = Told(part, [BOTH, home("2026-03-05T10:00")], "2026-03-20")
    assert told.obligations("e", "status", "ended_at") == ["lapsed 03-05 10:00"]


def test_a_repeated_violation_says_since_when_it_repeats_no_more() -> None:  # S5.4.f S1.9.d
    once = duty("while: away == both, do: visit, every: 7d, missed: once")
    left = event("2026-03-20T10:00", "left")
    for last in (home("2026-03-20T10:00"), left):
        told = Told(once, [BOTH, last], "2026-03-31")
        assert told.obligations("d", "status", "ceased_at") == ["violated 03-20 10:00"]
    plain = duty("while: away == both, do: visit, within: 7d")
    for last in (home("2026-03-20T10:00"), left):
        told = Told(plain, [BOTH, last], "2026-03-31")
        assert told.obligations("d", "status", "ceased_at") == ["violated -"]
    twice = [BOTH, home("2026-03-12T10:00"), left]
    assert Told(once, twice, "2026-03-31").obligations("d", "ceased_at") == ["03-12 10:00"]


def test_an_act_that_ends_the_case_opens_nothing_at_its_return() -> None:  # S1.9.a S5.4
    part = duty("upon: asked, do: left, every: 7d")
    told = Told(part, [ASKED, event("2026-03-05T10:00", "left"), event("2026-03-10T10:00", "returned")], "2026-03-12")  # fmt: skip
    assert told.obligations("d", "status") == ["discharged"]


def test_what_becomes_unknown_with_the_end_of_the_case_opens_nothing() -> None:  # S1.9.a S4.11
    part = duty("while: at_risk, do: visit, within: 7d")
    history = [
        flagged("2026-03-02T10:00", False),
        flagged("2026-03-05T10:00"),
        event("2026-03-05T10:00", "left"),
    ]
    told = Told(part, history, "2026-03-20")
    assert (told.obligations(), told.findings()) == ([], [])


def test_no_period_begins_in_a_case_that_has_ended() -> None:  # S1.9.a S5.5
    part = duty("do: visit, each: month")
    history = [event("2026-02-10T10:00", "found"), event("2026-02-20T10:00", "left")]
    assert Told(part, history, "2026-05-20").obligations() == []


def test_a_return_of_somebody_who_never_left_changes_nothing() -> None:  # S1.9.b
    part = duty("while: away == both, do: visit, within: 7d")
    history = [BOTH, event("2026-03-03T10:00", "visit"), event("2026-03-05T10:00", "returned")]
    assert Told(part, history, "2026-03-20").obligations("d", "status") == ["discharged"]


def test_what_runs_on_after_the_dates_of_its_duty_still_depends_on_its_condition() -> None:  # S5.12.c S7.2.c
    part = duty("while: at_risk, do: visit, within: 30d, effective: {until: 2026-03-10}")
    opened = flagged("2026-03-05T10:00", True)
    unknown = Told(part, [opened, flagged("2026-03-12T10:00")], "2026-03-20")
    assert unknown.obligations() == ["undetermined 03-05 10:00 -"]
    false = Told(part, [opened, flagged("2026-03-12T10:00", False)], "2026-03-20")
    assert false.obligations("d", "status", "ended_at") == ["lapsed 03-12 10:00"]


def test_an_obligation_ends_with_the_condition_and_the_parameters_of_its_opening() -> None:  # S5.12
    part = """
    parameters:
      limit: {value: {2024-01-01: 5, 2026-03-10: 9}}
    events:
      missed: {subject: child, sets: [misses]}
    duties:
      d: {subject: child, bearer: parent, while: misses > limit, do: visit, within: 60d}
      e: {subject: child, bearer: parent, while: {2026-01-01: at_risk, 2026-03-05: away == both}, do: proved, within: 60d}
    """
    history = [
        event("2026-03-01T10:00", "missed", misses=7),
        flagged("2026-03-01T09:00", True),
        BOTH,
    ]
    running = Told(part, history, "2026-03-20")
    assert sorted(running.obligations("", "duty", "status")) == ["d pending", "e pending"]
    over = [*history, event("2026-03-12T10:00", "missed", misses=4), flagged("2026-03-12T10:00", False)]
    told = Told(part, over, "2026-03-20")
    assert sorted(told.obligations("", "duty", "status", "ended_at")) == [
        "d lapsed 03-12 10:00", "e lapsed 03-12 10:00", "e pending -",
    ]  # fmt: skip


def test_beside_a_violation_an_unknown_condition_is_an_obligation_of_its_own() -> None:  # S7.2.a S5.3
    part = duty("while: at_risk, do: visit, within: 7d, escalate: [{after: 0d, to: inspector}]")
    history = [
        flagged("2026-03-02T10:00", True),
        flagged("2026-03-12T10:00", False),
        flagged("2026-03-14T10:00"),
    ]
    told = Told(part, history, "2026-03-20")
    assert told.obligations("d", "step", "status") == ["0 violated", "1 unquantified", "0 undetermined"]


def test_once_opened_and_done_within_an_instant_is_enough() -> None:  # S4.8.a S4.11.c
    part = duty("while: away == both and not holiday, do: visit, within: 7d")
    history = [
        BOTH | {"recorded_at": "2026-03-02T11:00"},
        event("2026-03-02T10:00", "visit", recorded_at="2026-03-02T12:00"),
        event("2026-03-02T10:00", "resumed", recorded_at="2026-03-02T13:00"),
    ]
    assert Told(part, history, "2026-03-20").obligations("d", "status") == ["discharged"]


def test_an_act_at_the_instant_of_an_unknown_opening_is_only_recorded() -> None:  # S7.2.d S4.8.d
    part = duty("upon: asked, while: at_risk, do: visit, within: 7d")
    told = Told(part, [ASKED, event("2026-03-02T10:00", "visit")], "2026-03-20")
    assert told.obligations("d", "status", "discharged_at") == ["undetermined 03-02 10:00"]


def test_a_certain_event_leaves_the_doubt_about_other_values() -> None:  # S7.2 S5.10
    part = duty("upon: {event: visit, when: event.seen}, for: {place: event.to}, do: proved, within: 30d")
    doubtful = [event("2026-03-02T10:00", "visit", to="x"), event("2026-03-03T10:00", "visit")]
    certain = [event("2026-03-04T10:00", "visit", to="y", seen=True), event("2026-03-05T10:00", "visit", seen=True)]  # fmt: skip
    told = Told(part, [*doubtful, *certain], "2026-03-06")
    assert sorted(told.obligations("d", "loop", "status", "ended_at")) == [
        " pending -", " undetermined -", "x undetermined -", "y pending -",
    ]  # fmt: skip


def test_the_date_that_was_missed_is_told_though_the_fact_moves_on() -> None:  # S5.6.b S5.3
    part = duty("while: has(leave), do: visit, due: leave")
    history = [
        event("2026-03-02T10:00", "planned_leave", leave="2026-03-10"),
        event("2026-03-12T10:00", "planned_leave", leave="2026-03-31"),
    ]
    assert Told(part, history, "2026-04-20").obligations() == ["violated 03-02 10:00 03-10 24:00"]
