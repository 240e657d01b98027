"""What the sample county has not: facts that events set, internal events, dates, eventless circles."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from transitions import MachineError

from carerules.diagnostics.span import NOWHERE
from carerules.expressions.tree import BOOL, INT, Assigned, HoldsPost, InState, Name, OpenDuty, Type
from carerules.interop.bind import bind
from carerules.interop.doubt import UndecidedError
from carerules.interop.machine import PolicyMachine
from carerules.interop.triggers import outside_triggers
from carerules.resolved.policy import Parameter, Policy
from carerules.resolved.value import Dated, Effective, always
from carerules.resolved.workflow import Workflow
from carerules.temporal.civil import parse_date

from .making import MADE, Host, Made, county, workflow

COUNTING = Made(
    facts={"misses": INT, "calm": BOOL},
    defaults={"misses": 0},
    data={"seen": BOOL},
    sets={"see": {"misses": "event.seen ? 0 : misses + 1"}, "go": {"calm": "true"}},
)


def bound(made: Workflow, facts: Any = None, made_by: Made = MADE) -> tuple[PolicyMachine, Any]:
    model = Host()
    return bind(made, made_by.policy(made), model, facts), model


def counting(*rows: tuple[str | None, str | None, str | None]) -> Workflow:
    return workflow("a", {"a": {"on": rows}, "b": {}}, COUNTING)


def test_guards_read_the_facts_after_the_event() -> None:
    facts = {"misses": 1}
    machine, model = bound(counting(("see", "misses >= 2", "b")), facts, COUNTING)
    assert not model.see(seen=True)
    assert machine.sets("see", seen=False) == {"misses": 2}
    assert model.see(seen=False)
    assert facts == {"misses": 1}


def test_an_unknown_right_side_makes_the_fact_unknown() -> None:
    _, model = bound(counting(("see", "misses >= 2", "b")), {"misses": 1}, COUNTING)
    with pytest.raises(UndecidedError) as caught:
        model.see()
    assert caught.value.missing == ("misses",)


def test_a_missing_fact_has_its_default_but_none_is_unknown() -> None:
    rows = counting(("back", "misses == 0", "b"))
    assert bound(rows, {}, COUNTING)[1].back()
    answers: dict[str, object] = {}
    for unknown in ({"misses": None}, answers.get):
        with pytest.raises(UndecidedError):
            bound(rows, unknown, COUNTING)[1].back()


def test_eventless_transitions_follow_an_event_that_the_state_does_not_accept() -> None:
    made = workflow("a", {"a": {"on": [(None, "calm", "b")]}, "b": {"on": [("go", None, "a")]}}, COUNTING)
    _, model = bound(made, {"calm": False}, COUNTING)
    with pytest.raises(MachineError):
        model.go()
    assert model.state == "b"


def test_eventless_transitions_come_to_rest_or_say_so() -> None:
    circle = workflow("a", {"a": {"on": [(None, "calm", "b")]}, "b": {"on": [(None, "calm", "a")]}})
    machine, _ = bound(circle, {"calm": True})
    with pytest.raises(MachineError, match="come to rest"):
        machine.settle()


def test_without_a_target_the_event_is_accepted_and_nothing_is_left() -> None:
    machine, model = bound(workflow("a", {"a": {"on": [("go", None, None), ("back", None, "a")]}}))
    left: list[str] = []
    machine.on_exit("a", lambda event: left.append(event.event.name))
    assert model.go()
    assert left == []
    assert model.back()
    assert left == ["back"]


def test_what_the_workflow_itself_leaves_and_enters_is_raised_without_the_host() -> None:
    made = workflow(
        "a",
        {
            "a": {"on": [("go", None, "b")]},
            "b": {"on": [("entered(w.b)", None, "c"), ("entered(v.x)", None, "a")]},
            "c": {
                "on": [("exited(w.b)", "event.at == event.at", "a"), ("violated(d)", None, "a")],
                "after": [("7d", "a")],
            },
        },
    )
    machine, model = bound(made)
    assert model.go()
    assert model.state == "c"
    assert [doubt.missing for doubt in machine.undecided] == [("event.at",)]
    assert outside_triggers(made) == ("entered(v.x)", "violated(d)", "after(c, 1)")


def test_the_first_event_hears_of_the_initial_states() -> None:
    made = workflow(
        "a",
        {
            "a": {"initial": "a.b", "on": [("go", "event.sure", None), ("entered(w.a)", None, "c")]},
            "a.b": {},
            "c": {},
        },
    )
    _, model = bound(made)
    with pytest.raises(ValueError, match="`sure` is no bool"):
        model.go(sure="perhaps")  # no event at all
    assert model.state == "a/b"
    assert model.go(sure=True)
    assert model.state == "c"
    resumed: Any = Host()
    resumed.state = "a/b"
    bind(made, MADE.policy(made), resumed)
    assert resumed.go(sure=True)
    assert resumed.state == "a/b"


def test_internal_events_without_end_are_stopped() -> None:
    made = workflow(
        "a",
        {
            "a": {"on": [("go", None, "b"), ("entered(w.a)", None, "b")]},
            "b": {"on": [("entered(w.b)", None, "a")]},
        },
    )
    with pytest.raises(MachineError, match="without end"):
        bound(made)[1].go()


def test_a_workflow_moves_only_while_it_is_in_force() -> None:
    zone = county().zone
    dated = replace(
        workflow("a", {"a": {"on": [("go", "calm", None)]}}),
        effective=Effective(zone.start(parse_date("2026-01-01")), zone.start(parse_date("2027-01-01"))),
    )
    _, model = bound(dated, {"calm": True})
    assert model.go(at="2026-12-31")
    assert not model.go(at="2025-12-31")
    assert not model.go(at="2027-01-01T00:00")
    with pytest.raises(UndecidedError) as caught:
        model.go()
    assert caught.value.missing == ("at",)


def test_an_event_that_failed_leaves_nothing_to_the_next() -> None:
    made = workflow(
        "a",
        {
            "a": {"on": [("go", None, "b")]},
            "b": {"on": [("entered(w.b)", None, "c"), ("back", None, None)]},
            "c": {},
        },
    )
    machine, model = bound(made)

    def fail(_: object) -> None:
        raise OSError("the host has no room left")

    machine.on_enter("b", fail)
    with pytest.raises(OSError, match="no room"):
        model.go()
    assert model.back()
    assert model.state == "b"


def guarded(guard: Any) -> tuple[Workflow, Policy]:
    made = workflow("a", {"a": {"on": [("go", "calm", None)]}})
    state = made.states["a"]
    (transition,) = state.transitions
    changed = replace(made, states={"a": replace(state, transitions=(replace(transition, when=guard),))})
    return changed, MADE.policy(changed)


BY = Name(type=Type("ref"), span=(0, 0), scope="event_by", name="event_by")


@pytest.mark.parametrize(
    ("guard", "question"),
    [
        (OpenDuty(type=BOOL, span=(0, 0), duty="d"), 'open("d")'),
        (Assigned(type=BOOL, span=(0, 0), post="p"), "assigned(p)"),
        (InState(type=BOOL, span=(0, 0), workflow="v", path="x.y"), 'in("v.x.y")'),
        (HoldsPost(type=BOOL, span=(0, 0), actor=BY, post="p"), "holds_post(li, p)"),
        (Name(type=BOOL, span=(0, 0), scope="measure", name="m"), "m"),
    ],
)
def test_what_only_the_host_knows_is_asked_in_the_policy_s_words(guard: Any, question: str) -> None:
    made, policy = guarded(guard)
    for answer in (True, False):
        model: Any = Host()
        bind(made, policy, model, {question: answer})
        assert model.go(by="li") is answer
    silent: Any = Host()
    bind(made, policy, silent)
    with pytest.raises(UndecidedError):
        silent.go(by="li")


def test_a_post_holds_itself() -> None:
    made, policy = guarded(HoldsPost(type=BOOL, span=(0, 0), actor=BY, post="p"))
    model: Any = Host()
    bind(made, policy, model)
    assert model.go(by="p")


def test_a_dated_parameter_needs_an_instant() -> None:
    made, policy = guarded(Name(type=BOOL, span=(0, 0), scope="parameter", name="strict"))
    turn = county().zone.start(parse_date("2026-01-01"))

    def asked(steps: Dated[object], **given: object) -> bool:
        parameter = Parameter(id="strict", span=NOWHERE, type=BOOL, value=steps)
        model: Any = Host()
        bind(made, replace(policy, parameters={"strict": parameter}), model)
        accepted: bool = model.go(**given)
        return accepted

    assert asked(always(True))
    dated = Dated(((turn, True),))
    assert asked(dated, at="2026-01-01")
    for given in ({}, {"at": "2025-12-31"}):
        with pytest.raises(UndecidedError):
            asked(dated, **given)
