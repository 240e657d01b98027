"""S4.6: workflows as statecharts. A state is named by its path, a tuple of ids from the outermost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from .findings import Finding
from .kleene import UNKNOWN
from .policy import Item, condition, triggers
from .scope import holds

if TYPE_CHECKING:
    from .case import Case
    from .event import Event

Path = tuple[str, ...]
EVENTLESS_ROUNDS = 16


class Selected(NamedTuple):
    """A transition that will be taken; without `target` it stays."""

    chart: Chart
    source: Path
    target: Path | None
    number: tuple[str, int]
    """Its place among the `transitions`, or those `after` a time, of its source."""


@dataclass
class Chart:
    """One workflow of one case: the innermost active state, when each active state was entered, histories."""

    workflow: Item
    leaf: Path = ()
    entered: dict[Path, int] = field(default_factory=dict)
    memory: dict[Path, Path] = field(default_factory=dict)
    fired: set[tuple[Path, int]] = field(default_factory=set)
    doubts: dict[tuple[Path, int], Finding] = field(default_factory=dict)

    def state(self, path: Path) -> Mapping[str, Any]:
        state: Mapping[str, Any] = self.workflow.raw
        for name in path:
            state = state["states"][name] or {}
        return state

    def exists(self, path: Path) -> bool:
        state: Any = self.workflow.raw
        for name in path:
            if name not in ((state or {}).get("states") or {}):
                return False
            state = state["states"][name]
        return True

    def active(self) -> list[Path]:
        """From the innermost state outward."""
        return [self.leaf[:depth] for depth in range(len(self.leaf), 0, -1)]

    def target(self, source: Path, to: str) -> Path:
        """A sibling, else a sibling of an ancestor, else a dotted path."""
        for depth in range(len(source) - 1, -1, -1):
            if self.exists((*source[:depth], to)):
                return (*source[:depth], to)
        return tuple(to.split("."))

    def descend(self, path: Path) -> Path:
        """The leaf that is entered with the state: by its history, else its initial state."""
        while self.state(path).get("states"):
            kind, last = self.state(path).get("history"), self.memory.get(path)
            if last and kind == "deep":
                return last
            path = last[: len(path) + 1] if last and kind else (*path, self.state(path)["initial"])
        return path


def start(case: Case, chart: Chart) -> None:
    """The initial states are entered when the subject comes to exist."""
    _enter(case, chart, 0, chart.descend(()))


def _enter(case: Case, chart: Chart, depth: int, leaf: Path) -> None:
    chart.leaf = leaf
    for length in range(depth + 1, len(leaf) + 1):
        chart.entered[leaf[:length]] = case.now
        case.raise_event(f"entered({'.'.join((chart.workflow.id, *leaf[:length]))})")


def _exit(case: Case, chart: Chart, depth: int) -> None:
    for path in chart.active():
        if len(path) > depth:
            chart.memory[path] = chart.leaf
            del chart.entered[path]
            chart.fired = {(at, n) for at, n in chart.fired if at != path}
            for key in [key for key in chart.doubts if key[0] == path]:
                chart.doubts.pop(key).until = case.now
            case.raise_event(f"exited({'.'.join((chart.workflow.id, *path))})")


def take(case: Case, selected: Selected) -> None:
    """Leaves up to, and enters from, the nearest state that is outside both source and target."""
    chart, source, target, number = selected
    before = chart.leaf
    if target is not None:
        _move(case, chart, source, target)
    case.transitions.append((case.now, chart.workflow.id, before, target and chart.leaf))
    case.taken.append((case.now, chart.workflow.id, source, number))


def _move(case: Case, chart: Chart, source: Path, target: Path) -> None:
    common = 0
    while common < min(len(source), len(target)) - 1 and source[common] == target[common]:
        common += 1
    _exit(case, chart, common)
    _enter(case, chart, common, chart.descend(target))


def working(case: Case) -> Iterator[Chart]:
    """The charts that can move now."""
    if not case.ended:
        yield from (
            chart for chart in case.charts.values() if chart.leaf and chart.workflow.effective(case.now)
        )


def _candidates(chart: Chart) -> Iterator[tuple[Path, int, Mapping[str, Any]]]:
    for path in chart.active():
        for number, transition in enumerate(chart.state(path).get("transitions") or ()):
            yield path, number, transition


def uses(chart: Chart, event_type: str) -> bool:
    """Whether any transition of the workflow waits for the event."""
    return any(
        event_type in [trigger.event for trigger in triggers(transition.get("event"))]
        for state in _states(chart.workflow.raw)
        for transition in state.get("transitions") or ()
    )


def _states(state: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield state
    for inner in (state.get("states") or {}).values():
        yield from _states(inner or {})


def on_event(case: Case, event: Event) -> tuple[bool, set[str]]:
    """Rule 6 for an event: whether a transition was enabled, and the workflows whose guard was unknown."""
    selected, doubtful = [], set()
    for chart in working(case):
        for path, number, transition in _candidates(chart):
            if event.type not in [trigger.event for trigger in triggers(transition.get("event"))]:
                continue
            guard = holds(case, condition(transition.get("when", True)), event)
            if guard is UNKNOWN:
                case.find("undetermined")
                doubtful.add(chart.workflow.id)
            elif guard is True:
                selected.append(_select(chart, path, transition, ("transitions", number)))
            if guard is not False:
                break
    for one in selected:
        take(case, one)
    return bool(selected), doubtful


def _select(chart: Chart, path: Path, written: Mapping[str, Any], number: tuple[str, int]) -> Selected:
    to = written.get("to")
    return Selected(chart, path, chart.target(path, to) if to else None, number)


def eventless(case: Case) -> None:
    """Rule 6: transitions without an event, round by round, as long as one moves; a circle is told and stopped."""
    for nth in range(EVENTLESS_ROUNDS + 1):
        chosen = [_eventless(case, chart) for chart in working(case)]
        moving = [one for one in chosen if one and one.target is not None]
        if not moving or case.circled_at == case.now:
            break
        if nth == EVENTLESS_ROUNDS:
            case.circled_at = case.now
            case.find("undetermined")
            break
        for one in moving:
            take(case, one)


def _eventless(case: Case, chart: Chart) -> Selected | None:
    for path, number, transition in _candidates(chart):
        if "event" not in transition:
            guard = holds(case, condition(transition["when"]))
            _note_doubt(case, chart, (path, number), guard is UNKNOWN)
            if guard is True:
                return _select(chart, path, transition, ("transitions", number))
            if guard is UNKNOWN:
                return None
    return None


def _note_doubt(case: Case, chart: Chart, key: tuple[Path, int], doubtful: bool) -> None:
    """One finding when the guard becomes unknown, with its interval."""
    if doubtful and key not in chart.doubts:
        chart.doubts[key] = case.find("undetermined")
    elif not doubtful and key in chart.doubts:
        chart.doubts.pop(key).until = case.now


def after_times(case: Case, chart: Chart) -> Iterator[tuple[int, Path, int, Mapping[str, Any]]]:
    """The untried `after` transitions of the active states: (when, state, number, as written)."""
    for path in chart.active():
        for number, written in enumerate(chart.state(path).get("after") or ()):
            entered = chart.entered[path]
            length = case.policy.length(written["in"], entered)
            if (path, number) not in chart.fired and length is not None and not isinstance(length, str):
                yield case.clock.after(entered, length).at, path, number, written


def after(case: Case) -> bool:
    """The next `after` transition whose time has come; whether there was any.

    What follows from one is over before another is looked at (docs/decisions/0002, 53).
    """
    for chart in working(case):
        due = sorted((one for one in after_times(case, chart) if one[0] <= case.now), key=_by_time)
        for _, path, number, written in due:
            chart.fired.add((path, number))
            guard = holds(case, condition(written.get("when", True)))
            if guard is UNKNOWN:
                case.find("undetermined")
                chart.fired.update((path, number) for _, path, number, _ in due)
            elif guard is True:
                take(case, _select(chart, path, written, ("after", number)))
            if guard is not False:
                return True
        if due:
            return True
    return False


def _by_time(timer: tuple[int, Path, int, Mapping[str, Any]]) -> tuple[int, int, int]:
    return timer[0], -len(timer[1]), timer[2]


def close_doubts(case: Case) -> None:
    """At the end of a scope no guard is looked at any more."""
    for chart in case.charts.values():
        for finding in chart.doubts.values():
            finding.until = case.now
        chart.doubts.clear()
