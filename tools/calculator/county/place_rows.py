"""What is owed by and about places and programmes, with the county's numbers, typed in a second time."""

from __future__ import annotations

from .kept import Kept
from .once import Once
from .people import DIED, JOINED, REGISTERED, VERIFIED
from .periods import Return
from .repeated import Repeated

CLOSED = "programme_closed vice_magistrate"


def adopted(kind: str) -> str:
    """The record that starts a programme of that kind; its five years begin on a leap day."""
    return f"programme_adopted vice_magistrate programme_document kind={kind} begun=2024-02-29"


def _milestone(duty: str, kind: str, milestone: str, unit: str, years: int) -> Once:
    return Once(
        duty,
        f"{years}y",
        "programme",
        (),
        adopted(kind),
        f"milestone_reached {unit} acceptance_report milestone={milestone}",
        CLOSED,
    )


ONCE = [
    Once(
        "answer_suggestion",
        "1mo",
        "county",
        (),
        "suggestion_received - - addressee=civil_affairs",
        "suggestion_answered civil_affairs written_reply about=@",
        loop="@",
        warn="7d",
    ),
    Once(
        "circulate_minutes",
        "10wd",
        "county",
        (),
        "group_meeting vice_magistrate meeting_minutes",
        "minutes_circulated women_children_committee - meeting=@",
        loop="@",
    ),
    Once(
        "analyse_survey",
        "45d",
        "county",
        (),
        "survey_filed education_bureau survey_report",
        "analysis_filed civil_affairs",
    ),
    Once(
        "draft_measures",
        "60d",
        "county",
        ("survey_filed education_bureau survey_report",),
        "analysis_filed civil_affairs",
        "measures_drafted civil_affairs draft_measures",
    ),
    Once(
        "replace_liaison",
        "15d",
        "county",
        (),
        "liaison_left head - member=police",
        "liaison_named head - member=police",
        loop="police",
    ),
    Once(
        "name_liaison",
        "30d",
        "county",
        (),
        "liaison_left head - member=police",
        "liaison_named head - member=justice",
        loop="justice",
    ),
    Once(
        "mend_hazard",
        "14d",
        "school",
        (),
        "hazard_found school",
        "hazard_mended school repair_record",
        warn="3d",
    ),
    _milestone("set_up_mechanism", "mechanism", "mechanism_set_up", "county_government", 1),
    _milestone("report_to_congress", "mechanism", "oversight_reported", "county_government", 2),
    _milestone("cover_every_village", "named_persons", "villages_covered", "civil_affairs", 1),
    _milestone("cover_every_child", "named_persons", "children_covered", "civil_affairs", 2),
    _milestone("try_guardian_methods", "guardians", "methods_tried", "womens_federation", 1),
    _milestone("issue_guardian_guidelines", "guardians", "guidelines_issued", "civil_affairs", 2),
    _milestone("meet_boarding_standard", "facilities", "boarding_standard_met", "education_bureau", 4),
    _milestone("open_homes", "facilities", "homes_opened", "civil_affairs", 3),
    _milestone("open_grounds", "facilities", "grounds_opened", "culture_tourism", 4),
    _milestone("try_school_care", "school_care", "school_care_tried", "education_bureau", 1),
    _milestone("spread_school_care", "school_care", "school_care_everywhere", "education_bureau", 3),
    _milestone("set_funding_rule", "funding", "funding_rule_set", "finance", 1),
    _milestone("set_work_guarantee", "funding", "work_guarantee_set", "county_government", 2),
    _milestone("survey_baseline", "survey", "baseline_known", "education_bureau", 1),
    _milestone("survey_change", "survey", "change_known", "education_bureau", 4),
    _milestone("issue_county_opinion", "measures", "opinion_issued", "county_government", 2),
    _milestone("commend_models", "publicity", "models_commended", "civilisation_office", 1),
    _milestone("spread_experience", "publicity", "experience_spread", "civilisation_office", 3),
    _milestone("found_guidance_bodies", "guidance", "bodies_founded", "civil_affairs", 2),
    _milestone("standardise_guidance", "guidance", "bodies_standardised", "civil_affairs", 4),
    _milestone("found_legal_aid", "rights", "legal_aid_founded", "justice", 1),
    Once(
        "do_good_deeds",
        "300d",
        "programme",
        (adopted("good_deeds"),),
        "deeds_listed civil_affairs deed_list",
        "deeds_done women_children_committee acceptance_report",
        CLOSED,
    ),
    Once(
        "review_programme",
        "30mo",
        "programme",
        (),
        adopted("survey"),
        "programme_reviewed civil_affairs evaluation_report",
        CLOSED,
        warn="3mo",
    ),
    Once(
        "accept_programme",
        "5y",
        "programme",
        (),
        adopted("survey"),
        "programme_accepted vice_magistrate acceptance_report",
        CLOSED,
    ),
]

REPEATED = [
    Repeated(
        "check_dormitory",
        "2w",
        "school",
        (),
        "school_set_up education_bureau - township=t-2 boarders=true",
        "dormitory_checked principal",
        "school_set_up education_bureau - township=t-2 boarders=false",
        grid=True,
    ),
]

KEPT = [
    Kept(
        "form_township_group",
        "30d",
        "township",
        ("township_set_up civil_affairs",),
        "township_group_formed township_office founding_document",
    ),
    Kept(
        "appoint_supervisor",
        "14d",
        "township",
        ("township_set_up civil_affairs",),
        "supervisor_appointed township_office - holder=p-0102",
    ),
    Kept(
        "keep_station", "60d", "township", ("township_set_up civil_affairs",), "station_opened civil_affairs"
    ),
    Kept(
        "staff_county_office",
        "30d",
        "county",
        ("committee_informed vice_magistrate annual_report",),
        "office_staffed county_government",
    ),
    Kept(
        "appoint_director",
        "15d",
        "village",
        ("village_set_up civil_affairs - township=t-2",),
        "appointed village_committee - holder=p-0007",
    ),
    Kept(
        "keep_place_open",
        "30d",
        "village",
        ("village_set_up civil_affairs - township=t-2",),
        "place_opened village_committee",
    ),
    Kept(
        "named_person",
        "7d",
        "child",
        (REGISTERED, VERIFIED),
        "person_named village_committee - holder=p-0077",
        DIED,
    ),
]


def _county(
    duty: str, each: str, by: str, act: str, times: int = 1, warn: str = "", loop: str = ""
) -> Return:
    return Return(duty, "county", each, by, act, times, warn, loop)


def _township(duty: str, each: str, by: str, act: str, warn: str = "") -> Return:
    return Return(duty, "township", each, by, act, 1, warn)


def _school(duty: str, each: str, by: str, act: str, warn: str = "") -> Return:
    return Return(duty, "school", each, by, act, 1, warn)


def _programme(duty: str, by: str, kind: str, act: str) -> Return:
    return Return(duty, "programme", "year", by, act, before=(adopted(kind),), end=CLOSED)


RETURNS = [
    # the leading group
    _county("hold_group_meeting", "quarter", "", "group_meeting vice_magistrate meeting_minutes", warn="14d"),
    _county(
        "file_targets",
        "year",
        "03-31",
        "targets_filed head work_targets member=police",
        warn="14d",
        loop="police",
    ),
    _county(
        "file_progress", "quarter", "-3", "progress_filed liaison report_form member=justice", loop="justice"
    ),
    _county("send_figures", "month", "28", "figures_sent liaison - member=finance", loop="finance"),
    _county(
        "file_annual_report", "year", "12-20", "annual_report_filed civil_affairs annual_report", warn="1mo"
    ),
    _county("issue_bulletin", "quarter", "", "bulletin_issued civil_affairs"),
    _county("match_registers", "half_year", "-10", "data_matched civil_affairs match_report"),
    _county("adopt_annual_plan", "year", "02-28", "annual_plan_adopted civil_affairs document"),
    _county("report_to_committee", "half_year", "", "committee_informed vice_magistrate annual_report"),
    # the bureau and the other units
    _county("lead_activities", "half_year", "", "care_activity_held education_bureau", 2),
    _county("file_survey", "year", "10-31", "survey_filed education_bureau survey_report"),
    _county("check_enrolment", "term", "30", "enrolment_checked education_bureau enrolment_data"),
    _county(
        "report_boarding_works", "year", "09-30", "boarding_works_reported education_bureau project_list"
    ),
    _county("train_teachers", "year", "", "teachers_trained education_bureau training_record", 2),
    _county("publicise_rights", "half_year", "", "publicity_held civilisation_office", 2),
    _county("hold_venue_activities", "quarter", "", "venue_activity_held culture_tourism"),
    _county("train_supervisors", "year", "06-30", "supervisors_trained civil_affairs training_record"),
    _county("allot_budget", "year", "03-31", "budget_allotted finance budget_line", warn="1mo"),
    _county("share_household_data", "half_year", "", "household_data_shared health_commission"),
    _county("hold_job_fair", "half_year", "", "job_fair_held agriculture_rural"),
    _county("send_volunteers", "quarter", "", "volunteers_sent youth_league", 2),
    _county("pair_elders", "year", "05-31", "elders_paired care_committee pairing_list"),
    _county("help_workers", "year", "", "workers_helped trade_union", 2),
    _county("pair_volunteers", "year", "04-30", "volunteers_paired youth_league pairing_list"),
    _county("evaluate_activities", "half_year", "", "activities_evaluated youth_league evaluation_report"),
    _county("form_holiday_teams", "year", "06-20", "holiday_teams_formed youth_league"),
    _county("train_parents_skills", "year", "", "skills_trained agriculture_rural training_record", 2),
    _county("plan_rural_care", "year", "03-31", "rural_care_planned agriculture_rural document"),
    _county("verify_households", "half_year", "-20", "households_verified police match_report"),
    _county("keep_aid_lawyers", "year", "01-31", "aid_lawyers_listed justice document"),
    _county(
        "assess_civilised_units",
        "year",
        "11-15",
        "civilised_units_assessed civilisation_office evaluation_report",
    ),
    _county("train_families", "year", "", "families_trained trade_union training_record"),
    _county("lead_holiday_project", "year", "09-10", "holiday_project_led care_committee evaluation_report"),
    # townships
    _township(
        "hold_township_meeting", "month", "", "township_meeting township_head meeting_minutes", warn="5d"
    ),
    _township("put_on_agenda", "half_year", "", "agenda_item_heard township_office meeting_minutes"),
    _township("guide_families", "quarter", "", "family_guidance_held womens_federation"),
    _township("bring_comfort", "half_year", "", "comfort_round_done trade_union"),
    _township("submit_ledger", "month", "-2", "ledger_submitted child_supervisor ledger_update"),
    _township("review_directors", "quarter", "", "directors_reviewed child_supervisor review_record"),
    _township(
        "register_proxy_parents", "year", "04-15", "proxy_parents_registered womens_federation pairing_list"
    ),
    _township("visit_children_homes", "half_year", "", "homes_visited womens_federation inspection_report"),
    _township("publicise_law", "half_year", "", "law_publicised justice"),
    _township("supply_township_funds", "year", "04-30", "township_funded finance payment_record"),
    _township("vaccinate_children", "half_year", "", "children_vaccinated health_commission ledger_update"),
    _township("keep_family_files", "half_year", "", "family_files_matched health_commission match_report"),
    _township("open_youth_palaces", "quarter", "", "youth_palace_opened civilisation_office"),
    _township("host_children_homes", "quarter", "", "culture_station_used culture_tourism"),
    # villages and schools
    Return(
        "screen_village", "village", "quarter", "", "screening_done child_director screening_list", 1, "14d"
    ),
    Return("train_director", "village", "year", "10-31", "director_trained civil_affairs training_record"),
    _school("list_pupils", "term", "20", "pupils_listed school pupil_list", "5d"),
    _school("file_dropout_return", "month", "28", "dropout_return_filed principal report_form"),
    _school("meet_carers", "term", "", "carers_meeting_held school meeting_minutes"),
    _school("check_health", "year", "11-30", "health_checked health_commission check_result"),
    _school("teach_law", "half_year", "", "law_class_held justice"),
    _school("check_surroundings", "half_year", "-15", "surroundings_checked police check_result"),
    _school("counsel_pupils", "term", "", "pupils_counselled health_commission"),
    _county("account_for_funds", "fund_half", "", "funds_accounted finance payment_record"),
    _township(
        "inspect_township", "half_year", "05-31 11-30", "township_inspected civil_affairs inspection_report"
    ),
    # 28 November 2026 is a Saturday: the return is due on Monday the 30th.
    Return(
        "file_village_return",
        "village",
        "month",
        "28",
        "village_return_filed child_director report_form",
        begins="2026-10-01",
        due=("2026-10-28", "2026-11-30"),
    ),
    # 31 March 2024 is a Sunday, the Monday after it a working day (Qingming begins on the 4th).
    Return(
        "set_township_budget",
        "township",
        "year",
        "03-31",
        "township_budget_set township_office budget_line",
        due=("2024-04-01", "2025-03-31"),
    ),
    # programmes
    _programme("report_programme", "12-20", "survey", "programme_reported civil_affairs annual_report"),
    _programme("list_good_deeds", "02-28", "good_deeds", "deeds_listed civil_affairs deed_list"),
    _programme("report_crackdown", "12-10", "rights", "crackdown_reported police report_form"),
    # a child's file and growth record
    Return(
        "check_file",
        "child",
        "half_year",
        "",
        "file_checked child_supervisor ledger_update",
        before=(REGISTERED, VERIFIED),
        end=DIED,
    ),
    Return(
        "note_growth",
        "child",
        "term",
        "-10",
        "growth_noted school growth_record thought=true study=true life=true family=true concern=false",
        before=(REGISTERED, JOINED),
        end=DIED,
    ),
    Return(
        "arrange_calls",
        "child",
        "term",
        "",
        "call_arranged school contact_log",
        3,
        before=(REGISTERED.replace("boarding=false", "boarding=true"), JOINED),
        end=DIED,
    ),
]
