"""What names stand for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from carerules.expressions.check import check
from carerules.expressions.environment import ACTOR
from carerules.expressions.tree import (
    BOOL,
    INSTANT,
    TEXT,
    Assigned,
    Binary,
    HoldsPost,
    InState,
    Literal,
    Member,
    Name,
    OpenDuty,
)

from .county import AWAY, COUNTY, RECEIVER, RISK, codes, condition, places, tree


@pytest.mark.parametrize(
    ("text", "scope", "name"),
    [
        ("misses", "fact", "misses"),
        ("caseload_limit", "parameter", "caseload_limit"),
        ("receiver", "for", "receiver"),
        ("event.child_seen", "event", "child_seen"),
        ("opening.until", "opening", "until"),
        ("event.at", "event_at", "event_at"),
        ("event.by", "event_by", "event_by"),
        ("opening.id", "opening_id", "opening_id"),
        ("subject.id", "subject_id", "subject_id"),
    ],
)
def test_scopes(text: str, scope: str, name: str) -> None:
    found = tree(text, None)
    assert isinstance(found, Name)
    assert (found.scope, found.name) == (scope, name)


def test_built_in_data_have_types() -> None:
    assert [tree(f"event.{name}", None).type for name in ("at", "by", "id")] == [INSTANT, ACTOR, TEXT]


def test_the_nearest_scope_wins() -> None:
    names = replace(COUNTY, loop={"misses": RECEIVER})
    found = check("misses", names).tree
    assert isinstance(found, Name)
    assert (found.scope, found.type) == ("for", RECEIVER)


@pytest.mark.parametrize(
    "text",
    [
        "risk == high",
        "high == risk",
        'risk == "high"',
        "'high' != risk",
        "event.risk != high",
        "(delegated ? high : low) == risk",
        "risk == (delegated ? event.risk : high)",
    ],
)
def test_bare_values_take_their_meaning_from_the_other_side(text: str) -> None:
    found = tree(text)
    assert isinstance(found, Binary)
    assert {found.left.type, found.right.type} == {RISK}


def test_bare_values_in_lists_and_branches_and_where_a_value_is_expected() -> None:
    member = tree("risk in [low, 'high']")
    assert isinstance(member, Member)
    assert [(option.value, option.type) for option in member.options] == [("low", RISK), ("high", RISK)]
    literal = tree("both", AWAY)
    assert isinstance(literal, Literal)
    assert (literal.value, literal.type) == ("both", AWAY)
    assert tree("delegated ? both : away", AWAY).type == AWAY
    for expected in (None, TEXT):
        assert tree("delegated ? high : event.risk", expected).type == RISK


@pytest.mark.parametrize(
    ("text", "code", "marked", "meant"),
    [
        ("riks == high", "CR630", "riks", "risk"),
        ("child_seen", "CR630", "child_seen", "event.child_seen"),
        ("TRUE", "CR630", "TRUE", "true"),
        ("delegated == 是", "CR630", "是", "true"),
        ("age >= 16", "CR630", "age", "age(birth_date)"),
        ("village == v07", "CR630", "v07", '"v07"'),
        ("nothing_like_it", "CR630", "nothing_like_it", None),
        ("risk == hihg", "CR631", "hihg", "high"),
        ('risk == "hihg"', "CR631", '"hihg"', "high"),
        ("risk in [low, hihg]", "CR631", "hihg", "high"),
        ("risk == riks", "CR631", "riks", "risk"),
        ("风险 == 中", "CR631", "中", None),
        ("event.child_sen", "CR634", "event.child_sen", "event.child_seen"),
        ("subject.name == 'x'", "CR634", "subject.name", "subject.id"),
        ("agee(birth_date) > 3", "CR637", "agee", "age(birth_date)"),
        ('in("guardianship.registred")', "CR638", "guardianship.registred", "guardianship.registered"),
        ('in("high")', "CR638", "high", "guardianship.registered.high"),
        ('open("weekly_visits")', "CR638", "weekly_visits", "weekly_visit"),
        ("assigned(child_directr)", "CR638", "child_directr", "child_director"),
        ("holds_post(event.by, parnt)", "CR638", "parnt", "parent"),
    ],
)
def test_misspelt_names(text: str, code: str, marked: str, meant: str | None) -> None:
    (problem,) = condition(text).problems
    assert (problem.code, text[problem.start : problem.end].strip("\"'")) == (code, marked.strip("\"'"))
    assert problem.args.get("suggestion") == meant


def test_a_word_with_two_meanings_is_refused_wherever_it_stands() -> None:
    for text in ("event.to == school", "school == event.to", "event.to in [school]"):
        assert places(text) == [("CR632", "school")]
    assert codes("school", RECEIVER) == ["CR632"]
    assert codes('event.to == "school"') == []


def test_without_an_event_there_are_no_data() -> None:
    bare = replace(COUNTY, event=None, opening=None)
    found = check("event.child_seen and opening.until == event.at", bare, BOOL).problems
    assert [problem.code for problem in found] == ["CR633", "CR635", "CR633"]


def test_a_state_without_its_function() -> None:
    (problem,) = condition("guardianship.registered").problems
    assert (problem.code, problem.args["instead"]) == ("CR636", 'in("guardianship.registered")')


@pytest.mark.parametrize("nothing", ["null", "None", "NIL", "空"])
def test_there_is_no_word_for_nothing(nothing: str) -> None:
    assert places(f"village == {nothing}") == [("CR641", nothing)]


def test_a_post_is_no_value() -> None:
    assert places("event.by == child_director") == [("CR642", "child_director")]


def test_a_value_that_was_not_compared_again() -> None:
    (problem,) = condition("delegated or risk != high and medium").problems
    assert (problem.code, problem.args["instead"]) == ("CR640", "risk != medium")


def test_functions_that_name_something() -> None:
    state, duty = tree('in("guardianship.registered.high")'), tree("open('weekly_visit')")
    assert isinstance(state, InState)
    assert (state.workflow, state.path) == ("guardianship", "registered.high")
    assert isinstance(duty, OpenDuty)
    assert duty.duty == "weekly_visit"
    post, holder = tree("assigned(child_director)"), tree("holds_post(event.by, parent)")
    assert isinstance(post, Assigned)
    assert isinstance(holder, HoldsPost)
    assert (post.post, holder.post, holder.actor.type) == ("child_director", "parent", ACTOR)


@pytest.mark.parametrize(
    "text",
    [
        "in()",
        "open(weekly_visit)",
        'assigned("parent")',
        "age()",
        "age(birth_date, 3) > 1",
        "holds_post(parent)",
        "has()",
    ],
)
def test_functions_have_one_form(text: str) -> None:
    assert codes(text) == ["CR639"]


@pytest.mark.parametrize("text", ["has(village)", "has(event.note)", "has(opening.until)", "has(event.by)"])
def test_has_asks_for_what_is_recorded(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text", ["has(caseload_limit)", "has(seen_lately)", "has(receiver)", "has(misses + 1)", "has(3)"]
)
def test_has_asks_for_nothing_else(text: str) -> None:
    assert codes(text) == ["CR680"]


def test_every_wrong_name_is_reported_at_once() -> None:
    assert places("riks == high and delegatd or event.chld_seen") == [
        ("CR630", "riks"),
        ("CR630", "delegatd"),
        ("CR634", "event.chld_seen"),
    ]
