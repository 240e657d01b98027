"""What the engine remembers and how far it goes have bounds that no sound policy reaches."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from carerules.engine import drain, obligations, timers
from carerules.engine.holding import canonical
from tests.spec.house import Told, event, policy


def test_internal_events_without_end_are_told(monkeypatch: pytest.MonkeyPatch) -> None:  # S4.9
    part = """
    duties:
      d: {subject: child, bearer: parent, upon: asked, do: visit, within: 7d}
      e: {subject: child, bearer: parent, upon: violated(d), do: visit, within: 0d}
      f: {subject: child, bearer: parent, upon: discharged(e), do: proved, within: 1d}
    """
    history = [event("2026-03-02T10:00", "asked"), event("2026-03-09", "visit")]
    monkeypatch.setattr(drain, "MOST_INTERNAL_EVENTS", 0)
    told = Told(part, [event("2026-03-02T10:00", "asked")], "2026-03-20")
    assert "undetermined 03-09 24:00" in told.findings()
    assert [f.cause for f in told.audit.findings if f.kind == "undetermined"][:1] == ["eventless_limit"]
    assert told.obligations("e") == []
    monkeypatch.undo()
    assert Told(part, history, "2026-03-20").findings("undetermined") == []


def test_what_is_remembered_is_forgotten_in_time(monkeypatch: pytest.MonkeyPatch) -> None:  # S7.3
    part = """
    duties:
      d: {subject: child, bearer: parent, while: age(birth) < 16, do: visit, within: 7d}
      e: {subject: child, bearer: parent, while: away == both, do: visit, within: 7d}
    """
    history = [
        event("2026-03-02T10:00", "found", birth="2010-03-10"),
        event("2026-03-03T10:00", "moved", away="both"),
        event("2026-03-04T10:00", "found", birth="2010-03-05"),
        event("2026-03-05T10:00", "moved", away="none"),
    ]
    plain = Told(part, history, "2026-03-20").audit
    monkeypatch.setattr(timers, "MOST_REMEMBERED", 1)
    monkeypatch.setattr(obligations, "MOST_REMEMBERED", 1)
    policy(part).__dict__.pop("program", None)
    told = Told(part, history, "2026-03-20").audit
    assert (told.obligations, told.findings) == (plain.obligations, plain.findings)


def test_units_that_take_over_from_each_other_come_to_an_end() -> None:  # S6.4
    """The check refuses them (CR341); whoever asks the engine all the same gets an answer."""
    ctx: Any = SimpleNamespace(program=SimpleNamespace(successors={1: ((0, 2),), 2: ((0, 1),)}))
    assert canonical(ctx, 1, 5) in (1, 2)
