"""Signs, words, quotes and numbers."""

from __future__ import annotations

import unicodedata

import pytest

from carerules.expressions.check import check
from carerules.expressions.environment import Environment
from carerules.expressions.lexer import is_name, tokenize
from carerules.expressions.tree import BOOL, Binary, Literal

from .county import COUNTY, codes, condition, places, shape, tree


def meant(text: str) -> list[tuple[str, str]]:
    return [
        (str(p.args["found"]), str(p.args["instead"])) for p in condition(text).problems if p.code == "CR602"
    ]


@pytest.mark.parametrize(
    ("text", "found", "instead"),
    [
        ("risk = high", "=", "=="),
        ("risk === high", "===", "=="),
        ("misses <> 3", "<>", "!="),
        ("misses =< 3", "=<", "<="),
        ("misses ≥ 3", "≥", ">="),
        ("misses ＞＝ 3", "＞＝", ">="),
        ("misses ！= 3", "！=", "!="),
        ("misses > １６", "１６", "16"),
        ("delegated & event.adult", "&", "and"),
        ("delegated ｜｜ event.adult", "｜｜", "||"),
        ("（delegated)", "（", "("),
        ("risk in [low，high]", "，", ","),
        ("risk in {low, high]", "{", "["),
        ("risk == “high”", "“high”", '"high"'),
        ("risk == 「high」", "「high」", '"high"'),
        ("risk == ＂high＂", "＂high＂", '"high"'),
        ("delegated 且 event.adult", "且", "and"),
        ("delegated AND event.adult", "AND", "and"),
        ("NOT delegated", "NOT", "not"),
        ("NOT(delegated)", "NOT", "not"),
        ("非(delegated)", "非", "not"),
        ("risk is high", "is", "=="),
        ("if delegated then true else false", "if", "test ? value : other value"),
        ("risk not in [low]", "not in", "not x in […]"),
    ],
)
def test_the_habits_of_other_languages_are_named(text: str, found: str, instead: str) -> None:
    assert (found, instead) in meant(text)
    assert condition(text).tree is None


def test_what_was_meant_is_read_on_so_that_every_habit_is_reported_at_once() -> None:
    assert places("risk ＝ hihg && misses ≥ ３") == [
        ("CR602", "＝"),
        ("CR631", "hihg"),
        ("CR602", "≥"),
        ("CR602", "３"),
    ]


@pytest.mark.parametrize("blank", ["\u3000", "\u00a0", "\u200b", "\ufeff", "\u2028", "\x00"])
def test_blanks_that_are_no_spaces_are_named(blank: str) -> None:
    (problem,) = condition(f"misses{blank}> 3").problems
    assert (problem.code, problem.args["found"]) == ("CR603", f"U+{ord(blank):04X}")
    assert (problem.start, problem.end) == (6, 7)


def test_a_condition_may_run_over_several_lines() -> None:
    assert codes("risk == high\n\tand\r\n  delegated") == []


def test_a_condition_in_chinese_names() -> None:
    assert isinstance(tree("风险 == 高"), Binary)


def test_names_are_compared_in_nfc_and_marked_as_written() -> None:
    decomposed = unicodedata.normalize("NFD", "café")
    assert shape(tree(decomposed)) == shape(tree("café"))
    assert places(f"{decomposed} == 3") == [("CR652", f"{decomposed} == 3")]


@pytest.mark.parametrize("quote", ["'", '"'])
def test_texts_stand_in_single_or_double_quotes(quote: str) -> None:
    found = tree(f"event.note == {quote}it is \\{quote}\\\\\\n{quote}")
    assert isinstance(found, Binary)
    assert isinstance(found.right, Literal)
    assert found.right.value == f"it is {quote}\\\n"


@pytest.mark.parametrize(
    "text", ['event.note == "a', "event.note == 'a\n'", 'event.note == "a\\', "event.note == “a"]
)
def test_open_quotes_are_marked_from_where_they_open(text: str) -> None:
    assert ("CR604", 14) in [(problem.code, problem.start) for problem in condition(text).problems]


def test_a_text_goes_on_after_an_unknown_escape() -> None:
    assert places('event.note == "a\\q" and riks == high') == [("CR605", "\\q")]


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("7d", 'duration("7d")'),
        ("2024-03-08", 'date("2024-03-08")'),
        ("16岁", "16"),
        ("007", "7"),
        ("1_000", "1000"),
        (".5", "0.5"),
        ("1.", "1"),
        ("0x1F", None),
        ("1.2.3", None),
        ("12:30", None),
    ],
)
def test_what_only_begins_like_a_number(written: str, instead: str | None) -> None:
    problem = condition(f"misses > {written}").problems[0]
    assert problem.code == ("CR614" if ":" in written else "CR606")
    assert problem.args.get("instead") == instead


@pytest.mark.parametrize(
    ("written", "value"), [("0", 0), ("9007199254740992", 2**53), ("0.5", 0.5), ("1e3", 1e3), ("2E-2", 0.02)]
)
def test_numbers(written: str, value: float) -> None:
    literal = check(written, Environment()).tree
    assert isinstance(literal, Literal)
    assert (literal.value, type(literal.value)) == (value, type(value))


@pytest.mark.parametrize(
    "written", ["9007199254740993", "9" * 3000, "1e999", "-9007199254740992 - 1", "1e308 * 10"]
)
def test_numbers_have_a_limit(written: str) -> None:
    assert [problem.code for problem in check(written, Environment()).problems] == ["CR607"]


@pytest.mark.parametrize("sign", list("/%$@;#~^`\\"))
def test_other_signs_mean_nothing(sign: str) -> None:
    assert places(f"misses {sign} 3") == [("CR601", sign)]


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("high", True),
        ("高", True),
        ("_a1", True),
        ("1a", False),
        ("in", False),
        ("true", False),
        ("a b", False),
        ("", False),
    ],
)
def test_bare_names(text: str, yes: bool) -> None:
    assert is_name(text) is yes


def test_every_character_is_in_a_token_a_problem_or_blank() -> None:
    text = 'age(birth_date) >= 16 && risk in [low，"high"] $'
    lexed = tokenize(text)
    assert lexed.tokens == ()
    assert [problem.code for problem in lexed.problems] == ["CR602", "CR601"]


def test_what_is_meant_never_counts() -> None:
    assert check("delegated ＝＝ true", COUNTY, BOOL).tree is None
