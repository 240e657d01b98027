"""Days and years of age by the tables of the calendar. (S3.5, S7.3)"""

from __future__ import annotations

from .machine import Machine
from .wholes import as_whole
from .words import AGES, DAY_SECONDS, LEFT, NAN, NEVER, SECOND


def local_day(m: Machine, t: int) -> int:
    """The local day of `t`."""
    era = m.n_eras - 1
    while era > 0 and m.era_since[era] > t:
        era -= 1
    return (t + m.era_offset[era]) // SECOND // DAY_SECONDS


def day_given(m: Machine, value: float, is_instant: int) -> int:
    """The day of a date or instant; one before the calendar is for the engine."""
    if not is_instant:
        return as_whole(value)
    if value < m.era_since[0] and m.n_eras > 1:
        m.reason = LEFT
    return local_day(m, as_whole(value))


def split(m: Machine, day: int) -> None:
    """Year, month and day of the month, left in `m`: counted in years that begin on 1 March."""
    days = day + 719_468  # since 1 March of the year 0
    cycle = days // 146_097
    within = days - cycle * 146_097
    year = (within - within // 1_460 + within // 36_524 - within // 146_096) // 365
    of_year = within - (365 * year + year // 4 - year // 100)
    month = (5 * of_year + 2) // 153
    m.of_month = of_year - (153 * month + 2) // 5 + 1
    m.month = month + 3 if month < 10 else month - 9
    m.year = year + cycle * 400 + (1 if m.month <= 2 else 0)


def joined(year: int, month: int, day: int) -> int:
    """The day number of a date; 29 February of a common year is 1 March."""
    y = year - 1 if month <= 2 else year
    of_year = (153 * (month - 3 if month > 2 else month + 9) + 2) // 5 + day - 1
    cycle = y // 400
    within = y - cycle * 400
    return cycle * 146_097 + within * 365 + within // 4 - within // 100 + of_year - 719_468


def years_since(m: Machine, born: int) -> float:
    """Completed years today of somebody born on that day. # S3.5

    Both days are kept as year and day of the year: a case asks for the same ones again and again.
    """
    if born != m.born:
        split(m, born)
        m.born, m.born_year, m.born_on = born, m.year, m.month * 100 + m.of_month
    day = local_day(m, m.now)
    if day != m.today:
        split(m, day)
        m.today, m.today_year, m.today_on = day, m.year, m.month * 100 + m.of_month
    return m.today_year - m.born_year - (1 if m.today_on < m.born_on else 0)


def clock_value(m: Machine, value: float, counts_years: int, is_instant: int) -> float:
    """`age` or `days_since`; unknown of what is unknown."""
    if value != value:
        return NAN
    day = day_given(m, value, is_instant)
    if counts_years:
        return years_since(m, day)
    return local_day(m, m.now) - day


def start_of(m: Machine, day: int) -> int:
    """The first instant of a day; NEVER outside the calendar, where nothing of these cases is."""
    if day < m.first_day or day > m.last_day:
        return NEVER
    return m.day_start[day - m.first_day]


def next_flip(m: Machine, c: int, value: float) -> int:
    """When the clock next passes one of the numbers that it is compared with, or NEVER. # S7.3

    The one found before still is the next until it has come.
    """
    if value == m.flip_of[c] and m.now < m.flip_at[c]:
        return m.flip_at[c]
    day = day_given(m, value, m.clock_instant[c])
    soonest = NEVER
    if m.clock_years[c]:
        split(m, day)
    for n in range(m.bound_from[c], m.bound_from[c + 1]):
        bound = m.bounds[n]
        if not m.clock_years[c]:
            at = start_of(m, day + bound)
        elif 0 <= bound <= AGES:
            at = start_of(m, joined(m.year + bound, m.month, m.of_month))
        else:
            at = NEVER
        if m.now < at < soonest:
            soonest = at
    m.flip_of[c], m.flip_at[c] = value, soonest
    return soonest
