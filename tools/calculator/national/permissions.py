"""What only may happen on a condition: each act that is not permitted, beside one that is."""

from __future__ import annotations

from collections.abc import Iterator

from ..story import Story
from .people import delegated, registered

CHILD = ("child", "child-0001")


def stories() -> Iterator[Story]:
    """A story for each theme."""
    yield delegation()
    yield going_home()
    yield allowance()


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
        registered(story, "2026-03-02T08:00", child, away="both")
    good = delegated(story, "2026-03-03T09:00")
    delegated(story, "2026-03-03T09:00", two, holder="p-0901", addicted=True)
    story.on("2026-03-03T09:00", "delegated", "parent", subject=three, holder="p-0902")
    notices = [
        story.on("2026-03-04T09:00", "care_notified", "parent", evidence="written_notice", to="school"),
        story.on(
            "2026-03-05T09:00", "care_notified", "parent", evidence="written_notice", to="village_committee"
        ),
    ]
    shared = story.on("2026-03-06T09:00", "family_education_shared", "parent")
    looked = story.on("2026-03-07T09:00", "care_supervised", "village_committee", evidence="visit_record")
    story.on("2026-04-01T09:00", "carer_found_unfit", "child_director")
    delegated(story, "2026-04-03T09:00", holder="p-0903", kin=False)
    story.on("2026-04-20T09:00", "delegation_ended", "parent")
    story.expect("2026-03-03", state="delegation.cared_for.unannounced", no_findings=["not_permitted"])
    story.expect("2026-03-04", state="delegation.cared_for.unannounced")
    story.expect("2026-03-05", state="delegation.cared_for.announced")
    story.expect("2026-04-01", state="delegation.cared_for.doubtful")
    story.expect("2026-04-03", state="delegation.cared_for.unannounced")
    story.expect("2026-04-20", state="delegation.with_family")
    story.expect(
        "2026-03-31",
        duty="delegate_child",
        status="unquantified",
        opened_at="2026-03-02T08:00",
        discharged_at=good,
    )
    for receiver, at in zip(("school", "village_committee"), notices, strict=True):
        story.expect(
            "2026-03-31",
            duty="written_notice",
            for_=receiver,
            status="unquantified",
            opened_at=good,
            discharged_at=at,
        )
    story.expect(
        "2026-03-31",
        duty="share_family_education",
        status="unquantified",
        opened_at=good,
        discharged_at=shared,
    )
    story.expect(
        "2026-03-31", duty="supervise_care", status="unquantified", opened_at=good, discharged_at=looked
    )
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
    story.on(
        "2026-05-10T10:00",
        "family_assessed",
        "civil_affairs",
        subject=able,
        evidence="assessment",
        able_again=True,
    )
    story.on("2026-05-15T10:00", "returned_home", "civil_affairs", subject=able, evidence="transfer_receipt")
    ground = story.on("2026-04-01T09:00", "shelter_ground_found", ground="guardian_unable")
    taken = story.on("2026-04-01T10:00", "shelter_given", "civil_affairs", evidence="transfer_receipt")
    placed = story.on(
        "2026-04-02T10:00",
        "child_placed",
        "civil_affairs",
        evidence="transfer_receipt",
        **{"with": "relatives"},
    )
    story.on("2026-04-20T10:00", "returned_home", "civil_affairs", evidence="transfer_receipt")
    assessed = story.on(
        "2026-05-10T10:00", "family_assessed", "civil_affairs", evidence="assessment", able_again=True
    )
    story.on("2026-05-15T10:00", "returned_home", "civil_affairs", evidence="transfer_receipt")
    story.on("2026-08-17T10:00", "watch_ended", "civil_affairs")
    story.expect("2026-04-20", state="protection.in_care", findings=["not_permitted"])
    story.expect("2026-05-15", state="protection.watched")
    story.expect("2026-05-15", subject=able, state="protection.watched", no_findings=["not_permitted"])
    story.expect("2026-08-16", state="protection.watched")
    story.expect("2026-08-17", state="protection.at_home")
    story.expect(
        "2026-05-31", duty="take_into_care", status="unquantified", opened_at=ground, discharged_at=taken
    )
    story.expect(
        "2026-05-31", duty="place_child", status="unquantified", opened_at=taken, discharged_at=placed
    )
    story.expect(
        "2026-05-31", duty="assess_family", status="unquantified", opened_at=taken, discharged_at=assessed
    )
    story.expect(
        "2026-05-15", duty="end_temporary_care", status="discharged", discharged_at="2026-05-15T10:00"
    )
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
            story.on(
                "2026-09-01T09:00",
                "benefit_applied",
                "delegate",
                subject=child,
                evidence="application",
                father=father,
                mother=mother,
            )
    story.on(
        "2026-09-02T09:00",
        "benefit_applied",
        "delegate",
        subject=one,
        evidence="application",
        father="jailed",
        mother="lost",
    )
    story.on("2026-09-03T09:00", "benefit_confirmed", "civil_affairs", subject=three, evidence="approval")
    for child in (one, two):
        story.on(
            "2026-09-04T09:00", "benefit_checked", "township_office", subject=child, evidence="match_report"
        )
        story.on("2026-09-08T09:00", "benefit_confirmed", "civil_affairs", subject=child, evidence="approval")
    story.on("2026-09-04T09:00", "check_refused", "township_office", subject=four)
    story.on(
        "2026-09-07T09:00",
        "benefit_applied",
        "delegate",
        subject=four,
        evidence="application",
        father="dead",
        mother="missing",
    )
    story.on("2026-09-09T09:00", "benefit_checked", "township_office", subject=four, evidence="match_report")
    story.on("2026-09-11T09:00", "benefit_refused", "civil_affairs", subject=four)
    story.on("2026-10-12T09:00", "benefit_stopped", "civil_affairs", subject=one, evidence="decision")
    story.on(
        "2026-10-19T09:00",
        "benefit_applied",
        "delegate",
        subject=one,
        evidence="application",
        father="jailed",
        mother="lost",
    )
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
