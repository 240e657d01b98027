"""The township's own group: what the county's leading group owes, owed again in each township (plan 二)."""

from __future__ import annotations

from .once import Once
from .periods import Return

SEAT = "@township_office"
"""How the items of the mirrored group are named."""


def _once(duty: str, length: str, opening: str, act: str, **more: str) -> Once:
    return Once(f"{duty}{SEAT}", length, "township", (), opening, act, **more)  # type: ignore[arg-type]


def _each(duty: str, each: str, by: str, act: str, warn: str = "", loop: str = "") -> Return:
    return Return(f"{duty}{SEAT}", "township", each, by, act, 1, warn, loop)


ONCE = [
    _once(
        "circulate_minutes",
        "10wd",
        f"group_meeting{SEAT} vice_magistrate{SEAT} meeting_minutes",
        f"minutes_circulated{SEAT} township_office - meeting=@",
        loop="@",
    ),
    _once(
        "analyse_survey",
        "45d",
        f"survey_filed{SEAT} township_office survey_report",
        f"analysis_filed{SEAT} township_office",
    ),
    _once(
        "replace_liaison",
        "15d",
        f"liaison_left{SEAT} head{SEAT} - member=school",
        f"liaison_named{SEAT} head{SEAT} - member=school",
        loop="school",
    ),
    _once(
        "name_liaison",
        "30d",
        f"liaison_left{SEAT} head{SEAT} - member=school",
        f"liaison_named{SEAT} head{SEAT} - member=township_office",
        loop="township_office",
    ),
]
RETURNS = [
    _each(
        "hold_group_meeting",
        "quarter",
        "",
        f"group_meeting{SEAT} vice_magistrate{SEAT} meeting_minutes",
        "14d",
    ),
    _each(
        "file_targets",
        "year",
        "03-31",
        f"targets_filed{SEAT} head{SEAT} work_targets member=township_office",
        "14d",
        "township_office",
    ),
    _each(
        "file_progress",
        "quarter",
        "-3",
        f"progress_filed{SEAT} liaison{SEAT} report_form member=township_office",
        loop="township_office",
    ),
    _each(
        "send_figures",
        "month",
        "28",
        f"figures_sent{SEAT} liaison{SEAT} - member=township_office",
        loop="township_office",
    ),
    _each(
        "file_annual_report",
        "year",
        "12-20",
        f"annual_report_filed{SEAT} township_office annual_report",
        "1mo",
    ),
    _each("adopt_annual_plan", "year", "02-28", f"annual_plan_adopted{SEAT} township_office document"),
    _each(
        "report_to_committee",
        "half_year",
        "",
        f"committee_informed{SEAT} vice_magistrate{SEAT} annual_report",
    ),
]
