"""Lengths of time as authors write them: a number with a unit, or the law's word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from carerules.diagnostics.span import Span
from carerules.diagnostics.suggest import nearest
from carerules.diagnostics.wording import Argument
from carerules.model.scalar import ALWAYS
from carerules.temporal.duration import Duration, parse_duration
from carerules.temporal.instants import EVER, NEVER

from .binding import Binding
from .duty import Term
from .policy import VagueTerm
from .report import Report, declared
from .value import Dated
from .written import Written


def read_duration(
    text: str, span: Span, report: Report, code: str = "CR501", **args: Argument
) -> Duration | None:
    """The duration `text`, or None with `code` (or `CR502`, too long) in the report."""
    try:
        return parse_duration(text)
    except ValueError as reason:
        if str(reason) == "too_long":
            report.add("CR502", span, word=text)
        else:
            report.add(code, span, word=text, **args)
        return None


class Lengths:
    """Reads lengths; `words` are the policy's vague terms."""

    def __init__(self, binding: Binding, words: Mapping[str, VagueTerm]) -> None:
        self._binding = binding
        self._report = binding.report
        self._words = words

    def terms(
        self, values: Mapping[str, str] | None, written: Written[Any], *path: str | int
    ) -> Dated[Term] | None:
        """The length by instant, a word's own dates worked in; None where nothing is written."""
        if values is None:
            return None
        steps: list[tuple[int, Term]] = []
        since = {date: EVER if date == ALWAYS else self._binding.start_of(date) for date in values}
        dates = sorted(values, key=lambda date: since[date])
        for place, date in enumerate(dates):
            until = since[dates[place + 1]] if place + 1 < len(dates) else NEVER
            meant = self._meant(values[date], written.at(*path, date))
            steps += _between(meant, since[date], until)
        return Dated(tuple(steps))

    def durations(
        self, values: Mapping[str, str] | None, written: Written[Any], *path: str
    ) -> Dated[Duration] | None:
        """As `terms`, where only a number will do."""
        terms = self.terms(values, written, *path)
        if terms is None:
            return None
        self._check_numbers(terms, written.at(*path))
        return Dated(
            tuple((since, term.duration) for since, term in terms.steps if term.duration is not None)
        )

    def term(self, text: str, span: Span) -> Term | None:
        """The one length that `text` is at all times."""
        meant = self._meant(text, span)
        if len(meant.steps) > 1:
            self._report.add("CR504", span, declared(self._words[text].span), word=text)
            return None
        return next(meant.values(), None)

    def duration(self, text: str | None, span: Span) -> Duration | None:
        """As `term`, where only a number will do; None where nothing is written."""
        term = self.term(text, span) if text is not None else None
        if term is not None:
            self._check_numbers(Dated(((EVER, term),)), span)
        return term.duration if term else None

    def _meant(self, text: str, span: Span) -> Dated[Term]:
        word = self._words.get(text)
        if word is None:
            near = nearest(text, self._words)
            args: dict[str, Argument] = {"suggestion": near} if near else {}
            duration = read_duration(text, span, self._report, "CR503", **args)
            return Dated(((EVER, Term(duration)),) if duration else ())
        numbers = word.value.steps if word.value else ()
        # Before anybody decided on a number the word is still the law's: unquantified, not out of force.
        bare = () if numbers and numbers[0][0] == EVER else ((EVER, Term(None, word.id)),)
        return Dated((*bare, *((since, Term(number, word.id, word.assumed)) for since, number in numbers)))

    def _check_numbers(self, terms: Dated[Term], span: Span) -> None:
        bare = next((term.vague for term in terms.values() if term.duration is None), None)
        if bare is not None:
            self._report.add("CR505", span, declared(self._words[bare].span), word=bare)


def _between(values: Dated[Term], since: int, until: int) -> Iterator[tuple[int, Term]]:
    """The part of `values` from `since` to before `until`."""
    at_start = values.at(since)
    if at_start is not None:
        yield since, at_start
    yield from ((step, term) for step, term in values.steps if since < step < until)
