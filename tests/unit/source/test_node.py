from __future__ import annotations

import pytest

from carerules.diagnostics.span import Span
from carerules.source.node import Mapping, Node, Scalar, Sequence, find, locate, locate_key, plain
from carerules.source.yaml_text import parse

TEXT = """\
duties:
  weekly_visit:
    bearer: child_director   # the village's
    escalate: [{after: 0d, to: child_supervisor}, {after: 3wd}]
    where:
    - event.child_seen
    - not event.late

  other:
标签: 入户走访
"""


@pytest.fixture
def root(loader: str) -> Node:
    node, problems = parse(TEXT, "f.yaml")
    assert problems == []
    assert node is not None
    return node


def _span(*numbers: int) -> Span:
    return Span("f.yaml", *numbers)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ((), (1, 1, 10, 9)),
        (("duties",), (2, 3, 9, 9)),
        (("duties", "weekly_visit"), (3, 5, 7, 21)),
        (("duties", "weekly_visit", "bearer"), (3, 13, 3, 27)),
        (("duties", "weekly_visit", "escalate"), (4, 15, 4, 64)),
        (("duties", "weekly_visit", "escalate", 1), (4, 51, 4, 63)),
        (("duties", "weekly_visit", "escalate", 1, "after"), (4, 59, 4, 62)),
        (("duties", "weekly_visit", "where"), (6, 5, 7, 21)),
        (("duties", "other"), (9, 9, 9, 9)),
        (("标签",), (10, 5, 10, 9)),
        (("duties", "weekly_visit", "do"), (3, 5, 7, 21)),
        (("duties", "function-after[x]", "weekly_visit", "bearer"), (3, 13, 3, 27)),
        (("duties", "weekly_visit", "where", 7), (6, 5, 7, 21)),
    ],
)
def test_place_of_a_value(root: Node, path: tuple[str | int, ...], expected: tuple[int, ...]) -> None:
    assert locate(root, path) == _span(*expected)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("duties", "weekly_visit", "bearer"), (3, 5, 3, 11)),
        (("标签",), (10, 1, 10, 3)),
        (("duties", "weekly_visit", "bearer", "[key]"), (3, 5, 3, 11)),
        (("duties", "weekly_visit", "where", 1), (7, 7, 7, 21)),
        ((), (1, 1, 10, 9)),
    ],
)
def test_place_of_a_key(root: Node, path: tuple[str | int, ...], expected: tuple[int, ...]) -> None:
    assert locate_key(root, path) == _span(*expected)


def test_find_is_strict(root: Node) -> None:
    found = find(root, ("duties", "weekly_visit", "where", 1))
    assert isinstance(found, Scalar)
    assert found.text == "not event.late"
    assert find(root, ("duties", "nobody", "where")) is None
    assert find(root, ("duties", 0)) is None
    assert find(root, ("标签", "x")) is None


def test_plain(root: Node) -> None:
    assert plain(root) == {
        "duties": {
            "weekly_visit": {
                "bearer": "child_director",
                "escalate": [{"after": "0d", "to": "child_supervisor"}, {"after": "3wd"}],
                "where": ["event.child_seen", "not event.late"],
            },
            "other": None,
        },
        "标签": "入户走访",
    }


def test_kinds(root: Node) -> None:
    assert isinstance(root, Mapping)
    assert isinstance(find(root, ("duties", "weekly_visit", "where")), Sequence)


def test_keys_are_text_as_written(loader: str) -> None:
    node, problems = parse("2026: a\n1.10: b\n007: c\non: d\nnull: e\n340123199001011234: f\n", "f.yaml")
    assert problems == []
    assert node is not None
    assert plain(node) == {
        "2026": "a", "1.10": "b", "007": "c", "on": "d", "null": "e", "340123199001011234": "f",
    }  # fmt: skip
