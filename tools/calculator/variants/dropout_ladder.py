"""Computed scenarios of the ladder of days for absence."""

from __future__ import annotations

from collections.abc import Iterator

from ..county import once, periods
from ..county.lengths import due
from ..county.lines import record
from ..county.once import Once
from ..county.people import ABSENT, DIED, JOINED, REGISTERED
from ..county.periods import Return
from ..story import Story

CHILD = ("child", "child-1")
PUPIL = (REGISTERED, JOINED)
THURSDAY = "2026-09-24T10:00"
"""The day before the holiday of Mid-Autumn, which ends with Sunday the 27th."""

ONCE = [
    Once("call_guardian", "1h", "child", PUPIL, ABSENT, "guardian_called head_teacher contact_log", DIED),
    Once("tell_principal", "1sd", "child", PUPIL, ABSENT, "principal_told head_teacher", DIED, start=THURSDAY),
    Once(
        "visit_first_day", "1sd", "child", PUPIL, ABSENT, "absent_pupil_visited head_teacher visit_record", DIED,
        start=THURSDAY,
    ),
    Once("visit_in_group", "2sd", "child", PUPIL, ABSENT, "group_visit_made principal visit_record", DIED),
    Once("plan_return", "2sd", "child", PUPIL, ABSENT, "return_planned principal plan", DIED),
    Once(
        "file_absence_form", "3sd", "child", PUPIL, ABSENT, "absence_form_filed school report_form to=township_office",
        DIED, "township_office",
    ),
]  # fmt: skip
RETURNS = [
    Return("count_pupils", "school", "half_year", "03-15 09-25", "pupils_counted school attendance_sheet")
]


def stories() -> Iterator[Story]:
    """All stories of the ladder."""
    yield from once.stories(ONCE)
    yield from periods.stories(RETURNS)
    yield course()


def course() -> Story:
    """Up the ladder and down again."""
    absent = "2026-09-14T10:00"
    last = due(absent, "3sd")
    story = Story(
        "up_and_down_the_ladder",
        "Whoever is back, explained or gone is off the ladder; on the third day it is a long absence",
        CHILD,
        f"Three school days from 14 September end with {last}.",
    )
    record(story, "2026-09-01T09:00", JOINED, CHILD)
    for at, line, state in (
        ("2026-09-02T10:00", ABSENT, "away.recent"),
        ("2026-09-02T11:00", ABSENT, "away.recent"),
        ("2026-09-02T12:00", "absence_explained school", "present"),
        ("2026-09-03T10:00", ABSENT, "away.recent"),
        ("2026-09-04T08:00", "back_at_school parent attendance_sheet", "present"),
        (absent, ABSENT, "away.recent"),
        ("2026-09-18T08:00", "back_at_school parent attendance_sheet", "present"),
        ("2026-09-21T10:00", ABSENT, "away.recent"),
        ("2026-09-21T11:00", "school_left school", "present"),
    ):
        record(story, at, line, CHILD)
        story.expect(at, state=f"absence_ladder.{state}")
    story.expect(last, state="absence_ladder.away.recent")
    story.expect("2026-09-18T07:00", state="absence_ladder.away.long")
    return story
