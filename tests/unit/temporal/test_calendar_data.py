from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

import carerules
from carerules.temporal.calendar_data import CalendarError, calendar_from
from carerules.temporal.calendar_data import Path as Place
from carerules.temporal.civil import parse_date

GOOD: dict[str, Any] = {
    "calendar": "county",
    "title": "县里的安排",
    "published": ["2024..2025", "2026"],
    "years": {
        "2024": {"source": "notice 2024"},
        "2025": {"source": ["notice 2025", "amendment"], "off": ["2025-01-01"]},
        "2026": {"source": "notice 2026", "off": ["2026-01-01..2026-01-03"], "working": ["2026-01-04"]},
    },
}


def changed(path: tuple[str | int, ...], value: object) -> dict[str, Any]:
    """The good data with the value at `path` replaced, or removed where `value` is None."""
    data = copy.deepcopy(GOOD)
    place: Any = data
    for key in path[:-1]:
        place = place[key]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return data


def test_the_data_become_a_calendar() -> None:
    calendar = calendar_from(GOOD)
    assert (calendar.name, calendar.title) == ("county", "县里的安排")
    assert calendar.published == {2024, 2025, 2026}
    days = ["2025-01-01", "2026-01-01", "2026-01-02", "2026-01-03"]
    assert calendar.off == {parse_date(day) for day in days}
    assert calendar.working == {parse_date("2026-01-04")}
    assert calendar.source(2025) == "notice 2025; amendment"
    assert calendar.source(2023) == ""


def test_years_may_be_numbers_and_the_title_may_be_left_out() -> None:
    data = changed(("title",), None)
    data["published"] = [2024, 2025, 2026]
    data["years"] = {int(year): entry for year, entry in data["years"].items()}
    assert calendar_from(data).off == calendar_from(GOOD).off


OFF = ("years", "2026", "off")
WORKING = ("years", "2026", "working")


@pytest.mark.parametrize(
    ("path", "value", "reason", "place"),
    [
        (("calendar",), None, "missing_key", ("calendar",)),
        (("years",), None, "missing_key", ("years",)),
        (("published",), None, "missing_key", ("published",)),
        (("years", "2026", "source"), None, "missing_key", ("years", "2026", "source")),
        (("weekend",), ["sun"], "unknown_key", ("weekend",)),
        (("years", "2026", "of"), [], "unknown_key", ("years", "2026", "of")),
        (("calendar",), ["cn"], "not_text", ("calendar",)),
        (("title",), 7, "not_text", ("title",)),
        (("years", "2026", "source"), 2026, "not_text", ("years", "2026", "source")),
        (("years", "2025", "source", 1), True, "not_text", ("years", "2025", "source", 1)),
        (("published",), "2024..2026", "not_a_list", ("published",)),
        (OFF, "2026-01-01", "not_a_list", OFF),
        (("years",), ["2026"], "not_a_map", ("years",)),
        (("years", "2026"), [], "not_a_map", ("years", "2026")),
        (("published", 1), "26", "not_a_year", ("published", 1)),
        (("published", 0), "2024..", "not_a_year", ("published", 0)),
        (("published", 0), "2025..2024", "backwards", ("published", 0)),
        (("years", "next"), {"source": "s"}, "not_a_year", ("years", "next")),
        (("years", "2027"), {"source": "s"}, "not_published", ("years", "2027")),
        (("years", 2026), {"source": "s"}, "given_twice", ("years", 2026)),
        (("years", "2024"), None, "not_cited", ("published", 0)),
        ((*OFF, 0), "2026-02-30", "not_a_date", (*OFF, 0)),
        ((*OFF, 0), "2026-01-01..", "not_a_date", (*OFF, 0)),
        ((*OFF, 0), "2026-01-03..2026-01-01", "backwards", (*OFF, 0)),
        ((*OFF, 0), "2025-12-31..2026-01-03", "other_year", (*OFF, 0)),
        (OFF, ["2026-01-01", "2026-01-01"], "given_twice", (*OFF, 1)),
        (OFF, ["2026-01-01..2026-01-04"], "given_twice", (*WORKING, 0)),
        ((*WORKING, 0), "2026-01-05", "not_a_weekend", (*WORKING, 0)),
    ],
)
def test_what_is_wrong_is_named_with_its_place(
    path: tuple[str | int, ...], value: object, reason: str, place: Place
) -> None:
    with pytest.raises(CalendarError) as caught:
        calendar_from(changed(path, value))
    assert (caught.value.reason, caught.value.path) == (reason, place)


def test_data_that_are_no_map_are_refused() -> None:
    with pytest.raises(CalendarError, match="not_a_map"):
        calendar_from(["calendar"])


def test_the_example_in_the_documentation_is_a_calendar() -> None:
    page = Path(carerules.__file__).parents[2] / "docs" / "calendars.md"
    example = page.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    calendar = calendar_from(yaml.load(example, yaml.BaseLoader))
    assert not calendar.is_working(parse_date("2026-04-20"))
    assert calendar.is_working(parse_date("2026-10-10"))
    assert "三月三" in calendar.source(2026)
