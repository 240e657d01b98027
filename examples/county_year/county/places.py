"""Townships, villages, schools and the people who hold their posts. All ids are made up."""

from __future__ import annotations

from datetime import date, datetime

from .book import Book
from .days import at, day

COUNTY = "county-1"
TOWNSHIPS = {f"t-{n}": f"p-010{n}" for n in range(1, 4)}
"""Township -> its child supervisor."""
VILLAGES = {f"v-{n:02}": f"t-{(n - 1) // 4 + 1}" for n in range(1, 13)}
SCHOOLS = {"s-1": ("t-1", False), "s-2": ("t-2", True), "s-3": ("t-3", False), "s-4": ("t-2", True)}
"""School -> its township and whether it has boarders; `s-4` is the middle school."""
SET_UP = date(2025, 12, 29)
"""Everything is entered in the last days of 2025, so that 2026 is a full year for every return."""

LEAD_CHANGES = date(2026, 7, 1)
"""On this day the lead of the county's group passes on."""
VACANT = {
    "v-11": (at(day("06-08"), "09:00"), at(day("06-12"), "09:00")),
    "v-12": (at(day("09-01"), "09:00"), at(day("09-21"), "09:00")),
}
"""Planted: villages whose child director left, and when the next one came."""


def lead(when: date) -> str:
    """Who leads the county's group."""
    return "women_children_committee" if when >= LEAD_CHANGES else "civil_affairs"


def director(village: str, when: datetime) -> str:
    """Who holds the post of child director, or stands in for it."""
    number = int(village[2:])
    left, came = VACANT.get(village, (datetime.max, datetime.max))
    if when < left:
        return f"p-{number:04}"
    return f"p-{number + 20:04}" if when >= came else TOWNSHIPS[VILLAGES[village]]


def supervisor(village: str) -> str:
    """The child supervisor of the village's township."""
    return TOWNSHIPS[VILLAGES[village]]


def set_up(book: Book) -> None:
    """Enter every place, fill every post, open every door."""
    book.add(COUNTY, "office_staffed", at(SET_UP, "08:20"), "county_government")
    for township, person in TOWNSHIPS.items():
        book.add(township, "supervisor_appointed", at(SET_UP, "08:30"), "township_office", holder=person)
        book.add(township, "township_group_formed", at(SET_UP, "08:40"), township, "founding_document")
        book.add(township, "station_opened", at(SET_UP, "08:50"), "civil_affairs")
    for village, township in VILLAGES.items():
        book.add(village, "village_set_up", at(SET_UP, "09:00"), "civil_affairs", township=township)
        holder = director(village, at(SET_UP, "09:10"))
        book.add(village, "appointed", at(SET_UP, "09:10"), village, holder=holder)
        book.add(village, "place_opened", at(SET_UP, "09:20"), village)
    for school, (township, boarders) in SCHOOLS.items():
        book.add(
            school,
            "school_set_up",
            at(SET_UP, "09:30"),
            "education_bureau",
            township=township,
            boarders=boarders,
        )
    for village in VACANT:
        _change_director(book, village)


def _change_director(book: Book, village: str) -> None:
    """The village is without a director for a while; its monthly return is still open then."""
    left, came = VACANT[village]
    book.add(village, "resigned", left, village)
    book.add(village, "appointed", came, village, holder=director(village, came))
    book.found("vacant_post", village, left, party="child_director")
    book.owed(village, "appoint_director", left, came)


def child_without_director(book: Book, child: str, village: str) -> None:
    """A registered child of that village: somebody stands in, and nobody answers for the child by name."""
    left, came = VACANT[village]
    book.found("vacant_post", child, left, party="child_director")
    book.owed(child, "named_person", left, came)
