"""One event at a time: `Case.record` beside a shared `transitions` machine. `python -m benchmarks.small`.

Both go through the same made-up children in turn. Ours reads the event, judges it and tells the obligations that it
opened and closed, with their deadlines, bearers and ids. The peer moves its state and sets the deadlines of the new
one in a dictionary; it judges none of them, and of the conditions it asks those of `classify` only, which makes it
faster than a program that does all of the work. Times are those of the process, so that a busy machine weighs less.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from benchmarks.live import _transitions
from benchmarks.workload import DAY, RULES, STATES, generate

POLICY = Path(__file__).parent / "care_follow_up"
ROUNDS = 5
WANTED = {"instant": 0.5, "text": 0.5}
"""Interpreted; ours is not compiled."""
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


def ours(told: list[list[Told]], *, text: bool) -> float:
    """Seconds for all events, given as ISO text or as integers."""
    import carerules

    policy = carerules.load(POLICY)
    cases = [policy.open_case("child", f"c-{n}", keep_history=False) for n in range(len(told))]
    start = process_time()
    for case, events in zip(cases, told, strict=True):
        for one in events:
            case.record(one.event, at=one.text if text else one.at, data=one.data)
    return process_time() - start


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
    start = process_time()
    for child, events in zip(children, told, strict=True):
        for one in events:
            before = vars(child)["state"]
            trigger = getattr(child, one.event, None)
            if trigger is not None:
                trigger(one.data.get("score", 0), one.data.get("age_months", 0))
            if vars(child)["state"] != before:
                child.due = {rule: one.at + length for rule, length in armed[vars(child)["state"]]}
    return process_time() - start


def rows(children: int = 300) -> list[tuple[str, str, str, float, float]]:
    """What is measured, ours, the peer, their ratio, and the ratio wanted."""
    told = histories(children)
    number = sum(map(len, told))
    times: dict[str, list[float]] = {"instant": [], "text": [], "peer": []}
    for _ in range(ROUNDS):
        times["instant"].append(ours(told, text=False))
        times["text"].append(ours(told, text=True))
        times["peer"].append(machine(told))
    rates = {name: number / median(seconds) for name, seconds in times.items()}
    return [
        (
            f"one event, obligations told, interpreted, {name} in",
            f"{rates[name]:,.0f} events/s",
            f"transitions, shared machine: {rates['peer']:,.0f} events/s",
            rates[name] / rates["peer"],
            WANTED[name],
        )
        for name in WANTED
    ]


if __name__ == "__main__":
    for line in rows():
        print(*line, sep=" | ")
