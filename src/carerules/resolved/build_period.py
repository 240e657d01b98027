"""Binds what concerns time as a whole: the zone, the terms, the policy's own periods."""

from __future__ import annotations

from carerules.diagnostics.span import Span
from carerules.diagnostics.suggest import nearest
from carerules.diagnostics.wording import Argument, Word
from carerules.model.head import Head
from carerules.model.period import day_of_year
from carerules.temporal.calendar import Term, Terms
from carerules.temporal.civil import parse_date
from carerules.temporal.period import KINDS, Periods
from carerules.temporal.zone import Zone

from .binding import Binding
from .report import Report, first
from .written import Written


def bind_zone(head: Written[Head], report: Report) -> Zone | None:
    """The policy's time zone, or None with an error."""
    name = head.shape.timezone
    try:
        return Zone(name)
    except ValueError:
        report.add("CR321", head.at("timezone"), name=name)
        return None


def bind_terms(head: Written[Head], report: Report) -> Terms | None:
    """The school terms in their order; None where the policy lists none."""
    terms: list[Term] = []
    seen: dict[str, Span] = {}
    for place, shape in enumerate(head.shape.terms):
        span = head.at("terms", place)
        term = Term(shape.id, parse_date(shape.since), parse_date(shape.until) - 1)  # S3.1
        if shape.id in seen:
            report.add("CR221", span, first(seen[shape.id]), id=shape.id)
        if term.first_day > term.last_day:
            report.add("CR521", span, since=shape.since, until=shape.until)
        for other in terms:
            if term.first_day <= other.last_day and other.first_day <= term.last_day:
                report.add("CR523", span, first(seen[other.id]), term=term.id, other=other.id)
        seen.setdefault(shape.id, span)
        terms.append(term)
    return Terms(tuple(sorted(terms, key=lambda term: term.first_day))) if terms else None


def bind_periods(head: Written[Head], report: Report) -> dict[str, tuple[tuple[int, int], ...]]:
    """The policy's own periods, by the days at which their parts start."""
    for name in head.shape.periods:
        if name in KINDS:
            report.add("CR322", head.key("periods", name), name=name)
    periods = head.shape.periods
    return {
        name: tuple(sorted(day_of_year(start) for start in periods[name].starts)) for name in sorted(periods)
    }


def find_period(binding: Binding, name: str, periods: Periods, span: Span) -> bool:
    """Whether there is such a kind of period; reported at `span` if not."""
    if name == "term" and periods.terms is None:
        binding.report.add("CR323", span)
        return False
    known = (*KINDS, *periods.own)
    if name in known:
        return True
    near = nearest(name, known)
    args: dict[str, Argument] = {"suggestion": near} if near else {}
    binding.report.add("CR301", span, kind=Word("period"), name=name, **args)
    return False
