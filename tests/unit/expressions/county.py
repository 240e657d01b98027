"""The names of the sample county, as a condition of a child's case sees them."""

from __future__ import annotations

import re

from carerules.expressions.check import Result, check
from carerules.expressions.environment import Environment
from carerules.expressions.tree import BOOL, DATE, DURATION, INT, NUMBER, TEXT, Tree, Type

RISK = Type("enum", ("low", "medium", "high"))
AWAY = Type("enum", ("none", "one", "both"))
RECEIVER = Type("enum", ("school", "village_committee"))

COUNTY = Environment(
    facts={
        "birth_date": DATE,
        "away": AWAY,
        "risk": RISK,
        "delegated": BOOL,
        "misses": INT,
        "village": Type("ref", ref="village_committee"),
        "school": Type("ref", ref="school"),
        "风险": Type("enum", ("低", "高")),
        "café": BOOL,
    },
    event={
        "child_seen": BOOL,
        "adult": BOOL,
        "convicted": BOOL,
        "to": RECEIVER,
        "risk": RISK,
        "note": TEXT,
    },
    opening={"until": DATE, "to": RECEIVER},
    loop={"receiver": RECEIVER},
    parameters={"caseload_limit": INT, "share": NUMBER, "alarm": TEXT, "grace": DURATION},
    measures={"seen_lately": INT, "time_away": DURATION},
    workflows={
        "guardianship": frozenset({"found", "registered", "registered.high", "registered.ordinary", "closed"})
    },
    duties=frozenset({"weekly_visit", "report_alone"}),
    posts=frozenset({"child_director", "child_supervisor", "parent"}),
)


def condition(text: str) -> Result:
    """`text` checked as a condition."""
    return check(text, COUNTY, BOOL)


def codes(text: str, expected: Type | None = BOOL) -> list[str]:
    """The codes of everything wrong with `text`."""
    return [problem.code for problem in check(text, COUNTY, expected).problems]


def places(text: str, expected: Type | None = BOOL) -> list[tuple[str, str]]:
    """The codes, each with the text that is marked."""
    return [(p.code, text[p.start : p.end]) for p in check(text, COUNTY, expected).problems]


def tree(text: str, expected: Type | None = BOOL) -> Tree:
    """The tree of a `text` that nothing is wrong with."""
    result = check(text, COUNTY, expected)
    assert result.tree is not None
    assert result.problems == ()
    return result.tree


def shape(of: Tree | None) -> str:
    """The tree without its places."""
    return re.sub(r"span=\(\d+, \d+\)", "", repr(of))
