"""S7.3.b to S7.3.e: measures at their edges: windows, gaps, several at once, what moves them."""

from __future__ import annotations

import pytest

from .house import Told, event


def measured(measures: str, condition: str, more: str = "") -> str:
    lines = "".join(f"  {line}\n" for line in measures.split("\n"))
    return f"""
measures:
{lines}
duties:
  d: {{subject: child, bearer: parent, while: "{condition}", do: proved, within: 60d}}
{more}"""


def gauge(text: str) -> str:
    return f"m: {{subject: child, {text}}}"


def moved(at: str, away: str, **more: object) -> dict[str, object]:
    return event(at, "moved", away=away, **more)


def spells(part: str, history: list[dict[str, object]], as_of: str = "2026-03-31") -> list[str]:
    return Told(part, history, as_of).obligations("d", "status", "opened_at", "ended_at")


HOME = moved("2026-03-01T08:00", "none")


def test_a_gap_is_bridged_as_a_whole_and_only_if_it_is_shorter() -> None:  # S7.3.d
    part = measured(gauge("time: away == both, run: true, bridge: 12h"), "m >= duration('3d')")
    start = moved("2026-03-02T10:00", "both")
    told_twice = [moved("2026-03-04T10:00", "none"), moved("2026-03-04T14:00", "none", id="again")]
    short = [start, *told_twice, moved("2026-03-04T20:00", "both")]
    assert spells(part, short) == ["pending 03-05 10:00 -"]
    full = [start, *told_twice, moved("2026-03-04T22:00", "both")]
    assert spells(part, full) == ["pending 03-07 22:00 -"]
    early = [moved("2026-03-02T04:00", "none"), start]
    assert spells(part, early) == ["pending 03-05 10:00 -"]
    over = [start, moved("2026-03-07T10:00", "none")]
    assert spells(part, over) == ["lapsed 03-05 10:00 03-07 22:00"]


def test_off_and_on_at_one_instant_breaks_no_run() -> None:  # S7.3.d S4.11.a
    part = measured(gauge("time: away == both, run: true"), "m >= duration('3d')")
    history = [
        moved("2026-03-02T10:00", "both"),
        moved("2026-03-04T10:00", "none", recorded_at="2026-03-04T11:00"),
        moved("2026-03-04T10:00", "both", recorded_at="2026-03-04T12:00"),
    ]
    assert spells(part, history) == ["pending 03-05 10:00 -"]


@pytest.mark.parametrize(
    ("until", "length", "spell"),
    [
        ("03-07", "36h", "03-03 22:00 03-09 00:00"),
        ("03-08", "36h", "03-03 22:00 03-10 00:00"),
        ("03-07", "59h", "03-04 21:00 03-08 00:00"),
    ],
)
def test_a_window_in_days_slides_every_day(until: str, length: str, spell: str) -> None:  # S7.3.b S7.3.d
    part = measured(gauge("time: away == both, over: 3d"), f"m >= duration('{length}')")
    history = [HOME, moved("2026-03-02T10:00", "both"), moved(f"2026-{until}T10:00", "none")]
    assert spells(part, history) == [f"lapsed {spell}"]


def test_what_is_always_true_is_measured_from_the_first_instant() -> None:  # S7.3.d
    part = measured(gauge("time: 'true'"), "m >= duration('3d')")
    assert spells(part, [HOME]) == ["pending 03-04 08:00 -"]


def test_an_event_counts_up_to_the_last_instant_of_its_window() -> None:  # S7.3.b
    told = Told(measured(gauge("count: asked, over: 48h"), "m >= 1"), [event("2026-03-02T10:00", "asked")], "2026-03-20")  # fmt: skip
    assert told.obligations("d", "ended_at") == ["03-04 10:00"]
    assert [(ob.ended_at or 0) % 1_000_000 for ob in told.audit.obligations] == [1]


def test_a_date_in_the_policy_forgets_no_event() -> None:  # S7.3.b S5.12
    dated = "  e: {subject: child, bearer: parent, upon: harmed, do: visit, within: {2026-01-01: 7d, 2026-03-04: 5d}}\n"
    part = measured(gauge("count: asked, over: 7d"), "m >= 1", dated)
    assert spells(part, [event("2026-03-02T10:00", "asked")]) == ["lapsed 03-02 10:00 03-10 00:00"]


def test_each_measure_counts_for_itself() -> None:  # S7.3.c S7.3.d
    part = measured(
        "k: {subject: child, count: visit, where: event.seen}\nm: {subject: child, count: visit}", "m >= 1"
    )
    assert spells(part, [event("2026-03-02T10:00", "visit", seen=False)]) == ["pending 03-02 10:00 -"]
    times = measured(
        "k: {subject: child, time: away != none}\nm: {subject: child, time: away == both}",
        "m >= duration('1d')",
        "  e: {subject: child, bearer: parent, while: k >= duration('9d'), do: proved, within: 9d}\n",
    )
    history = [moved("2026-03-01T08:00", "one"), moved("2026-03-02T10:00", "both")]
    assert spells(times, history) == ["pending 03-03 10:00 -"]


def test_a_timed_move_starts_a_measure() -> None:  # S7.3.d S4.1
    flow = "workflows:\n  w: {subject: child, initial: a, states: {a: {after: [{in: 2d, to: b}]}, b: {}}}\n"
    part = flow + measured(gauge("time: 'in(\"w.b\")'"), "m >= duration('3d')")
    assert spells(part, [HOME]) == ["pending 03-06 24:00 -"]


def test_a_measure_follows_what_a_condition_has_ended() -> None:  # S7.3.d S4.11 S1.5
    other = "  o: {subject: child, bearer: parent, while: away == both, do: visit, within: 60d}\n"
    history = [HOME, moved("2026-03-02T10:00", "both"), moved("2026-03-04T10:00", "none")]
    total = measured(gauge("time: 'open(\"o\")'"), "m >= duration('3d')", other)
    assert spells(total, history) == []
    run = measured(gauge("time: 'open(\"o\")', run: true"), "m >= duration('1d')", other)
    assert spells(run, history) == ["lapsed 03-03 10:00 03-04 10:00"]


def test_an_act_is_measured_with_the_facts_that_it_brings() -> None:  # S4.5 S4.4.c S7.3.d
    asked = "  e: {subject: child, bearer: parent, upon: asked, do: moved, where: m < duration('1d'), within: 7d}\n"
    part = measured(gauge("time: away == both, run: true"), "m >= duration('30d')", asked)
    history = [
        moved("2026-03-01T10:00", "both"),
        event("2026-03-04T10:00", "asked"),
        moved("2026-03-06T10:00", "none"),
    ]
    assert Told(part, history, "2026-03-20").obligations("e", "status") == ["discharged"]


def test_a_move_without_an_event_sees_the_measure_as_it_is_now() -> None:  # S4.6.g S7.3.d
    flow = """
workflows:
  w: {subject: child, initial: a, states: {a: {transitions: [{when: "m >= duration('2d')", to: b}]}, b: {transitions: [{when: "m < duration('1d')", to: c}]}, c: {}}}
"""
    part = flow + measured(gauge("time: away == both, run: true"), "m >= duration('30d')")
    history = [HOME, moved("2026-03-02T10:00", "both"), moved("2026-03-06T10:00", "none")]
    assert Told(part, history, "2026-03-06T09:00").state("w") == "b"
    assert Told(part, history, "2026-03-06T10:00").state("w") == "c"


def test_a_move_is_measured_before_the_next_move_without_an_event() -> None:  # S4.6.g S7.3.d
    flow = """
workflows:
  v: {subject: child, initial: p, states: {p: {transitions: [{when: "m >= duration('1d')", to: q}]}, q: {transitions: [{when: "m < duration('1d')", to: r}]}, r: {}}}
  w: {subject: child, initial: a, states: {a: {transitions: [{event: asked, to: b}]}, b: {}}}
"""
    part = flow + measured(gauge("time: 'in(\"w.a\")', run: true"), "m >= duration('30d')")
    history = [HOME, event("2026-03-05T10:00", "asked")]
    assert Told(part, history, "2026-03-05T09:00").state("v") == "q"
    assert Told(part, history, "2026-03-05T10:00").state("v") == "r"


def test_a_sum_is_exact_up_to_two_to_the_53() -> None:  # S7.1.c S7.3.e
    events = "events:\n  paid: {subject: child, data: {cents: int}}\n"
    for sign, condition in ((1, "m > 0"), (-1, "m < 0")):
        part = events + measured(gauge("sum: event.cents, event: paid"), condition)
        first = event("2026-03-02T10:00", "paid", cents=sign * (2**53 - 1))
        more = [event("2026-03-02T11:00", "paid", cents=sign, id=f"e-{n}") for n in (1, 2)]
        assert Told(part, [first, more[0]], "2026-03-03").obligations("d", "status") == ["pending"]
        assert Told(part, [first, *more], "2026-03-03").obligations("d", "status") == ["undetermined"]


def test_a_time_is_asked_with_the_new_facts() -> None:  # S7.3 S4.5.a S7.2
    part = f"""
    measures:
      {gauge("time: at_risk")}
    duties:
      d: {{subject: child, bearer: parent, while: "m < duration('3d')", forbid: flagged}}
      p: {{subject: child, bearer: parent, while: "m < duration('3d')", permit: asked}}
    """
    history = [
        event("2026-03-02T10:00", "flagged", at_risk=False),
        event("2026-03-03T10:00", "flagged"),
        event("2026-03-04T10:00", "flagged", at_risk=True),
    ]
    told = Told(part, history, "2026-03-05")
    assert told.obligations("d", "status") == ["violated", "undetermined", "undetermined"]
    told = Told(part, [event("2026-03-02T10:00", "asked", by="parent")], "2026-03-05")
    assert told.findings() == ["undetermined 03-02 10:00"]
