"""What a tree reads."""

from __future__ import annotations

from carerules.expressions.names import conjuncts, reads
from carerules.expressions.text import render

from .county import tree


def test_everything_that_is_read() -> None:
    found = reads(
        tree(
            "has(village) and risk == high and event.child_seen and event.at > opening.at "
            'and receiver == "school" and age(birth_date) >= caseload_limit and seen_lately > 1 '
            'and in("guardianship.registered.high") and not open("weekly_visit") and assigned(parent) '
            "and holds_post(opening.by, child_director) "
            "and opening.until == birth_date"
        )
    )
    assert found.facts == {"village", "risk", "birth_date"}
    assert found.event == {"child_seen", "at"}
    assert found.opening == {"until", "at", "by"}
    assert found.loop == {"receiver"}
    assert found.parameters == {"caseload_limit"}
    assert found.measures == {"seen_lately"}
    assert found.states == {"guardianship.registered.high"}
    assert found.duties == {"weekly_visit"}
    assert found.posts == {"parent", "child_director"}
    assert found.time
    assert found.actor


def test_a_constant_reads_nothing() -> None:
    found = reads(tree("true"))
    assert not any(getattr(found, name) for name in found.__slots__)


def test_time_and_actor_are_each_seen_alone() -> None:
    for text in ("age(birth_date) > 1", "days_since(event.at) > 1", "seen_lately > 1"):
        assert reads(tree(text)).time
        assert not reads(tree(text)).actor
    assert reads(tree('event.by == "x"')).actor
    assert not reads(tree("event.id == 'x'")).actor


def test_lists_branches_and_signs_are_looked_into() -> None:
    found = reads(tree("(delegated ? -misses : caseload_limit) in [1]"))
    assert found.facts == {"delegated", "misses"}
    assert found.parameters == {"caseload_limit"}


def test_conjuncts() -> None:
    parts = conjuncts(tree("delegated and (café and (event.adult or risk == low)) and not event.convicted"))
    assert [render(part) for part in parts] == [
        "delegated",
        "café",
        "event.adult or risk == low",
        "not event.convicted",
    ]
    (single,) = conjuncts(tree("delegated or café"))
    assert render(single) == "delegated or café"
