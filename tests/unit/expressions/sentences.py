"""Strategies: texts of every kind, and conditions that are well typed."""

from __future__ import annotations

from hypothesis import strategies as st

from carerules.expressions import habits

from .county import COUNTY

_PIECES = (
    *("and or not in true false && || == != < <= > >= + - * ! ? : ( ) [ ] , .".split()),
    *habits.OPERATORS,
    *habits.QUOTES,
    *habits.WORDS,
    *COUNTY.names(),
    *(
        "event.child_seen event.to event.by opening.until subject.id high low school 'x' \"high\" 7 0.5 7d 007".split()
    ),
    *("age(birth_date) days_since(event.at) has(village) assigned(parent) null \\ $ \u3000 １６".split()),
    'in("guardianship.found")',
    'open("weekly_visit")',
    'date("2024-02-30")',
    'duration("7d")',
)
pieces = st.lists(st.sampled_from(sorted(_PIECES)), max_size=25).flatmap(
    lambda words: st.sampled_from((" ".join(words), "".join(words)))
)
anything = st.one_of(
    st.text(max_size=60), pieces, st.tuples(pieces, st.text(max_size=5), pieces).map("".join)
)


def _either(*texts: str) -> st.SearchStrategy[str]:
    return st.sampled_from(texts)


def _bracketed(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(_either("{}", "({})"), texts).map(lambda pair: pair[0].format(pair[1]))


_numbers = _either("misses", "caseload_limit", "share", "0", "3", "2.5", "-4", "9007199254740992")
_sums = st.recursive(
    _numbers,
    lambda below: st.one_of(
        st.tuples(_bracketed(below), _either("+", "-", "*"), _bracketed(below)).map(" ".join),
        below.map("-({})".format),
        below.map("(delegated ? {} : 1)".format),
    ).filter(lambda text: "9007199254740992" not in text),
    max_leaves=4,
)
_compare = _either("==", "!=", "<", "<=", ">", ">=")
_equal = _either("==", "!=")
_risks = _either(
    "risk", "event.risk", "high", '"low"', "(delegated ? high : event.risk)", "(café ? high : low)"
)
_dates = _either(
    "birth_date",
    "opening.until",
    'date("2024-02-29")',
    'birth_date + duration("16y")',
    'duration("3wd") + opening.until',
)
_instants = _either("event.at", "opening.at", 'event.at - duration("24h")')
_texts = _either("event.note", "alarm", "village", "event.by", "subject.id", "'it\\'s'", '"a\\\\b\\n"', "''")
_clocks = _either("age(birth_date)", "days_since(event.at)", "days_since(opening.until)", "seen_lately")

atoms = st.one_of(
    _either(
        "delegated",
        "café",
        "event.child_seen",
        "true",
        "false",
        "has(village)",
        "has(event.note)",
        "风险 == 高",
    ),
    _either('in("guardianship.registered.high")', 'open("weekly_visit")', "assigned(parent)"),
    _either("holds_post(event.by, child_director)", "receiver == event.to", 'event.to in ["school"]'),
    _either('time_away >= duration("30d")', 'grace == duration("1w")', 'event.at <= date("2024-03-08")'),
    _either("risk in [high, 'low']", "misses in [1, 2 * 3, -4]", 'birth_date in [date("2024-02-29")]'),
    st.tuples(_sums, _compare, _sums).map(" ".join),
    st.tuples(_either("risk", "event.risk"), _equal, _risks).map(" ".join),
    st.tuples(_risks, _equal, _either("risk", "event.risk")).map(" ".join),
    st.tuples(_dates, _compare, _dates).map(" ".join),
    st.tuples(_instants, _compare, _instants).map(" ".join),
    st.tuples(_texts, _equal, _texts).map(" ".join),
    st.tuples(_clocks, _compare, _either("16", "caseload_limit", "8 * 2", "-1")).map(" ".join),
    st.tuples(_either("16", "caseload_limit"), _compare, _clocks).map(" ".join),
)
conditions = st.recursive(
    atoms,
    lambda below: st.one_of(
        st.tuples(_bracketed(below), _either("and", "or", "&&", "||"), _bracketed(below)).map(" ".join),
        below.map("not ({})".format),
        below.map("!({})".format),
        below.map("({}) == café".format),
        st.tuples(below, below, below)
        .map(lambda three: "({}) ? ({}) : {}".format(*three))
        .map("({})".format),
    ),
    max_leaves=8,
)
