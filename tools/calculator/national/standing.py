"""Duties that stand without an occasion and have no number in the law: they open with their law, acts are recorded.

Each row was written from the text of the law: duty, the day from which it binds, the act, who does it, the evidence.
"""

from __future__ import annotations

from collections.abc import Iterator

from .. import instants
from ..story import Story

BEGIN = "2012-06-01T09:00"
END = "2026-06-30"
Row = tuple[str, str, str, str, str]

COUNTY: list[Row] = [
    ("coordinate_work", "2013-01-10", "work_coordinated", "education_bureau", "meeting_minutes"),
    ("adopt_measures", "2016-02-04", "care_measures_adopted", "county_government", "document"),
    ("inspect_work", "2016-02-04", "county_work_inspected", "county_government", "inspection_report"),
    ("raise_funds", "2016-02-04", "funds_raised", "finance", "budget_line"),
    (
        "budget_family_education",
        "2022-01-01",
        "family_education_budgeted",
        "county_government",
        "budget_line",
    ),
    ("inspect_benefit_money", "2020-01-01", "benefit_money_inspected", "finance", "inspection_report"),
    ("praise_good_work", "2016-02-04", "good_work_praised", "county_government", ""),
    ("set_inspection_rules", "2016-06-13", "inspection_rules_set", "county_government", "document"),
    ("circulate_inspection", "2016-06-13", "inspection_bulletin_issued", "county_government", ""),
    ("update_system", "2016-02-04", "system_updated", "civil_affairs", "ledger_update"),
    ("share_data", "2017-10-10", "data_shared", "civil_affairs", ""),
    ("train_boarding_staff", "2016-02-04", "boarding_staff_trained", "education_bureau", "training_record"),
    ("buy_services", "2016-02-04", "services_bought", "civil_affairs", "contract"),
    ("send_volunteers", "2016-02-04", "volunteers_sent", "youth_league", ""),
    ("hold_holiday_care", "2016-02-04", "holiday_care_held", "youth_league", ""),
    ("mobilise_youth_agencies", "2020-01-01", "youth_agencies_mobilised", "youth_league", ""),
    ("run_womens_homes", "2016-02-04", "womens_home_opened", "womens_federation", ""),
    ("guide_carers", "2016-02-04", "carers_guided", "womens_federation", ""),
    ("support_family_education", "2022-01-01", "family_support_given", "education_bureau", ""),
    ("help_workers", "2016-02-04", "workers_helped", "trade_union", ""),
    ("pair_elders", "2016-02-04", "elders_paired", "care_committee", "pairing_list"),
    ("serve_disabled_children", "2016-02-04", "disabled_children_helped", "disabled_federation", ""),
    ("support_return_work", "2016-02-04", "return_work_supported", "human_resources", ""),
    ("inspect_child_labour", "2013-01-10", "child_labour_inspected", "human_resources", "inspection_report"),
    ("open_venues", "2021-06-01", "venues_opened", "culture", ""),
]
TOWNSHIP: list[Row] = [
    ("publicise_guardianship", "2016-02-04", "guardianship_publicised", "township_office", ""),
    ("prevent_violence", "2016-03-01", "violence_prevention_held", "township_office", ""),
    ("record_needy_families", "2022-01-01", "needy_families_recorded", "township_office", "ledger_update"),
]
VILLAGE: list[Row] = [
    ("support_village_post", "2021-06-01", "village_supported", "township_office", ""),
    ("guide_village", "2016-02-04", "village_guided", "civil_affairs", ""),
    ("screen_village", "2016-02-04", "screening_done", "child_director", "screening_list"),
    ("file_village_return", "2016-02-04", "village_return_filed", "child_director", "report_form"),
    ("help_by_village_women", "2020-01-01", "village_women_helped", "womens_federation", ""),
]
SCHOOL: list[Row] = [
    ("list_pupils", "2013-01-10", "pupils_listed", "school", "pupil_list"),
    ("record_meals", "2013-01-10", "meals_recorded", "school", "ledger_update"),
    ("arrange_transport", "2013-01-10", "transport_arranged", "education_bureau", ""),
    ("meet_carers", "2016-02-04", "carers_meeting_held", "school", "meeting_minutes"),
    ("teach_safety", "2016-02-04", "safety_class_held", "school", ""),
    ("guard_school", "2016-02-04", "guards_checked", "police", ""),
    ("clear_surroundings", "2021-06-01", "surroundings_checked", "police", "check_result"),
    ("plan_family_guidance", "2022-01-01", "family_guidance_planned", "school", "document"),
    ("hold_parents_school", "2022-01-01", "parents_school_held", "school", ""),
    ("check_dormitory", "2016-02-04", "dormitory_checked", "principal", ""),
]


def stories() -> Iterator[Story]:
    """A story for each kind of place; the duties open on the first day of their law, at its first instant."""
    places = [
        ("county", "c-1", COUNTY),
        ("township", "t-2", TOWNSHIP),
        ("village", "v-07", VILLAGE),
        ("school", "s-1", SCHOOL),
    ]
    for kind, name, rows in places:
        story = Story(
            f"standing_{kind}",
            f"What a {kind} owes opens with its law and is never judged late without a number",
            (kind, name),
            "The place exists since 2012. Each duty opens at the first instant of the day from which its law binds;\n"
            "an act 30 days later is recorded. No law has a number, so nothing is ever violated.",
        )
        _place(story, kind)
        for _, since, act, by, evidence in rows:
            story.on(f"{instants.days(since, 30)}T10:00", act, by, evidence=evidence)
        for duty, since, *_ in rows:
            story.expect(instants.days(since, -1), duty=duty, status="none")
            done = instants.days(since, 30)
            story.expect(
                END,
                duty=duty,
                status="unquantified",
                opened_at=f"{since}T00:00",
                discharged_at=f"{done}T10:00",
            )
            story.expect(END, duty=duty, status="violated", count=0)
        yield story
    yield lead()
    yield ledgers()


def _place(story: Story, kind: str) -> None:
    if kind == "county":
        story.on(BEGIN, "care_service_opened")
    elif kind == "township":
        story.on(BEGIN, "matter_brought")
    elif kind == "village":
        story.on(BEGIN, "village_set_up", "civil_affairs", township="t-2")
    else:
        story.on(BEGIN, "school_set_up", "education_bureau", township="t-2", boarders=True)


def lead() -> Story:
    """Who coordinates: an obligation keeps the lead of its opening, the next one has the lead of its day."""
    story = Story(
        "lead_changes",
        "Who coordinates changes with the law in 2013, 2016 and 2024",
        ("county", "c-1"),
        "2013-01-10 opinion of five departments: education. 2016-02-04 opinion 13: civil affairs; the law of 2021-06-01\n"
        "keeps it there. 2024-04-26 article 9 as amended: the committee on women and children. An obligation keeps the\n"
        "lead of its opening, so each is ended by an act and the next one shows the lead of its own day.",
    )
    story.on("2012-06-01T09:00", "care_service_opened")
    steps = [
        ("2015-03-02T10:00", "education_bureau"), ("2016-02-04T10:00", "education_bureau"),
        ("2021-06-01T10:00", "civil_affairs"), ("2024-04-25T10:00", "civil_affairs"), ("2024-04-26T10:00", "civil_affairs"),
    ]  # fmt: skip
    for at, by in steps:
        story.on(at, "work_coordinated", by, evidence="meeting_minutes")
    story.expect("2013-01-09", duty="coordinate_work", status="none")
    opened = ["2013-01-10T00:00", *[at for at, _ in steps]]
    bearers = [
        "education_bureau",
        "education_bureau",
        "civil_affairs",
        "civil_affairs",
        "civil_affairs",
        "women_children_committee",
    ]
    for start, done, bearer in zip(opened, [*opened[1:], "none"], bearers, strict=True):
        story.expect(
            "2024-06-30",
            duty="coordinate_work",
            status="unquantified",
            opened_at=start,
            discharged_at=done,
            bearer=bearer,
        )
    return story


def ledgers() -> Story:
    """One obligation for each of the three ledgers of 2024."""
    story = Story(
        "three_ledgers",
        "Each of the three drop-out ledgers is asked for by itself",
        ("county", "c-1"),
        "The notice of 2024-04-28 names three ledgers; two are kept up to date, the third is not.",
    )
    story.on("2024-01-08T09:00", "care_service_opened")
    story.on(
        "2024-05-06T10:00",
        "ledger_updated",
        "education_bureau",
        evidence="ledger_update",
        ledger="school_age",
    )
    story.on(
        "2024-05-07T10:00", "ledger_updated", "education_bureau", evidence="ledger_update", ledger="suspected"
    )
    for ledger, done in [
        ("school_age", "2024-05-06T10:00"),
        ("suspected", "2024-05-07T10:00"),
        ("dropped_out", "none"),
    ]:
        story.expect(
            "2024-05-31", duty="keep_ledgers", for_=ledger, status="unquantified", opened_at="2024-04-28T00:00",
            discharged_at=done,
        )  # fmt: skip
    return story
