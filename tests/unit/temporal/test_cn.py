"""The shipped calendar against two packages that were transcribed from the notices independently."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType

import chinese_calendar  # type: ignore[import-untyped]
import holidays
import pytest
import yaml

from carerules.temporal.calendar import Calendar
from carerules.temporal.civil import format_date, ordinal, parse_date, weekday

from .conftest import CN

FIRST, LAST = date(2007, 1, 1), date(2026, 12, 31)
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
EXPECTED_DAYS = 20 * 365 + 5
Oracle = Callable[[date], bool]


@pytest.fixture(scope="module", params=["holidays", "chinesecalendar"])
def oracle(request: pytest.FixtureRequest) -> Oracle:
    if request.param == "chinesecalendar":
        return chinese_calendar.is_workday  # type: ignore[no-any-return]
    china = holidays.country_holidays("CN", years=range(FIRST.year, LAST.year + 1))
    return china.is_working_day


def differences(calendar: Calendar, oracle: Oracle) -> list[date]:
    return [day for day in DAYS if calendar.is_working(ordinal(day.year, day.month, day.day)) != oracle(day)]


def test_every_day_of_twenty_years_is_as_the_package_says(cn: Calendar, oracle: Oracle) -> None:
    assert len(DAYS) == EXPECTED_DAYS
    assert all(cn.is_published(ordinal(day.year, day.month, day.day)) for day in DAYS)
    assert differences(cn, oracle) == []


def test_the_comparison_would_see_a_single_wrong_day(cn: Calendar, oracle: Oracle) -> None:
    holiday, make_up = parse_date("2026-10-01"), parse_date("2026-10-10")
    assert differences(replace(cn, off=cn.off - {holiday}), oracle) == [date(2026, 10, 1)]
    assert differences(replace(cn, working=cn.working - {make_up}), oracle) == [date(2026, 10, 10)]
    assert differences(replace(cn, published=cn.published - {2015}), oracle)[0] == date(2015, 1, 1)


def test_the_table_is_as_large_as_the_notices(cn: Calendar) -> None:
    assert cn.published == set(range(2007, 2027))
    assert all(any(format_date(day).startswith(str(year)) for day in cn.off) for year in cn.published)
    assert all(any(format_date(day).startswith(str(year)) for day in cn.working) for year in cn.published)
    assert len(cn.working) == 130
    assert sum(weekday(day) < 5 for day in cn.off) > len(cn.working)


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2015-09-03", False),  # seventy years after the war
        ("2015-09-04", False),
        ("2015-09-06", True),
        ("2019-05-02", False),  # Labour Day 2019 as amended
        ("2019-05-03", False),
        ("2019-04-28", True),
        ("2019-05-05", True),
        ("2020-01-31", False),  # the Spring Festival of 2020 as extended
        ("2020-02-01", False),
        ("2020-02-03", True),
        ("2018-12-29", True),  # by the notice for 2019
        ("2018-12-31", False),
        ("2026-02-23", False),
        ("2026-02-28", True),
    ],
)
def test_what_the_notices_changed_is_in_the_table(cn: Calendar, day: str, working: bool) -> None:
    assert cn.is_working(parse_date(day)) == working


def test_every_year_cites_its_notice(cn: Calendar) -> None:
    for year in cn.published:
        assert cn.source(year).startswith(f"国务院办公厅关于{year}年部分节假日安排的通知")
    assert "国办发明电〔2020〕1号" in cn.source(2020)
    assert "关于调整2019年劳动节假期安排" in cn.source(2019)
    assert "70周年纪念日" in cn.source(2015)
    for year in (2007, 2011, 2018):
        assert f"国务院办公厅关于{year + 1}年部分节假日安排的通知" in cn.source(year)


def test_2027_is_not_published(cn: Calendar) -> None:
    assert not cn.is_published(parse_date("2027-01-01"))
    assert cn.is_working(parse_date("2027-10-01"))  # a Friday: plain weekends are all that is known


def test_the_file_is_what_the_tool_writes() -> None:
    assert tool().table() == CN.read_text(encoding="utf-8")
    assert yaml.safe_load(CN.read_text(encoding="utf-8"))["calendar"] == "cn"


def tool() -> ModuleType:
    path = Path(__file__).parents[3] / "tools" / "cn_calendar.py"
    spec = importlib.util.spec_from_file_location("cn_calendar", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
