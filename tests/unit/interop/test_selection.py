"""The bound machine and S4.6 by hand agree, event by event."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st
from transitions import MachineError

from carerules.interop.bind import bind
from carerules.interop.doubt import UndecidedError
from carerules.interop.machine import PolicyMachine
from carerules.resolved.workflow import Workflow

from .making import MADE, Host, workflow
from .oracle import NotAccepted, Oracle, Restless, Undecided

EVENTS = ("go", "back")
Step = tuple[str, dict[str, bool | None]]


@st.composite
def trees(draw: st.DrawFn) -> dict[str, dict[str, object]]:
    """States up to three deep; `a_b` beside `a` with `b` inside would be one name if `_` separated them."""
    states: dict[str, dict[str, object]] = {}

    def grow(parent: str, depth: int) -> None:
        names = ("a", "a_b", "b")[: draw(st.integers(1, 3))]
        for name in names:
            path = f"{parent}.{name}" if parent else name
            states[path] = {}
            if depth < 2 and draw(st.booleans()):
                grow(path, depth + 1)
        if parent:
            inner = [path for path in states if path.rpartition(".")[0] == parent]
            states[parent] |= {
                "initial": draw(st.sampled_from(inner)),
                "history": draw(st.sampled_from(["", "shallow", "deep"])),
            }

    grow("", 0)
    return states


@st.composite
def workflows(draw: st.DrawFn, events: tuple[str, ...] = EVENTS) -> tuple[Workflow, dict[int, str]]:
    """A workflow that waits for `events`, and the texts of its guards by the identity of their trees."""
    states = draw(trees())
    paths = list(states)
    guard = st.sampled_from(
        ["event.sure", "not event.sure", "calm", "not calm", *(f'in("w.{path}")' for path in paths)]
    )
    row = st.tuples(st.sampled_from(events), st.none() | guard, st.none() | st.sampled_from(paths))
    eventless = st.tuples(st.none(), st.sampled_from(["calm", "not calm"]), st.sampled_from(paths))
    for told in states.values():
        told["on"] = draw(st.lists(row, max_size=5))
    for path in draw(st.lists(st.sampled_from(paths), max_size=2)):
        states[path]["on"] = [*draw(st.lists(row, max_size=3)), draw(eventless)]
    outermost = [path for path in paths if "." not in path]
    made = workflow(draw(st.sampled_from(outermost)), states)
    texts = {}
    for state, told in zip(made.states.values(), states.values(), strict=True):
        rows = told["on"]
        assert isinstance(rows, list)
        for transition, (_, text, _) in zip(state.transitions, rows, strict=True):
            if text is not None:
                texts[id(transition.when)] = text
    return made, texts


truths = st.sampled_from([True, False, None])
steps = st.lists(
    st.tuples(st.sampled_from(EVENTS), st.fixed_dictionaries({"event.sure": truths, "calm": truths})),
    max_size=8,
)


@settings(max_examples=400, deadline=None)
@given(workflows(), steps)
def test_machine_and_oracle_agree(drawn: tuple[Workflow, dict[int, str]], history: list[Step]) -> None:
    made, texts = drawn
    facts: dict[str, object] = {}
    model = Host()
    machine = bind(made, MADE.policy(made), model, facts)
    log = logged(machine, made)
    oracle = Oracle(made, texts)
    for event, known in history:
        facts["calm"] = known["calm"]
        expected = by_hand(oracle, event, known)
        assert may(model, event, known) is (expected == "taken") or expected == "restless"
        assert by_machine(model, event, known) == expected
        assert model.state == oracle.leaf.replace(".", "/")
        assert log == oracle.log
        if expected == "restless":
            return


def logged(machine: PolicyMachine, made: Workflow) -> list[str]:
    log: list[str] = []
    for path in made.states:
        name = path.replace(".", "/")
        machine.on_enter(name, lambda _, entered=path: log.append(f"+{entered}"))
        machine.on_exit(name, lambda _, left=path: log.append(f"-{left}"))
    return log


def given_data(known: Mapping[str, bool | None]) -> dict[str, object]:
    return {} if known["event.sure"] is None else {"sure": known["event.sure"]}


def may(model: Host, event: str, known: Mapping[str, bool | None]) -> bool:
    ask = getattr(model, f"may_{event}", None)
    return ask is not None and ask(**given_data(known)) is True


def by_machine(model: Host, event: str, known: Mapping[str, bool | None]) -> str:
    if not hasattr(model, event):
        return "not accepted"
    try:
        return "taken" if getattr(model, event)(**given_data(known)) else "refused"
    except UndecidedError:
        return "undecided"
    except MachineError as error:
        return "restless" if "come to rest" in str(error) else "not accepted"


def by_hand(oracle: Oracle, event: str, known: Mapping[str, bool | None]) -> str:
    if not any(
        t.event and t.event.name == event for s in oracle.workflow.states.values() for t in s.transitions
    ):
        return "not accepted"  # no trigger of that name
    try:
        return "taken" if oracle.event(event, known) else "refused"
    except Undecided:
        return "undecided"
    except NotAccepted:
        return "not accepted"
    except Restless:
        return "restless"
