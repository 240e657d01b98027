"""Duties that an occasion opens and that have no number in the law: recorded, never judged late.

Each row: the occasion (event, by whom, data) and what it opens: duty, `for` value, act, by whom, evidence, data. The
occasion of row n is at 09:00 of its day, the acts at 15:00; `@` stands for the occasion's id,
`+` for a duty that the act before it opens.
"""

from __future__ import annotations

from collections.abc import Iterator

from .. import instants
from ..story import Story
from .people import registered

Data = dict[str, str | bool]
Act = tuple[str, str, str, str, str, Data]
Row = tuple[str, str, str, Data, list[Act]]

COUNTY: list[Row] = [
    ("care_service_opened", "", "", {}, [("ease_fees", "@", "fee_relief_granted", "finance", "approval", {"about": "@"})]),
    ("grave_failure_found", "", "", {}, [("hold_to_account", "@", "accountability_pursued", "county_government", "decision", {"about": "@"})]),
    ("public_concern_raised", "", "", {}, [("answer_public_concern", "@", "public_concern_answered", "county_government", "", {"about": "@"})]),
    ("data_breached", "", "", {}, [
        ("remedy_breach", "@", "breach_remedied", "civil_affairs", "", {"about": "@"}),
        ("notify_breach", "cyberspace_office", "breach_notified", "civil_affairs", "", {"about": "@", "to": "cyberspace_office"}),
        ("notify_breach", "guardians", "breach_notified", "civil_affairs", "", {"about": "@", "to": "guardians"}),
    ]),
]  # fmt: skip
TOWNSHIP: list[Row] = [
    (
        "matter_brought",
        "",
        "",
        {},
        [("handle_matter", "@", "matter_handled", "township_office", "", {"about": "@"})],
    ),
]
VILLAGE: list[Row] = [
    (
        "appointed",
        "village_committee",
        "",
        {"holder": "p-0007"},
        [("enter_director", "", "director_entered", "civil_affairs", "", {})],
    ),
]


def _harm(noticed_by: str, situation: str, *acts: Act) -> Row:
    return ("harm_suspected", "", "", {"noticed_by": noticed_by, "situation": situation}, list(acts))


def _told(duty: str, by: str) -> Act:
    return (duty, "@", "police_report", by, "report_form", {"about": "@"})


REPORTS: list[Row] = [
    _harm("village_staff", "many_injuries", _told("report_harm_village", "child_director")),
    _harm("school_staff", "girl_under_14", _told("report_harm_school", "school")),
    _harm("medical_staff", "private_parts_hurt", _told("report_harm_hospital", "hospital"),
          ("keep_medical_record", "", "medical_record_kept", "hospital", "medical_record", {})),
    _harm("social_workers", "girl_of_14_or_more", _told("report_harm_social_work", "social_work_agency")),
    _harm("rescue_staff", "begging", _told("report_harm_rescue", "rescue_station")),
    _harm("welfare_staff", "abandoned", _told("report_harm_welfare", "welfare_institution")),
    _harm("childcare_staff", "death_or_disability", _told("report_harm_childcare", "childcare_centre")),
    _harm("hotel_staff", "missing_or_trafficked", _told("report_harm_hotel", "hotel")),
    _harm("state_organ", "other_danger",
          ("report_harm_organ", "@", "authority_report", "county_government", "report_form", {"about": "@", "to": "civil_affairs"})),
    ("authority_report", "", "report_form", {"to": "civil_affairs"}, [
        ("take_up_report_civil_affairs", "@", "authority_report_accepted", "civil_affairs", "", {"about": "@"}),
        ("tell_result", "@", "authority_answered", "civil_affairs", "", {"about": "@"}),
    ]),
    ("authority_report", "", "report_form", {"to": "education_bureau"}, [
        ("take_up_report_education", "@", "authority_report_accepted", "education_bureau", "", {"about": "@"}),
    ]),
    ("went_missing", "child_director", "", {}, [
        ("report_missing", "", "police_report", "child_director", "report_form", {}),
        ("search_missing_child", "", "search_started", "police", "", {}),
    ]),
    ("child_lodged", "hotel", "", {}, [("ask_lodger", "", "lodging_asked", "hotel", "lodging_register", {})]),
]  # fmt: skip
ALONE: list[Row] = [
    ("found_alone", "child_director", "", {"living_alone": True}, [
        ("report_alone", "", "police_report", "child_director", "report_form", {}),
        ("report_alone_school", "", "police_report", "child_director", "report_form", {}),
        ("order_parents_back", "", "parents_ordered_back", "police", "order_of_return", {}),
        ("reprimand_parents", "", "parents_reprimanded", "police", "reprimand", {}),
    ]),
    ("parents_unreachable", "police", "", {}, [("escort_child", "", "child_escorted", "police", "transfer_receipt", {"to": "relative"})]),
    ("guardian_failed", "child_director", "", {}, [
        ("report_failed_guardian", "", "police_report", "child_director", "report_form", {}),
        ("bring_back_guardian", "", "guardian_brought_back", "police", "", {}),
    ]),
]  # fmt: skip
POLICE: list[Row] = [
    ("police_report", "", "report_form", {}, [
        ("accept_report", "", "report_accepted", "police", "police_receipt", {}),
        ("answer_reporter", "", "reporter_answered", "police", "", {}),
        ("go_to_scene", "", "police_at_scene", "police", "police_receipt", {}),
        ("tell_township", "+", "township_told", "police", "transfer_receipt", {}),
        ("assess_needs", "+", "needs_assessed", "township_office", "assessment", {"help_needed": False}),
    ]),
    ("violence_found", "", "", {"minor_case": True}, [
        ("stop_violence", "", "violence_stopped", "police", "", {}),
        ("secure_evidence", "", "evidence_secured", "police", "police_receipt", {}),
        ("arrange_treatment", "", "treatment_arranged", "police", "", {}),
        ("notify_civil_affairs", "", "civil_affairs_told", "police", "", {}),
        ("warn_offender", "", "warning_issued", "police", "", {"written": False}),
    ]),
    ("failing_parents_found", "court", "", {}, [("reprimand_failing_parents", "", "failing_parents_reprimanded", "court", "reprimand", {})]),
    ("guardian_detained", "police", "", {}, [("ask_detainee", "", "custody_asked", "police", "", {"unattended": False})]),
    ("custody_asked", "police", "", {"unattended": True}, [("arrange_custody_care", "", "custody_care_arranged", "police", "", {})]),
    ("legal_aid_requested", "", "", {}, [("grant_legal_aid", "", "legal_aid_granted", "justice", "approval", {})]),
    ("temporary_care_needed", "", "", {}, [("give_temporary_care", "", "temporary_care_given", "village_committee", "", {})]),
]  # fmt: skip
SCHOOL: list[Row] = [
    ("hardship_found", "head_teacher", "", {}, [("aid_pupil", "", "pupil_aided", "education_bureau", "approval", {})]),
    ("enrolment_due", "education_bureau", "", {}, [("get_enrolled", "", "enrolment_arranged", "township_office", "enrolment_data", {})]),
    ("boarder_absent", "school", "", {}, [("seek_boarder", "", "boarder_sought", "school", "", {})]),
    ("bullying_seen", "school", "", {"serious": True}, [
        ("stop_bullying", "", "bullying_stopped", "head_teacher", "", {}),
        ("notify_bullying", "", "guardians_notified", "school", "", {}),
        ("report_bullying", "police", "campus_harm_reported", "school", "written_report", {"to": "police", "matter": "bullying"}),
        ("report_bullying", "education_bureau", "campus_harm_reported", "school", "written_report", {"to": "education_bureau", "matter": "bullying"}),
    ]),
    ("sexual_harm_seen", "school", "", {}, [
        ("report_sexual_harm", "police", "campus_harm_reported", "school", "written_report", {"to": "police", "matter": "sexual_harm"}),
        ("report_sexual_harm", "education_bureau", "campus_harm_reported", "school", "written_report", {"to": "education_bureau", "matter": "sexual_harm"}),
    ]),
    ("campus_harm_reported", "school", "written_report", {"to": "education_bureau", "matter": "bullying"}, [
        ("handle_campus_report", "@", "campus_report_handled", "education_bureau", "", {"about": "@"}),
    ]),
    ("accident_happened", "school", "", {}, [
        ("rescue_pupil", "", "pupil_rescued", "school", "", {}),
        ("tell_of_accident", "", "accident_told", "school", "", {}),
        ("report_accident", "", "accident_reported", "school", "written_report", {}),
    ]),
    ("absence_noted", "school", "", {}, [("call_guardian", "", "guardian_called", "head_teacher", "contact_log", {})]),
]  # fmt: skip
FAMILY: list[Row] = [
    ("key_case_named", "child_supervisor", "", {}, [("check_key_case", "", "key_case_checked", "township_office", "visit_record", {})]),
    ("carer_found_unfit", "child_director", "", {}, [
        ("report_unfit_carer", "civil_affairs", "unfit_carer_reported", "village_committee", "report_form", {"to": "civil_affairs"}),
        ("report_unfit_carer", "parent", "unfit_carer_reported", "village_committee", "report_form", {"to": "parent"}),
        ("urge_carer", "", "carer_urged", "village_committee", "", {}),
    ]),
    ("trouble_noticed", "school", "", {}, [
        ("tell_parents", "", "parents_told", "school", "", {}),
        ("step_in", "+", "parents_stepped_in", "parent", "", {}),
    ]),
    ("guardian_neglects", "village_committee", "", {"serious": True}, [
        ("dissuade_guardian", "", "guardian_dissuaded", "village_committee", "", {}),
        ("report_neglect", "", "neglect_reported", "village_committee", "report_form", {}),
    ]),
    ("family_education_neglected", "school", "", {}, [("urge_family_education", "", "family_education_urged", "womens_federation", "", {})]),
    ("long_term_ground_found", "civil_affairs", "", {"ground": "parents_dead"}, [
        ("take_long_term_care", "", "long_term_care_taken", "civil_affairs", "decision", {}),
    ]),
    ("guardian_disputed", "", "", {}, [
        ("guard_meanwhile", "", "interim_guardian_set", "village_committee", "", {}),
        ("designate_guardian", "", "guardian_designated", "village_committee", "decision", {}),
    ]),
    ("missing_declaration_applied", "", "", {}, [("take_missing_declaration", "", "missing_declaration_taken", "court", "", {})]),
    ("prisoner_child_found", "justice", "", {}, [("tell_of_prisoner_child", "", "prisoner_child_told", "justice", "transfer_receipt", {})]),
    ("no_applicant_found", "child_director", "", {}, [
        ("apply_for_child", "", "benefit_applied", "village_committee", "application", {"father": "lost", "mother": "dead"}),
    ]),
    ("custody_data_asked", "township_office", "", {}, [("confirm_custody_data", "", "custody_data_confirmed", "justice", "match_report", {})]),
    ("benefit_fraud_found", "civil_affairs", "", {}, [("record_fraud", "", "credit_recorded", "civil_affairs", "", {})]),
    ("processing_begun", "civil_affairs", "", {}, [("notify_processing", "", "processing_notified", "civil_affairs", "", {})]),
    ("deletion_requested", "", "", {"basis": "consent"}, [("delete_on_request", "@", "data_deleted", "", "", {"about": "@"})]),
    ("correction_requested", "", "", {}, [("correct_on_request", "@", "data_corrected", "", "", {"about": "@"})]),
]  # fmt: skip

END = "2026-12-20"
NOTE = (
    "Each occasion is at 09:00 and what it asks for is done at 15:00 of the same day, or as said below. The law says\n"
    "{words}\nand no number: the obligation is recorded from its occasion to its act and never judged late."
)


def stories() -> Iterator[Story]:
    """One story for each table."""
    words = "及时, 立即 or nothing at all"
    for name, title, kind, subject, rows in [
        (
            "county",
            "What occasions ask of a county is recorded and never judged late without a number",
            "county",
            "c-1",
            COUNTY,
        ),
        ("township", "Each matter brought to a township is handled by itself", "township", "t-2", TOWNSHIP),
        ("village", "A new child director is entered by name", "village", "v-07", VILLAGE),
        (
            "reports",
            "Nine kinds of reporters, nine situations, and a report to each authority",
            "child",
            "child-0001",
            REPORTS,
        ),
        (
            "alone",
            "What a child found alone asks of village, school and police",
            "child",
            "child-0001",
            ALONE,
        ),
        (
            "police",
            "What a report and violence ask of the police, one occasion a day",
            "child",
            "child-0001",
            POLICE,
        ),
        ("school", "What a school day can ask of a school", "child", "child-0001", SCHOOL),
        ("family", "What happens around a family and what it asks for", "child", "child-0001", FAMILY),
    ]:
        story = Story(f"occasions_{name}", title, (kind, subject), NOTE.format(words=words))
        if kind == "child":
            _child(story)
        if kind == "village":
            story.on("2026-03-02T07:40", "village_set_up", "civil_affairs", township="t-2")
        _tell(story, rows)
        yield story


def _child(story: Story) -> None:
    village, school = ("village", "v-07"), ("school", "s-1")
    story.on("2026-03-02T07:40", "village_set_up", "civil_affairs", subject=village, township="t-2")
    story.on(
        "2026-03-02T07:50",
        "school_set_up",
        "education_bureau",
        subject=school,
        township="t-2",
        boarders=False,
    )
    registered(story, "2026-03-02T08:00", birth_date="2014-05-01")
    story.on("2026-03-02T08:10", "school_joined", "school", school="s-1")


def _tell(story: Story, rows: list[Row]) -> None:
    lines: list[Data] = []
    for number, (occasion, by, evidence, data, acts) in enumerate(rows):
        day = instants.days("2026-04-01", number)
        name = f"o-{number + 1}"
        start = story.on(f"{day}T09:00", occasion, by, evidence=evidence, id=name, **data)
        told: set[tuple[str, str]] = set()
        before = done = start
        for place, (duty, loop, act, actor, proof, wanted) in enumerate(acts):
            given = {key: name if value == "@" else value for key, value in wanted.items()}
            if (act, repr(given)) not in told:
                done = story.on(f"{day}T15:{place:02}", act, actor, evidence=proof, **given)
                told.add((act, repr(given)))
            line: Data = {"duty": duty, "status": "unquantified", "opened_at": start, "discharged_at": done}
            if loop == "+":
                line["opened_at"] = before
            elif loop:
                line["for_"] = name if loop == "@" else loop
            before = done
            lines.append(line)
    for line in lines:
        story.expect(END, **line)
    for duty in dict.fromkeys(str(line["duty"]) for line in lines):
        story.expect(END, duty=duty, status="violated", count=0)
