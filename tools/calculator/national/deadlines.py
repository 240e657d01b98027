"""Deadlines with a number: the day before, the day, the day after; month ends, a leap day, days off and worked Sundays;
hours to the second."""

from __future__ import annotations

from collections.abc import Iterator

from .. import instants
from ..story import Story
from .people import gone

SUGGESTIONS = [
    ("answer_suggestion", "county", "c-1", "suggestion", "civil_affairs", {"addressee": "civil_affairs"}),
    (
        "answer_suggestion_education",
        "county",
        "c-1",
        "suggestion",
        "education_bureau",
        {"addressee": "education_bureau"},
    ),
    ("answer_suggestion_township", "township", "t-2", "township_suggestion", "township_office", {}),
    ("answer_suggestion_school", "school", "s-1", "school_suggestion", "school", {}),
]


def stories() -> Iterator[Story]:
    """Every duty whose deadline is a number of months, years, working days, hours, or a date."""
    for row in SUGGESTIONS:
        yield suggestion(*row)
    yield application()
    for duty, number, urgent in [("decide_order", 72, False), ("decide_urgent_order", 24, True)]:
        yield order(duty, number, urgent)
    yield care_year()
    yield care_total()
    yield first_entry()
    yield first_entry_done()
    yield send_back()


def suggestion(duty: str, kind: str, name: str, event: str, by: str, data: dict[str, str]) -> Story:
    """A month: to the leap day, to a month's last day, and to the corresponding day."""
    story = Story(
        f"month_{duty}",
        f"A month to the leap day, to the month's end and to the same day ({duty})",
        (kind, name),
        "One month from 29 January 2024 is 29 February; from 31 January the month has no 31st: its last day, the 29th;\n"
        "from 15 March it is 15 April. The first is answered a day early, the second on the day, the third five days late.",
    )
    first = story.on("2024-01-29T09:00", f"{event}_received", id="a-1", **data)
    second = story.on("2024-01-31T16:00", f"{event}_received", id="a-2", **data)
    third = story.on("2024-03-15T09:00", f"{event}_received", id="a-3", **data)
    due = [instants.months(start, 1) for start in (first, second, third)]
    done = [f"{instants.days(due[0], -1)}T10:00", f"{due[1]}T17:00", f"{instants.days(due[2], 5)}T10:00"]
    for number, at in enumerate(done):
        story.on(at, f"{event}_answered", by, evidence="written_reply", about=f"a-{number + 1}")
    story.expect(
        instants.days(due[0], -1),
        duty=duty,
        for_="a-1",
        status="discharged",
        due=due[0],
        discharged_at=done[0],
    )
    story.expect(instants.days(due[1], -1), duty=duty, for_="a-2", status="pending", due=due[1])
    story.expect(due[1], duty=duty, for_="a-2", status="discharged", due=due[1], discharged_at=done[1])
    story.expect(instants.days(due[1], 1), duty=duty, status="violated", count=0)
    story.expect(instants.days(due[2], -1), duty=duty, for_="a-3", status="pending", due=due[2])
    story.expect(due[2], duty=duty, for_="a-3", status="pending", due=due[2])
    story.expect(instants.days(due[2], 1), duty=duty, for_="a-3", status="violated", due=due[2])
    story.expect(
        instants.days(due[2], 5),
        duty=duty,
        for_="a-3",
        status="discharged_late",
        due=due[2],
        discharged_at=done[2],
    )
    return story


def application() -> Story:
    """Fifteen working days and fifteen more, over Mid-Autumn and National Day of 2026."""
    one, two, three, four = (("child", f"child-000{number}") for number in range(1, 5))
    story = Story(
        "fifteen_working_days",
        "Fifteen working days in the township and fifteen in the county, over two holidays and two worked weekends",
        one,
        "2026: off from 25 to 27 September and from 1 to 7 October; Sunday 20 September and Saturday 10 October are worked.\n"
        "From Thursday 17 September: 18, 20, 21-24 (six), 28-30 (nine), 8-10 October (twelve), 12, 13, 14 (fifteen).\n"
        "The first child's file is checked two days late, the second's in time; its confirmation is late. The third and\n"
        "the fourth come of age before the deadline.",
    )
    for child in (one, two, three, four):
        at = "2026-09-17T10:00" if child in (one, three) else "2026-09-10T10:00"
        story.on(
            at,
            "benefit_applied",
            "delegate",
            subject=child,
            evidence="application",
            father="jailed",
            mother="lost",
        )
    check = instants.working_days("2026-09-17", 15)
    checked = story.on(
        f"{instants.days(check, 2)}T10:00",
        "benefit_checked",
        "township_office",
        subject=one,
        evidence="match_report",
    )
    confirm = instants.working_days(checked, 15)
    confirmed = story.on(
        f"{confirm}T17:30", "benefit_confirmed", "civil_affairs", subject=one, evidence="approval"
    )
    second = story.on(
        "2026-09-18T10:00", "benefit_checked", "township_office", subject=two, evidence="match_report"
    )
    due = instants.working_days(second, 15)
    late = story.on(f"{instants.days(due, 4)}T10:00", "benefit_refused", "civil_affairs", subject=two)
    told = story.on(
        f"{instants.days(due, 5)}T10:00",
        "refusal_explained",
        "civil_affairs",
        subject=two,
        evidence="written_reply",
    )
    gone(story, "2026-09-21T10:00", three)
    fourth = story.on(
        "2026-09-18T11:00", "benefit_checked", "township_office", subject=four, evidence="match_report"
    )
    gone(story, "2026-09-21T10:00", four)

    duty = "check_application"
    story.expect(instants.days(check, -1), duty=duty, status="pending", due=check)
    story.expect(check, duty=duty, status="pending", due=check)
    story.expect(instants.days(check, 1), duty=duty, status="violated", due=check)
    story.expect(checked, duty=duty, status="discharged_late", due=check, discharged_at=checked)
    story.expect(
        "2026-09-18",
        subject=two,
        duty=duty,
        status="discharged",
        due=instants.working_days("2026-09-10", 15),
        discharged_at=second,
    )
    story.expect("2026-09-21", subject=three, duty=duty, status="lapsed", due=check)
    duty = "confirm_application"
    story.expect(instants.days(confirm, -1), duty=duty, status="pending", due=confirm)
    story.expect(confirm, duty=duty, status="discharged", due=confirm, discharged_at=confirmed)
    story.expect(instants.days(due, -1), subject=two, duty=duty, status="pending", due=due)
    story.expect(due, subject=two, duty=duty, status="pending", due=due)
    story.expect(instants.days(due, 1), subject=two, duty=duty, status="violated", due=due)
    story.expect(late, subject=two, duty=duty, status="discharged_late", due=due, discharged_at=late)
    story.expect(
        told, subject=two, duty="explain_refusal", status="unquantified", opened_at=late, discharged_at=told
    )
    story.expect(
        "2026-09-21", subject=four, duty=duty, status="lapsed", due=instants.working_days(fourth, 15)
    )
    return story


def order(duty: str, number: int, urgent: bool) -> Story:
    """Hours run from the very moment, over nights and days off."""
    one, two, three, four = (("child", f"child-000{number}") for number in range(1, 5))
    start = "2026-10-02T10:20"
    due = instants.hours(start, number)
    story = Story(
        f"hours_{duty}",
        f"{number} hours to the second, over National Day ({duty})",
        one,
        f"Applied for on 2 October 2026 at 10:20; {number} hours end at {due}, holiday or not. The first order comes two\n"
        "hours late, the second at the very second, of the third only the day is on record, and nobody can say; the fourth\n"
        "child comes of age before.",
    )
    for child in (one, two, three, four):
        story.on(start, "order_applied", "police", subject=child, evidence="application", urgent=urgent)
    late = story.on(
        instants.hours(due, 2), "order_granted", "court", subject=one, evidence="court_order", months=6
    )
    story.on(due, "order_refused", "court", subject=two, evidence="court_order")
    story.on(
        instants.date(due).isoformat(),
        "order_granted",
        "court",
        subject=three,
        evidence="court_order",
        months=3,
    )
    gone(story, instants.hours(start, 3), four)
    story.expect(instants.shifted(due, seconds=-30), duty=duty, status="pending", due=due)
    story.expect(due, duty=duty, status="pending", due=due)
    story.expect(instants.shifted(due, seconds=30), duty=duty, status="violated", due=due)
    story.expect(late, duty=duty, status="discharged_late", due=due, discharged_at=late)
    story.expect(due, subject=two, duty=duty, status="discharged", due=due, discharged_at=due)
    story.expect(instants.days(due, 1), subject=three, duty=duty, status="undetermined", due=due)
    story.expect(instants.days(due, 1), subject=three, findings=["undetermined"])
    story.expect(instants.hours(start, 4), subject=four, duty=duty, status="lapsed", due=due)
    return story


def care_year() -> Story:
    """One stay: a year from the leap day ends on the last day of February."""
    one, two, three = (("child", f"child-000{number}") for number in range(1, 4))
    start = "2024-02-29T10:00"
    due = instants.years(start, 1)
    story = Story(
        "care_of_a_year",
        "A stay in temporary care from the leap day ends within the year; the year is an assumption",
        one,
        "A year from 29 February 2024: there is no 29th in 2025, so the month's last day, the 28th. The first child goes\n"
        "home two days late, the second on the day, the third goes into long-term care by the court's word and the case ends.",
    )
    for child in (one, two, three):
        story.on(start, "shelter_given", "civil_affairs", subject=child, evidence="transfer_receipt")
        story.on(
            "2024-12-02T10:00",
            "family_assessed",
            "civil_affairs",
            subject=child,
            evidence="assessment",
            able_again=True,
        )
    late = story.on(
        f"{instants.days(due, 2)}T10:00",
        "returned_home",
        "civil_affairs",
        subject=one,
        evidence="transfer_receipt",
    )
    on_day = story.on(
        f"{due}T10:00", "returned_home", "civil_affairs", subject=two, evidence="transfer_receipt"
    )
    gone(story, "2024-12-20T10:00", three)
    duty = "end_temporary_care"
    story.expect(instants.days(due, -1), duty=duty, status="pending", due=due)
    story.expect(due, duty=duty, status="pending", due=due)
    story.expect(instants.days(due, 1), duty=duty, status="violated", due=due)
    story.expect(late, duty=duty, status="discharged_late", due=due, discharged_at=late)
    story.expect(due, subject=two, duty=duty, status="discharged", due=due, discharged_at=on_day)
    story.expect("2024-12-20", subject=three, duty=duty, status="lapsed", due=due)
    story.expect(
        "2024-12-31",
        duty="assess_family",
        status="unquantified",
        opened_at=start,
        discharged_at="2024-12-02T10:00",
    )
    return story


def care_total() -> Story:
    """365 days in total, over two stays."""
    start, home, again = "2024-01-01T10:00", "2024-07-01T10:00", "2025-01-01T10:00"
    spent = (instants.date(home) - instants.date(start)).days
    reached = f"{instants.days(again, 365 - spent)}T10:00"
    story = Story(
        "care_in_total",
        "Two stays in temporary care are added up; at 365 days together the limit is passed",
        ("child", "child-0001"),
        f"First stay from 1 January to 1 July 2024: {spent} days. The second begins on 1 January 2025 at 10:00; the 365\n"
        f"days are full at {reached} and passed a microsecond later. Nothing undoes it: the time stays spent. A child of whom the case ends before\n"
        "owes nothing.",
    )
    other = ("child", "child-0002")
    story.on(start, "shelter_given", "civil_affairs", evidence="transfer_receipt")
    story.on(start, "shelter_given", "civil_affairs", subject=other, evidence="transfer_receipt")
    story.on("2024-06-28T10:00", "family_assessed", "civil_affairs", evidence="assessment", able_again=True)
    story.on(home, "returned_home", "civil_affairs", evidence="transfer_receipt")
    story.on("2024-08-01T10:00", "watch_ended", "civil_affairs")
    story.on(again, "shelter_given", "civil_affairs", evidence="transfer_receipt")
    gone(story, "2024-09-02T10:00", other)
    story.expect(instants.days(reached, -1), duty="limit_temporary_care", status="pending")
    story.expect(
        instants.shifted(reached, hours=1),
        duty="limit_temporary_care",
        status="violated",
        violated_at=f"{reached}:00.000001",
    )
    story.expect("2024-09-02", subject=other, duty="limit_temporary_care", status="lapsed")
    return story


def first_entry() -> Story:
    """The one date in the notices: 30 November 2017; missed by two days."""
    story = Story(
        "first_entry_late",
        "The first entry into the national system is two days late",
        ("county", "c-1"),
        "The system began on 10 October 2017; the first entry was due by the end of November.",
    )
    story.on("2017-01-09T10:00", "care_service_opened")
    done = story.on("2017-12-02T10:00", "first_entry_done", "civil_affairs", evidence="ledger_update")
    duty, due = "finish_first_entry", "2017-11-30"
    story.expect("2017-10-09", duty=duty, status="none")
    story.expect("2017-11-29", duty=duty, status="pending", due=due)
    story.expect(due, duty=duty, status="pending", due=due)
    story.expect("2017-12-01", duty=duty, status="violated", due=due)
    story.expect(done, duty=duty, status="discharged_late", due=due, discharged_at=done)
    return story


def first_entry_done() -> Story:
    """The same, done on the day."""
    story = Story(
        "first_entry_in_time",
        "The first entry is done on its last day",
        ("county", "c-2"),
        "Due by the end of November 2017, done at 23:00 on the 30th.",
    )
    story.on("2017-01-09T10:00", "care_service_opened")
    done = story.on("2017-11-30T23:00", "first_entry_done", "civil_affairs", evidence="ledger_update")
    story.expect(
        "2017-12-31", duty="finish_first_entry", status="discharged", due="2017-11-30", discharged_at=done
    )
    return story


def send_back() -> Story:
    """The bureau's order names the day."""
    one, two, three = (("child", f"child-000{number}") for number in range(1, 4))
    story = Story(
        "order_of_return",
        "Parents send the child back by the day that the order names",
        one,
        "Each pupil is absent, suspected, persuaded in vain and reported; the order names 20 October 2026. The first is\n"
        "back on the 22nd, the second on the 20th, the third comes of age on the 15th.",
    )
    due = "2026-10-20"
    for child in (one, two, three):
        story.on("2026-09-01T08:00", "school_joined", "school", subject=child, school="s-1")
        story.on("2026-09-07T08:30", "absence_noted", "school", subject=child)
        story.on("2026-09-10T08:30", "dropout_suspected", "school", subject=child)
        visited = story.on(
            "2026-09-11T16:00", "absent_pupil_visited", "head_teacher", subject=child, evidence="visit_record"
        )
        begun = story.on("2026-09-14T10:00", "persuasion_begun", "school", subject=child)
        talked = story.on(
            "2026-09-17T15:00", "persuasion_talk", "school", subject=child, evidence="persuasion_record"
        )
        dropped = story.on("2026-09-29T10:00", "dropout_confirmed", "school", subject=child)
        reported = story.on(
            "2026-09-30T10:00",
            "dropout_reported",
            "school",
            subject=child,
            evidence="written_report",
            to="education_bureau",
        )
        told = story.on(
            "2026-09-30T11:00",
            "dropout_reported",
            "school",
            subject=child,
            evidence="written_report",
            to="township_office",
        )
        urged = story.on("2026-10-08T10:00", "return_urged", "township_office", subject=child)
        ordered = story.on(
            "2026-10-09T10:00",
            "return_ordered",
            "education_bureau",
            subject=child,
            evidence="order_of_return",
            until=due,
        )
    late = story.on("2026-10-22T08:00", "back_at_school", "school", subject=one, evidence="attendance_sheet")
    in_time = story.on(f"{due}T08:00", "back_at_school", "school", subject=two, evidence="attendance_sheet")
    cleared = story.on(
        "2026-10-23T10:00", "ledger_cleared", "education_bureau", subject=one, evidence="ledger_update"
    )
    gone(story, "2026-10-15T10:00", three)
    duty = "send_child_back"
    story.expect(instants.days(due, -1), duty=duty, status="pending", due=due)
    story.expect(due, duty=duty, status="pending", due=due)
    story.expect(instants.days(due, 1), duty=duty, status="violated", due=due)
    story.expect(late, duty=duty, status="discharged_late", due=due, discharged_at=late)
    story.expect(due, subject=two, duty=duty, status="discharged", due=due, discharged_at=in_time)
    story.expect("2026-10-15", subject=three, duty=duty, status="lapsed", due=due)
    for other, opened, done in [
        ("visit_absent_pupil", "2026-09-10T08:30", visited), ("persuade_pupil", begun, talked),
        ("order_return", reported, ordered), ("urge_return", told, urged), ("clear_ledger", late, cleared),
    ]:  # fmt: skip
        story.expect("2026-10-31", duty=other, status="unquantified", opened_at=opened, discharged_at=done)
    for receiver, done in [("education_bureau", reported), ("township_office", told)]:
        story.expect(
            "2026-10-31",
            duty="report_dropout",
            for_=receiver,
            status="unquantified",
            opened_at=dropped,
            discharged_at=done,
        )
    story.expect("2026-09-29", state="schooling.enrolled.dropped_out")
    story.expect("2026-10-31", state="schooling.enrolled.returned")
    return story
