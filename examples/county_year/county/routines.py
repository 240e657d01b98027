"""What units do upon one another: minutes, analyses, answers, campaigns, repairs."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from .book import Book
from .days import END, at, day, due, end_of
from .numbers import TERM
from .places import COUNTY, SCHOOLS, SET_UP, TOWNSHIPS, VILLAGES, director, lead
from .returns import MEMBERS, SEAT

HAZARDS = (
    ("s-1", "04-01", 21), ("s-2", "03-11", 6), ("s-2", "10-14", 9), ("s-3", "05-20", 4), ("s-4", "09-16", 10),
)  # fmt: skip
"""School, day found, days until mended; the first one is planted late."""
CAMPAIGNS = (("01-20", "02-10"), ("07-06", "08-20"))
LATE_CAMPAIGN = ("v-04", "07-06")


def follow_up(book: Book, rng: Random) -> None:
    """Everything that one record of a unit calls for."""
    for meeting in [record for record in book.records if record.event == "group_meeting"]:
        assert isinstance(meeting.at, datetime)
        done = meeting.at + timedelta(days=rng.randint(5, 8))
        book.owed(COUNTY, "circulate_minutes", meeting.at, done, meeting.id)
        book.add(COUNTY, "minutes_circulated", done, lead(done.date()), meeting=meeting.id)
    for meeting in [record for record in book.records if record.event == f"group_meeting{SEAT}"]:
        assert isinstance(meeting.at, datetime)
        late = meeting.subject == "t-2" and meeting.at.month in (7, 8, 9)
        done = meeting.at + timedelta(days=25 if late else rng.randint(5, 8))
        book.owed(meeting.subject, f"circulate_minutes{SEAT}", meeting.at, done, meeting.id)
        book.add(meeting.subject, f"minutes_circulated{SEAT}", done, meeting.subject, meeting=meeting.id)
    survey = next(record for record in book.records if record.event == "survey_filed")
    assert isinstance(survey.at, datetime)
    analysed, drafted = survey.at + timedelta(days=30), survey.at + timedelta(days=65)
    book.owed(COUNTY, "analyse_survey", survey.at, analysed)
    book.owed(COUNTY, "draft_measures", analysed, drafted)
    book.add(COUNTY, "analysis_filed", analysed, lead(analysed.date()))
    book.add(COUNTY, "measures_drafted", drafted, "civil_affairs", "draft_measures")
    _answer(book, "04-09", 20)
    _answer(book, "08-12", 40)
    for school, found, days in HAZARDS:
        _mend(book, school, at(day(found), "09:15"), days)
    for village in VILLAGES:
        for called, until in CAMPAIGNS:
            _campaign(book, rng, village, called, until)
    for school, (_, boarders) in SCHOOLS.items():
        if boarders:
            _check_dormitory(book, rng, school)
    _close_place(book)
    _name_liaisons(book, rng)


def _answer(book: Book, received: str, days: int) -> None:
    start = at(day(received), "10:00")
    suggestion = book.add(COUNTY, "suggestion_received", start, "justice", addressee="civil_affairs")
    done = start + timedelta(days=days)
    book.owed(COUNTY, "answer_suggestion", start, done, suggestion.id)
    book.add(COUNTY, "suggestion_answered", done, "civil_affairs", "written_reply", about=suggestion.id)


def _mend(book: Book, school: str, found: datetime, days: int) -> None:
    book.add(school, "hazard_found", found, school)
    mended = found + timedelta(days=days)
    deadline = book.owed(school, "mend_hazard", found, mended)
    if mended > deadline:
        ordered = at(deadline.date() + timedelta(days=2), "10:00")
        book.owed(school, "order_mending", deadline, ordered)
        book.add(school, "mending_ordered", ordered, "education_bureau", "order_of_mending")
    book.add(school, "hazard_mended", mended, school, "repair_record")


def _campaign(book: Book, rng: Random, village: str, called: str, until: str) -> None:
    late = (village, called) == LATE_CAMPAIGN
    book.add(village, "campaign_called", at(day(called), "08:45"), "civil_affairs", until=day(until))
    finished = at(day(until) + timedelta(days=6 if late else -rng.randint(2, 12)), "16:10")
    if late:
        last = book.records[-1]
        book.violated(village, "run_campaign", end_of(day(until)), last.id)
    book.add(village, "campaign_done", finished, director(village, finished), "screening_list")


def _check_dormitory(book: Book, rng: Random, school: str) -> None:
    """A fixed grid of fortnights from the day on which the school was entered; one check in each."""
    number = 1
    while (point := due(at(SET_UP, "09:30"), TERM["check_dormitory"], number)) < END + timedelta(days=14):
        planted = school == "s-4" and number == 11
        if planted:
            book.violated(school, "check_dormitory", point)
        when = at(point.date() - timedelta(days=rng.randint(1, 9)), "21:00")
        if when < END and not planted:
            book.add(school, "dormitory_checked", when, "principal")
        number += 1


def _name_liaisons(book: Book, rng: Random) -> None:
    """Every member names its liaison officer; two leave, and one successor comes late."""
    for member in MEMBERS:
        named = at(day("01-05") + timedelta(days=rng.randint(0, 15)), f"10:{rng.randint(0, 59):02}")
        book.add(COUNTY, "liaison_named", named, "head", member=member)
    for township in TOWNSHIPS:
        named = at(day("01-05") + timedelta(days=rng.randint(0, 15)), f"11:{rng.randint(0, 59):02}")
        book.add(township, f"liaison_named{SEAT}", named, f"head{SEAT}", member="township_office")
    for member, left, days in (("police", "05-11", 9), ("finance", "09-07", 22)):
        gone = at(day(left), "10:05")
        book.add(COUNTY, "liaison_left", gone, "head", member=member)
        book.owed(COUNTY, "replace_liaison", gone, gone + timedelta(days=days), member)
        book.add(COUNTY, "liaison_named", gone + timedelta(days=days), "head", member=member)


def _close_place(book: Book) -> None:
    """A children's place closed for two months."""
    closed, opened = at(day("05-04"), "10:00"), at(day("07-10"), "10:00")
    book.add("v-10", "place_closed", closed, "v-10")
    book.add("v-10", "place_opened", opened, "v-10")
    book.owed("v-10", "keep_place_open", closed, opened)
