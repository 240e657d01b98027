"""The numbers of `policies/anhui_county/terms.yaml`, written down a second time on purpose.

If somebody changes them there, the labels no longer agree with the audit, and that is what labels are for.
"""

from __future__ import annotations

from datetime import datetime

TERM = {
    "report_harm_village": "24h",
    "report_harm_school": "24h",
    "report_alone": "24h",
    "report_missing": "24h",
    "go_to_scene": "2h",
    "search_missing_child": "2h",
    "order_parents_back": "1d",
    "reprimand_parents": "1d",
    "answer_reporter": "3d",
    "tell_township": "2d",
    "assess_needs": "7d",
    "grant_relief": "15wd",
    "give_shelter": "1d",
    "grant_legal_aid": "7wd",
    "notify_bullying": "4h",
    "seek_boarder": "1h",
    "verify_child": "15d",
    "open_file": "10wd",
    "record_change": "5wd",
    "record_exit": "10d",
    "named_person": "7d",
    "appoint_director": "15d",
    "assess_risk": "14d",
    "visit_high": "7d",
    "visit_medium": "1mo",
    "visit_low": "3mo",
    "see_unseen_child": "3d",
    "visit_jointly": "2d",
    "plan_intervention": "3d",
    "delegate_child": "15d",
    "written_notice": "7d",
    "sign_confirmation": "10d",
    "assess_carer": "14d",
    "report_unfit_carer": "3d",
    "replace_unfit_carer": "15d",
    "tell_parents": "2d",
    "step_in": "7d",
    "contact_child": "7d",
    "contact_carer": "7d",
    "meet_child": "6mo",
    "open_growth_record": "30d",
    "act_on_growth_record": "14d",
    "call_guardian": "1d",
    "visit_absent_pupil": "2sd",
    "persuade_pupil": "3sd",
    "report_dropout": "3wd",
    "order_return": "5wd",
    "urge_return": "5wd",
    "follow_returner": "14d",
    "follow_return_home": "1mo",
    "mend_hazard": "14d",
    "order_mending": "3wd",
    "keep_place_open": "30d",
    "check_dormitory": "2w",
    "circulate_minutes": "10wd",
    "name_liaison": "30d",
    "replace_liaison": "15d",
    "milestone": "12mo",
    "do_good_deeds": "300d",
    "analyse_survey": "45d",
    "draft_measures": "60d",
    "answer_suggestion": "1mo",
}
CHANGED = {"open_file": ("2026-07-01", "7wd")}
"""Numbers that another one takes the place of inside the year; what is open then keeps the old one."""
VIEW_AGE = 8
"""From this age on, the generator lets a child express a view (the law names no age)."""
TOO_MANY = 17
"""One more at a time than is kept open."""
LEFT_BEHIND_AGE = 16
SUSPECT_AFTER, DROPOUT_AFTER = "3sd", "10sd"


def term(duty: str, opened: datetime) -> str:
    """The number that holds for what opens then; a township's own group has the county's."""
    duty = duty.partition("@")[0]
    since, number = CHANGED.get(duty, ("9999-12-31", ""))
    return number if opened >= datetime.fromisoformat(since) else TERM[duty]
