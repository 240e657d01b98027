"""A whole question: a policy, a history, and the instants it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from tests.reference.mirror import mirrored
from tests.reference.refinement import whole

from .histories import histories
from .policies import policies
from .refinements import refined
from .words import Draw, maybe, one_of

MICROSECOND = timedelta(microseconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=ZoneInfo("UTC"))


@dataclass(frozen=True)
class World:
    """The arguments of `evaluate`."""

    policy: dict[str, Any]
    history: list[dict[str, Any]]
    as_of: int
    known_as_of: int | None
    instances: dict[str, list[str]] | None


@st.composite
def worlds(draw: Draw) -> World:
    """A policy, sometimes in two parts, and a question about it."""
    return draw(worlds_of(draw(written())))


@st.composite
def written(draw: Draw) -> dict[str, Any]:
    """A policy, sometimes in two parts: `extends` then holds its base."""
    policy = draw(policies())
    return draw(refined(policy)) if maybe(draw, 5) else policy


@st.composite
def worlds_of(draw: Draw, policy: dict[str, Any]) -> World:
    """A question about this policy."""
    history = draw(histories(dict(mirrored(whole(policy)))))
    zone = ZoneInfo(policy["timezone"])
    as_of = draw(_instants(history, zone))
    known = draw(_instants(history, zone)) if maybe(draw, 6) else None
    instances = {"village": ["v-1", "v-9"], "town": ["t-1"]} if maybe(draw, 4) else None
    return World(policy, history, as_of, known, instances)


@st.composite
def _instants(draw: Draw, history: list[dict[str, Any]], zone: ZoneInfo) -> int:
    """At, just before or just after a record or the end of a day some days later; most often after all."""
    texts = [max(line["at"] for line in history), one_of(draw, *(line["at"] for line in history))]
    text = texts[1] if maybe(draw, 3) else texts[0]
    day = datetime.fromisoformat(text).date() + timedelta(days=draw(st.sampled_from([0, 0, 1, 3, 7, 10, 40])))
    moment = _end(day, zone) if maybe(draw) else datetime.fromisoformat(text).replace(tzinfo=zone)
    moment += draw(st.sampled_from([-1, 0, 0, 1])) * MICROSECOND
    return (moment - _EPOCH) // MICROSECOND


def _end(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), zone) - MICROSECOND
