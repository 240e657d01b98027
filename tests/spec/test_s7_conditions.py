"""S7.1: what conditions say, and what they say when something is unknown."""

from __future__ import annotations

import pytest

from .house import Told, event


def _part(condition: str) -> str:
    return f"""
    events:
      told:
        subject: child
        data: {{n: "int?", m: "int?", born: "date?", called: "instant?", kind: "text?", word: "text?", sure: "bool?", long: "duration?", p: "number?", q: "number?"}}
    parameters:
      limit: {{value: {{2026-03-10: 3, 2026-03-20: 5}}}}
    workflows:
      w:
        subject: child
        initial: a
        states:
          a: {{transitions: [{{event: told, when: '{condition}', to: b}}]}}
          b: {{}}
    """


def verdict(condition: str, at: str = "2026-03-15T10:00", **data: object) -> str:
    """`b` true, `a` false, `?` unknown."""
    told = Told(_part(condition), [event(at, "told", id="e-7", by="director", **data)], at[:10])
    state = told.state("w")
    return "?" if "undetermined" in " ".join(told.findings()) else {"a": "no", "b": "yes"}[state]


@pytest.mark.parametrize(
    ("condition", "data", "expected"),
    [
        ("event.n == 3", {"n": 3}, "yes"),
        ("event.n == 3", {"n": 4}, "no"),
        ("event.n == 3", {}, "?"),
        ("event.n != 3", {"n": 3}, "no"),
        ("event.p + event.q == 0.3", {"p": 0.1, "q": 0.2}, "yes"),
        ("event.p - event.q == 0.1", {"p": 0.3, "q": 0.2}, "yes"),
        ("event.p * event.q == 0.33", {"p": 1.1, "q": 0.3}, "yes"),
        ("event.p * event.n == 0.3", {"p": 0.1, "n": 3}, "yes"),
        ("event.n * event.p == 0.3", {"p": 0.1, "n": 3}, "yes"),
        ("event.p + event.q + 0.7 == 1", {"p": 0.1, "q": 0.2}, "yes"),
        ("event.p + event.q == 1", {"p": 0.5, "q": 0.5}, "yes"),
        ("0.1 + 0.2 == event.p", {"p": 0.3}, "yes"),
        ("0.3 - 0.2 == event.p", {"p": 0.1}, "yes"),
        ("1.1 * 0.3 == event.p", {"p": 0.33}, "yes"),
        ("event.p + event.q > 0.3", {"p": 0.1, "q": 0.2}, "no"),
        ("event.p + event.q == 0.3", {"p": 0.1}, "?"),
        ("event.p * event.q > 0", {"p": 9007199254740992.0, "q": 1.5}, "?"),
        ("event.p * event.q > 0", {"p": 1e200, "q": 1.5e200}, "?"),
        ("event.n != 3", {"n": 4}, "yes"),
        ("event.n < 3", {"n": 2}, "yes"),
        ("event.n < 3", {"n": 3}, "no"),
        ("event.n <= 3", {"n": 3}, "yes"),
        ("event.n <= 3", {"n": 4}, "no"),
        ("event.n > 3", {"n": 4}, "yes"),
        ("event.n > 3", {"n": 3}, "no"),
        ("event.n >= 3", {"n": 3}, "yes"),
        ("event.n >= 3", {"n": 2}, "no"),
        ("event.n + event.m == 5", {"n": 3, "m": 2}, "yes"),
        ("event.n - event.m == 1", {"n": 3, "m": 2}, "yes"),
        ("event.n * event.m == 6", {"n": 3, "m": 2}, "yes"),
        ("-event.n == 0 - 3", {"n": 3}, "yes"),
        ("event.n * event.n * event.n > 0", {"n": 900_000_000}, "?"),
        ("event.n * event.n * event.n < 0", {"n": -900_000_000}, "?"),
        ("event.n + event.m > 0", {"n": 3}, "?"),
        ("event.n + 1 > 0", {"n": 2**53 - 1}, "yes"),
        ("event.n + 1 > 0", {"n": 2**53}, "?"),
        ("event.n - 1 < 0", {"n": 1 - 2**53}, "yes"),
        ("event.n - 1 < 0", {"n": -(2**53)}, "?"),
        ("!(event.n == 1 && event.m == 1)", {"n": 1, "m": 1}, "no"),
        ("!(event.n == 1 || event.m == 1)", {"n": 1}, "no"),
        ("event.n == 1 && event.m == 1", {"n": 1, "m": 1}, "yes"),
        ("event.n == 1 && event.m == 1", {"n": 0}, "no"),
        ("event.n == 1 && event.m == 1", {"m": 0}, "no"),
        ("event.n == 1 && event.m == 1", {"n": 1}, "?"),
        ("event.n == 1 || event.m == 1", {"n": 1}, "yes"),
        ("event.n == 1 || event.m == 1", {"m": 1}, "yes"),
        ("event.n == 1 || event.m == 1", {"n": 0, "m": 0}, "no"),
        ("event.n == 1 || event.m == 1", {"n": 0}, "?"),
        ("event.n == 1 || event.m == 1", {"m": 0}, "?"),
        ("!event.sure", {"sure": False}, "yes"),
        ("not event.sure", {"sure": True}, "no"),
        ("!event.sure", {}, "?"),
        ("event.sure ? event.n == 1 : event.n == 2", {"sure": True, "n": 1}, "yes"),
        ("event.sure ? event.n == 1 : event.n == 2", {"sure": False, "n": 2}, "yes"),
        ("event.sure ? event.n == 1 : event.n == 2", {"sure": False, "n": 1}, "no"),
        ("event.sure ? event.n == 1 : event.n == 2", {"n": 1}, "?"),
        ("event.n in [1, 2, 3]", {"n": 3}, "yes"),
        ("event.n in [1, 2, 3]", {"n": 4}, "no"),
        ("event.n in [1, 2, 3]", {}, "?"),
        ('event.long in [duration("3d"), duration("2h")]', {"long": "72h"}, "yes"),
        ('event.word in ["p", "q"]', {"word": "q"}, "yes"),
        ("has(event.n)", {"n": 0}, "yes"),
        ("has(event.n)", {}, "no"),
        ('event.id == "e-7"', {}, "yes"),
        ('event.id == "e-8"', {}, "no"),
        ('event.by == "director"', {}, "yes"),
        ('event.by == "supervisor"', {}, "no"),
        ('subject.id == "c-1"', {}, "yes"),
        ('subject.id == "c-2"', {}, "no"),
        ("holds_post(event.by, director)", {}, "yes"),
        ("holds_post(event.by, inspector)", {}, "no"),
        ("not holds_post(event.by, director)", {}, "no"),
        ("event.at == event.called", {"called": "2026-03-15T10:00"}, "yes"),
        ('event.born + duration("7d") == date("2026-03-08")', {"born": "2026-03-01"}, "yes"),
        ('event.born - duration("1mo") == date("2026-02-28")', {"born": "2026-03-31"}, "yes"),
        ('event.born + duration("7d") == date("2026-03-08")', {}, "?"),
        ('event.called + duration("2h") == event.at', {"called": "2026-03-15T08:00"}, "yes"),
        ('event.called - duration("2h") == event.at', {"called": "2026-03-15T12:00"}, "yes"),
        ('event.called <= date("2026-03-14")', {"called": "2026-03-15T00:00"}, "no"),
        ('event.called > date("2026-03-14")', {"called": "2026-03-15T00:00"}, "yes"),
        ('event.called <= date("2026-03-15")', {"called": "2026-03-15T23:59:59.999999"}, "yes"),
        ("age(event.born) >= 16", {"born": "2010-03-15"}, "yes"),
        ("age(event.born) >= 16", {"born": "2010-03-16"}, "no"),
        ("days_since(event.called) == 2", {"called": "2026-03-13T23:00"}, "yes"),
        ("days_since(event.born) == 1", {"born": "2026-03-14"}, "yes"),
        ("event.n <= limit", {"n": 3}, "yes"),
        ("event.n <= limit", {"n": 4}, "no"),
    ],
)
def test_a_condition_is_true_false_or_unknown(
    condition: str, data: dict[str, object], expected: str
) -> None:  # S7.1
    assert verdict(condition, **data) == expected


def test_a_parameter_has_the_value_of_its_date() -> None:  # S5.12.e
    assert verdict("event.n <= limit", "2026-03-09T10:00", n=1) == "?"
    assert verdict("event.n <= limit", "2026-03-10T00:00", n=3) == "yes"
    assert verdict("event.n <= limit", "2026-03-19T23:59", n=4) == "no"
    assert verdict("event.n <= limit", "2026-03-20T00:00", n=5) == "yes"


def test_what_was_unknown_is_named_once() -> None:  # S7.2.b
    part = _part("event.n + event.n > event.m && limit > event.n && event.sure")
    told = Told(part, [event("2026-03-15T10:00", "told", m=1, sure=True)], "2026-03-16")
    assert told.audit.findings[0].missing == ("event.n",)


def test_an_event_without_actor_has_an_unknown_one() -> None:  # S7.1.b
    told = Told(_part('event.by == "director"'), [event("2026-03-15T10:00", "told")], "2026-03-16")
    assert told.findings() == ["undetermined 03-15 10:00"]


def test_the_opening_event_is_remembered() -> None:  # S5.10.a
    part = """
    duties:
      d: {subject: child, bearer: parent, upon: visit, do: asked, where: opening.seen, within: 3d}
      f: {subject: child, bearer: parent, upon: visit, do: asked, due: 'opening.at + duration("2h")'}
      g: {subject: child, bearer: parent, upon: visit, do: planned_leave, where: event.by == opening.by, within: 3d}
      h: {subject: child, bearer: parent, upon: visit, do: asked, where: opening.id == "e-1", within: 3d}
    """

    def told(seen: bool) -> Told:
        history = [
            event("2026-03-02T10:00", "visit", seen=seen, by="director", id="e-1"),
            event("2026-03-02T11:00", "asked", by="director"),
            event(
                "2026-03-02T11:00", "planned_leave", by="director" if seen else "parent", leave="2026-04-01"
            ),
        ]
        return Told(part, history, "2026-03-03")

    assert told(True).obligations("", "duty", "status", "due") == [
        "d discharged 03-05 24:00", "f discharged 03-02 12:00", "g discharged 03-05 24:00", "h discharged 03-05 24:00",
    ]  # fmt: skip
    assert told(False).obligations("", "duty", "status") == [
        "d pending", "f discharged", "g pending", "h discharged",
    ]  # fmt: skip


def test_open_is_true_while_an_obligation_runs() -> None:  # S1.5 S4.8
    part = """
    duties:
      d: {subject: child, bearer: parent, upon: asked, do: visit, within: 7d}
      e: {subject: child, bearer: parent, while: 'open("d")', do: proved, within: 30d}
    """
    history = [event("2026-03-02T10:00", "asked"), event("2026-03-04T10:00", "visit")]
    assert Told(part, history, "2026-03-05").obligations("e", "status", "opened_at", "ended_at") == [
        "lapsed 03-02 10:00 03-04 10:00"
    ]
    assert Told(part, history[:1], "2026-03-20").obligations("e", "status", "opened_at", "ended_at") == [
        "lapsed 03-02 10:00 03-09 24:00"
    ]


def test_who_holds_a_post_is_unknown_without_a_village() -> None:  # S6.5.a S7.1
    part = """
    workflows:
      w:
        subject: child
        initial: a
        states: {a: {transitions: [{event: asked, when: 'holds_post(event.by, director)', to: b}]}, b: {}}
    """
    appointed = event("2026-02-01T08:00", "appointed", "village/v-1", holder="p-1")
    lives = event("2026-03-01T08:00", "found", village="v-1")
    astray = event("2026-03-01T08:00", "found")

    def told(found: dict[str, object], who: str) -> Told:
        return Told(part, [appointed, found, event("2026-03-02T10:00", "asked", by=who)], "2026-03-03")

    assert told(lives, "p-1").state("w") == "b"
    assert told(lives, "p-2").state("w") == "a"
    assert told(astray, "p-1").findings() == ["undetermined 03-02 10:00"]
    assert told(lives, "p-2").findings() == ["unexpected 03-02 10:00"]
