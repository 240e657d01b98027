"""What an explanation cites is enough, and none of it too much."""

from __future__ import annotations

import itertools
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from carerules.answer.evaluate import Case, Instances, cases_of, evaluate
from carerules.answer.records import Obligation
from carerules.explain.sufficient import Rest, Search, mark_of
from carerules.history.read import read
from carerules.history.settle import Prepared, prepare

from .county import as_ofs, county, histories

VILLAGES: Instances = {"committee": ["v-1", "v-2"]}
DAYS = st.integers(1, 28).map(lambda day: f"2026-03-{day:02d}T09:00")
HOLDERS = st.fixed_dictionaries({"holder": st.sampled_from(["p-1", "p-2"])})
APPOINTMENTS = st.lists(
    st.one_of(
        st.tuples(st.just("appointed"), DAYS, HOLDERS), st.tuples(st.just("resigned"), DAYS, st.just({}))
    ).map(
        lambda it: {
            "subject": "v-1",
            "subject_type": "village",
            "event": it[0],
            "occurred_at": it[1],
            "data": it[2],
        }
    ),
    max_size=4,
)


def settled(rows: list[dict[str, Any]]) -> Prepared:
    policy = county()
    return prepare(read(rows, zone=policy.resolved.zone).events, policy.resolved.order)


def judged(prepared: Prepared, until: int) -> list[Obligation]:
    found = evaluate(county().program, prepared, until, VILLAGES).obligations
    return [ob for ob in found if ob.subject == "c-1"]


def only(rest: Rest, without: int = -1) -> Prepared:
    """A history of nothing but these records, each under the id it was cited by."""
    kept: dict[tuple[str, str], list[Any]] = {}
    for number, record in enumerate(rest.records):
        if number != without:
            kept.setdefault((record.event.subject_type, record.event.subject), []).append(record)
    return Prepared(cases=kept)


@settings(max_examples=150, deadline=None)
@given(histories, APPOINTMENTS, as_ofs)
def test_the_records_an_obligation_rests_on_are_enough_and_all_needed(
    history: list[dict[str, Any]], appointments: list[dict[str, Any]], as_of: str
) -> None:  # S9.7
    prepared = settled(history + appointments)
    until = county().audit([], as_of=as_of).as_of
    cases = cases_of(county().program, prepared)
    units = [case for case in cases if case.plan.unit]
    for case in itertools.filterfalse(units.__contains__, cases):
        for ob in judged(prepared, until):
            rest = Search(county().program, case, units, VILLAGES, until).of(ob)
            assert rest.found
            assert rest.least
            assert mark_of(ob) in [mark_of(one) for one in judged(only(rest), until)]
            for number in range(len(rest.records)):
                assert mark_of(ob) not in [mark_of(one) for one in judged(only(rest, number), until)]


def test_a_search_that_takes_too_long_says_so(monkeypatch: Any) -> None:
    rows = [
        {"subject": "c-1", "subject_type": "child", "event": "moved", "occurred_at": f"2026-03-{day:02d}", "data": {"away": away}}
        for day, away in enumerate(["none", "both"] * 6, 1)
    ]  # fmt: skip
    prepared = settled(rows)
    until = county().audit([], as_of="2026-03-20").as_of
    (case,) = (case for case in cases_of(county().program, prepared) if not case.plan.unit)
    obs = judged(prepared, until)
    monkeypatch.setattr("carerules.explain.sufficient.MOST_EVALUATIONS", 3)
    rests = [
        Search(county().program, Case(case.plan, "c-1", case.records), (), VILLAGES, until).of(ob)
        for ob in obs
    ]
    assert any(not rest.least for rest in rests)
    for ob, rest in zip(obs, rests, strict=True):
        assert mark_of(ob) in [mark_of(one) for one in judged(only(rest), until)]


def test_a_search_that_may_do_nothing_claims_nothing(monkeypatch: Any) -> None:
    rows = [{"subject": "c-1", "subject_type": "child", "event": "asked", "occurred_at": "2026-03-02"}]
    monkeypatch.setattr("carerules.explain.sufficient.MOST_WORK", 0)
    found = county().explain(rows, as_of="2026-03-20", chosen=lambda *case: True, duty="answer").told
    (text,) = [one.paragraphs[0] for one in found if one.subject == "c-1"]
    assert "was not looked for any more" in text
    assert "it rests on the records" not in text
