"""Keys that stay as they are, lists that may get longer, ranges that may get wider, parameters."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.temporal.duration import Duration

from .change import Change, alike, at_all_times
from .lengths import NOTHING

_ATTRIBUTES = {
    "while": "holds_while",
    "for": "loop",
    "from": "grid",
    "do": "acts",
    "forbid": "acts",
    "permit": "acts",
}


def free(change: Change) -> Iterator[Diagnostic]:
    """Says nothing: the key decides nothing about the duty."""
    yield from ()


def fixed(change: Change) -> Iterator[Diagnostic]:
    """The key must mean what it meant."""
    fields = type(change.after.shape).model_fields
    name = next(name for name, field in fields.items() if (field.alias or name) == change.key)
    if getattr(change.before.shape, name) == getattr(change.after.shape, name):
        return
    bound = _ATTRIBUTES.get(change.key, change.key)
    # Written otherwise, it may still say the same: a condition with other blanks, a date with other digits.
    old, new = getattr(change.old, bound, None), getattr(change.new, bound, None)
    offsets = (getattr(item, "due_offset", None) for item in (change.old, change.new))
    if old is None or not alike(old, new) or len(set(offsets)) > 1:
        yield change.problem("CR355")


def gains(change: Change) -> Iterator[Diagnostic]:
    """Whoever and whatever is named must be named still."""
    new = getattr(change.new, change.key)
    lost = tuple(name for name in getattr(change.old, change.key) if name not in new)
    if lost:
        yield change.problem("CR357", names=lost)


def wider(change: Change) -> Iterator[Diagnostic]:
    """The item must be in force whenever it was."""
    old, new = change.old.effective, change.new.effective
    if new.since > old.since or new.until < old.until:
        yield change.problem("CR358")


def tighten(change: Change) -> Iterator[Diagnostic]:
    """The parameter may move the way that it was declared to, at every instant."""
    way = change.old.tighten
    for instant, before, after in at_all_times(change.old.value, change.new.value):
        if before is None or before == after:
            continue
        if after is None or not way or not _moved(before, after, way):
            said = change.text(change.before, instant), change.text(change.after, instant)
            yield change.problem(
                "CR354", at=instant, before=said[0], after=NOTHING if after is None else said[1]
            )
            return


def _moved(before: object, after: object, way: str) -> bool:
    """Whether one lies below, or above, the other; of anything without an order there is no telling."""
    if isinstance(before, Duration) and isinstance(after, Duration):
        comparable = before.comparable(after)
        return comparable and (after <= before if way == "lower" else after >= before)
    if isinstance(before, (bool, str)) or isinstance(after, (bool, str)):
        return False
    if not isinstance(before, (int, float)) or not isinstance(after, (int, float)):
        return False
    return after <= before if way == "lower" else after >= before
