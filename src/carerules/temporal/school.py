"""School time: the days that count as school days, and the terms beyond those that a policy lists (S3.4)."""

from __future__ import annotations

from collections.abc import Iterator

from .calendar import Calendar, Counting, Term, Terms
from .civil import add_months
from .counting import Listed, nth_after, nth_before


class SchoolDays:
    """Working days inside a term (S3.3).

    Forwards nothing counts before the first term. After the last one nobody knows the school holidays: there every
    working day counts, which gives the earliest possible deadline, and the answer is provisional (S3.4); so does
    a count backwards that leaves the first term.
    """

    __slots__ = ("_calendar", "_days", "_first", "_last")

    def __init__(self, calendar: Calendar, terms: Terms) -> None:
        self._calendar, self._first, self._last = calendar, terms.first_day, terms.last_day
        days = {
            day
            for term in terms.items
            for day in range(term.first_day, term.last_day + 1)
            if calendar.is_working(day)
        }
        self._days = Listed(days, self._first, self._last, calendar)

    def nth_after(self, day: int, n: int) -> Counting:
        """The `n`-th school day after `day`; `day` itself for 0."""
        if n and self._first <= self._last:
            day = max(day, self._first - 1)
        found = nth_after(self._days, day, n)
        return Counting(found, not self.covers(day + 1, found))

    def nth_before(self, day: int, n: int) -> Counting:
        """The `n`-th school day before `day`; `day` itself for 0."""
        found = nth_before(self._days, day, n)
        return Counting(found, not self.covers(found, day - 1))

    def covers(self, first: int, last: int) -> bool:
        """Whether terms and holidays are known for all days from `first` to `last`."""
        return first > last or (
            self._first <= first and last <= self._last and self._calendar.covers(first, last)
        )


def terms_in_order(terms: Terms) -> Iterator[tuple[Term, bool]]:
    """Every term in the order in which they start, without end, each with whether it is provisional.

    After the listed terms, those that started in the last twelve months come again every year, with the ids
    `id+1y`, `id+2y` …: what is owed in each term does not end because nobody has written the next terms down.
    """
    listed = sorted(terms.items, key=lambda term: (term.first_day, term.last_day, term.id))
    yield from ((term, False) for term in listed)
    if not listed:
        return
    a_year_ago = add_months(listed[-1].first_day, -12)
    last_year = [term for term in listed if term.first_day > a_year_ago]
    years = 0
    while True:
        years += 1
        for term in last_year:
            yield _years_later(term, years), True


def _years_later(term: Term, years: int) -> Term:
    return Term(
        f"{term.id}+{years}y", add_months(term.first_day, 12 * years), add_months(term.last_day, 12 * years)
    )
