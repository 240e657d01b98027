"""The workload by hand in Python: one dictionary of moves, one list of running deadlines a child."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from benchmarks.workload import AS_OF, DAY, MOVES, RULES

Violation = tuple[int, str, int, int]
Guard = Callable[[int, int, int], bool]
GUARDS: dict[str, Guard] = {
    "1": lambda score, kind, age: True,
    "score >= 70 or (age < 12 and score >= 50)": lambda score, kind, age: (
        score >= 70 or (age < 12 and score >= 50)
    ),
    "score >= 40": lambda score, kind, age: score >= 40,
    "score >= 60 and kind >= 2": lambda score, kind, age: score >= 60 and kind >= 2,
    "score < 40": lambda score, kind, age: score < 40,
    "score >= 50": lambda score, kind, age: score >= 50,
    "score < 55 and kind != 3": lambda score, kind, age: score < 55 and kind != 3,
}
CELLS: dict[tuple[str, str], list[tuple[Guard, str]]] = {}
for source, event, condition, target in MOVES:
    CELLS.setdefault((source, event), []).append((GUARDS[condition], target))
OF_STATE = {state: [rule for rule in RULES if rule[1] == state] for _, state, _, _ in RULES}


def run(rows: Iterable[tuple[int, int, str, int, int, int]]) -> tuple[dict[int, str], int, list[Violation]]:
    """Rows (case, instant, event, score, kind, age) by case and time -> last states, idle events, violations."""
    states: dict[int, str] = {}
    idle, found = 0, list[Violation]()
    case, state = -1, "new"
    armed: dict[str, int] = {}

    def end(rule: tuple[str, str, int, str], at: int) -> None:
        if at > armed[rule[0]] + rule[2] * DAY:
            found.append((case, rule[0], armed[rule[0]], at))

    def close() -> None:
        for rule in OF_STATE.get(state, ()):
            end(rule, AS_OF)
        states[case] = state

    for subject, at, event, score, kind, age in rows:
        if subject != case:
            if case >= 0:
                close()
            case, state = subject, "new"
        target = None
        for guard, place in CELLS.get((state, event), ()):
            if guard(score, kind, age):
                target = place
                break
        if target is None:
            idle += 1
            continue
        stays = event == "visit"
        for rule in OF_STATE.get(state, ()):
            if not stays or rule[3] == event:
                end(rule, at)
                armed[rule[0]] = at
        if not stays:
            state = target
            for rule in OF_STATE.get(state, ()):
                armed[rule[0]] = at
    if case >= 0:
        close()
    return states, idle, found
