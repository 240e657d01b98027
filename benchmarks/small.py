"""One event at a time: `Case.record` beside a shared `transitions` machine and `python-statemachine`.

`python -m benchmarks.small`. All go through the same made-up children in turn. Ours reads the event, judges it, keeps
the record, and gives the step with the obligations that it opened and closed. The step is told when it is looked at;
some rows read the deadlines after each event, or what each step opened, or all of each step. A peer moves its state and
sets the deadlines of the new one in a dictionary; it judges none of them, keeps no record, and of the conditions it
asks those of `classify` only, which makes it faster than a program that does all of the work. Times are those of the
process, so that a busy machine weighs less; no text is read twice.
"""

from __future__ import annotations

import gc
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import carerules
from benchmarks.live import _transitions
from benchmarks.workload import DAY, RULES, STATES, generate
from carerules.api.case import Case
from carerules.api.policy import Policy
from carerules.api.quick import quick_cases
from carerules.bulk.chosen import chosen, interpreted

POLICY = Path(__file__).parent / "care_follow_up"
ROUNDS = 5
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Told:
    """One event of one child."""

    event: str
    at: int
    text: str
    data: dict[str, Any]


def histories(children: int) -> list[list[Told]]:
    """The workload's children, as a program would hand them over."""
    found: dict[int, list[Told]] = {}
    for row in generate(children).to_pylist():
        at = (row["occurred_at"].replace(tzinfo=UTC) - _EPOCH) // timedelta(microseconds=1)
        data = {name: row[name] for name in _DATA.get(row["event"], ())}
        text = row["occurred_at"].replace(tzinfo=UTC).isoformat()
        found.setdefault(row["subject"], []).append(Told(row["event"], at, text, data))
    return list(found.values())


_DATA = {"classify": ("score", "age_months"), "incident": ("score", "kind"), "review": ("score", "kind")}


def ours(told: list[list[Told]], compiled: bool, *, text: bool = False, look: tuple[str, ...] = ()) -> float:
    """Seconds for all events, given as ISO text or as integers, with so many parts of each step looked at."""
    plan = _policy().program.plans["child"]
    make = quick_cases(_policy().program, chosen() if compiled else interpreted())
    assert make is not None
    cases = [
        Case(_policy().program, "child", f"c-{n}", quick=make(plan, f"c-{n}", None)) for n in range(len(told))
    ]
    start = _begin()
    for case, events in zip(cases, told, strict=True):
        if look == ("deadlines",):
            for one in events:
                case.record(one.event, at=one.text if text else one.at, data=one.data)
                case.deadlines  # noqa: B018 - it is worked out now
            continue
        for one in events:
            step = case.record(one.event, at=one.text if text else one.at, data=one.data)
            for part in look:
                getattr(step, part)
    return process_time() - start


def engine(told: list[list[Told]]) -> float:
    """The same by the engine, which takes every policy and every record."""
    program = _policy().program
    cases = [Case(program, "child", f"c-{n}") for n in range(len(told))]
    start = _begin()
    for case, events in zip(cases, told, strict=True):
        for one in events:
            case.record(one.event, at=one.at, data=one.data)
    return process_time() - start


def _begin() -> float:
    """The clock, with nothing left over from before that would be cleared away now."""
    gc.collect()
    return process_time()


@cache
def _policy() -> Policy:
    return carerules.load(POLICY)


class Child:
    """A model of the shared machine, with the deadlines of its state."""

    def __init__(self) -> None:
        self.due: dict[str, int] = {}


def machine(told: list[list[Told]]) -> float:
    """Seconds for all events in one `transitions.Machine` for all children."""
    from transitions import Machine

    shared = Machine(
        None, states=STATES, transitions=_transitions(), initial="new",
        auto_transitions=False, ignore_invalid_triggers=True,
    )  # fmt: skip
    children = [Child() for _ in told]
    for child in children:
        shared.add_model(child)
    armed = {state: [(rule, days * DAY) for rule, at, days, _ in RULES if at == state] for state in STATES}
    start = _begin()
    for child, events in zip(children, told, strict=True):
        for one in events:
            before = vars(child)["state"]
            trigger = getattr(child, one.event, None)
            if trigger is not None:
                trigger(one.data.get("score", 0), one.data.get("age_months", 0))
            if vars(child)["state"] != before:
                child.due = {rule: one.at + length for rule, length in armed[vars(child)["state"]]}
    return process_time() - start


def statemachine(told: list[list[Told]]) -> float:
    """Seconds for all events in one `statemachine.StateMachine` a child."""
    from statemachine import State, StateMachine

    states = {name: State(initial=name == "new", final=name == "closed") for name in STATES}
    events: dict[str, Any] = {}
    for line in _transitions():
        name, guards = str(line["trigger"]), line.get("conditions")
        guard = {"cond": f"is_{line['dest']}"} if guards else {}
        source, target = states[str(line["source"])], states[str(line["dest"])]
        way = source.to.itself(internal=True) if source is target else source.to(target, **guard)
        events[name] = events[name] | way if name in events else way
    armed = {state: [(rule, days * DAY) for rule, at, days, _ in RULES if at == state] for state in STATES}

    def on_enter_state(self: Any, target: Any, at: int = 0) -> None:
        self.due = {rule: at + length for rule, length in armed[target.id]}

    body: dict[str, Any] = {**states, **events, "on_enter_state": on_enter_state}
    body["is_high"] = lambda self, score, age: score >= 70 or (age < 12 and score >= 50)
    body["is_medium"] = lambda self, score, age: score >= 40
    kind = type(StateMachine)("Care", (StateMachine,), body | {"allow_event_without_transition": True})
    children = [kind() for _ in told]
    start = _begin()
    for child, history in zip(children, told, strict=True):
        for one in history:
            if one.event != "note":
                data = one.data
                child.send(one.event, at=one.at, score=data.get("score", 0), age=data.get("age_months", 0))
    return process_time() - start


LOOKED = {
    "no step looked at": (), "deadlines read after each": ("deadlines",), "each `opened` looked at": ("opened",),
    "every part of each step looked at": ("findings", "opened", "closed", "entered"),
}  # fmt: skip
Row = tuple[str, str, str, float, float]


def rows(children: int = 300) -> list[Row]:
    """What is measured, ours, the peer, their ratio, and the ratio wanted."""
    told = histories(children)
    few = told[: max(1, children // 10)]
    number, fewer = sum(map(len, told)), sum(map(len, few))
    times: dict[str, list[float]] = {}
    for turn in range(ROUNDS):
        told = [[_later(one, turn) for one in events] for events in told]
        found = {"transitions": number / machine(told), "python-statemachine": fewer / statemachine(few)}
        for compiled in (True, False):
            for looked, parts in LOOKED.items():
                found[f"{compiled}, {looked}"] = number / ours(told, compiled, look=parts)
            found[f"{compiled}, text"] = number / ours(told, compiled, text=True, look=("deadlines",))
        found["engine"] = fewer / engine(few)
        for name, rate in found.items():
            times.setdefault(name, []).append(rate)
    return _table(times)


def _table(times: dict[str, list[float]]) -> list[Row]:
    """The ratio is the median of the ratios of each round, in which all had their turn."""

    def row(what: str, ours: str, peer: str, wanted: float) -> Row:
        ratio = median(own / other for own, other in zip(times[ours], times[peer], strict=True))
        own, other = (f"{median(times[name]):,.0f} events/s" for name in (ours, peer))
        return f"one event, {what}", own, f"{peer}: {other}", ratio, wanted

    first, read = list(LOOKED)[:2]
    shown = [
        row(f"compiled, integer instant, {first}", f"True, {first}", "transitions", 5),
        row(f"compiled, integer instant, {first}", f"True, {first}", "python-statemachine", 50),
        row(f"compiled, integer instant, {read}", f"True, {read}", "transitions", 5),
        row(f"compiled, integer instant, {read}", f"True, {read}", "python-statemachine", 50),
        row(f"compiled, ISO text, {read}", "True, text", "transitions", 2),
        row(f"interpreted, integer instant, {read}", f"False, {read}", "transitions", 0.5),
        row(f"interpreted, ISO text, {read}", "False, text", "transitions", 0.5),
    ]
    for looked in list(LOOKED)[2:]:
        shown.append(row(f"compiled, {looked}", f"True, {looked}", "transitions", 0))
        shown.append(row(f"interpreted, {looked}", f"False, {looked}", "transitions", 0))
    return [*shown, row("the engine, all told", "engine", "transitions", 0)]


def _later(one: Told, turn: int) -> Told:
    """The same event a second later, so that no round finds a text that was read before."""
    at = one.at + turn * 1_000_000
    text = (_EPOCH + timedelta(microseconds=at)).isoformat()
    return Told(one.event, at, text, one.data)


if __name__ == "__main__":
    for line in rows():
        print(*line, sep=" | ")
