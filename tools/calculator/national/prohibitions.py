"""What must not happen: each act that is forbidden, beside one that is not."""

from __future__ import annotations

from collections.abc import Iterator

from ..story import Story
from .people import delegated, registered

CHILD = ("child", "child-0001")


def stories() -> Iterator[Story]:
    """A story for each theme."""
    yield family()
    yield privacy()
    yield secrets()
    yield money()
    yield staff()


def family() -> Story:
    """Articles 21 and 22: living alone below 16, unattended below 8, unfit sitters, delegation without reason."""
    story = Story(
        "forbidden_in_the_family",
        "What parents must not do with a child of seven, of eight and of sixteen",
        CHILD,
        "Born on 10 March 2010: eight on 10 March 2018, sixteen on 10 March 2026, each at the first instant of the day.\n"
        "The law of 2021 forbids leaving a child under eight unattended; a child born on 10 March 2015 is eight in 2023.\n"
        "An older child may be left for an hour, until found to need special care.",
    )
    small, home = ("child", "child-0002"), ("child", "child-0003")
    registered(story, "2021-09-01T08:00", birth_date="2010-03-10")
    registered(story, "2021-09-01T08:00", small, birth_date="2015-03-10", away="both")
    alone = story.on("2026-03-09T20:00", "found_alone", "child_director", living_alone=True)
    story.on("2026-03-10T00:00", "found_alone", "police", living_alone=True)
    left = story.on("2023-03-09T20:00", "found_alone", "child_director", subject=small, living_alone=False)
    sat = story.on(
        "2023-03-08T20:00", "left_with_sitter", subject=small, capable=True, infectious=True, unsuitable=False
    )
    story.on(
        "2023-03-07T20:00",
        "left_with_sitter",
        subject=small,
        capable=True,
        infectious=False,
        unsuitable=False,
    )
    story.on("2023-03-10T20:00", "found_alone", "child_director", subject=small, living_alone=False)
    story.on(
        "2023-03-10T21:00",
        "left_with_sitter",
        subject=small,
        capable=False,
        infectious=False,
        unsuitable=False,
    )
    registered(story, "2023-03-02T09:00", home, birth_date="2015-03-10")
    idle = delegated(story, "2023-03-03T09:00", home)
    special = ("child", "child-0004")
    registered(story, "2021-09-01T08:00", special, birth_date="2010-03-10")
    story.on("2022-01-10T09:00", "found_alone", "child_director", subject=special, living_alone=False)
    story.on("2022-01-11T09:00", "special_care_assessed", "health", subject=special, special_care=True)
    needed = story.on(
        "2022-01-12T09:00", "found_alone", "child_director", subject=special, living_alone=False
    )
    story.expect(
        "2022-01-31", subject=special, duty="never_unattended", status="violated", violated_at=needed
    )
    story.expect("2022-01-31", subject=special, duty="never_unattended", status="violated", count=1)
    story.expect("2026-03-31", duty="never_live_alone", status="violated", violated_at=alone, bearer="parent")
    story.expect("2026-03-31", duty="never_live_alone", status="violated", count=1)
    story.expect("2026-03-31", duty="report_alone", status="unquantified", opened_at=alone)
    story.expect("2026-03-31", subject=small, duty="never_unattended", status="violated", violated_at=left)
    story.expect("2026-03-31", subject=small, duty="never_unattended", status="violated", count=1)
    story.expect("2026-03-31", subject=small, duty="never_unfit_sitter", status="violated", violated_at=sat)
    story.expect("2026-03-31", subject=small, duty="never_unfit_sitter", status="violated", count=1)
    story.expect("2026-03-31", subject=home, duty="never_delegate_idly", status="violated", violated_at=idle)
    story.expect("2026-03-31", subject=small, duty="never_delegate_idly", status="none")
    return story


def privacy() -> Story:
    """Consent below fourteen, access approved and logged, identity, posting in public."""
    story = Story(
        "forbidden_with_data",
        "What must not be done with a child's data",
        CHILD,
        "Born on 10 March 2012: fourteen on 10 March 2026. On 9 March the guardian's consent is still needed.",
    )
    registered(story, "2026-03-02T08:00", birth_date="2012-03-10")
    story.on("2026-03-05T09:00", "data_processed_by_consent", guardian_consent=True)
    without = story.on("2026-03-09T23:59", "data_processed_by_consent", guardian_consent=False)
    story.on("2026-03-10T00:00", "data_processed_by_consent", guardian_consent=False)
    unapproved = story.on("2026-03-11T09:00", "data_accessed", approved=False, logged=True)
    unlogged = story.on("2026-03-12T09:00", "data_accessed", approved=True, logged=False)
    story.on("2026-03-13T09:00", "data_accessed", approved=True, logged=True)
    disclosed = story.on("2026-03-14T09:00", "identity_disclosed")
    posted = story.on("2026-03-15T09:00", "status_posted")
    for duty, at in [
        ("consent_of_guardian", without), ("approve_access", unapproved), ("log_access", unlogged),
        ("protect_identity", disclosed), ("never_post_status", posted),
    ]:  # fmt: skip
        story.expect("2026-03-31", duty=duty, status="violated", violated_at=at)
        story.expect("2026-03-31", duty=duty, status="violated", count=1)
    return story


def secrets() -> Story:
    """Concealment, the reporter's name, fees."""
    story = Story(
        "forbidden_around_reports",
        "Nothing is settled in private, the reporter's name is kept, and schooling is free",
        CHILD,
        "Each forbidden act is one violation of its own, at its instant.",
    )
    registered(story, "2026-03-02T08:00", birth_date="2014-05-01")
    story.on("2026-03-02T08:10", "school_joined", "school", school="s-1")
    settled = story.on("2026-03-03T09:00", "settled_privately")
    told = story.on("2026-03-04T09:00", "reporter_disclosed")
    charged = story.on("2026-03-05T09:00", "fee_charged", "s-1")
    for duty, at, bearer in [
        ("report_openly", settled, "school"), ("keep_reporter_secret", told, "police"), ("charge_no_fee", charged, "school"),
    ]:  # fmt: skip
        story.expect("2026-03-31", duty=duty, status="violated", violated_at=at, bearer=bearer)
    story.expect("2026-03-31", findings=["violated"])
    return story


def money() -> Story:
    """Money diverted; an impact assessment destroyed before three years are over."""
    story = Story(
        "forbidden_in_the_county",
        "Benefit money is not diverted and an impact assessment is kept for three years",
        ("county", "c-1"),
        "Assessed on 10 March 2022: three years are complete on 10 March 2025, at its first instant. Destroyed on 9 March\n"
        "2025 it is too early, on the 10th it is not.",
    )
    other = ("county", "c-2")
    story.on("2022-03-01T09:00", "sensitive_processing_planned", "civil_affairs")
    story.on("2022-03-10T09:00", "impact_assessed", "civil_affairs", evidence="assessment", on="2022-03-10")
    story.on("2022-03-11T09:00", "sensitive_processing_begun", "civil_affairs")
    diverted = story.on("2023-05-04T09:00", "benefit_money_diverted")
    early = story.on("2025-03-09T23:00", "assessment_destroyed")
    story.on("2025-03-10T00:00", "assessment_destroyed")
    story.on("2025-03-10T00:00", "assessment_destroyed", subject=other)
    story.expect("2025-03-31", duty="never_divert_money", status="violated", violated_at=diverted)
    story.expect("2025-03-31", duty="keep_assessment", status="violated", violated_at=early)
    story.expect("2025-03-31", duty="keep_assessment", status="violated", count=1)
    story.expect("2025-03-31", duty="assess_impact", status="discharged", discharged_at="2022-03-10T09:00")
    story.expect("2025-03-31", subject=other, duty="keep_assessment", status="undetermined")
    story.expect("2025-03-31", subject=other, findings=["undetermined"])
    return story


def staff() -> Story:
    """Article 62: queried before hiring, never hired with a record, dismissed when one is found."""
    one, two, three, four = (("staff_member", f"e-000{number}") for number in range(1, 5))
    story = Story(
        "staff_vetting",
        "Nobody is hired unqueried or with a record; who is found to have one is dismissed",
        one,
        "The first is queried and clean, and hired. The second is hired without a query, which is made good later. The third has a record and is\n"
        "hired all the same. The fourth is found out in the yearly query and dismissed, and later hired elsewhere.",
    )
    for person in (one, two, three, four):
        story.on("2025-08-20T09:00", "post_applied_for", "school", subject=person, school="s-1")
    for person, found in ((one, False), (three, True), (four, False)):
        story.on(
            "2025-08-21T09:00",
            "record_queried",
            "school",
            subject=person,
            evidence="check_result",
            found=found,
        )
    hired = "2025-09-01T09:00"
    for person in (one, two, three, four):
        story.on(hired, "hired", "school", subject=person)
    found = story.on(
        "2026-06-01T09:00", "record_queried", "school", subject=four, evidence="check_result", found=True
    )
    out = story.on("2026-06-03T09:00", "dismissed", "school", subject=four, evidence="decision")
    again = story.on("2026-06-10T09:00", "hired", "school", subject=four)
    story.on(
        "2026-06-25T09:00", "record_queried", "school", subject=two, evidence="check_result", found=False
    )
    gone = story.on("2026-06-20T09:00", "left_employment", "school", subject=three)
    story.expect("2026-06-30", state="employment.employed")
    for duty in ("query_before_hiring", "never_hire_convicted", "dismiss_convicted"):
        story.expect("2026-06-30", duty=duty, status="none")
    story.expect("2026-06-30", subject=two, duty="query_before_hiring", status="violated", violated_at=hired)
    story.expect("2026-06-30", subject=two, duty="never_hire_convicted", status="none")
    story.expect("2026-06-24", subject=two, duty="dismiss_convicted", status="undetermined")
    story.expect("2026-06-25", subject=two, duty="dismiss_convicted", status="lapsed")
    story.expect(
        "2026-06-30", subject=three, duty="never_hire_convicted", status="violated", violated_at=hired
    )
    story.expect(
        "2026-06-19", subject=three, duty="dismiss_convicted", status="unquantified", opened_at=hired
    )
    story.expect(gone, subject=three, state="employment.out")
    story.expect(
        "2026-06-03",
        subject=four,
        duty="dismiss_convicted",
        status="unquantified",
        opened_at=found,
        discharged_at=out,
    )
    story.expect("2026-06-03", subject=four, state="employment.out")
    story.expect(
        "2026-06-30", subject=four, duty="never_hire_convicted", status="violated", violated_at=again
    )
    return story
