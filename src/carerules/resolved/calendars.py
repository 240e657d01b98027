"""The working-day calendar that a policy names: shipped, or a file of its own."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath

from carerules.diagnostics.span import Span
from carerules.diagnostics.suggest import nearest
from carerules.diagnostics.wording import Argument, Word
from carerules.model.head import Head
from carerules.source.node import Mapping, locate_key, plain
from carerules.source.yaml_text import parse
from carerules.temporal.calendar import Calendar
from carerules.temporal.calendar_data import CalendarError, calendar_from

from .report import Report
from .written import Written

SHIPPED = ("cn",)


def calendar_file(name: str, span: Span) -> str:
    """The path that `name`, written at `span`, means from the loaded folder; empty for a shipped calendar."""
    return "" if name in SHIPPED else (PurePosixPath(span.file).parent / name).as_posix()


def bind_calendar(head: Written[Head], files_: dict[str, Mapping], report: Report) -> Calendar | None:
    """The calendar, or None with an error."""
    name = head.shape.calendar
    if name in SHIPPED:
        return shipped(name)
    node = files_.get(calendar_file(name, head.at("calendar")))
    if node is None:
        calendars = (file for file, root in files_.items() if "years" in root.entries)
        near = nearest(name, (*SHIPPED, *calendars))
        args: dict[str, Argument] = {"suggestion": near} if near else {}
        report.add("CR320", head.at("calendar"), name=name, **args)
        return None
    try:
        return calendar_from(plain(node))
    except CalendarError as error:
        report.add("CR326", locate_key(node, error.path), reason=Word(f"calendar.{error.reason}"))
        return None


@cache
def shipped(name: str) -> Calendar:
    """A calendar that comes with the library."""
    file = f"{name}.yaml"
    data = (files("carerules") / "calendars" / file).read_bytes()
    node, problems = parse(data, file)
    if node is None or problems:
        raise AssertionError(f"the shipped calendar {name} does not parse: {problems}")
    return calendar_from(plain(node))
