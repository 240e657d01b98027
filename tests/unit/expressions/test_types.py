"""Which types go together."""

from __future__ import annotations

import pytest

from carerules.diagnostics.wording import message
from carerules.expressions.compatibility import accepts, common
from carerules.expressions.tree import BOOL, DATE, INSTANT, INT, NUMBER, TEXT, Literal, Type
from carerules.temporal.civil import parse_date
from carerules.temporal.duration import parse_duration

from .county import RISK, codes, condition, places, tree

VILLAGE, SCHOOL = Type("ref", ref="village"), Type("ref", ref="school")


@pytest.mark.parametrize(
    "text",
    [
        "misses > 0.5",
        "share < misses",
        'birth_date >= date("2010-09-01")',
        "birth_date == opening.until",
        'event.at > opening.at + duration("24h")',
        'grace == duration("7d")',
        'event.at <= date("2024-03-08")',
        'date("2024-03-08") < event.at',
        "event.note == alarm",
        "alarm == risk",
        "village == school",
        "village == event.by",
        'village in ["v-07", "v-08"]',
        "delegated == event.adult",
        "event.to == receiver",
        "misses in [1, -2, 3 * 4, 0.5]",
        'birth_date in [date("2010-09-01")]',
        'duration("1w") + birth_date > birth_date',
    ],
)
def test_what_can_be_compared(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "code", "marked"),
    [
        ("misses == 'three'", "CR652", "misses == 'three'"),
        ("birth_date > 3", "CR652", "birth_date > 3"),
        ("delegated == 1", "CR652", "delegated == 1"),
        ("misses in ['1']", "CR652", "misses in ['1'"),
        ("away == risk", "CR656", "away == risk"),
        ("risk < high", "CR654", "risk < high"),
        ("alarm >= 'a'", "CR654", "alarm >= 'a'"),
        ("delegated > café", "CR654", "delegated > café"),
        ("village < school", "CR654", "village < school"),
        ("misses and delegated", "CR653", "misses"),
        ("not misses", "CR653", "misses"),
        ("risk ? true : false", "CR653", "risk"),
        ("-delegated == 3", "CR653", "delegated"),
        ("misses + 'a' > 3", "CR655", "misses + 'a'"),
        ("birth_date - opening.until > 3", "CR655", "birth_date - opening.until"),
        ('birth_date * duration("7d") > birth_date', "CR655", 'birth_date * duration("7d")'),
        ('duration("7d") - birth_date == birth_date', "CR655", 'duration("7d") - birth_date'),
        ("birth_date + grace > birth_date", "CR660", "grace"),
        ('birth_date + duration("2h") > birth_date', "CR661", 'duration("2h")'),
        ('grace > duration("1mo")', "CR672", 'duration("1mo")'),
        ("age(misses) > 3", "CR657", "misses"),
        ("age(event.at) > 3", "CR657", "event.at"),
        ("days_since(misses) > 3", "CR657", "misses"),
        ("holds_post(misses, parent)", "CR657", "misses"),
        ("(delegated ? 0 : 'a') == 0", "CR662", "0 : 'a'"),
        ("misses in [caseload_limit]", "CR620", "caseload_limit"),
        ("misses", "CR650", "misses"),
        ('birth_date == date("2024-02-30")', "CR673", "2024-02-30"),
        ('birth_date == date("8.3.2024")', "CR673", "8.3.2024"),
        ('grace == duration("7")', "CR674", "7"),
    ],
)
def test_what_does_not_go_together_is_marked(text: str, code: str, marked: str) -> None:
    assert places(text) == [(code, marked)]


@pytest.mark.parametrize("op", ["<", ">=", "==", "!="])
def test_a_date_is_the_end_of_its_day_beside_an_instant(op: str) -> None:
    mirrored = {"<": ">", ">=": "<="}.get(op, op)
    assert codes(f'event.at {op} date("2024-03-08")') == ["CR658"]
    assert codes(f'date("2024-03-08") {mirrored} event.at') == ["CR658"]


def test_both_types_are_named_in_both_languages() -> None:
    (problem,) = condition("birth_date > misses").problems
    assert message(problem.code, problem.args, "en") == (
        "`birth_date` is a date and `misses` is a whole number: they cannot be compared"
    )
    assert message(problem.code, problem.args, "zh") == "`birth_date` 是日期，`misses` 是整数，两者不能比较"


@pytest.mark.parametrize(
    ("text", "instead"),
    [("risk", "risk == low"), ("misses", "misses > 0"), ("village", "has(village)"), ("misses + 1", None)],
)
def test_how_to_make_a_condition_of_it(text: str, instead: str | None) -> None:
    (problem,) = condition(text).problems
    assert (problem.code, problem.args.get("instead")) == ("CR650", instead)


def test_a_date_in_quotes_is_told_to_be_a_date() -> None:
    (problem,) = condition("birth_date == '2024-03-08'").problems
    assert problem.args["instead"] == 'date("2024-03-08")'


@pytest.mark.parametrize(
    ("text", "expected", "code"),
    [
        ("misses", INT, None),
        ("misses", NUMBER, None),
        ("share", INT, "CR651"),
        ("event.at", DATE, "CR651"),
        ("risk", RISK, None),
        ("away", RISK, "CR659"),
        ("risk", TEXT, None),
        ("alarm", RISK, "CR651"),
        ("village", Type("ref", ref="village_committee"), None),
        ("village", SCHOOL, "CR651"),
        ("event.by", VILLAGE, None),
        ("'v-07'", VILLAGE, None),
        ("event.adult", BOOL, None),
    ],
)
def test_what_a_place_accepts(text: str, expected: Type, code: str | None) -> None:
    assert codes(text, expected) == ([code] if code else [])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("8 * 2 - 1", 15),
        ("-5", -5),
        ("2 * 0.5", 1.0),
        ('date("2024-02-29")', parse_date("2024-02-29")),
        ('duration("7d")', parse_duration("7d")),
    ],
)
def test_constants_are_one_value(text: str, value: object) -> None:
    literal = tree(text, None)
    assert isinstance(literal, Literal)
    assert (literal.value, literal.span) == (value, (0, len(text)))


def test_the_common_type() -> None:
    part = Type("enum", ("low", "high"))
    assert common(INT, NUMBER) == NUMBER
    assert common(RISK, part) == common(part, RISK) == RISK
    assert common(RISK, TEXT) == TEXT
    assert common(VILLAGE, SCHOOL) == TEXT
    assert common(BOOL, INT) is None
    assert common(DATE, INSTANT) is None


def test_widening_goes_one_way() -> None:
    assert accepts(NUMBER, INT)
    assert not accepts(INT, NUMBER)
    assert accepts(TEXT, RISK)
    assert not accepts(RISK, TEXT)
    assert not accepts(VILLAGE, SCHOOL)


def test_an_instant_is_not_one_of_some_days() -> None:
    assert codes('event.at in [date("2024-03-08")]') == ["CR658"]
