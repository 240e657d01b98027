from __future__ import annotations

from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from carerules.temporal.calendar import Calendar, Counting, Term, Terms
from carerules.temporal.civil import format_date, parse_date
from carerules.temporal.school import SchoolDays, terms_in_order

FIRST = parse_date("2024-09-01")
TERMS = st.lists(st.tuples(st.integers(0, 700), st.integers(0, 200)), max_size=4).map(
    lambda stretches: Terms(
        tuple(Term(f"t{n}", FIRST + at, FIRST + at + length) for n, (at, length) in enumerate(stretches))
    )
)
DAYS = st.integers(FIRST - 200, FIRST + 1100)


def walk(calendar: Calendar, terms: Terms, day: int, n: int, step: int) -> Counting:
    """Day after day: outside the terms every working day counts, uncertainly; forwards none before the first."""
    known = range(
        min((term.first_day for term in terms.items), default=0),
        max((term.last_day for term in terms.items), default=-1) + 1,
    )
    provisional = False
    if step > 0 and n and known:
        day = max(day, known.start - 1)
    while n:
        day += step
        provisional |= day not in known or not calendar.is_published(day)
        at_school = day not in known or any(term.first_day <= day <= term.last_day for term in terms.items)
        n -= at_school and calendar.is_working(day)
    return Counting(day, provisional)


@given(TERMS, DAYS, st.integers(0, 150))
def test_the_nth_school_day_is_the_one_a_walk_finds(cn: Calendar, terms: Terms, day: int, n: int) -> None:
    school = SchoolDays(cn, terms)
    assert school.nth_after(day, n) == walk(cn, terms, day, n, 1)
    assert school.nth_before(day, n) == walk(cn, terms, day, n, -1)


def test_the_winter_holiday_is_skipped(cn: Calendar, terms: Terms) -> None:
    school = SchoolDays(cn, terms)
    friday = parse_date("2026-01-23")
    assert school.nth_after(friday, 1) == Counting(parse_date("2026-03-02"), False)
    assert school.nth_before(parse_date("2026-03-02"), 1) == Counting(friday, False)


def test_after_the_last_term_working_days_count_and_the_answer_is_provisional(
    cn: Calendar, terms: Terms
) -> None:
    school = SchoolDays(cn, terms)
    assert school.nth_after(parse_date("2026-07-09"), 1) == Counting(parse_date("2026-07-10"), False)
    assert school.nth_after(parse_date("2026-07-09"), 2) == Counting(parse_date("2026-07-13"), True)


def test_the_terms_of_the_last_year_return_every_year(terms: Terms) -> None:
    earlier = Term("spring_2025", parse_date("2025-02-17"), parse_date("2025-07-04"))
    listed = Terms((terms.items[1], earlier, terms.items[0]))
    found = list(islice(terms_in_order(listed), 7))
    assert [(term.id, provisional) for term, provisional in found] == [
        ("spring_2025", False),
        ("autumn_2025", False),
        ("spring_2026", False),
        ("autumn_2025+1y", True),
        ("spring_2026+1y", True),
        ("autumn_2025+2y", True),
        ("spring_2026+2y", True),
    ]
    last = found[-1][0]
    assert (format_date(last.first_day), format_date(last.last_day)) == ("2028-03-02", "2028-07-10")


def test_a_term_a_year_before_the_last_one_does_not_return_beside_it() -> None:
    autumns = [
        Term(f"autumn_{year}", parse_date(f"{year}-09-01"), parse_date(f"{year}-12-31"))
        for year in (2024, 2025)
    ]
    names = [term.id for term, _ in islice(terms_in_order(Terms(tuple(autumns))), 4)]
    assert names == ["autumn_2024", "autumn_2025", "autumn_2025+1y", "autumn_2025+2y"]


def test_without_terms_there_are_none() -> None:
    assert list(terms_in_order(Terms())) == []


def test_a_day_is_in_the_terms_if_it_is_in_one(terms: Terms) -> None:
    days = ["2025-08-31", "2025-09-01", "2026-01-23", "2026-01-24", "2026-03-02", "2026-07-10", "2026-07-11"]
    assert [parse_date(day) in terms for day in days] == [False, True, True, False, True, True, False]
    assert (format_date(terms.first_day), format_date(terms.last_day)) == ("2025-09-01", "2026-07-10")
