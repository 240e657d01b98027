"""S4.8, S5.4, S5.5, S5.10, S5.11, S5.12: what follows when a condition, a recurrence or a doubt is replaced by another."""

from __future__ import annotations

from .house import Told, event


def duty(text: str, more: str = "") -> str:
    return f"duties:\n  d: {{subject: child, bearer: office, {text}}}\n{more}"


def away(at: str, value: str) -> dict[str, object]:
    return event(at, "moved", away=value)


def flagged(at: str, *at_risk: bool) -> dict[str, object]:
    return event(at, "flagged", **dict(zip(["at_risk"], at_risk, strict=False)))


DATED = "while: {2026-01-01: away == one, 2026-03-10: away == both}"
WIDER = "while: {2026-01-01: away == both, 2026-03-10: away != none}"
ONE, BOTH, LATER = (
    away("2026-03-02T10:00", "one"),
    away("2026-03-02T10:00", "both"),
    away("2026-03-16T10:00", "one"),
)


def test_the_condition_of_today_takes_over_where_that_of_the_opening_ends() -> None:  # S4.8.a S5.12.a
    told = Told(
        duty(f"{DATED}, do: visit, within: 30d"), [ONE, away("2026-03-16T10:00", "both")], "2026-03-20"
    )
    assert told.obligations() == ["lapsed 03-02 10:00 04-01 24:00", "pending 03-16 10:00 04-15 24:00"]
    wider = Told(duty(f"{WIDER}, do: visit, every: 30d"), [BOTH, LATER], "2026-03-20")
    assert wider.obligations() == ["lapsed 03-02 10:00 04-01 24:00", "pending 03-16 10:00 04-15 24:00"]
    home = Told(
        duty(f"{WIDER}, do: visit, within: 30d"), [BOTH, away("2026-03-16T10:00", "none")], "2026-03-20"
    )
    assert home.obligations() == ["lapsed 03-02 10:00 04-01 24:00"]


def test_what_an_event_opens_is_not_taken_over() -> None:  # S4.8.d S5.12.a
    history = [BOTH, event("2026-03-02T11:00", "asked"), LATER]
    told = Told(duty(f"{WIDER}, upon: asked, do: visit, within: 30d"), history, "2026-03-20")
    assert told.obligations("d", "status") == ["lapsed"]


def test_each_value_of_for_is_taken_over_for_itself() -> None:  # S5.10 S5.12.a
    text = "%s, for: {place: [school, office]}, do: visit, where: event.to == place, within: 30d"
    told = Told(duty(text % WIDER), [BOTH, LATER], "2026-03-20")
    assert sorted(told.obligations("d", "loop", "status", "opened_at")) == [
        "office lapsed 03-02 10:00", "office pending 03-16 10:00",
        "school lapsed 03-02 10:00", "school pending 03-16 10:00",
    ]  # fmt: skip


def test_a_period_for_which_the_condition_of_today_was_there_is_owed() -> None:  # S5.5 S5.12.a
    part = "periods:\n  half: {starts: [01-01, 07-01]}\n" + duty("%s, do: visit, each: half%s")
    history = [away("2025-12-20T10:00", "both"), LATER]
    stood = Told(part % (WIDER, ""), history, "2026-03-20")
    assert stood.obligations() == ["lapsed 01-01 00:00 06-30 24:00", "pending 03-16 10:00 06-30 24:00"]
    narrow = "while: {2025-01-01: away == both, 2026-03-10: away == one}"
    assert Told(part % (narrow, ""), history, "2026-03-20").obligations("d", "status") == ["lapsed"]
    counted = Told(part % (narrow, ", partial: count"), history, "2026-03-20")
    assert counted.obligations("d", "status") == ["violated", "lapsed", "pending"]


def test_what_waits_as_the_only_one_is_taken_over() -> None:  # S5.4.f S5.12.a
    text = duty(f"{WIDER}, do: visit, every: 7d, missed: once, escalate: [{{after: 0d, to: inspector}}]")
    told = Told(text, [BOTH, LATER], "2026-03-20")
    assert told.obligations("d", "step", "status", "opened_at", "ceased_at") == [
        "0 violated 03-02 10:00 03-16 10:00", "1 unquantified 03-09 24:00 -", "0 pending 03-16 10:00 -",
    ]  # fmt: skip
    acted = Told(text, [BOTH, LATER, event("2026-03-17T10:00", "visit")], "2026-03-20")
    assert acted.obligations("d", "step", "status") == [
        "0 discharged_late", "1 unquantified", "0 discharged", "0 pending",
    ]  # fmt: skip
    kept = Told(
        duty(f"{WIDER}, keep: holiday"), [BOTH, event("2026-03-03T10:00", "resumed"), LATER], "2026-03-20"
    )
    assert kept.obligations("d", "status", "opened_at") == ["violated 03-02 10:00"]


def test_a_condition_of_today_that_is_unknown_is_a_doubt_at_once() -> None:  # S7.2 S5.12.a
    text = duty("while: {2026-01-01: away == both, 2026-03-10: at_risk}, do: visit, within: 30d")
    told = Told(text, [BOTH, LATER], "2026-03-20")
    assert told.obligations() == ["lapsed 03-02 10:00 04-01 24:00", "undetermined 03-16 10:00 -"]
    assert told.findings("undetermined") == ["undetermined 03-16 10:00"]


def test_what_ends_with_another_obligation_of_its_instant_is_not_taken_over() -> None:  # S4.8 S5.12.a
    part = """
    parameters:
      limit: {value: {2026-12-31: 3}}
    duties:
      a: {subject: child, bearer: office, while: at_risk, do: proved, within: 7d}
      b: {subject: child, bearer: office, while: 'not open("a")', do: visit, within: 7d}
    """
    told = Told(part, [event("2026-03-02T10:00", "found")], "2026-03-05")
    assert told.obligations("", "duty", "status") == ["a undetermined", "b lapsed"]


def test_what_was_unknown_within_an_instant_only_is_known() -> None:  # S7.2 S4.11
    text = duty("while: at_risk, upon: flagged, do: visit, within: 7d")
    at = "2026-03-05T10:00"
    history = [
        flagged("2026-03-02T10:00", True),
        event("2026-03-03T10:00", "visit"),
        flagged(at) | {"recorded_at": "2026-03-05T11:00"},
        flagged(at, True) | {"recorded_at": "2026-03-05T12:00"},
    ]
    told = Told(text, history, "2026-03-06")
    assert told.obligations("d", "status", "opened_at", "ended_at") == [
        "discharged 03-02 10:00 03-03 10:00", "undetermined 03-05 10:00 03-05 10:00", "pending 03-05 10:00 -",
    ]  # fmt: skip


def test_what_recurs_opens_in_its_own_event() -> None:  # S5.4 S4.9
    part = """
    duties:
      a: {subject: child, bearer: office, do: proved, every: 1wd}
      b: {subject: child, bearer: office, upon: violated(a), do: visit, every: 7d, roll: next_working_day}
    """
    told = Told(part, [event("2026-02-06T10:00", "found")], "2026-02-25")
    assert told.obligations("b") == ["violated 02-09 24:00 02-24 24:00", "pending 02-24 24:00 03-03 24:00"]


def test_what_no_rule_refers_to_recurs_in_its_turn() -> None:  # S5.4 S4.9
    part = """
    duties:
      a: {subject: child, bearer: office, upon: asked, do: proved, every: 3d}
      b: {subject: child, bearer: office, upon: asked, do: visit, every: 3d}
      c: {subject: child, bearer: office, upon: {event: violated(b), when: 'open("a")'}, do: harmed, within: 3d}
      e: {subject: child, bearer: office, upon: {event: violated(b), when: 'open("f")'}, do: harmed, within: 3d}
      f: {subject: child, bearer: office, upon: asked, do: proved, every: 3d}
    """
    told = Told(part, [event("2026-03-02T10:00", "asked")], "2026-03-06")
    assert (told.obligations("c", "opened_at"), told.obligations("e")) == (["03-05 24:00"], [])


def test_what_its_day_leaves_undecided_recurs_all_the_same() -> None:  # S3.1.d S5.4
    history = [event("2026-03-02T10:00", "asked"), event("2026-03-05", "visit")]
    told = Told(duty("upon: asked, do: visit, every: 72h"), history, "2026-03-06")
    assert told.obligations("d", "status", "opened_at") == [
        "undetermined 03-02 10:00",
        "discharged 03-05 10:00",
        "pending 03-05 24:00",
    ]


def test_a_waiver_changes_nothing_about_the_recurrence() -> None:  # S5.9 S5.4
    part = "events:\n  excused: {subject: child, data: {until: date, why: text}}\n" + duty(
        "upon: asked, do: visit, every: 3d, missed: %s, "
        "waive: {upon: excused, approver: supervisor, until: event.until, reason: event.why}"
    )
    excused = event("2026-03-03T10:00", "excused", by="supervisor", until="2026-03-07", why="x")
    for missed in ("each", "once"):
        told = Told(part % missed, [event("2026-03-02T10:00", "asked"), excused], "2026-03-06")
        assert told.obligations() == ["waived 03-02 10:00 03-05 24:00", "pending 03-05 24:00 03-08 24:00"]


def test_unknown_values_of_for_are_not_the_same() -> None:  # S5.10.c S7.1
    part = 'events:\n  tell: {subject: child, data: {who: "text?"}}\n' + duty(
        "upon: tell, for: {who: event.who}, do: visit, %s"
    )
    history = [event("2026-03-02T10:00", "tell"), event("2026-03-04T10:00", "tell")]
    twice = ["pending 03-02 10:00 03-09 24:00", "pending 03-04 10:00 03-11 24:00"]
    for more in ("within: 7d", "within: 7d, again: restart", "every: 7d", "every: 7d, missed: once"):
        assert Told(part % more, history, "2026-03-08").obligations() == twice
    on = Told(part % "every: 7d", history, "2026-03-12")
    assert on.obligations("d", "status") == ["violated", "violated", "pending", "pending"]
    once = Told(part % "every: 7d, missed: once", history, "2026-03-12")
    assert once.obligations("d", "status") == ["violated", "violated"]


def test_a_step_counts_from_days_that_nobody_has_published() -> None:  # S3.4 S5.11
    part = duty("upon: asked, do: visit, within: 1d, escalate: [{after: %s, to: inspector%s}]")
    history = [event("2026-12-30T10:00", "asked")]

    def told(after: str, within: str) -> list[str]:
        return Told(part % (after, within), history, "2027-01-20").obligations("d", "step", "provisional")

    assert told("2wd", ", within: 1d") == ["0 False", "1 True"]
    assert told("1d", ", within: 2wd") == ["0 False", "1 True"]
    assert told("1d", ", within: 1d") == ["0 False", "1 False"]
    assert told("2wd", "") == ["0 False", "1 False"]
    provisional = Told(part % ("2wd", ", within: 1d"), history, "2027-01-20").findings("provisional")
    assert len(provisional) == 1


def test_a_step_that_opens_asks_nothing_anew() -> None:  # S5.10 S5.11 S7.2
    part = duty(
        "while: {2026-03-09: at_risk}, for: {place: [school, office]}, at_most: 1, do: visit, every: 2d, "
        "escalate: [{after: 0d, to: inspector}]"
    )
    told = Told(part, [event("2026-03-02T10:00", "asked")], "2026-03-20")
    assert told.findings("too_many_open") == ["too_many_open 03-02 10:00"]
