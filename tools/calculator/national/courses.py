"""The workflows, state by state: school, protection, violence, search, posts; and the conditions that must be kept."""

from __future__ import annotations

from collections.abc import Iterator

from .. import instants
from ..story import Story

CHILD = ("child", "child-0001")


def stories() -> Iterator[Story]:
    """All stories of courses."""
    yield schooling()
    yield protection()
    yield violence()
    yield search()
    yield posts()
    yield township()
    yield boarding()
    yield impact()
    yield livelihood()


def schooling() -> Story:
    """From absence to return, leave, and leaving the school."""
    story = Story(
        "schooling_course",
        "Absence, suspicion, persuasion, return, leave: a pupil's course through a school year",
        CHILD,
        "After a leave the pupil is where the leave began.",
    )
    for day, event, by, state in [
        ("2026-03-02", "school_joined", "school", "enrolled.attending"),
        ("2026-03-03", "school_joined", "school", "enrolled.attending"),
        ("2026-03-04", "absence_noted", "school", "enrolled.absent"),
        ("2026-03-05", "absence_noted", "school", "enrolled.absent"),
        ("2026-03-06", "absence_explained", "school", "enrolled.attending"),
        ("2026-03-09", "absence_noted", "school", "enrolled.absent"),
        ("2026-03-10", "back_at_school", "school", "enrolled.attending"),
        ("2026-03-11", "absence_noted", "school", "enrolled.absent"),
        ("2026-03-12", "dropout_suspected", "school", "enrolled.suspected"),
        ("2026-03-13", "absence_noted", "school", "enrolled.suspected"),
        ("2026-03-16", "back_at_school", "school", "enrolled.attending"),
        ("2026-03-17", "absence_noted", "school", "enrolled.absent"),
        ("2026-03-18", "dropout_suspected", "school", "enrolled.suspected"),
        ("2026-03-19", "leave_granted", "school", "on_leave"),
        ("2026-03-20", "leave_ended", "school", "enrolled.suspected"),
        ("2026-03-23", "persuasion_begun", "school", "enrolled.persuading"),
        ("2026-03-24", "back_at_school", "parent", "enrolled.returned"),
        ("2026-03-25", "absence_noted", "school", "enrolled.suspected"),
        ("2026-03-26", "persuasion_begun", "school", "enrolled.persuading"),
        ("2026-03-27", "back_at_school", "parent", "enrolled.returned"),
        ("2026-03-30", "return_settled", "school", "enrolled.attending"),
        ("2026-03-31", "school_left", "school", "outside"),
    ]:
        data = {"school": "s-1"} if event == "school_joined" else {}
        story.on(
            f"{day}T09:00",
            event,
            by,
            evidence="attendance_sheet" if event == "back_at_school" else "",
            **data,
        )
        story.expect(day, state=f"schooling.{state}")
    return story


def protection() -> Story:
    """Report, police, township, help, care: the ways between them."""
    story = Story(
        "protection_course",
        "A report goes from the police to the township, to help and to care, and starts anew whenever there is another",
        CHILD,
        "One step a day; a new report always starts from the beginning, except while the child is in care. Help planned\n"
        "on the day after the assessment, relief on the next.",
    )
    helped = {"help_needed": True}
    steps = [
        ("police_report", "", "alarm"), ("police_at_scene", "police", "handled"), ("police_report", "", "alarm"),
        ("police_at_scene", "police", "handled"), ("township_told", "police", "assessing"), ("police_report", "", "alarm"),
        ("police_at_scene", "police", "handled"), ("township_told", "police", "assessing"), ("needs_assessed", "township_office", "helped"),
        ("help_planned", "township_office", "helped"), ("relief_granted", "civil_affairs", "helped"),
        ("police_report", "", "alarm"), ("police_at_scene", "police", "handled"), ("township_told", "police", "assessing"),
        ("needs_assessed", "township_office", "helped"), ("help_closed", "township_office", "at_home"),
        ("police_report", "", "alarm"), ("shelter_given", "civil_affairs", "in_care"), ("police_report", "", "in_care"),
        ("family_assessed", "civil_affairs", "in_care"), ("returned_home", "civil_affairs", "watched"), ("police_report", "", "alarm"),
        ("police_at_scene", "police", "handled"), ("shelter_given", "civil_affairs", "in_care"), ("returned_home", "civil_affairs", "watched"),
        ("shelter_given", "village_committee", "in_care"), ("returned_home", "civil_affairs", "watched"), ("watch_ended", "civil_affairs", "at_home"),
        ("police_report", "", "alarm"), ("police_at_scene", "police", "handled"), ("township_told", "police", "assessing"),
        ("shelter_given", "civil_affairs", "in_care"), ("returned_home", "civil_affairs", "watched"), ("watch_ended", "civil_affairs", "at_home"),
        ("police_report", "", "alarm"), ("police_at_scene", "police", "handled"), ("township_told", "police", "assessing"),
        ("needs_assessed", "township_office", "helped"), ("shelter_given", "civil_affairs", "in_care"),
    ]  # fmt: skip
    proof = {
        "police_report": "report_form", "police_at_scene": "police_receipt", "township_told": "transfer_receipt",
        "needs_assessed": "assessment", "help_planned": "support_plan", "relief_granted": "approval",
        "shelter_given": "transfer_receipt", "returned_home": "transfer_receipt", "family_assessed": "assessment",
    }  # fmt: skip
    first = 0
    for number, (event, by, state) in enumerate(steps):
        day = instants.days("2026-01-05", number)
        data = {
            "needs_assessed": helped,
            "family_assessed": {"able_again": True},
            "relief_granted": {"amount": 800},
        }.get(event, {})
        story.on(f"{day}T09:00", event, by, evidence=proof.get(event, ""), **data)
        story.expect(day, state=f"protection.{state}")
        first = first or (number if event == "needs_assessed" else 0)
    assessed, planned, granted = (f"{instants.days('2026-01-05', first + later)}T09:00" for later in range(3))
    story.expect(
        "2026-03-31", duty="plan_help", status="unquantified", opened_at=assessed, discharged_at=planned
    )
    story.expect(
        "2026-03-31", duty="grant_relief", status="unquantified", opened_at=assessed, discharged_at=granted
    )
    return story


def violence() -> Story:
    """Articles 16 and 17: warned in writing, delivered to three, visited."""
    story = Story(
        "violence_and_warning",
        "Violence found again starts anew; a written warning goes to three receivers and is followed by visits",
        CHILD,
        "Criticised on the 3rd, warned in writing on the 6th; the copy to the village is not on file.",
    )
    for day, event, data, state in [
        ("2026-03-02", "violence_found", {"minor_case": True}, "found"),
        ("2026-03-03", "warning_issued", {"written": False}, "criticised"),
        ("2026-03-04", "violence_found", {"minor_case": True}, "found"),
        ("2026-03-05", "violence_found", {"minor_case": True}, "found"),
        ("2026-03-06", "warning_issued", {"written": True}, "warned"),
    ]:
        story.on(f"{day}T09:00", event, "police", **data)
        story.expect(day, state=f"family_warning.{state}")
    warned = "2026-03-06T09:00"
    sent = {
        "offender": story.on("2026-03-07T09:00", "warning_delivered", "police", to="offender"),
        "victim": story.on("2026-03-08T09:00", "warning_delivered", "police", to="victim"),
        "village_committee": "none",
    }
    for receiver, at in sent.items():
        story.expect(
            "2026-03-31",
            duty="deliver_warning",
            for_=receiver,
            status="unquantified",
            opened_at=warned,
            discharged_at=at,
        )
    police = story.on("2026-03-10T09:00", "warned_visited_by_police", "police", evidence="visit_record")
    village = story.on(
        "2026-03-11T09:00", "warned_visited_by_village", "village_committee", evidence="visit_record"
    )
    story.expect(
        "2026-03-31",
        duty="visit_warned_police",
        status="unquantified",
        opened_at=warned,
        discharged_at=police,
    )
    story.expect(
        "2026-03-31",
        duty="visit_warned_village",
        status="unquantified",
        opened_at=warned,
        discharged_at=village,
    )
    story.on("2026-04-02T09:00", "violence_found", "police", minor_case=False)
    story.expect("2026-04-02", state="family_warning.found")
    return story


def search() -> Story:
    """Opinion 62 四.(二): a written result when a parent is unfound for more than six months."""
    one, two = CHILD, ("child", "child-0002")
    asked = "2025-08-31T09:00"
    end = instants.months(asked, 6)
    story = Story(
        "search_for_parents",
        "A parent unfound for more than six months: a written result; one found in time: none",
        one,
        f"Asked for on 31 August 2025: six months end with {end}, the last day of February. The second child's parent is\n"
        "found in October; a second search begins in November and ends at once.",
    )
    for child in (one, two):
        story.on(asked, "parent_search_requested", subject=child)
    story.on("2025-09-05T09:00", "parent_search_requested")
    result = story.on("2026-03-05T09:00", "search_result_given", "police", evidence="written_reply")
    story.on("2026-05-05T09:00", "lost_parent_found", "police")
    story.on("2025-10-05T09:00", "lost_parent_found", "police", subject=two)
    story.on("2025-11-05T09:00", "parent_search_requested", subject=two)
    story.on("2025-11-06T09:00", "lost_parent_found", "police", subject=two)
    story.expect(end, state="parent_search.searching")
    story.expect(instants.days(end, 1), state="parent_search.unfound")
    story.expect(
        "2026-04-30", duty="give_search_result", status="unquantified", opened_at=end, discharged_at=result
    )
    story.expect("2026-05-05", state="parent_search.found")
    story.expect("2025-10-05", subject=two, state="parent_search.found")
    story.expect("2025-11-05", subject=two, state="parent_search.searching")
    story.expect(
        "2026-04-30", subject=two, state="parent_search.found", duty="give_search_result", status="none"
    )
    return story


def posts() -> Story:
    """Article 43 and opinion 34: a person for the work in each village."""
    story = Story(
        "village_post",
        "The village's post is filled, left and filled again; no law says how long it may be empty",
        ("village", "v-07"),
        "Set up in March 2026 without anybody; filled on the 9th, replaced on the 16th, left on the 20th, filled on the 30th.",
    )
    story.on("2026-03-02T09:00", "village_set_up", "civil_affairs", township="t-2")
    for day, event, data, state in [
        ("2026-03-09", "appointed", {"holder": "p-0007"}, "filled"),
        ("2026-03-16", "appointed", {"holder": "p-0008"}, "filled"),
        ("2026-03-20", "resigned", {}, "vacant"),
        ("2026-03-30", "appointed", {"holder": "p-0009"}, "filled"),
    ]:
        story.on(f"{day}T09:00", event, "village_committee", **data)
        story.expect(day, state=f"village_post.{state}")
    story.expect(
        "2026-03-08",
        state="village_post.open",
        duty="appoint_director",
        status="unquantified",
        opened_at="2026-03-02T09:00",
    )
    story.expect("2026-03-31", duty="appoint_director", status="violated", count=0)
    return story


def township() -> Story:
    """Article 81: a station or a named officer; opinion 34: a supervisor."""
    story = Story(
        "township_posts",
        "A township has a supervisor, and a station or a named officer",
        ("township", "t-2"),
        "The supervisor leaves on 1 April; the station opens on 3 April and closes again. No law says how long either may\n"
        "be missing, so nothing is judged late.",
    )
    story.on("2026-03-02T09:00", "matter_brought")
    story.on("2026-03-03T09:00", "supervisor_appointed", "township_office", holder="p-0102")
    story.on("2026-04-01T09:00", "supervisor_left", "township_office")
    story.on("2026-04-03T09:00", "station_opened", "township_office")
    story.on("2026-05-04T09:00", "station_closed", "township_office")
    for duty in ("appoint_supervisor", "keep_protection_station"):
        story.expect("2026-05-31", duty=duty, status="unquantified")
        story.expect("2026-05-31", duty=duty, status="violated", count=0)
    return story


def boarding() -> Story:
    """The opinion of 2013: one standard bed for every boarder; opinion 13: a duty roster."""
    story = Story(
        "boarding_school",
        "Every boarder has a bed, or the school is at fault from the very instant of the count",
        ("school", "s-1"),
        "Beds are short from 5 March to 20 March 2026; from September the school has no boarders and owes none.",
    )
    story.on("2026-03-02T09:00", "school_set_up", "education_bureau", township="t-2", boarders=True)
    short = story.on("2026-03-05T09:00", "beds_counted", "school", beds_short=True)
    enough = story.on("2026-03-20T09:00", "beds_counted", "school", beds_short=False)
    story.on("2026-03-06T09:00", "roster_set", "principal")
    story.on("2026-06-30T09:00", "roster_dropped", "principal")
    story.on("2026-09-01T09:00", "school_set_up", "education_bureau", township="t-2", boarders=False)
    story.expect("2026-03-04", duty="keep_beds", status="pending")
    story.expect("2026-03-19", duty="keep_beds", status="violated", violated_at=short)
    story.expect(
        "2026-03-20", duty="keep_beds", status="discharged_late", violated_at=short, discharged_at=enough
    )
    story.expect("2026-09-01", duty="keep_beds", status="lapsed")
    story.expect("2026-08-31", duty="keep_duty_roster", status="unquantified")
    story.expect("2026-08-31", duty="keep_duty_roster", status="violated", count=0)
    return story


def impact() -> Story:
    """Personal information law 55: assessed before sensitive data are processed."""
    story = Story(
        "impact_before",
        "The impact is assessed before sensitive data are processed, or too late, or the plan is given up",
        ("county", "c-1"),
        "First county: begun on 5 March without an assessment, which follows on the 9th; then a second plan. The second\n"
        "county gives its plan up; the third begins without any plan on record.",
    )
    two, three = ("county", "c-2"), ("county", "c-3")
    story.on("2026-03-02T09:00", "sensitive_processing_planned", "civil_affairs")
    begun = story.on("2026-03-05T09:00", "sensitive_processing_begun", "civil_affairs")
    late = story.on(
        "2026-03-09T09:00", "impact_assessed", "civil_affairs", evidence="assessment", on="2026-03-09"
    )
    story.on("2026-04-01T09:00", "sensitive_processing_planned", "civil_affairs")
    story.on("2026-03-02T09:00", "sensitive_processing_planned", "civil_affairs", subject=two)
    story.on("2026-03-04T09:00", "sensitive_processing_dropped", "civil_affairs", subject=two)
    story.on("2026-03-04T09:00", "sensitive_processing_begun", "civil_affairs", subject=three)
    duty = "assess_impact"
    story.expect(
        "2026-03-05", duty=duty, status="violated", violated_at=begun, state="sensitive_processing.running"
    )
    story.expect("2026-03-31", duty=duty, status="discharged_late", violated_at=begun, discharged_at=late)
    story.expect("2026-04-01", duty=duty, status="pending", state="sensitive_processing.planned")
    story.expect(
        "2026-03-04", subject=two, duty=duty, status="lapsed", state="sensitive_processing.not_planned"
    )
    story.expect("2026-03-04", subject=three, duty=duty, status="none", state="sensitive_processing.running")
    return story


def livelihood() -> Story:
    """Opinion 13 四.(四): whether the child has a livelihood must be known when six months are over."""
    story = Story(
        "grounds_and_doubt",
        "A ground found at once, and a refusal that comes to be one",
        CHILD,
        "Refusing since 31 August 2025: the six months end with 28 February 2026. A ground found by the police before that\n"
        "decides at once for the second child. Whether the third has a livelihood nobody recorded: it stays undecided.",
    )
    two, three = ("child", "child-0002"), ("child", "child-0003")
    story.on("2025-08-31T09:00", "guardian_refuses", "police", subject=three)
    for child in (CHILD, two):
        story.on("2025-08-31T09:00", "guardian_refuses", "police", subject=child, livelihood=False)
    story.on(
        "2025-09-30T09:00", "revocation_ground_found", "police", subject=two, ground="danger_uncorrected"
    )
    end = instants.months("2025-08-31", 6)
    story.expect(end, state="guardianship_duty.refusing")
    story.expect(instants.days(end, 1), state="guardianship_duty.revocable")
    story.expect("2025-09-30", subject=two, state="guardianship_duty.revocable")
    story.expect(
        instants.days(end, 1), subject=three, state="guardianship_duty.refusing", findings=["undetermined"]
    )
    return story
