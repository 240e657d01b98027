"""The table of episodes: (key, day, clock, event, actor, evidence, data); a day None is left out unless moved."""

from __future__ import annotations

from typing import NamedTuple

Line = tuple[str, int | None, str, str, str, str, dict[str, object]]


class Script(NamedTuple):
    """Lines, and what is owed: once (`opened` to `done`, value of `for`), again and again, never, by a day."""

    lines: list[Line]
    owes: tuple[tuple[str, str, str, str], ...] = ()
    recurs: tuple[tuple[str, str, tuple[str, ...], str], ...] = ()
    forbids: tuple[tuple[str, str], ...] = ()
    by_date: tuple[tuple[str, str, str], ...] = ()
    finds: tuple[tuple[str, str, dict[str, str]], ...] = ()


FOLLOWED = ("f1", "f2", "f3", "f4", "f5")
ABSENT: list[Line] = [
    ("noted", 0, "08:20", "absence_noted", "school", "", {}),
    ("called", 0, "09:30", "guardian_called", "school", "contact_log", {}),
]
SUSPECTED: list[Line] = [
    *ABSENT,
    ("visited", 4, "16:00", "absent_pupil_visited", "school", "visit_record", {}),
    ("begun", 7, "10:00", "persuasion_begun", "school", "", {}),
]
CALLED = ("call_guardian", "noted", "called", "")
VISITED = ("visit_absent_pupil", "noted+3sd", "visited", "")


def _followed(*days: int) -> list[Line]:
    return [
        (key, on, "15:00", "returner_followed", "school", "support_plan", {})
        for key, on in zip(FOLLOWED, days, strict=False)
    ]


def _reported(who: str) -> list[Line]:
    """A report to the police and what follows, for suspected harm noticed by the village or the school."""
    actor = {"village_staff": "director", "school_staff": "school"}[who]
    return [
        ("harm", 0, "10:20", "harm_suspected", actor, "", {"noticed_by": who}),
        ("private", None, "", "settled_privately", "principal", "", {"about": "@harm"}),
        ("report", 0, "15:00", "police_report", actor, "report_form", {"about": "@harm"}),
        ("scene", 0, "16:10", "police_at_scene", "police", "police_receipt", {}),
        ("told", 1, "10:00", "township_told", "police", "transfer_receipt", {}),
        ("answered", 2, "10:00", "reporter_answered", "police", "", {}),
        ("assessed", 5, "10:00", "needs_assessed", "supervisor", "assessment", {"help_needed": True}),
        ("relief", 15, "10:00", "relief_granted", "civil_affairs", "approval", {"amount": 800}),
        ("closed", 40, "10:00", "help_closed", "township", "", {}),
    ]


ANSWERED = (
    ("go_to_scene", "report", "scene", ""),
    ("tell_township", "scene", "told", ""),
    ("answer_reporter", "report", "answered", ""),
    ("assess_needs", "told", "assessed", ""),
    ("grant_relief", "assessed", "relief", ""),
)

SCRIPTS = {
    "": Script([]),
    "absence": Script([*ABSENT, ("explained", 1, "08:30", "absence_explained", "school", "", {})], (CALLED,)),
    "truancy": Script(
        [
            *SUSPECTED,
            ("talk", 9, "15:00", "persuasion_talk", "school", "persuasion_record", {}),
            ("back", 11, "08:00", "back_at_school", "school", "attendance_sheet", {}),
            *_followed(20, 31, 44, 58),
        ],
        (CALLED, VISITED),
        (("persuade_pupil", "begun", ("talk",), "back"), ("follow_returner", "back", FOLLOWED, "back+60d")),
    ),
    "dropout": Script(
        [
            *SUSPECTED,
            ("talk1", 10, "15:00", "persuasion_talk", "school", "persuasion_record", {}),
            ("talk2", 14, "15:00", "persuasion_talk", "school", "persuasion_record", {}),
            ("talk3", 17, "15:00", "persuasion_talk", "director", "persuasion_record", {}),
            ("bureau", 23, "10:00", "dropout_reported", "school", "written_report", {"to": "education_bureau"}),
            ("township", 23, "10:30", "dropout_reported", "school", "written_report", {"to": "township_office"}),
            ("ordered", 32, "10:00", "return_ordered", "education_bureau", "order_of_return", {"until": "+48"}),
            ("urged", 32, "15:00", "return_urged", "township", "", {}),
            ("back", 42, "08:00", "back_at_school", "school", "attendance_sheet", {}),
            *_followed(53, 64, 75, 87, 100),
        ],
        (
            CALLED,
            VISITED,
            ("report_dropout", "begun+10sd", "bureau", "education_bureau"),
            ("report_dropout", "begun+10sd", "township", "township_office"),
            ("order_return", "bureau", "ordered", ""),
            ("urge_return", "township", "urged", ""),
        ),
        (
            ("persuade_pupil", "begun", ("talk1", "talk2", "talk3"), "begun+10sd"),
            ("follow_returner", "back", FOLLOWED, "back+60d"),
        ),
        by_date=(("send_child_back", "ordered", "back"),),
    ),
    "harm_village": Script(_reported("village_staff"), (("report_harm_village", "harm", "report", "@harm"), *ANSWERED)),
    "harm_school": Script(
        _reported("school_staff"),
        (("report_harm_school", "harm", "report", "@harm"), *ANSWERED),
        forbids=(("report_openly", "private"),),
    ),
    "harm_by_day": Script(
        [
            ("harm", 0, "10:20", "harm_suspected", "director", "", {"noticed_by": "village_staff"}),
            ("report", 1, "", "police_report", "director", "report_form", {"about": "@harm"}),
            ("scene", 2, "01:10", "police_at_scene", "police", "police_receipt", {}),
            ("told", 2, "10:00", "township_told", "police", "transfer_receipt", {}),
            ("answered", 3, "10:00", "reporter_answered", "police", "", {}),
            ("assessed", 5, "10:00", "needs_assessed", "supervisor", "assessment", {"help_needed": False}),
        ],
        ANSWERED[:-1],
        finds=(("undetermined", "harm+24h", {"duty": "report_harm_village"}),),
    ),
    "bullying": Script(
        [
            ("seen", 0, "10:00", "bullying_seen", "school", "", {"serious": False}),
            ("notified", 0, "12:30", "guardians_notified", "school", "", {}),
        ],
        (("notify_bullying", "seen", "notified", ""),),
    ),
    "boarder": Script(
        [
            ("absent", 0, "21:30", "boarder_absent", "school", "", {}),
            ("sought", 0, "22:05", "boarder_sought", "school", "", {}),
        ],
        (("seek_boarder", "absent", "sought", ""),),
    ),
    "missing": Script(
        [
            ("missing", 0, "18:00", "went_missing", "parent", "", {}),
            ("report", 0, "18:20", "police_report", "director", "report_form", {}),
            ("search", 0, "18:40", "search_started", "police", "", {}),
            ("scene", 0, "18:50", "police_at_scene", "police", "police_receipt", {}),
            ("home", 0, "20:30", "child_found", "police", "", {}),
            ("told", 1, "10:00", "township_told", "police", "transfer_receipt", {}),
            ("answered", 2, "10:00", "reporter_answered", "police", "", {}),
            ("assessed", 6, "10:00", "needs_assessed", "supervisor", "assessment", {"help_needed": False}),
        ],
        (
            ("search_missing_child", "missing", "search", ""),
            ("report_missing", "missing", "report", ""),
            *ANSWERED[:-1],
        ),
    ),
    "legal_aid": Script(
        [
            ("asked", 0, "10:00", "legal_aid_requested", "parent", "", {}),
            ("granted", 6, "10:00", "legal_aid_granted", "justice", "approval", {}),
        ],
        (("grant_legal_aid", "asked", "granted", ""),),
    ),
    "unfit_carer": Script(
        [
            ("unfit", 0, "10:00", "carer_found_unfit", "director", "", {}),
            ("bureau", 1, "10:00", "unfit_carer_reported", "village", "report_form", {"to": "civil_affairs"}),
            ("parent", 1, "11:00", "unfit_carer_reported", "village", "report_form", {"to": "parent"}),
            (
                "anew", 8, "10:00", "delegated", "parent", "",
                {"holder": "p-2999", "kin": True, "adult": True, "harmed_children": False, "addicted": False,
                 "neglected": False},
            ),
            ("school", 10, "10:00", "care_notified", "parent", "written_notice", {"to": "school"}),
            ("village", 11, "10:00", "care_notified", "parent", "written_notice", {"to": "village_committee"}),
            ("carer", 14, "10:00", "carer_assessed", "director", "assessment", {"fit": True}),
        ],
        (
            ("report_unfit_carer", "unfit", "bureau", "civil_affairs"),
            ("report_unfit_carer", "unfit", "parent", "parent"),
            ("replace_unfit_carer", "unfit", "anew", ""),
            ("written_notice", "anew", "school", "school"),
            ("written_notice", "anew", "village", "village_committee"),
            ("assess_carer", "anew", "carer", ""),
        ),
    ),
    "trouble": Script(
        [
            ("noticed", 0, "10:00", "trouble_noticed", "carer", "", {}),
            ("told", 1, "10:00", "parents_told", "carer", "", {}),
            ("stepped", 4, "10:00", "parents_stepped_in", "parent", "", {}),
        ],
        (("tell_parents", "noticed", "told", ""), ("step_in", "told", "stepped", "")),
    ),
    "trouble_without_carer": Script(
        [
            ("noticed", 0, "10:00", "trouble_noticed", "school", "", {}),
            ("told", 1, "10:00", "parents_told", "school", "", {}),
            ("stepped", 3, "10:00", "parents_stepped_in", "parent", "", {}),
        ],
        (("tell_parents", "noticed", "told", ""), ("step_in", "told", "stepped", "")),
        finds=(("no_responsible_person", "noticed", {"party": "delegate"}),),
    ),
    "living_alone": Script(
        [
            ("found", 0, "17:30", "found_alone", "director", "", {"living_alone": True}),
            ("report", 0, "18:00", "police_report", "director", "report_form", {}),
            ("scene", 0, "19:10", "police_at_scene", "police", "police_receipt", {}),
            ("shelter", 0, "20:30", "shelter_given", "village", "transfer_receipt", {}),
            ("ordered", 1, "09:00", "parents_ordered_back", "police", "order_of_return", {}),
            ("reprimand", 1, "09:30", "parents_reprimanded", "police", "reprimand", {}),
            ("told", 1, "10:00", "township_told", "police", "transfer_receipt", {}),
            ("answered", 2, "10:00", "reporter_answered", "police", "", {}),
            ("assessed", 6, "10:00", "needs_assessed", "supervisor", "assessment", {"help_needed": False}),
            ("able", 30, "10:00", "family_assessed", "civil_affairs", "assessment", {"able_again": True}),
            ("home", 35, "10:00", "returned_home", "civil_affairs", "transfer_receipt", {}),
            ("watch1", 60, "15:40", "return_followed", "director", "visit_record", {}),
            ("watch2", 86, "15:40", "return_followed", "director", "visit_record", {}),
            ("watch3", 112, "15:40", "return_followed", "director", "visit_record", {}),
        ],
        (
            ("report_alone", "found", "report", ""),
            ("order_parents_back", "found", "ordered", ""),
            ("reprimand_parents", "found", "reprimand", ""),
            ("give_shelter", "found", "shelter", ""),
            *ANSWERED[:-1],
        ),
        (("follow_return_home", "home", ("watch1", "watch2", "watch3"), "home+3mo"),),
        (("never_live_alone", "found"),),
    ),
    "unattended": Script(
        [("found", 0, "16:00", "found_alone", "director", "", {"living_alone": False})],
        forbids=(("never_unattended", "found"),),
    ),
    "disclosure": Script(
        [("disclosed", 0, "12:00", "identity_disclosed", "township", "", {})],
        forbids=(("protect_identity", "disclosed"),),
    ),
    "leave": Script(
        [
            ("granted", 0, "10:00", "leave_granted", "school", "", {}),
            ("ended", 6, "08:00", "leave_ended", "school", "", {}),
        ]
    ),
    "three_in_vain": Script(
        [
            ("first", 0, "10:00", "home_visit", "director", "visit_record", {"child_seen": False}),
            ("second", 1, "10:00", "home_visit", "director", "visit_record", {"child_seen": False}),
            ("third", 2, "10:00", "home_visit", "director", "visit_record", {"child_seen": False}),
            (
                "joint", 3, "10:00", "home_visit", "supervisor", "visit_record",
                {"child_seen": True, "police_present": True},
            ),
        ],
        (("see_unseen_child", "first", "joint", ""), ("visit_jointly", "third", "joint", "")),
    ),
}  # fmt: skip
