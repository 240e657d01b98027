"""Contact, delegation, the register and what nobody recorded: families whose parents are away."""

from __future__ import annotations

from collections.abc import Iterator

from .. import instants
from ..story import Story
from .people import delegated, gone, registered

CHILD = ("child", "child-0001")


def stories() -> Iterator[Story]:
    """All stories of families."""
    yield contact()
    yield choice()
    yield register()
    yield earlier_law()
    yield unknown_family()
    yield unknown_age()
    yield registered_duties()


def contact() -> Story:
    """Article 23: every week with the child and with the carer; seven days running from the last contact."""
    story = Story(
        "weekly_contact",
        "Every week with the child and with the carer, while away; not while the child is with the parents",
        CHILD,
        "Away since Monday 2 March 2026, care delegated on the 3rd: due to the child on the 9th, to the carer on the 10th.\n"
        "The child is called on the 8th, the carer on the 9th: next 15th and 16th, both missed; both on the 18th: next 25th.\n"
        "With the parents from the 20th to the 24th: five whole days were left (20th to 25th), counted from the 24th: 29th.\n"
        "On the 27th the delegation ends and the parents are back: both lapse.",
    )
    start = registered(story, "2026-03-02T08:00", away="both")
    begun = delegated(story, "2026-03-03T09:00")
    called = story.on("2026-03-08T20:00", "contact", "parent", with_child=True, with_carer=False)
    spoke = story.on("2026-03-09T20:00", "contact", "parent", with_child=False, with_carer=True)
    both = story.on("2026-03-18T20:00", "contact", "parent", with_child=True, with_carer=True)
    story.on("2026-03-20T18:00", "reunion_began", "parent")
    back = story.on("2026-03-24T18:00", "reunion_ended", "parent")
    story.on("2026-03-27T09:00", "delegation_ended", "parent")
    story.on("2026-03-27T10:00", "parents_moved", "parent", away="none")
    left = (instants.date(instants.days(both, 7)) - instants.date("2026-03-20")).days
    for duty, opened, first in [("contact_child", start, called), ("contact_carer", begun, spoke)]:
        due, missed = instants.days(opened, 7), instants.days(first, 7)
        story.expect(
            instants.days(due, -1),
            duty=duty,
            due=due,
            status="discharged",
            opened_at=opened,
            discharged_at=first,
        )
        story.expect(instants.days(missed, -1), duty=duty, due=missed, status="pending")
        story.expect(missed, duty=duty, due=missed, status="pending")
        story.expect(instants.days(missed, 1), duty=duty, due=missed, status="violated", bearer="parent")
        story.expect(both, duty=duty, due=missed, status="discharged_late", discharged_at=both)
        story.expect("2026-03-19", duty=duty, due=instants.days(both, 7), status="pending")
        story.expect("2026-03-20", duty=duty, status="suspended")
        story.expect("2026-03-26", duty=duty, due=instants.days(back, left), status="pending")
        story.expect("2026-03-27", duty=duty, due=instants.days(back, left), status="lapsed")
    return story


def choice() -> Story:
    """Articles 19 and 22: weighed and heard before care is delegated."""
    one, two, three = CHILD, ("child", "child-0002"), ("child", "child-0003")
    story = Story(
        "heard_before",
        "The carer is weighed and the child heard before care is delegated, not after",
        one,
        "The first child's parents do both before, the second's both after; the third's come back and delegate nothing.",
    )
    for child in (one, two, three):
        registered(
            story, "2026-03-02T08:00", child, birth_date="2014-05-01", away="both", expresses_view=True
        )
    weighed = story.on("2026-03-03T09:00", "carer_weighed", "parent", evidence="note_of_choice")
    heard = story.on("2026-03-04T09:00", "child_heard", "parent", evidence="note_of_hearing")
    given = "2026-03-05T09:00"
    for child in (one, two):
        delegated(story, given, child)
    late = [
        story.on("2026-03-06T09:00", "carer_weighed", "parent", subject=two, evidence="note_of_choice"),
        story.on("2026-03-07T09:00", "child_heard", "parent", subject=two, evidence="note_of_hearing"),
    ]
    story.on("2026-03-05T09:00", "parents_moved", "parent", subject=three, away="none")
    for duty, done, after in [("weigh_carer", weighed, late[0]), ("hear_child", heard, late[1])]:
        story.expect("2026-03-02", duty=duty, status="pending")
        story.expect("2026-03-31", duty=duty, status="discharged", discharged_at=done)
        story.expect("2026-03-05", subject=two, duty=duty, status="violated", violated_at=given)
        story.expect(
            "2026-03-31",
            subject=two,
            duty=duty,
            status="discharged_late",
            violated_at=given,
            discharged_at=after,
        )
        story.expect("2026-03-31", subject=three, duty=duty, status="lapsed")
    story.expect("2026-03-31", subject=three, state="delegation.with_family")
    return story


def register() -> Story:
    """Opinion 13 一: both away, or one away and the other unable; until sixteen, or the parents are back."""
    names = [("child", f"child-00{number:02}") for number in range(1, 10)]
    story = Story(
        "who_is_left_behind",
        "Both parents away, or one away and the other unable, until sixteen or until a parent is back",
        names[0],
        "Nine children registered on 2 November 2026 and verified the next day. The first is sixteen on 24 November, at\n"
        "the first instant of the day. Of the eighth nobody recorded whether the other parent is able.",
    )
    families: list[tuple[str, str, bool | None]] = [
        ("2010-11-24", "both", None), ("2015-06-01", "one", False), ("2015-06-01", "one", True), ("2015-06-01", "none", None),
        ("2015-06-01", "both", None), ("2015-06-01", "both", None), ("2015-06-01", "both", None), ("2015-06-01", "one", None),
        ("2015-06-01", "both", None),
    ]  # fmt: skip
    for child, (born, away, able) in zip(names, families, strict=True):
        data = {} if able is None else {"other_able": able}
        registered(story, "2026-11-02T08:00", child, birth_date=born, away=away, **data)
        if child not in (names[4], names[8]):
            story.on(
                "2026-11-03T09:00", "verified", "child_supervisor", subject=child, evidence="match_report"
            )
    story.on("2026-11-03T09:00", "ruled_out", "child_supervisor", subject=names[4])
    story.on("2026-11-03T09:00", "left_scope", "child_director", subject=names[8], reason="moved_away")
    story.on("2026-11-05T09:00", "parents_moved", "parent", subject=names[5], away="none")
    story.on("2026-11-06T09:00", "left_scope", "child_director", subject=names[6], reason="parents_back")
    story.on("2026-11-07T09:00", "left_scope", "child_director", subject=names[6], reason="parents_back")
    story.on("2026-11-10T09:00", "back_in_scope", "child_director", subject=names[6], away="both")
    story.on("2026-11-05T09:00", "other_parent_assessed", "child_director", subject=names[1], other_able=True)
    story.expect("2026-11-23", state="register.registered")
    story.expect(instants.birthday("2010-11-24", 16), state="register.closed")
    story.expect("2026-11-04", subject=names[1], state="register.registered")
    story.expect("2026-11-05", subject=names[1], state="register.closed")
    story.expect("2026-11-04", subject=names[2], state="register.found")
    story.expect("2026-11-04", subject=names[3], state="register.found")
    story.expect("2026-11-04", subject=names[4], state="register.closed")
    story.expect("2026-11-04", subject=names[5], state="register.registered")
    story.expect("2026-11-05", subject=names[5], state="register.closed")
    story.expect("2026-11-07", subject=names[6], state="register.closed")
    story.expect("2026-11-10", subject=names[6], state="register.found")
    story.expect("2026-11-04", subject=names[7], state="register.found", findings=["undetermined"])
    story.expect("2026-11-04", subject=names[8], state="register.closed")
    story.expect(
        "2026-11-04",
        duty="verify_child",
        status="unquantified",
        opened_at="2026-11-02T08:00",
        discharged_at="2026-11-03T09:00",
    )
    return story


def earlier_law() -> Story:
    """Before the opinions: no age of the register before 2013, no word on one parent before 2016."""
    one, two, three, four = (("child", f"child-000{number}") for number in range(1, 5))
    story = Story(
        "before_the_opinions",
        "What no law had decided yet is undetermined, not no",
        one,
        "No national age before 10 January 2013 is on file: a verification in 2012 is undetermined. One parent away was\n"
        "first decided on 4 February 2016: in 2015 it is undetermined, in 2016 the child is registered. Of the fourth\n"
        "child neither parents nor age are on record.",
    )
    registered(story, "2012-11-05T08:00", one, away="both", birth_date="2006-06-01")
    story.on("2012-11-06T08:00", "verified", "child_supervisor", subject=one, evidence="match_report")
    registered(story, "2012-11-07T08:00", two, away="one", other_able=False, birth_date="2006-06-01")
    story.on("2012-11-08T08:00", "verified", "child_supervisor", subject=two, evidence="match_report")
    story.on("2015-11-06T08:00", "verified", "child_supervisor", subject=two, evidence="match_report")
    story.on("2016-02-04T08:00", "verified", "child_supervisor", subject=two, evidence="match_report")
    story.on("2015-11-05T08:00", "trouble_noticed", "school", subject=three)
    story.on("2015-11-06T08:00", "verified", "child_supervisor", subject=three, evidence="match_report")
    story.on("2016-11-05T08:00", "parents_moved", "child_director", subject=four, away="one")
    story.on("2016-11-05T09:00", "other_parent_assessed", "child_director", subject=four, other_able=False)
    story.on("2016-11-06T08:00", "verified", "child_supervisor", subject=four, evidence="match_report")
    story.on("2016-11-07T08:00", "parents_moved", "child_director", subject=four, away="both")
    story.on("2016-11-08T08:00", "verified", "child_supervisor", subject=four, evidence="match_report")
    story.expect("2012-11-30", state="register.found", findings=["undetermined"])
    story.expect("2012-11-30", subject=two, state="register.found", findings=["undetermined"])
    story.expect("2016-02-03", subject=two, state="register.found", findings=["undetermined"])
    story.expect("2016-02-04", subject=two, state="register.registered")
    story.expect("2015-11-30", subject=three, state="register.found", findings=["undetermined"])
    story.expect("2016-11-30", subject=four, state="register.found", findings=["undetermined"])
    return story


def unknown_family() -> Story:
    """S7.2: nobody recorded whether the parents are away."""
    story = Story(
        "parents_not_recorded",
        "Nobody recorded whether the parents are away: undetermined, then lapsed when they turn out to be at home",
        CHILD,
        "The school notices trouble in 2026; the parents' whereabouts are recorded only on 1 April: at home.",
    )
    age = ("child", "child-0002")
    story.on("2026-03-02T08:00", "trouble_noticed", "school")
    story.on("2026-03-02T08:10", "school_joined", "school", school="s-1")
    idle = delegated(story, "2026-03-03T09:00")
    story.on("2026-04-01T09:00", "parents_moved", "child_director", away="none")
    before = ("delegate_child", "weigh_carer", "hear_child")
    for duty in before:
        story.expect("2026-03-02", duty=duty, status="undetermined")
    rest = ("contact_child", "contact_carer", "learn_about_child", "talk_to_guardians")
    for duty in rest:
        story.expect("2026-03-31", duty=duty, status="undetermined")
    story.expect("2026-03-31", duty="never_delegate_idly", status="undetermined", opened_at=idle)
    for duty in (*before, *rest):
        story.expect("2026-04-01", duty=duty, status="lapsed")
    story.on("2026-03-02T08:00", "parents_moved", "child_director", subject=age, away="both")
    delegated(story, "2026-03-03T09:00", age)
    story.expect("2026-03-02", subject=age, duty="hear_child", status="undetermined")
    for duty in ("contact_child", "contact_carer"):
        story.expect("2026-03-31", subject=age, duty=duty, status="undetermined")
    story.expect("2026-03-31", subject=age, findings=["undetermined"])
    return story


def unknown_age() -> Story:
    """S7.2: nobody recorded the age."""
    story = Story(
        "age_not_recorded",
        "Nobody recorded the age: what turns on it is undetermined until it is known",
        CHILD,
        "Found alone, left with an unfit sitter and disabled, of unknown age; registered on 1 April, then seventeen.",
    )
    story.on("2026-03-02T08:00", "school_joined", "school", school="s-1")
    story.on("2026-03-02T09:00", "disability_found", "health")
    found = story.on("2026-03-03T09:00", "found_alone", "child_director", living_alone=True)
    sat = story.on("2026-03-04T09:00", "left_with_sitter", capable=False, infectious=False, unsuitable=False)
    used = story.on("2026-03-05T09:00", "data_processed_by_consent", guardian_consent=False)
    bullied = story.on("2026-03-06T09:00", "bullying_seen", "school")
    registered(story, "2026-04-01T09:00", birth_date="2009-01-15")
    gone(story, "2026-04-02T09:00")
    upon = ("report_alone", "report_alone_school", "order_parents_back", "reprimand_parents")
    for duty in upon:
        story.expect("2026-03-31", duty=duty, status="undetermined", opened_at=found)
        story.expect("2026-04-01", duty=duty, status="lapsed")
    for duty, at in [
        ("never_live_alone", found), ("never_unattended", found), ("never_unfit_sitter", sat), ("consent_of_guardian", used),
    ]:  # fmt: skip
        story.expect("2026-03-31", duty=duty, status="undetermined", opened_at=at)
    story.expect("2026-03-31", duty="rehabilitate_child", status="undetermined")
    story.expect("2026-04-01", duty="rehabilitate_child", status="lapsed")
    story.expect("2026-03-31", duty="report_bullying", status="undetermined", opened_at=bullied)
    story.expect("2026-04-02", duty="report_bullying", status="lapsed")
    return story


def registered_duties() -> Story:
    """What a child in the register is owed, without a number."""
    story = Story(
        "in_the_register",
        "What a child in the register is owed; nothing more when the parents are back",
        CHILD,
        "Registered and verified in March 2026, in school; a change on the 10th. The parents are back on 1 April: what runs\n"
        "without a number is only recorded, and the call that the village owes has ended. A disabled child of five is helped.\n"
        "One parent of the third is back; whether that one is able nobody recorded: the child stays in the register.",
    )
    small = ("child", "child-0002")
    story.on(
        "2026-03-01T08:00",
        "school_set_up",
        "education_bureau",
        subject=("school", "s-1"),
        township="t-2",
        boarders=False,
    )
    registered(story, "2026-03-02T08:00", birth_date="2014-05-01", away="both")
    story.on("2026-03-02T08:10", "school_joined", "school", school="s-1")
    start = story.on("2026-03-02T09:00", "verified", "child_supervisor", evidence="match_report")
    rows = [
        ("open_file", story.on("2026-03-03T09:00", "file_opened", "township_office", evidence="child_file")),
        (
            "open_village_file",
            story.on("2026-03-04T09:00", "village_file_opened", "village_committee", evidence="child_file"),
        ),
        ("help_with_archive", story.on("2026-03-05T09:00", "pupil_data_given", "school")),
        (
            "help_child_call",
            story.on("2026-03-06T09:00", "call_helped", "village_committee", evidence="contact_log"),
        ),
        (
            "visit_child",
            story.on(
                "2026-03-08T09:00", "home_visit", "child_director", evidence="visit_record", child_seen=True
            ),
        ),
    ]
    story.on("2026-03-07T09:00", "home_visit", "child_director", evidence="visit_record", child_seen=False)
    for duty, done in rows:
        story.expect("2026-03-31", duty=duty, status="unquantified", opened_at=start, discharged_at=done)
    met = story.on("2026-03-09T09:00", "guardian_met", "head_teacher", evidence="contact_log")
    story.expect(
        "2026-03-31",
        duty="talk_to_guardians",
        status="unquantified",
        opened_at="2026-03-02T08:10",
        discharged_at=met,
    )
    changed = story.on("2026-03-10T09:00", "circumstances_changed", "school", id="n-1", matter="phone")
    noted = story.on(
        "2026-03-12T09:00", "file_updated", "child_director", evidence="ledger_update", about="n-1"
    )
    story.expect(
        "2026-03-31",
        duty="record_change",
        for_="n-1",
        status="unquantified",
        opened_at=changed,
        discharged_at=noted,
    )
    story.on("2026-04-01T09:00", "parents_moved", "parent", away="none")
    story.expect("2026-04-01", state="register.closed")
    half = ("child", "child-0003")
    registered(story, "2026-03-02T08:00", half, birth_date="2014-05-01", away="both")
    story.on("2026-03-02T09:00", "verified", "child_supervisor", subject=half, evidence="match_report")
    story.on("2026-03-20T09:00", "parents_moved", "parent", subject=half, away="one")
    story.expect("2026-03-31", subject=half, state="register.registered", findings=["undetermined"])
    registered(story, "2026-03-02T08:00", small, birth_date="2020-09-01")
    found = story.on("2026-03-03T09:00", "disability_found", "health", subject=small)
    helped = story.on(
        "2026-03-20T09:00", "rehabilitation_given", "health", subject=small, evidence="treatment_record"
    )
    story.expect(
        "2026-03-31",
        subject=small,
        duty="rehabilitate_child",
        status="unquantified",
        opened_at=found,
        discharged_at=helped,
    )
    return story
