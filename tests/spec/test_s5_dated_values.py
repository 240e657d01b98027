"""S5.4, S5.7, S5.10, S5.12: values that change under running obligations, and what goes on all the same."""

from __future__ import annotations

from .house import Told, event


def duty(text: str) -> str:
    words = "vague_terms:\n  regularly: {term: 定期}\n  promptly: {term: 及时}\n"
    return f"{words}duties:\n  d: {{subject: child, {text}}}\n"


ASKED = event("2026-03-02T10:00", "asked")
FOUND = event("2026-03-02T10:00", "found")


def test_a_new_bearer_answers_from_its_date_where_it_applies_at_once() -> None:  # S5.12 S6.3 S6.4
    text = "bearer: {2026-03-05: bureau, 2026-03-09: office}, upon: asked, do: visit, within: 14d"
    told = Told(duty(text + ", transition: immediate"), [ASKED], "2026-03-12")
    (ob,) = told.audit.obligations
    assert [(told.at(t.since), told.at(t.until), t.holder) for t in ob.tenures] == [
        ("03-02 10:00", "03-05 00:00", None),
        ("03-05 00:00", "03-09 00:00", "bureau"),
        ("03-09 00:00", "03-12 24:00", "office"),
    ]
    nobody = [f for f in told.audit.findings if f.kind == "no_responsible_person"]
    assert [(told.at(f.at), told.at(f.until)) for f in nobody] == [("03-02 10:00", "03-05 00:00")]
    (kept,) = Told(duty(text), [ASKED], "2026-03-12").audit.obligations
    assert [t.holder for t in kept.tenures] == [None]


def test_a_new_number_counts_from_the_opening_and_a_word_is_never_judged() -> None:  # S5.2 S5.4 S5.12
    def told(every: str, as_of: str = "2026-03-31") -> list[str]:
        text = f"bearer: office, upon: asked, do: visit, every: {every}, transition: immediate"
        return Told(duty(text), [ASKED], as_of).obligations("d")

    longer = told("{2026-01-01: 3d, 2026-03-07: 7d}", "2026-03-12")
    assert longer == ["violated 03-02 10:00 03-05 24:00", "pending 03-05 24:00 03-12 24:00"]
    assert told("{2026-01-01: 7d, 2026-03-07: regularly}") == ["unquantified 03-02 10:00 -"]
    assert told("{2026-01-01: regularly, 2026-03-07: 14d}", "2026-03-12") == [
        "pending 03-02 10:00 03-16 24:00"
    ]


def test_a_tolerance_that_gets_a_number_counts_from_the_failure() -> None:  # S5.7 S5.12
    text = "bearer: office, keep: away != both, tolerance: {2026-01-01: %s, 2026-03-07: %s}, transition: immediate"
    history = [
        FOUND,
        event("2026-03-02T11:00", "moved", away="none"),
        event("2026-03-04T10:00", "moved", away="both"),
    ]
    told = Told(duty(text % ("promptly", "7d")), history, "2026-03-09")
    assert told.obligations("d", "status", "due") == ["undetermined -", "pending 03-11 24:00"]
    told = Told(duty(text % ("7d", "5d")), history, "2026-03-09")
    assert told.obligations("d", "status", "due") == ["undetermined -", "pending 03-09 24:00"]
    told = Told(duty(text % ("5d", "promptly")), history, "2026-03-20")
    assert told.obligations("d", "status", "due") == ["undetermined -", "unquantified -"]


def test_a_fixed_grid_without_a_number_goes_on_with_the_act() -> None:  # S5.2 S5.4
    history = [ASKED, event("2026-03-04T10:00", "visit")]
    told = Told(
        duty("bearer: office, upon: asked, do: visit, every: regularly, from: start"), history, "2026-03-05"
    )
    assert told.obligations("d") == ["unquantified 03-02 10:00 -", "unquantified 03-04 10:00 -"]


def test_an_act_while_the_clock_stands_does_not_end_the_grid() -> None:  # S5.4 S5.8
    history = [ASKED, event("2026-03-03T10:00", "paused"), event("2026-03-12T10:00", "visit")]
    text = "bearer: office, upon: asked, do: visit, every: 7d, from: start, suspend: holiday"
    told = Told(duty(text), history, "2026-03-17")
    assert told.obligations("d", "status", "opened_at") == ["discharged 03-02 10:00", "suspended 03-16 24:00"]


def test_what_is_waived_does_not_stop_a_recurrence_that_stops_when_missed() -> None:  # S5.4 S5.9.a
    part = """
    events:
      excused: {subject: child, data: {until: date, why: text}}
    duties:
      d: {subject: child, bearer: office, upon: asked, do: visit, every: 7d, from: start, missed: once, waive: {upon: excused, approver: inspector, until: event.until, reason: event.why}}
    """
    excused = event("2026-03-05T10:00", "excused", by="inspector", until="2026-03-12", why="flood")
    told = Told(part, [ASKED, excused], "2026-03-10")
    assert told.obligations("d") == ["waived 03-02 10:00 03-09 24:00", "pending 03-09 24:00 03-16 24:00"]
    told = Told(part, [ASKED, excused, event("2026-03-11T10:00", "visit")], "2026-03-18")
    assert told.obligations("d", "status", "opened_at") == ["violated 03-02 10:00", "discharged 03-09 24:00"]


def test_another_number_counts_from_the_grid_point_at_which_the_recurrence_goes_on() -> None:  # S5.4.f S5.12
    text = "bearer: office, upon: asked, do: visit, every: {2026-01-01: 3d, 2026-03-09: 7d}, from: start"
    told = Told(duty(text + ", missed: once"), [ASKED, event("2026-03-18T10:00", "visit")], "2026-03-21")
    assert told.obligations("d") == [
        "discharged_late 03-02 10:00 03-05 24:00",
        "pending 03-20 24:00 03-27 24:00",
    ]


def test_more_than_may_be_open_in_a_period_is_told() -> None:  # S5.10.b S5.5
    part = (
        "bearer: office, do: visit, each: month, partial: count, for: {who: [school, committee]}, at_most: 1"
    )
    told = Told(duty(part), [FOUND], "2026-03-03")
    assert told.obligations("d", "loop", "due") == ["school 03-31 24:00"]
    assert told.findings("too_many_open") == ["too_many_open 03-02 10:00"]


def test_what_is_known_again_while_its_while_is_unknown_stays_undecided() -> None:  # S5.7 S7.2
    text = "bearer: office, while: {2026-01-01: away == both, 2026-03-05: at_risk}, keep: risk == low"
    history = [
        event("2026-03-02T10:00", "moved", away="both"),
        event("2026-03-06T10:00", "graded", risk="low"),
    ]
    told = Told(duty(text), history, "2026-03-10")
    assert told.obligations("d", "status", "opened_at", "ended_at") == [
        "undetermined 03-02 10:00 03-06 10:00",
        "undetermined 03-06 10:00 -",
    ]


def test_a_date_and_an_instant_may_follow_each_other_as_due() -> None:  # S5.6 S5.12
    text = "bearer: office, upon: asked, do: visit, due: {2026-01-01: leave, 2026-03-05: 'opening.at + duration(\"4h\")'}"
    history = [
        event("2026-03-01T10:00", "planned_leave", leave="2026-03-20"),
        ASKED,
        event("2026-03-04T10:00", "visit"),
        event("2026-03-06T10:00", "asked"),
    ]
    told = Told(duty(text), history, "2026-03-06T11:00")
    assert told.obligations("d") == ["discharged 03-02 10:00 03-20 24:00", "pending 03-06 10:00 03-06 14:00"]


def test_a_due_reckoned_in_an_unpublished_year_is_provisional_however_it_is_written() -> None:  # S3.4 S5.6
    text = "bearer: office, upon: asked, do: visit, due: {2026-01-01: 'leave - duration(\"2d\")', 2026-03-01: 'leave - duration(\"1wd\")'}"
    told = Told(
        duty(text), [event("2026-03-01T10:00", "planned_leave", leave="2031-03-20"), ASKED], "2026-03-06"
    )
    assert told.obligations("d", "status", "due", "provisional") == ["pending 03-19 24:00 True"]
    assert told.findings("provisional") == ["provisional 03-02 10:00"]
