"""Texts that are written to do harm cost little and do nothing."""

from __future__ import annotations

import time

import pytest

from carerules.source.limits import Limits
from carerules.source.node import plain
from carerules.source.yaml_text import parse

LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


def _codes(text: str, limits: Limits | None = None) -> list[str]:
    return [problem.code for problem in parse(text, "f", limits or Limits())[1]]


def test_aliases_are_never_expanded(loader: str) -> None:
    node, problems = parse(LAUGHS, "f")
    assert {problem.code for problem in problems} == {"CR112"}
    assert node is not None
    assert len(str(plain(node))) < 400


def test_an_alias_inside_its_own_anchor(loader: str) -> None:
    assert _codes("a: &x [*x]\n") == ["CR112", "CR112"]


@pytest.mark.parametrize(
    "text",
    [
        "a: !!python/object/apply:os.system [echo]\n",
        "a: !!python/object/apply:os.system {x: y}\n",
        "a: !!python/name:os.system x\n",
        "a: !!str 5\n",
        "a: !<tag:yaml.org,2002:str> 5\n",
        "a: ! 5\n",
        "%TAG !e! tag:example.org,2026:\n---\na: !e!x 5\n",
    ],
)
def test_tags_on_every_kind_of_value(loader: str, text: str) -> None:
    assert _codes(text)[-1] == "CR111"


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_depth(loader: str, opening: str) -> None:
    assert _codes(opening * 100_000)[0] in ("CR115", "CR104")
    assert _codes(opening * 65) == ["CR115"]


def test_depth_below_the_limit(loader: str) -> None:
    assert _codes("a: " + "[" * 63 + "]" * 63) == []
    assert _codes("a: " + "[" * 64 + "]" * 64) == ["CR115"]


def test_number_of_nodes(loader: str) -> None:
    few = Limits(nodes=10)
    assert _codes("a: [1, 2, 3, 4, 5, 6, 7]\n", few) == []
    assert _codes("a: [1, 2, 3, 4, 5, 6, 7, 8]\n", few) == ["CR116"]


def test_size() -> None:
    assert _codes("a: b", Limits(file_bytes=4)) == []
    assert _codes("a: bc", Limits(file_bytes=4)) == ["CR117"]


@pytest.mark.parametrize(
    "character", ["\0", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\u2066", "\ud800", "\ufffe"]
)
def test_invisible_characters(loader: str, character: str) -> None:
    problems = parse(f"a: 1\nb: x{character}\n", "f")[1]
    assert [(p.code, str(p.span)) for p in problems] == [("CR103", "f:2:5")]


@pytest.mark.parametrize("escape", ["\\e", "\\0", "\\u202e", "\\L"])
def test_escapes_cannot_bring_them_in(loader: str, escape: str) -> None:
    assert _codes(f'a: "x{escape}"\n') == ["CR103"]
    assert _codes('a: "x\\n\\ty"\n') == []


@pytest.mark.parametrize(
    "text",
    [
        "a: [" + "f(a, " * 40_000 + "]",
        "a: [" + "b? , " * 40_000 + "]",
        "a: [" + "!x 1, " * 40_000 + "]",
        "a: [" + "!<x> 1, " * 40_000 + "]",
        'a: "' + '\\"' * 500_000,
        "a: '" + "'" * 500_001 + " == y ' z\n",
        "a: [" + "b == " * 100_000 + "}",
    ],
    ids=["commas", "questions", "conditions", "tags", "escapes", "quotes", "operators"],
)
def test_one_endless_line_costs_no_more_than_its_length(text: str) -> None:
    start = time.perf_counter()
    assert parse(text, "f")[1] != []
    assert time.perf_counter() - start < 3  # a tenth of that on a quiet machine, minutes if it were squared


def test_a_large_policy_is_read_fast() -> None:
    item = (
        '  d{}:\n    label: {{zh: 入户走访, en: Visit}}\n    bearer: child_director\n    while: in("a.b")\n'
        * 1
    )
    text = "duties:\n" + "".join(item.format(n) for n in range(3500))
    best = 9.0
    for _ in range(3):
        start = time.perf_counter()
        assert parse(text, "f")[1] == []
        best = min(best, time.perf_counter() - start)
    assert text.count("\n") > 14_000
    assert best < 1.5  # about 0.4 s on a quiet machine; what must not happen is a quadratic loop
