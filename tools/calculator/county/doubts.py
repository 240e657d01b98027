"""What nobody recorded: undetermined, never taken for a good answer."""

from __future__ import annotations

from collections.abc import Iterator

from .. import instants
from ..story import Story
from .lines import Subject, record
from .people import ALONE, DELEGATED, DIED, JOINED, REGISTERED, UNSEEN, VERIFIED

CHILD = ("child", "child-1")
HARM = {
    "village_staff": "village",
    "school_staff": "school",
    "medical_staff": "hospital",
    "social_workers": "social_work",
    "rescue_staff": "rescue",
    "welfare_staff": "welfare",
    "childcare_staff": "childcare",
    "hotel_staff": "hotel",
    "state_organ": "organ",
}


def stories() -> Iterator[Story]:
    """All stories of doubt."""
    yield report_of_what()
    yield of_what_age()
    yield away_or_not()
    yield carer_or_not()
    yield kin_or_not()
    yield police_or_not()
    yield which_village()
    yield what_programme()
    yield verified_without_age()
    yield before_any_age()


def report_of_what() -> Story:
    """A report that does not say which occasion it is about."""
    seen, told = "2026-03-02T10:00", "2026-03-02T12:00"
    last = instants.hours(seen, 24)
    story = Story(
        "doubt_report_of_what",
        "A report that does not say what it is about leaves it open whether the duty was done",
        CHILD,
        f"Seen at {seen}: 24 hours end at {last}. A report at {told} names no occasion.",
    )
    for number, (who, name) in enumerate(HARM.items(), 1):
        child = ("child", f"child-{number}")
        record(story, "2026-03-01T08:00", REGISTERED, child)
        record(story, seen, f"harm_suspected - - noticed_by={who}", child, id=f"o-{number}")
        record(story, told, "police_report - report_form", child)
        after = instants.shifted(last, seconds=30)
        story.expect(told, subject=child, duty=f"report_harm_{name}", status="pending", due=last)
        story.expect(after, subject=child, duty=f"report_harm_{name}", status="undetermined")
    return story


def of_what_age() -> Story:
    """A child found alone of whom no birth date is on record."""
    story = Story(
        "doubt_of_what_age",
        "A child found living alone whose age nobody knows: undetermined whether it may live alone",
        CHILD,
        "The school knows the child, the register does not.",
    )
    record(story, "2026-03-02T09:00", JOINED, CHILD)
    found = record(story, "2026-03-02T10:00", ALONE, CHILD)
    for duty in ("report_alone", "report_alone_school", "order_parents_back", "reprimand_parents"):
        story.expect(found, duty=duty, status="undetermined", findings=["undetermined"])
    return story


def away_or_not() -> Story:
    """Known by a birth date only."""
    story = Story(
        "doubt_away_or_not",
        "Nobody recorded whether the parents are away: undetermined whether they owe contact",
        CHILD,
        "The school knows the first child, the register does not; of the second nobody knows the age, of the third\n"
        "there is a carer and nobody knows where the parents are.",
    )
    two, three = ("child", "child-2"), ("child", "child-3")
    record(story, "2026-02-20T09:00", "trouble_noticed school", CHILD)
    record(story, "2026-02-20T10:00", JOINED, CHILD)
    record(story, "2026-03-02T09:00", "parents_moved parent - away=both", two)
    record(story, "2026-03-02T10:00", DELEGATED, two)
    record(story, "2026-03-02T09:00", DELEGATED, three)
    story.expect(
        "2026-03-02", subject=three, duty="contact_carer", status="undetermined", findings=["undetermined"]
    )
    for duty in ("contact_child", "meet_child", "delegate_child", "arrange_calls"):
        story.expect("2026-03-02", duty=duty, status="undetermined", findings=["undetermined"])
    for duty in ("contact_child", "contact_carer", "meet_child"):
        story.expect("2026-03-02", subject=two, duty=duty, status="undetermined", findings=["undetermined"])
    return story


def carer_or_not() -> Story:
    """Nobody recorded whether there is a carer (census bucket 未采集)."""
    story = Story(
        "doubt_carer_or_not",
        "Nobody recorded whether there is a carer: undetermined whether care is owed",
        CHILD,
        "The second child is found alone on the day after.",
    )
    record(story, "2026-03-02T09:00", REGISTERED, CHILD)
    record(story, "2026-03-03T09:00", "carer_surveyed child_director", CHILD)
    found = record(story, "2026-03-04T09:00", ALONE, CHILD)
    for duty in ("delegate_child", "contact_carer"):
        story.expect("2026-03-03", duty=duty, status="undetermined", findings=["undetermined"])
    story.expect(found, duty="give_shelter", status="undetermined", findings=["undetermined"])
    return story


def kin_or_not() -> Story:
    """A carer of whom it is not on record whether it is a relative."""
    story = Story(
        "doubt_kin_or_not",
        "Care is delegated to somebody: a relative or not is not on record",
        CHILD,
        "Whether a confirmation is owed depends on it.",
    )
    record(story, "2026-03-02T09:00", REGISTERED, CHILD)
    given = record(story, "2026-03-03T09:00", DELEGATED.replace(" kin=true", ""), CHILD)
    story.expect(given, duty="sign_confirmation", status="undetermined", findings=["undetermined"])
    return story


def police_or_not() -> Story:
    """A joint visit of which nobody recorded whether the police were there."""
    lost = "2026-03-05T10:00"
    last = instants.days(lost, 2)
    story = Story(
        "doubt_police_or_not",
        "A visit by the supervisor of which nobody recorded whether the police were there",
        CHILD,
        f"Not seen on three days; two days from {lost} end with {last}.",
    )
    record(story, "2026-03-02T09:00", REGISTERED, CHILD)
    for day in ("2026-03-03T10:00", "2026-03-04T10:00", lost):
        record(story, day, UNSEEN, CHILD)
    record(story, "2026-03-06T10:00", "home_visit child_supervisor visit_record child_seen=true", CHILD)
    story.expect(last, duty="visit_jointly", status="pending", due=last)
    story.expect(
        instants.days(last, 1), duty="visit_jointly", status="undetermined", findings=["undetermined"]
    )
    return story


def which_village() -> Story:
    """A child of whom nobody knows in which village it lives."""
    stray: Subject = ("child", "child-1")
    story = Story(
        "doubt_which_village",
        "A child whose village is not on record: undetermined who answers for it, and whose supervisor came",
        stray,
        "Both villages have a director, both townships a supervisor.",
    )
    for number in (1, 2):
        village, township = ("village", f"v-0{number}"), ("township", f"t-{number}")
        record(
            story, f"2026-03-01T08:0{number}", f"village_set_up civil_affairs - township=t-{number}", village
        )
        record(
            story, f"2026-03-01T08:1{number}", f"appointed village_committee - holder=p-000{number}", village
        )
        record(
            story,
            f"2026-03-01T08:2{number}",
            f"supervisor_appointed township_office - holder=p-010{number}",
            township,
        )
    record(story, "2026-03-02T09:00", "parents_moved parent - away=both", stray)
    record(story, "2026-03-02T09:05", VERIFIED, stray)
    for day in ("2026-03-03T10:00", "2026-03-04T10:00", "2026-03-05T10:00"):
        record(story, day, UNSEEN, stray)
    record(
        story, "2026-03-06T10:00", "home_visit p-0101 visit_record child_seen=true police_present=true", stray
    )
    story.expect("2026-03-06", duty="named_person", status="undetermined")
    return story


def what_programme() -> Story:
    """A programme of which only a report is on record."""
    programme = ("programme", "programme-1")
    story = Story(
        "doubt_what_programme",
        "A programme that was never adopted on record: its kind and its five years are unknown",
        programme,
        "Only a year's report came in.",
    )
    told = record(story, "2026-03-02T09:00", "programme_reported civil_affairs annual_report", programme)
    story.expect(told, duty="accept_programme", status="undetermined", findings=["undetermined"])
    for duty in ("list_good_deeds", "report_crackdown"):  # owed from the first whole year
        story.expect("2027-01-01", duty=duty, status="undetermined", findings=["undetermined"])
    return story


def verified_without_age() -> Story:
    """A child in the county's grades of whom no birth date is on record."""
    story = Story(
        "doubt_grade_without_age",
        "A child verified without a birth date: when the grade ends is undetermined",
        CHILD,
        "Known since the school wrote it down; verified on the next day.",
    )
    record(story, "2026-03-02T09:00", JOINED, CHILD)
    record(story, "2026-03-03T09:00", VERIFIED, CHILD)
    story.expect("2026-03-02", state="guardianship.found", findings=["undetermined"])
    story.expect("2026-03-03", state="guardianship.registered.risk.unassessed", findings=["undetermined"])
    return story


def before_any_age() -> Story:
    """Before 10 January 2013 no age of the register is on file."""
    story = Story(
        "doubt_before_any_age",
        "Before the opinion of 2013 no age is on file: when the grade ends is undetermined",
        CHILD,
        "Registered and verified in November 2012; the case ends in the same month.",
    )
    record(story, "2012-11-05T09:00", REGISTERED.replace("2015-06-01", "2006-06-01"), CHILD)
    record(story, "2012-11-06T09:00", VERIFIED, CHILD)
    record(story, "2012-11-20T09:00", DIED, CHILD)
    story.expect("2012-11-05", state="guardianship.found", findings=["undetermined"])
    story.expect("2012-11-06", state="guardianship.registered.risk.unassessed", findings=["undetermined"])
    return story
