"""What must not happen, and what only may happen on a condition: each act that is forbidden or not permitted, beside one
that is not."""

from __future__ import annotations

from collections.abc import Iterator

from ..story import Story

CHILD = ("child", "child-0001")


def stories() -> Iterator[Story]:
    """A story for each theme."""
    yield family()
    yield privacy()
    yield secrets()
    yield money()
    yield staff()
    yield orders()
    yield delegation()
    yield going_home()
    yield restoration()
    yield allowance()


def family() -> Story:
    """Articles 21 and 22: living alone below 16, unattended below 8, unfit sitters, delegation without reason."""
    story = Story(
        "forbidden_in_the_family",
        "What parents must not do with a child of seven, of eight and of sixteen",
        CHILD,
        "Born on 10 March 2010: eight on 10 March 2018, sixteen on 10 March 2026, each at the first instant of the day.\n"
        "The law of 2021 forbids leaving a child under eight unattended; a child born on 10 March 2015 is eight in 2023.",
    )
    small, home = ("child", "child-0002"), ("child", "child-0003")
    story.on("2021-09-01T08:00", "registered", "child_director", evidence="register_form", birth_date="2010-03-10", away="none", village="v-07")
    story.on("2021-09-01T08:00", "registered", "child_director", subject=small, evidence="register_form", birth_date="2015-03-10", away="both", village="v-07")
    alone = story.on("2026-03-09T20:00", "found_alone", "child_director", living_alone=True)
    story.on("2026-03-10T00:00", "found_alone", "police", living_alone=True)
    left = story.on("2023-03-09T20:00", "found_alone", "child_director", subject=small, living_alone=False)
    sat = story.on("2023-03-08T20:00", "left_with_sitter", subject=small, capable=True, infectious=True, unsuitable=False)
    story.on("2023-03-07T20:00", "left_with_sitter", subject=small, capable=True, infectious=False, unsuitable=False)
    story.on("2023-03-10T20:00", "found_alone", "child_director", subject=small, living_alone=False)
    story.on("2023-03-10T21:00", "left_with_sitter", subject=small, capable=False, infectious=False, unsuitable=False)
    story.on("2023-03-02T09:00", "registered", "child_director", subject=home, evidence="register_form", birth_date="2015-03-10", away="none", village="v-07")
    idle = story.on(
        "2023-03-03T09:00", "delegated", "parent", subject=home, holder="p-0900", adult=True, harmed_children=False,
        addicted=False, neglected=False, kin=True,
    )  # fmt: skip
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
    story.on("2026-03-02T08:00", "registered", "child_director", evidence="register_form", birth_date="2012-03-10", away="none", village="v-07")
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
    story.on("2026-03-02T08:00", "registered", "child_director", evidence="register_form", birth_date="2014-05-01", away="none", village="v-07")
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
        story.on("2025-08-21T09:00", "record_queried", "school", subject=person, evidence="check_result", found=found)
    hired = "2025-09-01T09:00"
    for person in (one, two, three, four):
        story.on(hired, "hired", "school", subject=person)
    found = story.on("2026-06-01T09:00", "record_queried", "school", subject=four, evidence="check_result", found=True)
    out = story.on("2026-06-03T09:00", "dismissed", "school", subject=four, evidence="decision")
    again = story.on("2026-06-10T09:00", "hired", "school", subject=four)
    story.on("2026-06-25T09:00", "record_queried", "school", subject=two, evidence="check_result", found=False)
    gone = story.on("2026-06-20T09:00", "left_employment", "school", subject=three)
    story.expect("2026-06-30", state="employment.employed")
    for duty in ("query_before_hiring", "never_hire_convicted", "dismiss_convicted"):
        story.expect("2026-06-30", duty=duty, status="none")
    story.expect("2026-06-30", subject=two, duty="query_before_hiring", status="violated", violated_at=hired)
    story.expect("2026-06-30", subject=two, duty="never_hire_convicted", status="none")
    story.expect("2026-06-24", subject=two, duty="dismiss_convicted", status="undetermined")
    story.expect("2026-06-25", subject=two, duty="dismiss_convicted", status="lapsed")
    story.expect("2026-06-30", subject=three, duty="never_hire_convicted", status="violated", violated_at=hired)
    story.expect("2026-06-19", subject=three, duty="dismiss_convicted", status="unquantified", opened_at=hired)
    story.expect(gone, subject=three, state="employment.out")
    story.expect("2026-06-03", subject=four, duty="dismiss_convicted", status="unquantified", opened_at=found, discharged_at=out)
    story.expect("2026-06-03", subject=four, state="employment.out")
    story.expect("2026-06-30", subject=four, duty="never_hire_convicted", status="violated", violated_at=again)
    return story


def orders() -> Story:
    """Articles 30 and 34: at most six months, renewed before it lapses, obeyed, punished within limits."""
    one, two = CHILD, ("child", "child-0002")
    story = Story(
        "protection_order",
        "An order is in force for six months, is renewed only before it lapses, and its breach is punished within limits",
        one,
        "Granted on 2 March 2026 at 10:00 for six months: it ends with 2 September. Renewed on 1 September it runs for six\n"
        "months more, to 1 March 2027. The second child's order of eight months is too long; after it has lapsed nothing\n"
        "is renewed. The third's order is revoked, the fourth's is for three months and runs out.",
    )
    for child in (one, two):
        story.on("2026-03-01T10:00", "order_applied", "police", subject=child, evidence="application", urgent=False)
    granted = story.on("2026-03-02T10:00", "order_granted", "court", evidence="court_order", months=6)
    long = story.on("2026-03-02T10:00", "order_granted", "court", subject=two, evidence="court_order", months=8)
    breached = story.on("2026-05-04T21:00", "order_breached")
    punished = story.on("2026-05-06T10:00", "breach_punished", "court", evidence="court_order", fine=1000, days=15)
    story.on("2026-05-07T10:00", "breach_punished", "court", subject=two, evidence="court_order", fine=1001, days=0)
    story.on("2026-05-08T10:00", "breach_punished", "court", subject=two, evidence="court_order", fine=0, days=16)
    story.on("2026-09-01T10:00", "order_renewed", "court", evidence="court_order")
    story.on("2026-09-03T10:00", "order_renewed", "court", subject=two, evidence="court_order")
    three, four = ("child", "child-0003"), ("child", "child-0004")
    for child in (three, four):
        story.on("2026-03-01T10:00", "order_applied", "police", subject=child, evidence="application", urgent=True)
        story.on("2026-03-02T09:00", "order_granted", "court", subject=child, evidence="court_order", months=3)
    story.on("2026-04-02T10:00", "order_applied", "parent", subject=three, evidence="application", urgent=True)
    story.on("2026-04-03T10:00", "order_revoked", "court", subject=three, evidence="court_order")
    story.on("2026-06-02T10:00", "order_lapsed", "court", subject=four)
    unknown = story.on("2026-06-03T10:00", "breach_punished", "court", subject=four, evidence="court_order", fine=1000)
    story.on("2027-03-02T10:00", "order_applied", "womens_federation", evidence="application", urgent=False)
    story.on("2027-03-03T10:00", "order_applied", "womens_federation", evidence="application", urgent=False)
    story.on("2027-03-04T10:00", "order_refused", "court", evidence="court_order")
    story.expect("2026-03-01", state="protection_order.applied")
    story.expect(granted, state="protection_order.in_force")
    story.expect("2026-05-31", duty="obey_order", status="violated", violated_at=breached, bearer="offender")
    story.expect("2026-05-31", duty="punish_breach", status="unquantified", opened_at=breached, discharged_at=punished)
    story.expect("2026-05-31", duty="limit_punishment", status="none")
    story.expect("2026-05-31", duty="limit_order", status="none")
    story.expect("2026-09-02", state="protection_order.in_force", no_findings=["not_permitted"])
    story.expect("2027-03-01", state="protection_order.in_force")
    story.expect("2027-03-02T09:00", state="protection_order.without")
    story.expect("2027-03-04", state="protection_order.without")
    story.expect("2026-04-02", subject=three, state="protection_order.in_force")
    story.expect("2026-04-03", subject=three, state="protection_order.without")
    story.expect("2026-06-02", subject=four, state="protection_order.without")
    story.expect(unknown, subject=four, duty="limit_punishment", status="none")
    story.expect("2026-05-31", subject=two, duty="limit_order", status="violated", violated_at=long)
    story.expect("2026-05-31", subject=two, duty="limit_punishment", status="violated", count=2)
    story.expect("2026-09-02", subject=two, state="protection_order.in_force")
    story.expect("2026-09-03T09:00", subject=two, state="protection_order.without")
    story.expect("2026-09-03", subject=two, findings=["not_permitted"], state="protection_order.without")
    return story


def delegation() -> Story:
    """Article 22: to a suitable adult only."""
    one, two, three = CHILD, ("child", "child-0002"), ("child", "child-0003")
    story = Story(
        "delegated_to_whom",
        "Care may be delegated to a suitable adult, not to a gambler, and not without knowing",
        one,
        "The first carer is suitable, the second gambles, of the third nothing is known. A refused delegation changes nothing.",
    )
    for child in (one, two, three):
        story.on("2026-03-02T08:00", "registered", "child_director", subject=child, evidence="register_form", birth_date="2015-06-01", away="both", village="v-07")
    good = story.on("2026-03-03T09:00", "delegated", "parent", holder="p-0900", adult=True, harmed_children=False, addicted=False, neglected=False, kin=True)
    story.on("2026-03-03T09:00", "delegated", "parent", subject=two, holder="p-0901", adult=True, harmed_children=False, addicted=True, neglected=False, kin=True)
    story.on("2026-03-03T09:00", "delegated", "parent", subject=three, holder="p-0902")
    notices = [
        story.on("2026-03-04T09:00", "care_notified", "parent", evidence="written_notice", to="school"),
        story.on("2026-03-05T09:00", "care_notified", "parent", evidence="written_notice", to="village_committee"),
    ]
    shared = story.on("2026-03-06T09:00", "family_education_shared", "parent")
    looked = story.on("2026-03-07T09:00", "care_supervised", "village_committee", evidence="visit_record")
    story.on("2026-04-01T09:00", "carer_found_unfit", "child_director")
    story.on("2026-04-03T09:00", "delegated", "parent", holder="p-0903", adult=True, harmed_children=False, addicted=False, neglected=False, kin=False)
    story.on("2026-04-20T09:00", "delegation_ended", "parent")
    story.expect("2026-03-03", state="delegation.cared_for.unannounced", no_findings=["not_permitted"])
    story.expect("2026-03-04", state="delegation.cared_for.unannounced")
    story.expect("2026-03-05", state="delegation.cared_for.announced")
    story.expect("2026-04-01", state="delegation.cared_for.doubtful")
    story.expect("2026-04-03", state="delegation.cared_for.unannounced")
    story.expect("2026-04-20", state="delegation.with_family")
    story.expect("2026-03-31", duty="delegate_child", status="unquantified", opened_at="2026-03-02T08:00", discharged_at=good)
    for receiver, at in zip(("school", "village_committee"), notices, strict=True):
        story.expect("2026-03-31", duty="written_notice", for_=receiver, status="unquantified", opened_at=good, discharged_at=at)
    story.expect("2026-03-31", duty="share_family_education", status="unquantified", opened_at=good, discharged_at=shared)
    story.expect("2026-03-31", duty="supervise_care", status="unquantified", opened_at=good, discharged_at=looked)
    story.expect("2026-03-31", subject=two, findings=["not_permitted"], state="delegation.with_family")
    story.expect("2026-03-31", subject=three, findings=["undetermined"], state="delegation.with_family")
    return story


def going_home() -> Story:
    """Article 93: only to a family found able."""
    story = Story(
        "home_only_when_able",
        "A child in care goes home only after the family was found able",
        CHILD,
        "The first return comes before the assessment and has no effect; the second is after it. The second child's family\n"
        "is assessed first.",
    )
    able = ("child", "child-0002")
    story.on("2026-04-01T10:00", "shelter_given", "civil_affairs", subject=able, evidence="transfer_receipt")
    story.on("2026-05-10T10:00", "family_assessed", "civil_affairs", subject=able, evidence="assessment", able_again=True)
    story.on("2026-05-15T10:00", "returned_home", "civil_affairs", subject=able, evidence="transfer_receipt")
    ground = story.on("2026-04-01T09:00", "shelter_ground_found", ground="guardian_unable")
    taken = story.on("2026-04-01T10:00", "shelter_given", "civil_affairs", evidence="transfer_receipt")
    placed = story.on("2026-04-02T10:00", "child_placed", "civil_affairs", evidence="transfer_receipt", **{"with": "relatives"})
    story.on("2026-04-20T10:00", "returned_home", "civil_affairs", evidence="transfer_receipt")
    assessed = story.on("2026-05-10T10:00", "family_assessed", "civil_affairs", evidence="assessment", able_again=True)
    story.on("2026-05-15T10:00", "returned_home", "civil_affairs", evidence="transfer_receipt")
    story.on("2026-08-17T10:00", "watch_ended", "civil_affairs")
    story.expect("2026-04-20", state="protection.in_care", findings=["not_permitted"])
    story.expect("2026-05-15", state="protection.watched")
    story.expect("2026-05-15", subject=able, state="protection.watched", no_findings=["not_permitted"])
    story.expect("2026-08-16", state="protection.watched")
    story.expect("2026-08-17", state="protection.at_home")
    story.expect("2026-05-31", duty="take_into_care", status="unquantified", opened_at=ground, discharged_at=taken)
    story.expect("2026-05-31", duty="place_child", status="unquantified", opened_at=taken, discharged_at=placed)
    story.expect("2026-05-31", duty="assess_family", status="unquantified", opened_at=taken, discharged_at=assessed)
    story.expect("2026-05-15", duty="end_temporary_care", status="discharged", discharged_at="2026-05-15T10:00")
    return story


def restoration() -> Story:
    """Civil Code 36 to 38 and opinion 13: refusal, revocation, maintenance, restoration."""
    one, two, three = CHILD, ("child", "child-0002"), ("child", "child-0003")
    story = Story(
        "revocation_and_restoration",
        "Six months of refusal without livelihood are a ground to revoke; only the repentant are restored",
        one,
        "Refusing since 10 January 2026 at 09:00: six months end with 10 July. The second child has a livelihood and the\n"
        "guardian resumes; the third's guardian did a crime against the child and is not restored.",
    )
    for child in (one, two):
        story.on("2026-01-10T09:00", "guardian_refuses", "village_committee", subject=child, livelihood=child is two)
    story.on("2026-01-20T09:00", "guardian_refuses", "village_committee", livelihood=False)
    story.on("2026-08-01T09:00", "guardian_resumes", "village_committee", subject=two)
    story.on("2026-09-01T09:00", "guardian_refuses", "village_committee", subject=two, livelihood=True)
    ground = story.on("2026-09-10T09:00", "revocation_ground_found", "civil_affairs", subject=two, ground="serious_harm")
    story.on("2026-09-11T09:00", "revocation_ground_found", "police", subject=two, ground="serious_harm")
    asked = story.on("2026-09-20T09:00", "revocation_applied", "womens_federation", subject=two, evidence="application")
    story.on("2026-10-20T09:00", "revocation_refused", "court", subject=two, evidence="court_order")
    applied = story.on("2026-07-20T09:00", "revocation_applied", "civil_affairs", evidence="application")
    backed = story.on("2026-07-25T09:00", "revocation_supported", "procuratorate")
    revoked = story.on("2026-08-20T09:00", "guardianship_revoked", "court", evidence="court_order")
    sent = [
        story.on("2026-08-21T09:00", "judgment_sent", "court", to="civil_affairs"),
        story.on("2026-08-22T09:00", "judgment_sent", "court", to="township_office"),
    ]
    new = story.on("2026-08-25T09:00", "guardian_appointed", "court", evidence="decision")
    paid = story.on("2026-09-20T09:00", "maintenance_paid", "parent")
    story.on("2026-12-01T09:00", "guardianship_restored", "court", evidence="court_order", repentant=True, crime_against_child=False)
    story.on("2026-01-10T09:00", "revocation_ground_found", "police", subject=three, ground="serious_harm")
    story.on("2026-02-10T09:00", "revocation_applied", "civil_affairs", subject=three, evidence="application")
    story.on("2026-03-10T09:00", "guardianship_revoked", "court", subject=three, evidence="court_order")
    story.on("2026-12-01T09:00", "guardianship_restored", "court", subject=three, evidence="court_order", repentant=True, crime_against_child=True)
    story.expect("2026-07-10", state="guardianship_duty.refusing")
    story.expect("2026-07-11T01:00", state="guardianship_duty.revocable")
    story.expect("2026-07-20", state="guardianship_duty.applied")
    story.expect("2026-08-20", state="guardianship_duty.revoked")
    story.expect("2026-12-01", state="guardianship_duty.performing", no_findings=["not_permitted"])
    story.expect("2026-12-01", duty="apply_revocation", status="unquantified", opened_at="2026-07-10", discharged_at=applied)
    story.expect("2026-12-01", duty="support_revocation", status="unquantified", opened_at=applied, discharged_at=backed)
    for receiver, at in zip(("civil_affairs", "township_office"), sent, strict=True):
        story.expect("2026-12-01", duty="send_judgment", for_=receiver, status="unquantified", opened_at=revoked, discharged_at=at)
    story.expect("2026-12-01", duty="appoint_new_guardian", status="unquantified", opened_at=revoked, discharged_at=new)
    story.expect("2026-11-30", duty="keep_paying_maintenance", status="unquantified", opened_at=revoked, discharged_at=paid)
    story.expect("2026-07-31", subject=two, state="guardianship_duty.refusing")
    story.expect("2026-08-01", subject=two, state="guardianship_duty.performing")
    story.expect("2026-09-11", subject=two, state="guardianship_duty.revocable")
    story.expect("2026-10-20", subject=two, state="guardianship_duty.performing")
    story.expect("2026-10-20", subject=two, duty="apply_revocation", status="unquantified", opened_at=ground, discharged_at=asked)
    story.expect("2026-12-01", subject=three, state="guardianship_duty.revoked", findings=["not_permitted"])
    return story


def allowance() -> Story:
    """Opinion 62 一: both parents in the listed situations; unknown parents leave it open."""
    one, two, three, four = (("child", f"child-000{number}") for number in range(1, 5))
    story = Story(
        "allowance_for_whom",
        "Only a child whose parents are both in the listed situations is confirmed, and none of unknown parents",
        one,
        "First: one parent jailed, the other lost. Second: the mother is able. Third: nothing known of the parents (the\n"
        "village applied without saying). Fourth: refused by the township, applies again, is refused by the county.",
    )
    parents = {one: ("jailed", "lost"), two: ("jailed", "able"), four: ("dead", "able")}
    for child in (one, two, three, four):
        if child in parents:
            father, mother = parents[child]
            story.on("2026-09-01T09:00", "benefit_applied", "delegate", subject=child, evidence="application", father=father, mother=mother)
    story.on("2026-09-02T09:00", "benefit_applied", "delegate", subject=one, evidence="application", father="jailed", mother="lost")
    story.on("2026-09-03T09:00", "benefit_confirmed", "civil_affairs", subject=three, evidence="approval")
    for child in (one, two):
        story.on("2026-09-04T09:00", "benefit_checked", "township_office", subject=child, evidence="match_report")
        story.on("2026-09-08T09:00", "benefit_confirmed", "civil_affairs", subject=child, evidence="approval")
    story.on("2026-09-04T09:00", "check_refused", "township_office", subject=four)
    story.on("2026-09-07T09:00", "benefit_applied", "delegate", subject=four, evidence="application", father="dead", mother="missing")
    story.on("2026-09-09T09:00", "benefit_checked", "township_office", subject=four, evidence="match_report")
    story.on("2026-09-11T09:00", "benefit_refused", "civil_affairs", subject=four)
    story.on("2026-10-12T09:00", "benefit_stopped", "civil_affairs", subject=one, evidence="decision")
    story.on("2026-10-19T09:00", "benefit_applied", "delegate", subject=one, evidence="application", father="jailed", mother="lost")
    story.expect("2026-09-02", state="unattended.in_township")
    story.expect("2026-09-04", state="unattended.in_county")
    story.expect("2026-09-08", state="unattended.confirmed", no_findings=["not_permitted"])
    story.expect("2026-10-12", state="unattended.ended")
    story.expect("2026-10-19", state="unattended.in_township")
    story.expect("2026-09-08", subject=two, state="unattended.in_county", findings=["not_permitted"])
    story.expect("2026-09-03", subject=three, state="unattended.not_applied", findings=["undetermined"])
    story.expect("2026-09-04", subject=four, state="unattended.refused")
    story.expect("2026-09-07", subject=four, state="unattended.in_township")
    story.expect("2026-09-11", subject=four, state="unattended.refused")
    return story
