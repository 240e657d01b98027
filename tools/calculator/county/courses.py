"""What the tables can't tell: clocks that stand, dates that somebody sets, states that follow one another."""

from __future__ import annotations

from collections.abc import Iterator

from .. import instants
from ..story import Story
from .child_rows import DROPPED
from .lengths import due
from .lines import record
from .people import DIED, GRADED, REGISTERED, SEEN, VERIFIED
from .place_rows import CLOSED, adopted

CHILD = ("child", "child-1")
REUNION, APART = "reunion_began parent", "reunion_ended parent"


def stories() -> Iterator[Story]:
    """All stories of courses."""
    for grade, length in (("high", "7d"), ("medium", "1mo"), ("low", "3mo")):
        yield visits_stand(grade, length)
    yield contact_stands()
    yield repairs()
    yield older_file()
    yield survey()
    yield mending()
    yield intervention()
    yield campaign()
    yield ordered_back()
    yield settled()
    yield grades()
    yield out_of_the_register()
    yield programme()


def visits_stand(grade: str, length: str) -> Story:
    """S5.8: while the child is with the parents."""
    graded, met, apart = "2026-03-02T10:00", "2026-03-05T10:00", "2026-03-20T10:00"
    first = due(graded, length)
    left = (instants.date(first) - instants.date(met)).days
    last = instants.days(apart, left)
    story = Story(
        f"stands_visit_{grade}",
        f"No visit is owed while the child is with the parents ({grade} risk)",
        CHILD,
        f"{length} from {graded} end with {first}: {left} whole days after the 5th. From the 20th: {last}.",
    )
    for at, line in (
        ("2026-03-01T08:00", REGISTERED),
        ("2026-03-01T08:05", VERIFIED),
        (graded, f"{GRADED}{grade}"),
    ):
        record(story, at, line, CHILD)
    record(story, met, REUNION, CHILD)
    record(story, apart, APART, CHILD)
    seen = record(story, f"{last}T10:00", SEEN, CHILD)
    record(story, f"{instants.days(last, 1)}T10:00", DIED, CHILD)
    duty = f"visit_{grade}"
    story.expect("2026-03-06", duty=duty, status="suspended")
    story.expect("2026-03-20", duty=duty, due=last, opened_at=graded)
    story.expect(last, duty=duty, status="discharged", due=last, discharged_at=seen)
    story.expect(instants.days(last, 1), duty=duty, status="lapsed")
    return story


def contact_stands() -> Story:
    """S5.8, the same for the carer."""
    given = "2026-03-02T10:00"
    story = Story(
        "stands_contact_carer",
        "While the child is with the parents they need not call the carer",
        CHILD,
        "Seven days from 2 March end with the 9th; with the parents from the 5th to the 20th: four days, the 24th.",
    )
    record(story, "2026-03-01T08:00", REGISTERED, CHILD)
    record(
        story,
        given,
        "delegated parent - holder=p-0900 adult=true harmed_children=false addicted=false neglected=false kin=true",
        CHILD,
    )
    record(story, "2026-03-05T10:00", REUNION, CHILD)
    record(story, "2026-03-20T10:00", APART, CHILD)
    last = instants.days("2026-03-20", (instants.date(due(given, "7d")) - instants.date("2026-03-05")).days)
    story.expect("2026-03-06", duty="contact_carer", status="suspended")
    story.expect("2026-03-20", duty="contact_carer", status="pending", due=last)
    story.expect(instants.days(last, 1), duty="contact_carer", status="violated", due=last)
    return story


def repairs() -> Story:
    """A children's place closed for repairs."""
    village = ("village", "village-1")
    story = Story(
        "stands_keep_place_open",
        "Repairs stop the clock of a closed children's place",
        village,
        "Closed since 2 March: 30 days end with 1 April. Repairs from 10 to 25 March: 22 days left, 16 April.",
    )
    record(story, "2026-03-02T10:00", "village_set_up civil_affairs - township=t-2", village)
    record(story, "2026-03-10T10:00", "repairs_begun village_committee", village)
    record(story, "2026-03-25T10:00", "repairs_ended village_committee", village)
    left = (instants.date(due("2026-03-02", "30d")) - instants.date("2026-03-10")).days
    last = instants.days("2026-03-25", left)
    story.expect("2026-03-11", duty="keep_place_open", status="suspended")
    story.expect(last, duty="keep_place_open", status="pending")
    story.expect(instants.days(last, 1), duty="keep_place_open", status="violated", violated_at=last)
    return story


def older_file() -> Story:
    """Before 2017 nobody had decided a number; from July 2026 it is a shorter one."""
    one, two, three = (("child", f"child-{number}") for number in range(1, 4))
    story = Story(
        "dated_open_file",
        "A child's file: no number before 2017, ten working days until June 2026, seven from July",
        one,
        "2026-09-10 is a Thursday: 11, 14-18, 20 September (a worked Sunday) are seven working days. What opened\n"
        "under the old number keeps it: ten from 30 June.",
    )
    for child, day in ((one, "2016-05-09"), (two, "2026-09-10"), (three, "2026-06-30")):
        record(story, f"{day}T09:00", REGISTERED.replace("2015-06-01", "2012-06-01"), child)
        record(story, f"{day}T10:00", VERIFIED, child)
    filed = record(story, "2016-06-20T10:00", "file_opened township_office child_file", one)
    story.expect("2016-06-30", duty="open_file", status="unquantified", discharged_at=filed)
    last = due("2026-09-10", "7wd")
    story.expect(last, subject=two, duty="open_file", status="pending", due=last)
    story.expect(
        "2026-07-05", subject=three, duty="open_file", status="pending", due=due("2026-06-30", "10wd")
    )
    return story


def survey() -> Story:
    """A word without a number."""
    county = ("county", "county-1")
    story = Story(
        "survey_without_number",
        "How often surveys are owed nobody has decided: recorded, never judged",
        county,
        "The plan says 定期 and no number.",
    )
    filed = record(story, "2026-03-02T10:00", "survey_filed education_bureau survey_report", county)
    record(story, "2029-03-02T10:00", "survey_filed education_bureau survey_report", county)
    story.expect("2029-02-28", duty="survey_regularly", status="unquantified", opened_at=filed)
    return story


def mending() -> Story:
    """A hazard that is not mended is ordered to be mended; another one is found meanwhile."""
    one, two = ("school", "school-1"), ("school", "school-2")
    found = "2026-09-10T10:00"
    last = due(found, "14d")
    order = due(last, "3wd")
    story = Story(
        "hazard_under_order",
        "What is not mended in time is ordered to be mended",
        one,
        f"Found on 10 September: 14 days end with {last}. Three working days from then, past Mid-Autumn: {order}.",
    )
    for school in (one, two):
        record(story, found, "hazard_found school", school)
        record(story, "2026-09-11T10:00", "hazard_found school", school)
        record(story, "2026-09-12T10:00", "hazard_mended school", school)
        record(story, f"{instants.days(last, 1)}T10:00", "hazard_found police", school)
    ordered = record(story, f"{order}T16:00", "mending_ordered education_bureau order_of_mending", one)
    late = record(
        story, f"{instants.days(order, 2)}T10:00", "mending_ordered education_bureau order_of_mending", two
    )
    for school in (one, two):
        record(story, f"{instants.days(order, 5)}T10:00", "hazard_mended school repair_record", school)
    story.expect("2026-09-12", state="school_safety.to_mend", findings=["evidence_missing"])
    story.expect(instants.days(last, 1), state="school_safety.under_order")
    story.expect(instants.days(order, -1), duty="order_mending", status="pending", due=order)
    story.expect(order, duty="order_mending", status="discharged", due=order, discharged_at=ordered)
    story.expect(order, subject=two, duty="order_mending", status="pending", due=order)
    story.expect(instants.days(order, 1), subject=two, duty="order_mending", status="violated", due=order)
    story.expect(
        late, subject=two, duty="order_mending", status="discharged_late", due=order, discharged_at=late
    )
    story.expect(instants.days(order, 5), state="school_safety.in_order")
    return story


def intervention() -> Story:
    """A missed weekly visit asks for a plan."""
    one, two, three = (("child", f"child-{number}") for number in range(1, 4))
    graded = "2026-03-02T10:00"
    missed = due(graded, "7d")
    last = due(missed, "3d")
    story = Story(
        "intervention_planned",
        "A weekly visit that is missed asks for an intervention",
        one,
        f"Seven days from 2 March end with {missed}; three days from then with {last}.",
    )
    for child in (one, two, three):
        for at, line in (
            ("2026-03-01T08:00", REGISTERED),
            ("2026-03-01T08:05", VERIFIED),
            (graded, f"{GRADED}high"),
        ):
            record(story, at, line, child)
    plan = "intervention_planned civil_affairs intervention_plan"
    planned = record(story, f"{last}T16:00", plan, one)
    late = record(story, f"{instants.days(last, 2)}T10:00", plan, two)
    record(story, f"{instants.days(missed, 1)}T10:00", f"{GRADED}high", three)
    story.expect(instants.days(last, -1), duty="plan_intervention", status="pending", due=last)
    story.expect(last, duty="plan_intervention", status="discharged", due=last, discharged_at=planned)
    story.expect(last, subject=two, duty="plan_intervention", status="pending", due=last)
    story.expect(instants.days(last, 1), subject=two, duty="plan_intervention", status="violated", due=last)
    story.expect(
        late, subject=two, duty="plan_intervention", status="discharged_late", due=last, discharged_at=late
    )
    story.expect(instants.days(missed, 1), subject=three, duty="plan_intervention", status="lapsed")
    return story


def campaign() -> Story:
    """Done by the day that the call names."""
    one, two = ("village", "village-1"), ("village", "village-2")
    last = "2026-02-10"
    story = Story(
        "campaign_by_its_day",
        "A campaign of visits is done by its day, or late",
        one,
        f"Called on 20 January until {last}.",
    )
    for village in (one, two):
        record(story, "2026-01-20T09:00", f"campaign_called civil_affairs - until={last}", village, id="k-1")
    done = record(story, f"{last}T16:00", "campaign_done child_director screening_list", one)
    late = record(story, "2026-02-12T10:00", "campaign_done child_director screening_list", two)
    story.expect("2026-02-09", duty="run_campaign", status="due_soon", due=last)
    story.expect(last, duty="run_campaign", for_="k-1", status="discharged", due=last, discharged_at=done)
    story.expect(last, subject=two, duty="run_campaign", status="due_soon", due=last)
    story.expect("2026-02-11", subject=two, duty="run_campaign", status="violated", due=last)
    story.expect(
        late, subject=two, duty="run_campaign", status="discharged_late", due=last, discharged_at=late
    )
    return story


def ordered_back() -> Story:
    """Parents send the child back by the day of the order."""
    one, two, three = (("child", f"child-{number}") for number in range(1, 4))
    last = "2026-10-20"
    story = Story(
        "ordered_back_to_school",
        "Parents send the child back by the day of the order, or late",
        one,
        f"Ordered on 9 October until {last}.",
    )
    for child in (one, two, three):
        for number, line in enumerate((*DROPPED, "dropout_confirmed school")):
            record(story, f"2026-09-21T{9 + number:02}:00", line, child)
        record(
            story, "2026-10-09T10:00", f"return_ordered education_bureau order_of_return until={last}", child
        )
    back = "back_at_school parent attendance_sheet"
    done, late = record(story, f"{last}T08:00", back, one), record(story, "2026-10-22T08:00", back, two)
    ended = record(story, "2026-10-12T08:00", DIED, three)
    story.expect("2026-10-19", duty="send_child_back", status="due_soon", due=last)
    story.expect(last, duty="send_child_back", status="discharged", due=last, discharged_at=done)
    story.expect(last, subject=two, duty="send_child_back", status="due_soon", due=last)
    story.expect("2026-10-21", subject=two, duty="send_child_back", status="violated", due=last)
    story.expect(
        late, subject=two, duty="send_child_back", status="discharged_late", due=last, discharged_at=late
    )
    story.expect(ended, subject=three, duty="send_child_back", status="lapsed")
    return story


def settled() -> Story:
    """Sixty days after the return the pupil is followed no more."""
    back = "2026-03-09T10:00"
    last = due(back, "60d")
    story = Story(
        "settled_after_return",
        "Sixty days after the return a pupil counts as attending again",
        CHILD,
        f"60 days from 9 March end with {last}.",
    )
    for number, line in enumerate(DROPPED):
        record(story, f"2026-03-06T{9 + number:02}:00", line, CHILD)
    record(story, back, "back_at_school parent attendance_sheet", CHILD)
    story.expect(last, state="schooling.enrolled.returned")
    story.expect(instants.days(last, 1), state="schooling.enrolled.attending")
    return story


def grades() -> Story:
    """A grade holds for a year."""
    one, two = ("child", "child-1"), ("child", "child-2")
    graded = "2025-03-02T10:00"
    last = due(graded, "1y")
    story = Story(
        "grade_of_a_year",
        "A grade is looked at again after a year",
        one,
        f"Graded on 2 March 2025: the year ends with {last}.",
    )
    for child, grade in ((one, "low"), (two, "medium")):
        for at, line in (
            ("2025-03-01T08:00", REGISTERED),
            ("2025-03-01T08:05", VERIFIED),
            (graded, f"{GRADED}{grade}"),
        ):
            record(story, at, line, child)
        story.expect(last, subject=child, state=f"guardianship.registered.risk.{grade}")
        story.expect(instants.days(last, 1), subject=child, state="guardianship.registered.risk.unassessed")
    return story


def out_of_the_register() -> Story:
    """Ruled out, moved away, sixteen: before anybody verified the entry."""
    one, two, three = (("child", f"child-{number}") for number in range(1, 4))
    story = Story(
        "out_before_verified",
        "An entry ends before it is verified: ruled out, moved away, sixteen",
        one,
        "The third child is sixteen on 10 March, at the first instant of the day.",
    )
    record(story, "2026-03-02T09:00", REGISTERED, one)
    record(story, "2026-03-02T09:00", REGISTERED, two)
    record(story, "2026-03-02T09:00", REGISTERED.replace("2015-06-01", "2010-03-10"), three)
    record(story, "2026-03-04T09:00", "ruled_out child_supervisor", one)
    record(story, "2026-03-04T09:00", "left_scope child_supervisor - reason=moved_away", two)
    record(story, "2026-03-05T09:00", "left_scope child_supervisor - reason=moved_away", two)
    story.expect("2026-03-04", state="guardianship.closed")
    story.expect("2026-03-05", subject=two, state="guardianship.closed")
    story.expect("2026-03-09", subject=three, state="guardianship.found")
    story.expect(instants.birthday("2010-03-10", 16), subject=three, state="guardianship.closed")
    return story


def programme() -> Story:
    """From the adoption to the end."""
    one = ("programme", "programme-1")
    story = Story("programme_course", "A programme is adopted, reviewed, accepted", one, "One step a year.")
    for at, line, state in (
        ("2024-02-29T10:00", adopted("survey"), "running"),
        ("2026-08-03T10:00", "programme_reviewed civil_affairs evaluation_report", "reviewed"),
        ("2029-02-01T10:00", "programme_accepted vice_magistrate acceptance_report", "accepted"),
    ):
        record(story, at, line, one)
        story.expect(at, state=f"programme_course.{state}")
    record(story, "2029-03-01T10:00", CLOSED, one)
    return story
