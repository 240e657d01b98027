"""What is owed to a child once or again and again, with the county's numbers, typed in a second time."""

from __future__ import annotations

from .once import Once
from .people import (
    ABSENT,
    ALONE,
    DELEGATED,
    DIED,
    GRADED,
    JOINED,
    POLICE,
    REGISTERED,
    SCENE,
    SEEN,
    TOLD,
    UNSEEN,
    VERIFIED,
)
from .repeated import Repeated


def _child(
    duty: str, length: str, opening: str, act: str, before: tuple[str, ...] = (REGISTERED,), **more: str
) -> Once:
    return Once(duty, length, "child", before, opening, act, DIED, **more)  # type: ignore[arg-type]


def _harm(duty: str, who: str) -> Once:
    return _child(
        duty, "24h", f"harm_suspected - - noticed_by={who}", "police_report - report_form about=@", loop="@"
    )


IN_REGISTER = (REGISTERED, VERIFIED)
DROPPED = (REGISTERED, JOINED, ABSENT, "dropout_suspected school", "persuasion_begun school")

ONCE = [
    # register
    _child("verify_child", "15d", REGISTERED, VERIFIED, (), warn="3d"),
    _child("open_file", "7wd", VERIFIED, "file_opened township_office child_file"),
    _child(
        "record_change",
        "5wd",
        "circumstances_changed child_director - matter=phone",
        "file_updated child_director ledger_update about=@",
        IN_REGISTER,
        loop="@",
    ),
    _child(
        "record_exit",
        "10d",
        "left_scope child_supervisor - reason=moved_away",
        "exit_recorded child_director ledger_update",
        IN_REGISTER,
    ),
    # risk
    _child("assess_risk", "14d", VERIFIED, f"{GRADED}low", warn="3d"),
    _child("see_unseen_child", "3d", UNSEEN, SEEN),
    _child(
        "visit_jointly",
        "2d",
        UNSEEN,
        "home_visit child_supervisor visit_record child_seen=true police_present=true",
        (REGISTERED, UNSEEN, UNSEEN),
    ),
    # delegated care
    _child("delegate_child", "15d", REGISTERED, DELEGATED, ()),
    _child(
        "written_notice",
        "7d",
        DELEGATED,
        "care_notified parent written_notice to=school",
        loop="school",
        warn="2d",
    ),
    _child(
        "sign_confirmation",
        "10d",
        DELEGATED.replace("kin=true", "kin=false"),
        "confirmation_signed delegate signed_confirmation",
    ),
    _child("assess_carer", "14d", DELEGATED, "carer_assessed child_director assessment fit=true"),
    _child(
        "report_unfit_carer",
        "3d",
        "carer_found_unfit child_director",
        "unfit_carer_reported village_committee report_form to=parent",
        (REGISTERED, DELEGATED),
        loop="parent",
    ),
    _child(
        "replace_unfit_carer",
        "15d",
        "carer_found_unfit child_director",
        "delegation_ended parent",
        (REGISTERED, DELEGATED),
    ),
    _child("tell_parents", "2d", "trouble_noticed school", "parents_told school"),
    _child("step_in", "7d", "parents_told school", "parents_stepped_in parent"),
    # school
    _child("open_growth_record", "30d", JOINED, "growth_record_opened school growth_record", warn="7d"),
    _child(
        "act_on_growth_record",
        "14d",
        "growth_noted school growth_record thought=true study=true life=true family=true concern=true",
        "support_planned school support_plan about=@",
        (REGISTERED, JOINED),
        loop="@",
    ),
    _child("call_guardian", "1d", ABSENT, "guardian_called school contact_log", (REGISTERED, JOINED)),
    _child(
        "visit_absent_pupil",
        "2sd",
        "dropout_suspected school",
        "absent_pupil_visited school visit_record",
        (REGISTERED, JOINED, ABSENT),
    ),
    _child(
        "report_dropout",
        "3wd",
        "dropout_confirmed school",
        "dropout_reported school written_report to=township_office",
        DROPPED,
        loop="township_office",
    ),
    _child(
        "order_return",
        "5wd",
        "dropout_reported school written_report to=education_bureau",
        "return_ordered education_bureau order_of_return until=2026-12-20",
        (*DROPPED, "dropout_confirmed school"),
    ),
    _child(
        "urge_return",
        "5wd",
        "dropout_reported school written_report to=township_office",
        "return_urged township_office",
        (*DROPPED, "dropout_confirmed school"),
    ),
    _child("notify_bullying", "4h", "bullying_seen school - serious=false", "guardians_notified school"),
    _child("seek_boarder", "1h", "boarder_absent school", "boarder_sought school"),
    # reports and protection
    _harm("report_harm_village", "village_staff"),
    _harm("report_harm_school", "school_staff"),
    _harm("report_harm_hospital", "medical_staff"),
    _harm("report_harm_social_work", "social_workers"),
    _harm("report_harm_rescue", "rescue_staff"),
    _harm("report_harm_welfare", "welfare_staff"),
    _harm("report_harm_childcare", "childcare_staff"),
    _harm("report_harm_hotel", "hotel_staff"),
    _harm("report_harm_organ", "state_organ"),
    _child("report_alone", "24h", ALONE, POLICE),
    _child("report_alone_school", "24h", ALONE, POLICE, (REGISTERED, JOINED)),
    _child("report_missing", "24h", "went_missing parent", POLICE),
    _child("report_failed_guardian", "24h", "guardian_failed child_director", POLICE),
    _child(
        "tell_result",
        "3d",
        "authority_report - report_form to=civil_affairs",
        "authority_answered civil_affairs - about=@",
        loop="@",
    ),
    _child("go_to_scene", "2h", POLICE, SCENE),
    _child("answer_reporter", "3d", POLICE, "reporter_answered police"),
    _child("tell_township", "2d", SCENE, TOLD, (REGISTERED, POLICE)),
    _child(
        "assess_needs",
        "7d",
        TOLD,
        "needs_assessed township_office assessment help_needed=false",
        (REGISTERED, POLICE, SCENE),
    ),
    _child(
        "grant_relief",
        "15wd",
        "needs_assessed township_office assessment help_needed=true",
        "relief_granted civil_affairs approval amount=500",
        (REGISTERED, POLICE, SCENE, TOLD),
    ),
    _child("order_parents_back", "1d", ALONE, "parents_ordered_back police order_of_return"),
    _child("reprimand_parents", "1d", ALONE, "parents_reprimanded police reprimand"),
    _child("bring_back_guardian", "1d", "guardian_failed child_director", "guardian_brought_back police"),
    _child("search_missing_child", "2h", "went_missing parent", "search_started police"),
    _child("give_shelter", "1d", ALONE, "shelter_given village_committee transfer_receipt"),
    _child(
        "take_into_care",
        "1d",
        "shelter_ground_found - - ground=guardian_unable",
        "shelter_given civil_affairs transfer_receipt",
    ),
    _child("grant_legal_aid", "7wd", "legal_aid_requested", "legal_aid_granted justice approval"),
]

REPEATED = [
    Repeated("visit_high", "7d", "child", IN_REGISTER, f"{GRADED}high", SEEN, "", "2d"),
    Repeated("visit_medium", "1mo", "child", IN_REGISTER, f"{GRADED}medium", SEEN, DIED, "7d"),
    Repeated("visit_low", "3mo", "child", IN_REGISTER, f"{GRADED}low", SEEN, DIED, "14d"),
    Repeated("meet_child", "6mo", "child", (), REGISTERED, "parents_met parent", DIED),
    Repeated(
        "contact_child",
        "7d",
        "child",
        (),
        REGISTERED,
        "contact parent - with_child=true with_carer=false",
        DIED,
        "1d",
    ),
    Repeated(
        "contact_carer",
        "7d",
        "child",
        (REGISTERED,),
        DELEGATED,
        "contact parent - with_child=false with_carer=true",
        DIED,
        "1d",
    ),
    Repeated(
        "persuade_pupil",
        "3sd",
        "child",
        DROPPED[:-1],
        DROPPED[-1],
        "persuasion_talk school persuasion_record",
        DIED,
    ),
    Repeated(
        "follow_returner",
        "14d",
        "child",
        DROPPED,
        "back_at_school parent attendance_sheet",
        "returner_followed school support_plan",
        DIED,
        start="2026-03-09T10:00",
    ),
    Repeated(
        "follow_return_home",
        "1mo",
        "child",
        (
            REGISTERED,
            "shelter_given civil_affairs transfer_receipt",
            "family_assessed civil_affairs assessment able_again=true",
        ),
        "returned_home civil_affairs transfer_receipt",
        "return_followed child_director visit_record",
        DIED,
    ),
]
