"""S3: instants, dates without time, deadlines."""

from __future__ import annotations

import pytest

from .house import Told, event


def within(term: str, more: str = "") -> str:
    return f"""
    duties:
      see: {{subject: child, bearer: director, upon: asked, do: visit, within: {term}{more}}}
    """


@pytest.mark.parametrize(
    ("term", "due"),
    [
        ("30min", "03-02 10:30"),
        ("24h", "03-03 10:00"),
        ("0d", "03-02 24:00"),
        ("7d", "03-09 24:00"),
        ("1w", "03-09 24:00"),
        ("5wd", "03-09 24:00"),
        ("1mo", "04-02 24:00"),
        ("1y", "03-02 24:00"),
    ],
)
def test_units_count_as_the_civil_code_says(term: str, due: str) -> None:  # S3.3.a S3.3.b S3.3.c S3.3.e
    told = Told(within(term), [event("2026-03-02T10:00", "asked")], "2026-03-02T10:00")
    assert told.obligations("see", "due") == [due]


def test_an_act_at_the_deadline_is_in_time_and_a_microsecond_later_is_late() -> None:  # S3.2.a
    asked = event("2026-03-02T10:00", "asked")
    on_time = Told(within("7d"), [asked, event("2026-03-09T23:59:59.999999", "visit")], "2026-03-20")
    late = Told(within("7d"), [asked, event("2026-03-10T00:00", "visit")], "2026-03-20")
    assert on_time.obligations("see", "status") == ["discharged"]
    assert late.obligations("see", "status", "violated_at") == ["discharged_late 03-09 24:00"]


def test_a_deadline_at_as_of_itself_is_still_pending() -> None:  # S4.12
    asked = event("2026-03-02T10:00", "asked")
    assert Told(within("7d"), [asked], "2026-03-09").obligations("see", "status") == ["pending"]
    assert Told(within("7d"), [asked], "2026-03-10T00:00").obligations("see", "status") == ["violated"]


def test_month_end_is_clamped_and_never_stepped() -> None:  # S3.3.e S5.4.b
    told = Told(
        """
        duties:
          see: {subject: child, bearer: director, upon: asked, do: visit, every: 1mo}
        """,
        [event("2026-01-31T10:00", "asked")],
        "2026-04-15",
    )
    assert told.obligations("see", "due") == ["02-28 24:00", "03-31 24:00", "04-30 24:00"]


def test_make_up_days_work_and_holidays_do_not() -> None:  # S3.3.c S3.4.a
    told = Told(within("5wd"), [event("2026-09-18T10:00", "asked")], "2026-09-18T10:00")
    assert told.obligations("see", "due") == ["09-24 24:00"]  # Sunday 20 September is a make-up working day
    told = Told(within("1wd"), [event("2026-09-30T10:00", "asked")], "2026-09-30T10:00")
    assert told.obligations("see", "due") == ["10-08 24:00"]


def test_an_unpublished_year_makes_the_deadline_provisional() -> None:  # S3.4.b
    told = Told(within("5wd"), [event("2026-12-30T10:00", "asked")], "2026-12-31")
    assert told.obligations("see", "provisional") == ["True"]
    assert told.findings("provisional") == ["provisional 12-30 10:00"]
    told = Told(within("5wd"), [event("2026-12-30T10:00", "asked")], "2027-02-01")
    assert told.obligations("see", "status", "provisional") == ["violated True"]


def test_roll_moves_a_due_day_that_is_no_working_day() -> None:  # S3.3.f
    told = Told(within("7d", ", roll: next_working_day"), [event("2026-09-26T10:00", "asked")], "2026-09-26")
    assert told.obligations("see", "due") == ["10-08 24:00"]


def test_count_first_day_counts_the_day_of_the_start() -> None:  # S3.3.g
    told = Told(within("7d", ", count_first_day: true"), [event("2026-03-02T10:00", "asked")], "2026-03-02")
    assert told.obligations("see", "due") == ["03-08 24:00"]


def test_a_date_stands_at_the_end_of_its_day() -> None:  # S3.1.b
    told = Told(within("7d"), [event("2026-03-02", "asked"), event("2026-03-09", "visit")], "2026-03-20")
    assert told.obligations("see") == ["discharged 03-02 24:00 03-09 24:00"]


def test_the_order_of_a_timed_record_and_a_date_of_one_day_is_ambiguous() -> None:  # S3.1.c
    told = Told(
        within("7d"), [event("2026-03-02T10:00", "asked"), event("2026-03-02", "visit")], "2026-03-20"
    )
    assert told.findings("ambiguous_order") == ["ambiguous_order 03-02 24:00"]
    told = Told(
        within("7d"), [event("2026-03-02T10:00", "asked"), event("2026-03-03", "visit")], "2026-03-20"
    )
    assert told.findings("ambiguous_order") == []


def test_only_the_record_without_time_may_have_happened_earlier() -> None:  # S3.1.c
    history = [
        event("2026-03-02T10:00", "asked"),
        event("2026-03-02T11:00", "visit"),
        event("2026-03-02", "harmed"),
    ]
    assert Told(within("7d"), history, "2026-03-20").findings("ambiguous_order") == []


def test_a_units_records_of_one_day_may_be_ambiguous_too() -> None:  # S3.1.c
    part = """
    workflows:
      files:
        subject: county
        initial: due
        states:
          due: {transitions: [{event: report, to: filed}]}
          filed: {transitions: [{event: checked, to: closed}]}
          closed: {}
    events:
      checked: {subject: county}
    """
    history = [event("2026-03-02T10:00", "report", "county/x"), event("2026-03-02", "checked", "county/x")]
    told = Told(part, history, "2026-03-20", subject="county/x")
    assert told.findings("ambiguous_order") == ["ambiguous_order 03-02 24:00"]
    assert told.state("files") == "closed"


@pytest.mark.parametrize("as_of", ["2026-03-03T12:00", "2026-03-03", "2026-03-20"])
def test_a_date_on_the_day_of_an_exact_deadline_leaves_it_undecided(as_of: str) -> None:  # S3.1.d
    told = Told(within("24h"), [event("2026-03-02T10:00", "asked"), event("2026-03-03", "visit")], as_of)
    assert told.obligations("see", "status") == ["undetermined"]
    assert told.findings("violated") == []


def test_sixteen_is_reached_at_the_first_instant_of_the_birthday() -> None:  # S3.5.a
    part = """
    duties:
      see: {subject: child, bearer: director, while: age(birth) < 16, do: visit, within: 30d}
    """
    found = event("2026-11-01T10:00", "found", birth="2010-11-24")
    assert Told(part, [found], "2026-11-23").obligations("see", "status") == ["pending"]
    told = Told(part, [found], "2026-11-24T00:00")
    assert told.obligations("see", "status", "ended_at") == ["lapsed 11-24 00:00"]


def test_a_record_without_time_that_is_no_act_leaves_no_doubt() -> None:  # S3.1.d S4.2 S4.3
    part = """
    events:
      shown: {subject: child, by: [inspector], evidence: [photo], data: {to: "text?"}, effective: {until: 2026-04-01}}
    duties:
      d: {subject: child, bearer: director, upon: asked, do: shown, within: 4h}
    """

    def told(day: str, **more: object) -> list[str]:
        history = [event(f"{day}T10:00", "asked"), event(day, "shown", **more)]
        return Told(part, history, f"{day}T20:00").obligations("d", "status")

    assert told("2026-03-02", by="inspector", evidence=["photo"]) == ["undetermined"]
    assert told("2026-03-02", by="inspector") == ["violated"]
    assert told("2026-03-02", by="director", evidence=["photo"]) == ["violated"]
    assert told("2026-04-02", by="inspector", evidence=["photo"]) == ["violated"]
