"""What courts decide: protection orders, and guardianship taken and given back."""

from __future__ import annotations

from collections.abc import Iterator

from ..story import Story

CHILD = ("child", "child-0001")


def stories() -> Iterator[Story]:
    """A story for each kind of decision."""
    yield orders()
    yield restoration()


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
        story.on(
            "2026-03-01T10:00", "order_applied", "police", subject=child, evidence="application", urgent=False
        )
    granted = story.on("2026-03-02T10:00", "order_granted", "court", evidence="court_order", months=6)
    long = story.on(
        "2026-03-02T10:00", "order_granted", "court", subject=two, evidence="court_order", months=8
    )
    breached = story.on("2026-05-04T21:00", "order_breached")
    punished = story.on(
        "2026-05-06T10:00", "breach_punished", "court", evidence="court_order", fine=1000, days=15
    )
    story.on(
        "2026-05-07T10:00", "breach_punished", "court", subject=two, evidence="court_order", fine=1001, days=0
    )
    story.on(
        "2026-05-08T10:00", "breach_punished", "court", subject=two, evidence="court_order", fine=0, days=16
    )
    story.on("2026-09-01T10:00", "order_renewed", "court", evidence="court_order")
    story.on("2026-09-03T10:00", "order_renewed", "court", subject=two, evidence="court_order")
    three, four = ("child", "child-0003"), ("child", "child-0004")
    for child in (three, four):
        story.on(
            "2026-03-01T10:00", "order_applied", "police", subject=child, evidence="application", urgent=True
        )
        story.on(
            "2026-03-02T09:00", "order_granted", "court", subject=child, evidence="court_order", months=3
        )
    story.on(
        "2026-04-02T10:00", "order_applied", "parent", subject=three, evidence="application", urgent=True
    )
    story.on("2026-04-03T10:00", "order_revoked", "court", subject=three, evidence="court_order")
    story.on("2026-06-02T10:00", "order_lapsed", "court", subject=four)
    unknown = story.on(
        "2026-06-03T10:00", "breach_punished", "court", subject=four, evidence="court_order", fine=1000
    )
    story.on("2027-03-02T10:00", "order_applied", "womens_federation", evidence="application", urgent=False)
    story.on("2027-03-03T10:00", "order_applied", "womens_federation", evidence="application", urgent=False)
    story.on("2027-03-04T10:00", "order_refused", "court", evidence="court_order")
    story.expect("2026-03-01", state="protection_order.applied")
    story.expect(granted, state="protection_order.in_force")
    story.expect("2026-05-31", duty="obey_order", status="violated", violated_at=breached, bearer="offender")
    story.expect(
        "2026-05-31", duty="punish_breach", status="unquantified", opened_at=breached, discharged_at=punished
    )
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
        story.on(
            "2026-01-10T09:00",
            "guardian_refuses",
            "village_committee",
            subject=child,
            livelihood=child is two,
        )
    story.on("2026-01-20T09:00", "guardian_refuses", "village_committee", livelihood=False)
    story.on("2026-08-01T09:00", "guardian_resumes", "village_committee", subject=two)
    story.on("2026-09-01T09:00", "guardian_refuses", "village_committee", subject=two, livelihood=True)
    ground = story.on(
        "2026-09-10T09:00", "revocation_ground_found", "civil_affairs", subject=two, ground="serious_harm"
    )
    story.on("2026-09-11T09:00", "revocation_ground_found", "police", subject=two, ground="serious_harm")
    asked = story.on(
        "2026-09-20T09:00", "revocation_applied", "womens_federation", subject=two, evidence="application"
    )
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
    story.on(
        "2026-12-01T09:00",
        "guardianship_restored",
        "court",
        evidence="court_order",
        repentant=True,
        crime_against_child=False,
    )
    story.on("2026-01-10T09:00", "revocation_ground_found", "police", subject=three, ground="serious_harm")
    story.on("2026-02-10T09:00", "revocation_applied", "civil_affairs", subject=three, evidence="application")
    story.on("2026-03-10T09:00", "guardianship_revoked", "court", subject=three, evidence="court_order")
    story.on(
        "2026-12-01T09:00",
        "guardianship_restored",
        "court",
        subject=three,
        evidence="court_order",
        repentant=True,
        crime_against_child=True,
    )
    story.expect("2026-07-10", state="guardianship_duty.refusing")
    story.expect("2026-07-11T01:00", state="guardianship_duty.revocable")
    story.expect("2026-07-20", state="guardianship_duty.applied")
    story.expect("2026-08-20", state="guardianship_duty.revoked")
    story.expect("2026-12-01", state="guardianship_duty.performing", no_findings=["not_permitted"])
    story.expect(
        "2026-12-01",
        duty="apply_revocation",
        status="unquantified",
        opened_at="2026-07-10",
        discharged_at=applied,
    )
    story.expect(
        "2026-12-01",
        duty="support_revocation",
        status="unquantified",
        opened_at=applied,
        discharged_at=backed,
    )
    for receiver, at in zip(("civil_affairs", "township_office"), sent, strict=True):
        story.expect(
            "2026-12-01",
            duty="send_judgment",
            for_=receiver,
            status="unquantified",
            opened_at=revoked,
            discharged_at=at,
        )
    story.expect(
        "2026-12-01", duty="appoint_new_guardian", status="unquantified", opened_at=revoked, discharged_at=new
    )
    story.expect(
        "2026-11-30",
        duty="keep_paying_maintenance",
        status="unquantified",
        opened_at=revoked,
        discharged_at=paid,
    )
    story.expect("2026-07-31", subject=two, state="guardianship_duty.refusing")
    story.expect("2026-08-01", subject=two, state="guardianship_duty.performing")
    story.expect("2026-09-11", subject=two, state="guardianship_duty.revocable")
    story.expect("2026-10-20", subject=two, state="guardianship_duty.performing")
    story.expect(
        "2026-10-20",
        subject=two,
        duty="apply_revocation",
        status="unquantified",
        opened_at=ground,
        discharged_at=asked,
    )
    story.expect("2026-12-01", subject=three, state="guardianship_duty.revoked", findings=["not_permitted"])
    return story
