"""What the graphs of a policy say of their nodes and edges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from carerules.resolved.item import Item
from carerules.resolved.policy import Policy
from carerules.resolved.value import Dated, Label, T
from carerules.temporal.instants import EVER, NEVER


def labels(label: Label, id_: str) -> dict[str, str]:
    """`label_zh` and `label_en`; the id where there is no label."""
    return {f"label_{language}": label.say(language, id_) for language in ("zh", "en")}


def described(kind: str, item: Item) -> dict[str, str | int]:
    """A node's `kind`, `id` and labels, and its dates where it has any."""
    when = dates(item.effective.since, item.effective.until)
    return {"kind": kind, "id": item.id, **labels(item.label, item.id), **when}


def dates(since: int = EVER, until: int = NEVER) -> dict[str, int]:
    """`since` and `until` (microseconds UTC), each only where it is a bound."""
    bounds = {"since": (since, EVER), "until": (until, NEVER)}
    return {name: instant for name, (instant, unbounded) in bounds.items() if instant != unbounded}


def periods(dated: Dated[T]) -> Iterator[tuple[T, dict[str, int]]]:
    """Each value that is ever in force, with its dates."""
    ends = (*(since for since, _ in dated.steps[1:]), NEVER)
    for (since, value), until in zip(dated.steps, ends, strict=False):
        yield value, dates(since, until)


def actor(policy: Policy, name: str) -> str:
    """The node of a unit, post or role; they share one namespace."""
    kinds: dict[str, Mapping[str, Item]] = {"unit": policy.units, "post": policy.posts, "role": policy.roles}
    return next(f"{kind}:{name}" for kind, declared in kinds.items() if name in declared)
