"""S3.1, S4.9, S5.1, S5.9, S7.2: what is told beside the status: causes, ends, and what follows internally."""

from __future__ import annotations

from .house import Told, event

ASKED = event("2026-03-02T10:00", "asked")
BAN = """
duties:
  n: {subject: child, bearer: parent, forbid: visit, where: event.seen}
  m: {subject: child, bearer: parent, forbid: harmed}
  f: {subject: child, bearer: parent, upon: undetermined(n), do: proved, within: 3d}
"""


def test_a_ban_that_may_have_been_broken_is_undetermined_and_says_why() -> None:  # S5.1 S7.2
    told = Told(BAN, [event("2026-03-02T10:00", "visit")], "2026-03-03")
    assert told.obligations("n", "status", "ended_at") == ["undetermined 03-02 10:00"]
    assert [(f.kind, f.missing, f.cause) for f in told.audit.findings if f.duty == "n"] == [
        ("undetermined", ("event.seen",), "forbid")
    ]
    assert told.obligations("f") == ["pending 03-02 10:00 03-05 24:00"]


def test_each_ban_is_judged_for_itself() -> None:  # S5.1
    part = """
    duties:
      a: {subject: child, bearer: parent, forbid: visit, where: not event.seen}
      b: {subject: child, bearer: parent, forbid: visit, where: event.seen}
    """
    told = Told(part, [event("2026-03-02T10:00", "visit", seen=True)], "2026-03-03")
    assert (told.obligations("a"), told.obligations("b")) == ([], ["violated 03-02 10:00 03-02 10:00"])


WAIVED = """
events:
  excused: {subject: child, data: {until: "date?", why: text}}
duties:
  d: {subject: child, bearer: parent, upon: asked, do: visit, within: 7d, waive: {upon: excused, approver: inspector, until: event.until, reason: event.why}}
  e: {subject: child, bearer: parent, upon: harmed, do: visit, within: 7d}
"""


def excused(at: str, until: str | None, **more: object) -> dict[str, object]:
    return event(at, "excused", by="inspector", why="x", **({"until": until} if until else {}), **more)


def test_of_two_waivers_the_later_end_holds() -> None:  # S5.9.a S5.9.b
    long, short = excused("2026-03-03T10:00", "2026-03-25"), excused("2026-03-04T10:00", "2026-03-15")
    for history in ([long, short], [short | {"occurred_at": "2026-03-02T12:00"}, long]):
        told = Told(WAIVED, [ASKED, *history], "2026-03-20")
        assert told.obligations("d", "status") == ["waived"]
        over = Told(WAIVED, [ASKED, *history], "2026-03-31")
        assert [word[:14] for word in over.obligations("d", "status", "violated_at")] == ["violated 03-25"]


def test_a_waiver_given_while_another_runs_prolongs_it() -> None:  # S5.9.b
    history = [ASKED, excused("2026-03-03T10:00", "2026-03-12"), excused("2026-03-11T10:00", "2026-03-18")]
    assert Told(WAIVED, history, "2026-03-15").obligations("d", "status") == ["waived"]
    over = Told(WAIVED, history, "2026-03-31")
    assert [word[:14] for word in over.obligations("d", "status", "violated_at")] == ["violated 03-18"]


def test_a_waiver_ends_while_the_case_has_ended_too() -> None:  # S5.9.g S1.9.a S1.9.c
    part = WAIVED.replace(
        "reason: event.why}}", "reason: event.why}, escalate: [{after: 1d, to: supervisor}]}"
    )
    part += "  f: {subject: child, bearer: parent, upon: violated(d), do: harmed, within: 1d}\n"
    history = [ASKED, excused("2026-03-03T10:00", "2026-03-20"), event("2026-03-12T10:00", "left")]
    assert Told(part, history, "2026-03-19").obligations("", "status") == ["waived"]
    over = Told(part, history, "2026-04-20")
    assert over.obligations("", "status", "violated_at") == ["violated 03-20 00:00"]
    assert over.findings("violated") == ["violated 03-20 00:00"]
    back = Told(part, [*history, event("2026-04-01T10:00", "returned")], "2026-04-20")
    assert back.obligations("", "status", "step", "opened_at") == [
        "violated 0 03-02 10:00", "unquantified 1 04-01 10:00",
    ]  # fmt: skip
    late = Told(
        part,
        [*history, event("2026-03-20T00:00", "returned"), event("2026-03-20T00:00", "visit")],
        "2026-04-20",
    )
    assert late.obligations("", "status", "violated_at") == ["discharged_late 03-20 00:00"]


def test_another_waiver_goes_on_while_the_case_has_ended() -> None:  # S5.9.f S5.9.g
    waivers = [excused("2026-03-03T10:00", "2026-03-20"), excused("2026-03-04T10:00", "2026-03-25")]
    history = [ASKED, *waivers, event("2026-03-12T10:00", "left")]
    assert Told(WAIVED, history, "2026-03-22").obligations("", "status") == ["waived"]
    over = Told(WAIVED, history, "2026-04-20")
    assert over.obligations("", "status", "violated_at") == ["violated 03-25 00:00"]


def test_a_waiver_that_is_over_waives_nothing() -> None:  # S5.9.a
    history = [excused("2026-02-01T10:00", "2026-02-10"), ASKED]
    told = Told(WAIVED, history, "2026-03-31")
    assert told.obligations("d", "status", "violated_at") == ["violated 03-09 24:00"]
    backdated = [ASKED, excused("2026-03-05T10:00", "2026-03-01")]
    told = Told(WAIVED, backdated, "2026-03-31")
    assert told.obligations("d", "status", "violated_at") == ["violated 03-09 24:00"]


def test_a_waiver_without_a_known_end_says_so() -> None:  # S5.9 S7.2
    told = Told(WAIVED, [ASKED, excused("2026-03-05T10:00", None)], "2026-03-06")
    assert [(f.kind, f.duty, f.cause, f.missing) for f in told.audit.findings] == [
        ("undetermined", "d", "waive", ("event.until",))
    ]


def test_a_waiver_is_no_unexpected_record_and_touches_no_other_duty() -> None:  # S4.7 S5.9
    history = [ASKED, event("2026-03-02T10:00", "harmed"), excused("2026-03-03T10:00", "2026-03-25")]
    told = Told(WAIVED, history, "2026-03-20")
    assert (told.obligations("d", "status"), told.obligations("e", "status")) == (["waived"], ["violated"])
    assert told.findings() == ["violated 03-09 24:00"]


def test_what_could_not_be_judged_in_a_waiver_is_undetermined_at_its_end() -> None:  # S5.9.b S7.2
    part = WAIVED.replace("do: visit, within: 7d, waive", "do: visit, where: event.seen, within: 7d, waive")
    history = [ASKED, event("2026-03-04T10:00", "visit"), excused("2026-03-05T10:00", "2026-03-15")]
    told = Told(part, history, "2026-03-31")
    assert told.obligations("d", "status") == ["undetermined"]
    assert [(f.cause, f.missing) for f in told.audit.findings if f.duty == "d"] == [
        ("where", ("event.seen",))
    ]


def test_a_date_that_may_lie_before_an_exact_deadline_is_told_as_the_cause() -> None:  # S3.1.d
    part = "duties:\n  d: {subject: child, bearer: parent, upon: asked, do: visit, within: 24h}\n"
    told = Told(part, [ASKED, event("2026-03-03", "visit")], "2026-03-10")
    assert told.obligations("d", "status") == ["undetermined"]
    assert [f.cause for f in told.audit.findings if f.duty == "d"] == ["date_only"]


def test_the_event_that_cuts_short_is_told_with_the_violation() -> None:  # S5.6
    part = "duties:\n  d: {subject: child, bearer: parent, upon: asked, do: visit, before: harmed}\n"
    harmed = event("2026-03-04T10:00", "harmed", id="h-1")
    told = Told(part, [ASKED, harmed], "2026-03-10")
    assert told.findings() == ["violated 03-04 10:00"]
    assert "h-1" in told.audit.findings[0].events


LADDER = """
duties:
  d: {subject: child, bearer: parent, upon: asked, do: visit, within: 1d, escalate: [{after: 1d, to: supervisor, within: 2d}, {after: 2d, to: inspector, within: 12h}]}
"""


def test_an_act_of_the_day_may_lie_before_the_exact_deadline_of_a_step() -> None:  # S3.1.d S5.11
    told = Told(LADDER, [ASKED, event("2026-03-06", "visit")], "2026-03-20")
    assert told.obligations("d", "step", "status") == ["0 discharged_late", "1 discharged", "2 undetermined"]


def test_an_act_that_may_count_while_a_waiver_runs_leaves_its_end_undecided() -> None:  # S5.9 S7.2
    part = WAIVED.replace("do: visit, within: 7d, waive", "do: visit, where: event.seen, within: 7d, waive")
    history = [ASKED, excused("2026-03-03T10:00", "2026-03-12"), event("2026-03-11T10:00", "visit")]
    assert Told(part, history, "2026-03-31").obligations("d", "status", "violated_at") == ["undetermined -"]


def test_what_has_no_number_lapses_too() -> None:  # S4.9 S5.2
    part = """
    vague_terms:
      regularly: {term: 定期}
    duties:
      d: {subject: child, bearer: parent, upon: asked, while: away == both, do: visit, within: regularly}
      f: {subject: child, bearer: parent, upon: lapsed(d), do: proved, within: 3d}
    """
    history = [
        event("2026-03-01T10:00", "moved", away="both"),
        ASKED,
        event("2026-03-05T10:00", "moved", away="none"),
    ]
    told = Told(part, history, "2026-03-06")
    assert told.obligations("d", "status") == ["unquantified"]
    assert told.obligations("f") == ["pending 03-05 10:00 03-08 24:00"]
