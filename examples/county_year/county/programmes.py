"""The plan's six tasks and six lines of work, adopted at the start of the first of five years."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from .book import Book
from .days import at, day, due, end_of
from .numbers import TERM
from .places import SET_UP, lead

FIRST_YEAR = (
    ("mechanism", "set_up_mechanism", "mechanism_set_up", "county_government"),
    ("named_persons", "cover_every_village", "villages_covered", "civil_affairs"),
    ("guardians", "try_guardian_methods", "methods_tried", "womens_federation"),
    ("facilities", "", "", ""),
    ("school_care", "try_school_care", "school_care_tried", "education_bureau"),
    ("funding", "set_funding_rule", "funding_rule_set", "finance"),
    ("survey", "survey_baseline", "baseline_known", "education_bureau"),
    ("measures", "", "", ""),
    ("publicity", "commend_models", "models_commended", "civilisation_office"),
    ("guidance", "", "", ""),
    ("rights", "found_legal_aid", "legal_aid_founded", "justice"),
    ("good_deeds", "", "", ""),
)
"""Kind, and what is due within the first year: duty, milestone, unit."""
NEVER, LATE = "try_school_care", "set_funding_rule"
"""Planted: a milestone never reached, and one reached the day after its deadline."""
UNREPORTED = "guardians"
"""Planted: the programme on which nobody reports."""


def run_programmes(book: Book, rng: Random) -> None:
    """Adoption, the first year's milestones, the reports of the year."""
    for number, (kind, duty, milestone, unit) in enumerate(FIRST_YEAR, 1):
        programme = f"programme-{number:02}"
        adopted = at(SET_UP, f"14:{number:02}")
        book.add(
            programme,
            "programme_adopted",
            adopted,
            "vice_magistrate",
            "programme_document",
            kind=kind,
            begun=SET_UP,
        )
        last = due(adopted, TERM["milestone"])
        if duty in (NEVER, LATE):
            book.violated(programme, duty, last)
        if duty and duty != NEVER:
            early = at(day("09-01") + timedelta(days=rng.randint(0, 100)), "10:20")
            when = last + timedelta(hours=10) if duty == LATE else early
            book.add(programme, "milestone_reached", when, unit, "acceptance_report", milestone=milestone)
        if kind == UNREPORTED:
            book.violated(programme, "report_programme", end_of(day("12-20")), bearer=lead(day("01-01")))
        else:
            reported = at(day("12-01") + timedelta(days=rng.randint(0, 14)), "16:20")
            book.add(programme, "programme_reported", reported, lead(reported.date()), "annual_report")
        if kind == "rights":
            book.add(programme, "crackdown_reported", at(day("11-20"), "09:40"), "police", "report_form")
        if kind == "good_deeds":
            _do_good(book, programme)


def _do_good(book: Book, programme: str) -> None:
    """The list comes out under one lead and is carried out under the next."""
    listed, done = at(day("02-10"), "09:00"), at(day("11-25"), "09:00")
    book.add(programme, "deeds_listed", listed, lead(listed.date()), "deed_list")
    book.owed(programme, "do_good_deeds", listed, done)
    book.add(programme, "deeds_done", done, lead(done.date()), "acceptance_report")
