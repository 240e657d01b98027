"""Values with dates: what holds from when, and where it was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from carerules.temporal.instants import EVER, NEVER

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Dated(Generic[T_co]):
    """A value that changes at instants: `steps` are `(from, value)`, sorted; before the first there is none.

    An undated value is one step from `EVER`.
    """

    steps: tuple[tuple[int, T_co], ...]

    def at(self, instant: int) -> T_co | None:
        """The value in force at `instant`, or None before the first step."""
        found: T_co | None = None
        for since, value in self.steps:
            if since > instant:
                break
            found = value
        return found

    def values(self) -> Iterator[T_co]:
        """Every value that is ever in force, in order."""
        return (value for _, value in self.steps)


def always(value: T) -> Dated[T]:
    """`value` from the beginning of time."""
    return Dated(((EVER, value),))


@dataclass(frozen=True, slots=True)
class Effective:
    """In force at `t` iff `since <= t < until` (instants, microseconds UTC)."""

    since: int = EVER
    until: int = NEVER


@dataclass(frozen=True, slots=True)
class Citation:
    """A clause of a source: `{plan: 三.2}` is `Citation("plan", "三.2")`."""

    source: str
    clause: str


@dataclass(frozen=True, slots=True)
class Label:
    """A name for people; empty text where the author gave none."""

    zh: str = ""
    en: str = ""

    def say(self, language: str, otherwise: str) -> str:
        """The label in `language` (`zh` or `en`), else in the other one, else `otherwise`."""
        first, second = (self.zh, self.en) if language == "zh" else (self.en, self.zh)
        return first or second or otherwise
