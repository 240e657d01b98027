"""Which mistake gets which code and place, the same from both libraries."""

from __future__ import annotations

import pytest

from carerules.source.yaml_text import parse


def _told(text: str) -> list[tuple[str, int, int, int]]:
    return [(p.code, p.span.line, p.span.column, p.span.end_column) for p in parse(text, "f")[1]]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("when: !delegated\n", 7, 17),
        ("when: !has(x)\n", 7, 14),
        ('when: !in("a.b")\n', 7, 17),
        ("when: !a && b\n", 7, 14),
        ("when: && b\n", 7, 11),
        ("when: a ? b : c\n", 7, 16),
        ("when: a ? b : c # why\n", 7, 16),
        ("- a ? 0 : m + 1\n", 3, 16),
        ("sets: {m: a ? 0 : m + 1}\n", 11, 24),
        ("sets: [a ? 0 : m + 1, b]\n", 8, 21),
        ("x: {when: holds_post(event.by, school), to: c}\n", 11, 39),
        ("x: {when: x in [a, b], to: c}\n", 11, 18),
        ('when: "a" == b\nnext: 1\n', 7, 15),
        ('x: {when: "a" == b, to: c}\n', 11, 19),
        ("target: >= 100%\n", 9, 16),
        ("x: {target: > 5, by: [a]}\n", 13, 16),
        ('when: a == "b: c"\n', 7, 18),
        ("data: {note: text?, seen: bool}\n", 14, 19),
    ],
)
def test_what_must_stand_in_quotes(loader: str, text: str, start: int, end: int) -> None:
    assert _told(text) == [("CR107", 1, start, end)]


@pytest.mark.parametrize(
    "text",
    [
        "when: a && b\n",
        "when: x in [a, b]\n",
        "when: not x == 'y' and z\n",
        "x: {when: age(birth_date) >= 16, to: c}\n",
        'x: {among: in("a.b"), holds: y >= 1}\n',
        "x: {event: violated(weekly_visit), to: c}\n",
        'x: {when: "holds_post(event.by, school)"}\n',
        "label: 多少?\n",
        'label: "a ? b : c"\n',
    ],
)
def test_what_needs_no_quotes(loader: str, text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(
    ("text", "reason", "place"),
    [
        ("label: visits: weekly\n", "yaml.colon", (1, 14)),
        ("a: 1\n  b: 2\n", "yaml.colon", (2, 4)),
        ("a: 1\nbearer school\nb: 2\n", "yaml.key", (2, 1)),
        ("a: {b: 1\nc: 2\n", "yaml.comma", (2, 2)),
        ("a: [b, c\nd: 2\n", "yaml.comma", (2, 2)),
        ('a: "x\nb: 1\n', "yaml.quote", (1, 4)),
        ("a: @x\n", "yaml.start", (1, 4)),
        ("a: *\n", "yaml.start", (1, 4)),
        ('a: "\\d"\n', "yaml.escape", (1, 5)),
        ("a: - b\n", "yaml.dash", (1, 4)),
        ("a:\n  b: 1\n c: 2\n", "yaml.indent", (3, 2)),
        ("[a]\nb: 1\n", "yaml.other", (2, 1)),
    ],
)
def test_the_reason_is_told(loader: str, text: str, reason: str, place: tuple[int, int]) -> None:
    (problem,) = parse(text, "f")[1]
    assert problem.code == "CR104"
    assert getattr(problem.args["reason"], "key", None) == reason
    assert (problem.span.line, problem.span.column) == place
    assert problem.help("en")
    assert problem.help("zh")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a:\n\tb: 1\n", ("CR105", 2, 1, 2)),
        ("a:\n  b: 1\n\tc: 2\n", ("CR105", 3, 1, 2)),
        ("duties:\n  weekly：\n    subject: child\n", ("CR106", 2, 9, 10)),
        ("a: 1\nbearer：school\nb: 2\n", ("CR106", 2, 7, 8)),
        ("a: {b: 1，c: 2}\n", ("CR106", 1, 9, 10)),
        ("a: ｛b: 1｝\n", ("CR106", 1, 4, 5)),
        ("a: 1\n---\nb: 2\n", ("CR108", 2, 1, 4)),
        ("a: 1\na: 2\n", ("CR109", 2, 1, 2)),
        ('a: 1\n"a": 2\n', ("CR109", 2, 1, 4)),
        ("? [a]\n: b\n", ("CR110", 1, 3, 6)),
        ('"": b\n', ("CR110", 1, 1, 3)),
        ("a: !!set {b}\n", ("CR111", 1, 4, 9)),
        ("a: &b c\n", ("CR112", 1, 4, 6)),
        ("a: *b\n", ("CR112", 1, 4, 6)),
        ("<<: {a: b}\n", ("CR113", 1, 1, 3)),
        ("%YAML 1.2\n---\na: b\n", ("CR114", 1, 1, 10)),
        ("%YAML 1.3\n---\na: b\n", ("CR114", 1, 1, 10)),
        ("a: !e!x b\n", ("CR111", 1, 4, 8)),
        ("id: 340123199001011234\n", ("CR118", 1, 5, 23)),
    ],
)
def test_one_mistake_one_message(loader: str, text: str, told: tuple[str, int, int, int]) -> None:
    assert _told(text) == [told]


def test_both_places_of_a_key_written_twice(loader: str) -> None:
    (problem,) = parse("x:\n  a: 1\n  b: 2\n  a: 3\n", "f")[1]
    assert [str(label.span) for label in problem.labels] == ["f:2:3"]
