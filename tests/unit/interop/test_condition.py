from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carerules.expressions import tree as ast
from carerules.expressions.check import check
from carerules.expressions.parts import walk
from carerules.expressions.tree import BOOL
from carerules.interop.condition import UNKNOWN, Value, joined, missing, value
from carerules.interop.notation import question
from carerules.temporal.civil import parse_date
from carerules.temporal.deadline import Reckoner
from carerules.temporal.instants import DAY, parse_moment
from tests.unit.expressions.county import COUNTY
from tests.unit.expressions.sentences import conditions

from .making import county

RECKONER = Reckoner(county().zone, county().calendar, county().terms)
AT = parse_moment("2026-03-09T15:00", county().zone).at
OF_KIND: dict[str, st.SearchStrategy[Value]] = {
    "bool": st.booleans(),
    "int": st.integers(-20, 20),
    "number": st.floats(-20, 20),
    "text": st.sampled_from(["", "low", "it's"]),
    "date": st.integers(14_000, 21_000),
    "instant": st.integers(AT - 900 * DAY, AT),
    "duration": st.integers(0, 60 * DAY),
    "ref": st.sampled_from(["v-07", "li"]),
}


@dataclass(frozen=True)
class Told:
    """Knows what it was told, by question."""

    answers: dict[str, Value] = field(default_factory=dict)
    at: int | None = AT
    reckoner: Reckoner = field(default=RECKONER, repr=False)

    def of(self, leaf: ast.Tree) -> Value:
        return self.answers.get(question(leaf), UNKNOWN)

    def holds_post(self, actor: str, post: str) -> Value:
        return self.answers.get(f"holds_post({actor}, {post})", UNKNOWN)


def tree_of(text: str) -> ast.Tree:
    result = check(text, COUNTY, BOOL)
    assert result.tree is not None, result.problems
    return result.tree


def ask(text: str, at: int | None = AT, **facts: Value) -> Value:
    return value(tree_of(text), Told(facts, at))


@st.composite
def situations(draw: st.DrawFn) -> tuple[ast.Tree, Told]:
    """A condition and an answer to everything that it asks; `has`, which asks about knowledge itself, left out."""
    tree = tree_of(draw(conditions.filter(lambda text: "has(" not in text)))
    answers: dict[str, Value] = {}
    for leaf in walk(tree):
        if isinstance(leaf, (ast.Name, ast.InState, ast.OpenDuty, ast.Assigned)):
            of_type = st.sampled_from(leaf.type.values) if leaf.type.values else OF_KIND[leaf.type.kind]
            answers[question(leaf)] = draw(of_type)
    answers |= {f"holds_post({who}, child_director)": draw(st.booleans()) for who in ("v-07", "li")}
    return tree, Told(answers)


@given(situations(), st.data())
def test_what_is_decided_stays_so_when_more_becomes_known(
    situation: tuple[ast.Tree, Told], data: st.DataObject
) -> None:
    tree, told = situation
    known = data.draw(st.sets(st.sampled_from(sorted(told.answers)))) if told.answers else set()
    less = replace(told, answers={name: told.answers[name] for name in known})
    if value(tree, less) is not UNKNOWN:
        assert value(tree, told) == value(tree, less)


@given(situations(), st.sets(st.integers(0, 20)))
def test_what_is_missing_is_enough_to_decide(situation: tuple[ast.Tree, Told], hidden: set[int]) -> None:
    tree, told = situation
    shown = {
        name: told.answers[name] for number, name in enumerate(sorted(told.answers)) if number not in hidden
    }
    less = replace(told, answers=shown)
    while value(tree, less) is UNKNOWN:
        needed = [name for name in missing(tree, less) if name in told.answers]
        if not needed:
            break  # a number grew too large, a length of time is not fixed, or an actor's post is not known
        less = replace(less, answers=less.answers | {name: told.answers[name] for name in needed})
    assert value(tree, less) in (value(tree, told), UNKNOWN)


@pytest.mark.parametrize("decisive", [True, False])
def test_kleene(decisive: bool) -> None:
    assert joined(decisive, UNKNOWN, decisive) is decisive
    assert joined(decisive, UNKNOWN, not decisive) is UNKNOWN
    assert joined(decisive, not decisive, not decisive) is (not decisive)


def test_unknown_has_no_truth() -> None:
    with pytest.raises(TypeError, match="neither"):
        bool(UNKNOWN)


@pytest.mark.parametrize(
    ("text", "facts", "expected"),
    [
        ("not delegated", {}, UNKNOWN),
        ("delegated ? café : true", {"café": False}, UNKNOWN),
        ("risk in [high, low]", {"risk": "medium"}, False),
        ("has(risk)", {}, False),
        ("misses * misses > 0", {"misses": 2**40}, UNKNOWN),
        ("-misses == 3", {"misses": -3}, True),
        ("misses + share == 2.5", {"misses": 2, "share": 0.5}, True),
        ('grace < duration("8d")', {"grace": 7 * DAY}, True),
        (
            'birth_date + duration("1mo") == date("2024-02-29")',
            {"birth_date": parse_date("2024-01-31")},
            True,
        ),
        (
            'birth_date - duration("1wd") == date("2026-03-06")',
            {"birth_date": parse_date("2026-03-09")},
            True,
        ),
    ],
)
def test_values(text: str, facts: dict[str, Any], expected: Value) -> None:
    assert ask(text, **facts) is expected


def test_an_age_changes_on_the_birthday_and_needs_an_instant() -> None:
    born = parse_date("2010-03-10")
    assert ask("age(birth_date) >= 16", birth_date=born) is False
    assert ask("age(birth_date) >= 16", at=AT + DAY, birth_date=born) is True
    assert ask("age(birth_date) >= 16", at=None, birth_date=born) is UNKNOWN
    assert missing(tree_of("age(birth_date) >= 16"), Told({"birth_date": born}, None)) == ("at",)


def test_beside_an_instant_a_date_is_the_end_of_its_day() -> None:
    told = Told({"event.at": AT})
    assert value(tree_of('event.at <= date("2026-03-09")'), told) is True
    assert value(tree_of('event.at <= date("2026-03-08")'), told) is False


def test_only_what_leaves_the_verdict_open_is_missing() -> None:
    tree = tree_of("(delegated or café) and (misses > 3 or event.child_seen)")
    told = Told({"delegated": True, "misses": 1})
    assert missing(tree, told) == ("event.child_seen",)
    assert missing(tree_of("holds_post(event.by, parent)"), told) == ("event.by",)
    by = Told({"event.by": "li"})
    assert missing(tree_of("holds_post(event.by, parent)"), by) == ("holds_post(event.by, parent)",)
