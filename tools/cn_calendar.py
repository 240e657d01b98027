"""Writes src/carerules/calendars/cn.yaml from two independent packages, which must agree on every day.

`holidays` and `chinesecalendar` are both transcribed from the notices of the State Council; a day on which
they differ stops the program, to be settled by reading the notice. (From 2004 on they differ on 2005-12-31
only, before the years of this table.) Run it when the next year's notice is out and both packages know it:

    python tools/cn_calendar.py
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar  # type: ignore[import-untyped]
import holidays

FIRST, LAST = 2007, 2026
TARGET = Path(__file__).parents[1] / "src" / "carerules" / "calendars" / "cn.yaml"
SATURDAY = 5
YEAR_END = date(2000, 12, 25)
"""Exceptions after this day of a year belong to the next New Year's Day, and so to the next year's notice."""

NUMBERS = {
    2007: "国办发明电〔2006〕49号",
    2009: "国办发明电〔2008〕42号",
    2010: "国办发明电〔2009〕27号",
    2011: "国办发明电〔2010〕40号",
    2012: "国办发明电〔2011〕45号",
    2013: "国办发明电〔2012〕33号",
    2014: "国办发明电〔2013〕28号",
    2015: "国办发明电〔2014〕28号",
    2016: "国办发明电〔2015〕18号",
    2017: "国办发明电〔2016〕17号",
    2018: "国办发明电〔2017〕12号",
    2019: "国办发明电〔2018〕15号",
    2020: "国办发明电〔2019〕16号",
    2021: "国办发明电〔2020〕27号",
    2022: "国办发明电〔2021〕11号",
    2023: "国办发明电〔2022〕16号",
    2024: "国办发明电〔2023〕7号",
    2025: "国办发明电〔2024〕12号",
    2026: "国办发明电〔2025〕7号",
}
"""2008: the number could not be confirmed, so its notice is cited by title."""

AMENDMENTS = {
    2015: [
        "国务院关于中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日调休放假的通知（国发明电〔2015〕1号）"
    ],
    2019: ["国务院办公厅关于调整2019年劳动节假期安排的通知（国办发明电〔2019〕3号）"],
    2020: ["国务院办公厅关于延长2020年春节假期的通知（国办发明电〔2020〕1号）"],
}

HEAD = f"""\
# Working days in China, {FIRST} to {LAST}; written by tools/cn_calendar.py. Format: docs/calendars.md.
# The packages `holidays` and `chinesecalendar` agree with it and with each other on every day of these years.
# `off` lists whole stretches of days without work, so it may reach over the weekend next to a holiday.
# {LAST + 1}: no notice yet; deadlines that look at its days are provisional.
calendar: cn
title: 国务院办公厅节假日安排
published: [{FIRST}..{LAST}]
years:
"""


def table() -> str:
    """The whole file."""
    return HEAD + "".join(entry(year) for year in range(FIRST, LAST + 1))


def entry(year: int) -> str:
    """The lines of one year."""
    days = [day for n in range(366) if (day := date(year, 1, 1) + timedelta(n)).year == year]
    off = [run for run in runs(day for day in days if not works(day)) if any(weekday(day) for day in run)]
    working = [day for day in days if works(day) and not weekday(day)]
    exceptions = [*working, *(day for run in off for day in run)]
    sources = [notice(year), *AMENDMENTS.get(year, [])]
    if any(day > YEAR_END.replace(year=year) for day in exceptions):
        sources.append(notice(year + 1))
    return (
        f"  {year}:\n    source:\n"
        + "".join(f"      - {source}\n" for source in sources)
        + f"    off: [{', '.join(span(run) for run in off)}]\n"
        + f"    working: [{', '.join(map(str, working))}]\n"
    )


def works(day: date) -> bool:
    """Whether both packages call it a working day."""
    first, second = CHINA.is_working_day(day), chinese_calendar.is_workday(day)
    if first != second:
        raise SystemExit(f"{day}: the packages differ; read {notice(day.year)}")
    return first


def weekday(day: date) -> bool:
    """Whether it is a Monday to Friday."""
    return day.weekday() < SATURDAY


def notice(year: int) -> str:
    """The citation of a year's notice."""
    number = f"（{NUMBERS[year]}）" if year in NUMBERS else ""
    return f"国务院办公厅关于{year}年部分节假日安排的通知{number}"


def runs(days: Iterable[date]) -> list[list[date]]:
    """The days in unbroken stretches."""
    stretches: list[list[date]] = []
    for day in days:
        if stretches and day - stretches[-1][-1] == timedelta(days=1):
            stretches[-1].append(day)
        else:
            stretches.append([day])
    return stretches


def span(run: list[date]) -> str:
    """A stretch as written in the table."""
    return str(run[0]) if len(run) == 1 else f"{run[0]}..{run[-1]}"


CHINA = holidays.country_holidays("CN", years=range(FIRST, LAST + 1))

if __name__ == "__main__":
    TARGET.write_text(table(), encoding="utf-8", newline="\n")
