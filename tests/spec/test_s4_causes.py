"""S1.9, S4.4, S4.6, S4.7, S4.9: what is told of guards and permissions, and what internal events do."""

from __future__ import annotations

from .house import Told, event

ASKED = event("2026-03-02T10:00", "asked")
FOUND = event("2026-03-02T10:00", "found")


def flow(states: str, more: str = "") -> str:
    return f"workflows:\n  w:\n    subject: child\n    initial: a\n    states:\n{states}\n{more}"


def test_an_undecided_guard_is_told_with_its_workflow_and_cause() -> None:  # S4.6 S7.2
    part = flow("      a: {transitions: [{event: asked, to: b, when: at_risk}]}\n      b: {}")
    told = Told(part, [ASKED], "2026-03-03")
    (found,) = [f for f in told.audit.findings if f.kind == "undetermined"]
    assert (found.workflow, found.cause, found.missing) == ("w", "guard", ("at_risk",))
    assert told.state("w") == "a"


def test_an_undecided_timeout_is_told_once_with_its_workflow_and_cause() -> None:  # S4.3 S7.2
    part = flow("      a: {after: [{in: 3d, to: b, when: at_risk}]}\n      b: {}")
    told = Told(part, [FOUND], "2026-03-20")
    found = [f for f in told.audit.findings if f.kind == "undetermined"]
    assert [(f.workflow, f.cause, f.missing) for f in found] == [("w", "guard", ("at_risk",))]
    assert told.state("w") == "a"


def test_timeouts_of_one_instant_fire_each_and_are_followed_up() -> None:  # S4.3
    part = """
workflows:
  w:
    subject: child
    initial: a
    states:
      a: {after: [{in: 3d, to: b}]}
      b: {transitions: [{event: entered(z.y), to: c}]}
      c: {}
  z:
    subject: child
    initial: x
    states:
      x: {after: [{in: 3d, to: y}]}
      y: {}
duties:
  d: {subject: child, bearer: parent, upon: entered(w.b), do: visit, within: 7d}
"""
    told = Told(part, [FOUND], "2026-03-20")
    assert (told.state("w"), told.state("z")) == ("c", "y")
    assert told.obligations("d") == ["violated 03-05 24:00 03-12 24:00"]


def test_an_internal_event_may_be_an_act_and_may_be_forbidden() -> None:  # S4.9.a S5.1
    part = """
duties:
  d: {subject: child, bearer: parent, upon: asked, do: visit, within: 3d}
  e: {subject: child, bearer: parent, upon: asked, do: violated(d), within: 7d}
  n: {subject: child, bearer: parent, forbid: violated(d)}
  f: {subject: child, bearer: parent, upon: discharged(e), do: proved, within: 1d}
"""
    told = Told(part, [ASKED], "2026-03-20")
    assert told.obligations("e", "status", "discharged_at") == ["discharged 03-05 24:00"]
    assert told.obligations("n", "status", "violated_at") == ["violated 03-05 24:00"]
    assert told.obligations("f", "status", "opened_at") == ["violated 03-05 24:00"]


def test_a_permission_that_may_not_hold_says_why() -> None:  # S4.4 S7.2
    part = """
duties:
  p: {subject: child, bearer: parent, permit: visit, where: event.seen}
"""
    told = Told(part, [event("2026-03-02T10:00", "visit", by="parent")], "2026-03-03")
    (found,) = told.audit.findings
    assert (found.kind, found.duty, found.cause) == ("undetermined", "p", "permit")
    assert found.missing == ("event.seen",)
    refused = Told(part, [event("2026-03-02T10:00", "visit", by="parent", seen=False)], "2026-03-03")
    assert [(f.duty, f.cause) for f in refused.audit.findings] == [("p", "permit")]
    granted = Told(part, [event("2026-03-02T10:00", "visit", by="parent", seen=True)], "2026-03-03")
    assert granted.findings() == []


def test_after_a_return_what_holds_is_owed_anew_and_what_was_awaited_is_not() -> None:  # S1.9 S5.4
    part = """
duties:
  d: {subject: child, bearer: parent, upon: asked, do: visit, every: 7d}
  e: {subject: child, bearer: parent, while: away == both, do: proved, within: 7d}
"""
    history = [
        event("2026-03-01T10:00", "moved", away="both"),
        ASKED,
        event("2026-03-20T10:00", "left"),
        event("2026-04-01T10:00", "returned"),
    ]
    told = Told(part, history, "2026-04-20")
    assert told.obligations("e", "status", "opened_at") == ["violated 03-01 10:00", "violated 04-01 10:00"]
    assert [text for text in told.obligations("d") if " 04-" in text[8:]] == []


def test_an_exit_is_an_event_and_a_history_is_entered_again() -> None:  # S4.6 S4.9
    part = flow(
        """      a:
        initial: p
        history: shallow
        states:
          p: {transitions: [{event: asked, to: q}]}
          q: {}
        transitions: [{event: paused, to: z}]
      z: {transitions: [{event: resumed, to: a}]}""",
        "duties:\n  d: {subject: child, bearer: parent, upon: exited(w.a.q), do: visit, within: 7d}\n"
        "  e: {subject: child, bearer: parent, while: 'in(\"w.a.q\")', do: proved, within: 30d}\n",
    )
    history = [ASKED, event("2026-03-03T10:00", "paused"), event("2026-03-04T10:00", "resumed")]
    told = Told(part, history, "2026-03-05")
    assert told.obligations("d") == ["pending 03-03 10:00 03-10 24:00"]
    assert told.state("w") in ("a.q", "q")
    assert told.obligations("e", "status", "opened_at") == ["lapsed 03-02 10:00", "pending 03-04 10:00"]
