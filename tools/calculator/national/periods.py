"""Duties once in each period: nothing is done in the first, the next is done on the last day but one, and an act on its
last day makes good the first, late.

Each row: duty, months of the period and its first month, kind of place, the act, who does it, the evidence, the year.
"""

from __future__ import annotations

from collections.abc import Iterator

from .. import instants
from ..story import Story

Row = tuple[str, int, int, str, str, str, str, str, str]

ROWS: list[Row] = [
    ("hold_plenary", 12, 1, "nation", "n-1", "plenary_held", "ministry_civil_affairs", "meeting_minutes", "2024-01-01"),
    ("file_dropout_return", 1, 1, "school", "s-1", "dropout_return_filed", "principal", "report_form", "2025-02-01"),
    ("recheck_dropouts", 3, 1, "county", "c-1", "dropouts_rechecked", "education_bureau", "match_report", "2025-01-01"),
    ("research_term_start", 6, 1, "county", "c-1", "term_start_researched", "education_bureau", "survey_report", "2025-01-01"),
    ("research_city", 6, 1, "city", "city-1", "city_research_done", "city_education", "survey_report", "2025-01-01"),
    ("evaluate_province", 12, 9, "province", "p-1", "province_evaluated", "provincial_education", "evaluation_report", "2024-09-01"),
    ("check_staff", 12, 1, "school", "s-1", "staff_checked", "school", "check_result", "2024-01-01"),
    ("check_hospital_staff", 12, 1, "hospital", "h-1", "hospital_staff_checked", "hospital", "check_result", "2024-01-01"),
    ("check_childcare_staff", 12, 1, "childcare_centre", "k-1", "childcare_staff_checked", "childcare_centre", "check_result", "2024-01-01"),
    ("check_rescue_staff", 12, 1, "rescue_station", "r-1", "rescue_staff_checked", "rescue_station", "check_result", "2024-01-01"),
    ("check_welfare_staff", 12, 1, "welfare_institution", "w-1", "welfare_staff_checked", "welfare_institution", "check_result", "2024-01-01"),
    ("audit_minors_data", 12, 1, "county", "c-1", "data_audited", "civil_affairs", "audit_report", "2025-01-01"),
]  # fmt: skip


def stories() -> Iterator[Story]:
    """A story for each row, and the two duties of a child that run by the month and the quarter."""
    for duty, length, first_month, kind, name, act, by, evidence, begins in ROWS:
        first = instants.period_end(begins, length, first_month)
        second = instants.period_end(instants.days(first, 1), length, first_month)
        story = Story(
            f"period_{duty}",
            f"A period without the act is a violation that a later act does not undo ({duty})",
            (kind, name),
            f"Periods end on {first} and {second}; the place exists since ten days before the first began. Nothing is\n"
            f"done by {first}. One act on the last day but one of the second period is for that period; the next, on\n"
            f"its last day, finds it done and goes to the one that is undone.",
        )
        story.on(f"{instants.days(begins, -10)}T10:00", act, by, evidence=evidence)
        one, two = f"{instants.days(second, -1)}T10:00", f"{second}T10:00"
        story.on(one, act, by, evidence=evidence)
        story.on(two, act, by, evidence=evidence)
        story.expect(instants.days(begins, -1), duty=duty, status="none")
        _expect(story, duty, first, second, one, two)
        yield story
    yield street_child()
    yield benefit()


def _expect(story: Story, duty: str, first: str, second: str, one: str, two: str) -> None:
    story.expect(instants.days(first, -1), duty=duty, status="pending", due=first)
    story.expect(first, duty=duty, status="pending", due=first)
    story.expect(instants.days(first, 1), duty=duty, status="violated", due=first)
    story.expect(instants.days(second, -1), duty=duty, status="discharged", due=second, discharged_at=one)
    story.expect(second, duty=duty, status="discharged_late", due=first, discharged_at=two)


def street_child() -> Story:
    """Opinion 62: at least once a quarter, from the first full quarter at home."""
    first, second, third = "2025-03-31", "2025-06-30", "2025-09-30"
    story = Story(
        "period_follow_street_child",
        "A street child who went home is followed up every quarter until the follow-up ends",
        ("child", "child-0001"),
        "Home since 2024-12-20: the first whole quarter ends on 2025-03-31. The follow-up ends on 2025-08-01, inside\n"
        "the third quarter, which lapses.",
    )
    story.on("2024-12-20T10:00", "street_child_returned", "rescue_station")
    one, two = "2025-06-29T10:00", "2025-06-30T10:00"
    story.on(one, "street_child_visited", "rescue_station", evidence="visit_record")
    story.on(two, "street_child_visited", "rescue_station", evidence="visit_record")
    story.on("2025-08-01T10:00", "street_follow_up_ended", "rescue_station")
    story.expect("2024-12-31", duty="follow_street_child", status="none")
    _expect(story, "follow_street_child", first, second, one, two)
    story.expect("2025-08-01", duty="follow_street_child", status="lapsed", due=third)
    return story


def benefit() -> Story:
    """Opinion 62: paid from the month after confirmation."""
    first, second, third = "2026-02-28", "2026-03-31", "2026-04-30"
    story = Story(
        "period_pay_benefit",
        "The allowance is due from the month after confirmation, and no more after it is stopped",
        ("child", "child-0001"),
        "Confirmed on 2026-01-20: nothing for January, February is the first month. Stopped on 10 April: that month\n"
        "lapses. The mother's return on 3 April makes the child no longer eligible.",
    )
    story.on(
        "2026-01-05T10:00",
        "benefit_applied",
        "delegate",
        evidence="application",
        father="jailed",
        mother="lost",
    )
    story.on("2026-01-12T10:00", "benefit_checked", "township_office", evidence="match_report")
    story.on("2026-01-20T10:00", "benefit_confirmed", "civil_affairs", evidence="approval")
    story.on("2026-01-21T10:00", "benefit_entered", "civil_affairs")
    one, two = "2026-03-30T10:00", "2026-03-31T10:00"
    story.on(one, "benefit_paid", "civil_affairs", evidence="payment_record")
    story.on(two, "benefit_paid", "civil_affairs", evidence="payment_record")
    story.on("2026-04-03T10:00", "parent_changed", "village_committee", father="jailed", mother="able")
    story.on("2026-04-07T10:00", "change_reported", "village_committee")
    story.on("2026-04-10T10:00", "benefit_stopped", "civil_affairs", evidence="decision")
    story.expect("2026-01-20", state="unattended.confirmed")
    story.expect("2026-01-31", duty="pay_benefit", status="none")
    story.expect("2026-01-31", duty="enter_benefit", status="unquantified", discharged_at="2026-01-21T10:00")
    _expect(story, "pay_benefit", first, second, one, two)
    story.expect("2026-04-10", duty="pay_benefit", status="lapsed", due=third)
    story.expect(
        "2026-04-10",
        duty="report_change",
        status="unquantified",
        opened_at="2026-04-03T10:00",
        discharged_at="2026-04-07T10:00",
    )
    story.expect(
        "2026-04-10",
        duty="stop_benefit",
        status="unquantified",
        opened_at="2026-04-03T10:00",
        discharged_at="2026-04-10T10:00",
    )
    story.expect("2026-04-10", state="unattended.ended")
    return story
