"""What units file and do period by period: one line of a table each."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from .book import Book
from .days import END, at, day, day_in, end_of, is_working, periods
from .places import COUNTY, SCHOOLS, TOWNSHIPS, VACANT, VILLAGES, director, lead

MEMBERS = (
    "education_bureau", "youth_league", "womens_federation", "agriculture", "police", "civil_affairs", "justice",
    "finance", "health", "family_planning", "civilisation_office", "trade_union", "culture", "care_committee",
)  # fmt: skip


class Return(NamedTuple):
    """A duty owed each period: the act, who does it, in which periods, by which day, how often."""

    duty: str
    event: str
    actor: str
    each: str
    by: str = ""
    evidence: str = ""
    times: int = 1
    named: bool = False
    """Whether the act names its period."""


COUNTY_RETURNS = (
    Return("hold_group_meeting", "group_meeting", "vice_magistrate", "quarter", "-21", "meeting_minutes"),
    Return("file_annual_report", "annual_report_filed", "lead", "year", "12-20", "annual_report"),
    Return("issue_bulletin", "bulletin_issued", "civil_affairs", "quarter", named=True),
    Return("match_registers", "data_matched", "civil_affairs", "half_year", "-10", "match_report"),
    Return("lead_activities", "care_activity_held", "education_bureau", "half_year", times=2),
    Return("file_survey", "survey_filed", "education_bureau", "year", "10-31", "survey_report"),
    Return("check_enrolment", "enrolment_checked", "education_bureau", "term", "30", "enrolment_data"),
    Return(
        "report_boarding_works",
        "boarding_works_reported",
        "education_bureau",
        "year",
        "09-30",
        "project_list",
    ),
    Return("train_teachers", "teachers_trained", "education_bureau", "year", "", "training_record", 2),
    Return(
        "recheck_dropouts",
        "dropouts_rechecked",
        "education_bureau",
        "quarter",
        "",
        "match_report",
        named=True,
    ),
    Return("publicise_rights", "publicity_held", "civilisation_office", "half_year", times=2),
    Return("hold_venue_activities", "venue_activity_held", "culture_tourism", "quarter"),
    Return("train_supervisors", "supervisors_trained", "civil_affairs", "year", "06-30", "training_record"),
    Return("allot_budget", "budget_allotted", "finance", "year", "03-31", "budget_line"),
    Return("account_for_funds", "funds_accounted", "finance", "fund_half", "", "payment_record"),
    Return("share_household_data", "household_data_shared", "health_commission", "half_year"),
    Return("hold_job_fair", "job_fair_held", "agriculture_rural", "half_year"),
    Return("send_volunteers", "volunteers_sent", "youth_league", "quarter", times=2),
    Return("pair_elders", "elders_paired", "care_committee", "year", "05-31", "pairing_list"),
    Return("help_workers", "workers_helped", "trade_union", "year", times=2),
    Return("audit_minors_data", "data_audited", "civil_affairs", "year", "", "audit_report"),
    Return("adopt_annual_plan", "annual_plan_adopted", "lead", "year", "02-28", "document"),
    Return("report_to_committee", "committee_informed", "vice_magistrate", "half_year", "", "annual_report"),
    Return(
        "research_term_start", "term_start_researched", "education_bureau", "half_year", "", "survey_report"
    ),
    Return("pair_volunteers", "volunteers_paired", "youth_league", "year", "04-30", "pairing_list"),
    Return(
        "evaluate_activities", "activities_evaluated", "youth_league", "half_year", "", "evaluation_report"
    ),
    Return("form_holiday_teams", "holiday_teams_formed", "youth_league", "year", "06-20"),
    Return("train_parents_skills", "skills_trained", "agriculture_rural", "year", "", "training_record", 2),
    Return("plan_rural_care", "rural_care_planned", "agriculture_rural", "year", "03-31", "document"),
    Return("verify_households", "households_verified", "police", "half_year", "-20", "match_report"),
    Return("keep_aid_lawyers", "aid_lawyers_listed", "justice", "year", "01-31", "document"),
    Return(
        "assess_civilised_units",
        "civilised_units_assessed",
        "civilisation_office",
        "year",
        "11-15",
        "evaluation_report",
    ),
    Return("train_families", "families_trained", "trade_union", "year", "", "training_record"),
    Return(
        "lead_holiday_project", "holiday_project_led", "care_committee", "year", "09-10", "evaluation_report"
    ),
)
MEMBER_RETURNS = (
    Return("file_targets", "targets_filed", "head", "year", "03-31", "work_targets"),
    Return("file_progress", "progress_filed", "liaison", "quarter", "-3", "report_form", named=True),
    Return("send_figures", "figures_sent", "liaison", "month", "28", named=True),
)
TOWNSHIP_RETURNS = (
    Return("set_township_budget", "township_budget_set", "township", "year", "03-31", "budget_line"),
    Return(
        "hold_township_meeting", "township_meeting", "township", "month", "", "meeting_minutes", named=True
    ),
    Return("put_on_agenda", "agenda_item_heard", "township", "half_year", "", "meeting_minutes"),
    Return(
        "inspect_township",
        "township_inspected",
        "lead",
        "half_year",
        "inspections",
        "inspection_report",
    ),
    Return("guide_families", "family_guidance_held", "womens_federation", "quarter"),
    Return("bring_comfort", "comfort_round_done", "trade_union", "half_year"),
    Return("submit_ledger", "ledger_submitted", "supervisor", "month", "-2", "ledger_update", named=True),
    Return("review_directors", "directors_reviewed", "supervisor", "quarter", "", "review_record"),
    Return(
        "register_proxy_parents",
        "proxy_parents_registered",
        "womens_federation",
        "year",
        "04-15",
        "pairing_list",
    ),
    Return(
        "visit_children_homes", "homes_visited", "womens_federation", "half_year", "", "inspection_report"
    ),
    Return("publicise_law", "law_publicised", "justice", "half_year"),
    Return("supply_township_funds", "township_funded", "finance", "year", "04-30", "payment_record"),
    Return(
        "vaccinate_children", "children_vaccinated", "health_commission", "half_year", "", "ledger_update"
    ),
    Return("keep_family_files", "family_files_matched", "health_commission", "half_year", "", "match_report"),
    Return("open_youth_palaces", "youth_palace_opened", "civilisation_office", "quarter"),
    Return("host_children_homes", "culture_station_used", "culture_tourism", "quarter"),
)
SEAT = "@township_office"
"""Every township has a group of its own: what the county's group owes, it owes again."""
TOWNSHIP_GROUP_RETURNS = (
    Return(
        f"hold_group_meeting{SEAT}",
        f"group_meeting{SEAT}",
        f"vice_magistrate{SEAT}",
        "quarter",
        "-21",
        "meeting_minutes",
    ),
    Return(
        f"file_annual_report{SEAT}",
        f"annual_report_filed{SEAT}",
        "township",
        "year",
        "12-20",
        "annual_report",
    ),
    Return(f"adopt_annual_plan{SEAT}", f"annual_plan_adopted{SEAT}", "township", "year", "02-28", "document"),
    Return(
        f"report_to_committee{SEAT}",
        f"committee_informed{SEAT}",
        f"vice_magistrate{SEAT}",
        "half_year",
        "",
        "annual_report",
    ),
)
TOWNSHIP_MEMBER_RETURNS = (
    Return(f"file_targets{SEAT}", f"targets_filed{SEAT}", f"head{SEAT}", "year", "03-31", "work_targets"),
    Return(
        f"file_progress{SEAT}",
        f"progress_filed{SEAT}",
        f"liaison{SEAT}",
        "quarter",
        "-3",
        "report_form",
        named=True,
    ),
    Return(f"send_figures{SEAT}", f"figures_sent{SEAT}", f"liaison{SEAT}", "month", "28", named=True),
)
VILLAGE_RETURNS = (
    Return("screen_village", "screening_done", "director", "quarter", "", "screening_list"),
    Return(
        "file_village_return", "village_return_filed", "director", "month", "28", "report_form", named=True
    ),
    Return("train_director", "director_trained", "civil_affairs", "year", "10-31", "training_record"),
)
SCHOOL_RETURNS = (
    Return("list_pupils", "pupils_listed", "school", "term", "20", "pupil_list"),
    Return(
        "file_dropout_return", "dropout_return_filed", "principal", "month", "28", "report_form", named=True
    ),
    Return("meet_carers", "carers_meeting_held", "school", "term", "", "meeting_minutes"),
    Return("check_staff", "staff_checked", "school", "year", "", "check_result"),
    Return("check_health", "health_checked", "health_commission", "year", "11-30", "check_result"),
    Return("teach_law", "law_class_held", "justice", "half_year"),
    Return("counsel_pupils", "pupils_counselled", "health_commission", "term"),
    Return("check_surroundings", "surroundings_checked", "police", "half_year", "-15", "check_result"),
)
INSPECTIONS = {"2026-H1": "05-31", "2026-H2": "11-30"}

SKIPPED = {
    (COUNTY, "send_figures", "2026-04", "trade_union"),
    (COUNTY, "file_progress", "2026-Q2", "agriculture"),
    ("t-2", "hold_township_meeting", "2026-05", ""),
    ("t-1", "submit_ledger", "2026-10", ""),
    ("v-03", "screen_village", "2026-Q3", ""),
    ("v-06", "file_village_return", "2026-08", ""),
    ("s-3", "file_dropout_return", "2026-10", ""),
    ("t-3", "inspect_township", "2026-H2", ""),
    ("t-2", "open_youth_palaces", "2026-Q3", ""),
    ("t-3", f"send_figures{SEAT}", "2026-05", "township_office"),
}
"""Planted: returns that are never made."""
LATE = {(COUNTY, "send_figures", "2026-07", "justice"): 6, ("v-09", "file_village_return", "2026-03", ""): 4}
"""Planted: returns made so many days after their day."""
UNDONE_STEP = end_of(day("11-02"))
"""The bureau's step for the return of s-3: two working days after 28 October, then three days."""


def file_all(book: Book, rng: Random) -> None:
    """Every return of every unit."""
    for line in COUNTY_RETURNS:
        _file(book, rng, COUNTY, line)
    for line in MEMBER_RETURNS:
        for member in MEMBERS:
            _file(book, rng, COUNTY, line, member)
    for subjects, lines in (
        (TOWNSHIPS, TOWNSHIP_RETURNS), (VILLAGES, VILLAGE_RETURNS), (SCHOOLS, SCHOOL_RETURNS),
    ):  # fmt: skip
        for subject in subjects:
            for line in lines:
                _file(book, rng, subject, line)
    for township in TOWNSHIPS:
        for line in TOWNSHIP_GROUP_RETURNS:
            _file(book, rng, township, line)
        for line in TOWNSHIP_MEMBER_RETURNS:
            _file(book, rng, township, line, "township_office")


def _file(book: Book, rng: Random, subject: str, line: Return, member: str = "") -> None:
    for name, first, last in periods(line.each):
        by = INSPECTIONS[name] if line.by == "inspections" else line.by
        deadline = day_in(first, last, by)
        if line.duty in ("file_village_return", "set_township_budget"):
            while not is_working(deadline):
                deadline += timedelta(days=1)
        key = (subject, line.duty, name, member)
        if key in SKIPPED or key in LATE:
            bearer = lead(first) if line.actor == "lead" else ""
            book.violated(subject, line.duty, end_of(deadline), member, bearer=bearer)
        if key in SKIPPED:
            continue
        if key in LATE:
            days = [deadline + timedelta(days=LATE[key])]
        else:
            days = _spread(rng, subject, line, first, min(deadline, END.date()))
        data = ({"member": member} if member else {}) | ({"period": name} if line.named else {})
        for when in days:
            moment = at(when, f"{rng.randint(9, 16):02}:{rng.randint(0, 59):02}")
            actor = _actor(subject, line.actor, when)
            book.add(subject, line.event, moment, actor, line.evidence, **data)


def _spread(rng: Random, subject: str, line: Return, first: date, deadline: date) -> list[date]:
    """Days for the acts, well inside; a village without a director waits for the next one."""
    length = (deadline - first).days
    days = []
    for part in range(line.times):
        start, stop = length * part // line.times, length * (part + 1) // line.times
        days.append(first + timedelta(days=rng.randint(start + (stop - start) // 3, max(start, stop - 2))))
    if line.actor == "director" and subject in VACANT:
        left, came = (moment.date() for moment in VACANT[subject])
        if first <= came and deadline > came and min(days) <= came and (left - first).days < length:
            days = [came + timedelta(days=2)]
    return days


def _actor(subject: str, actor: str, when: date) -> str:
    if actor == "lead":
        return lead(when)
    if actor == "director":
        return director(subject, at(when, "12:00"))
    return {"township": subject, "school": subject, "supervisor": TOWNSHIPS.get(subject, "")}.get(
        actor, actor
    )
