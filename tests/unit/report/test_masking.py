from __future__ import annotations

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from carerules.report import csv_table, json_lines, text, worklist
from carerules.report.pseudonym import Names, pseudonym
from carerules.report.selection import select

from .sample import AS_OF, at, audit, obligations, policy

PERSONS = ("c-001", "c-002", "c-003", "p-900", "e-7", "e-8")


def test_text_names_no_child_and_no_parent() -> None:
    whole = select(audit())
    for language in ("en", "zh"):
        told = text.render(whole, language) + "".join(worklist.lines(whole, at(AS_OF), language))
        assert [name for name in PERSONS if name in told] == []


def test_text_names_them_when_asked_to() -> None:
    told = text.render(select(audit()), "en", mask=False)
    assert [name for name in PERSONS if name not in told] == []


def test_officials_and_places_are_named() -> None:
    told = text.render(select(audit()), "en")
    assert "p-12" in told
    assert "v-07" in told


def test_programs_get_the_ids_to_join_on() -> None:
    records = [json.loads(line) for line in json_lines.lines(select(audit()), "en")]
    assert {r["subject"] for r in records if r["kind"] == "obligation"} == {"c-001", "c-002", "c-003"}
    assert "c-003" in "".join(csv_table.lines(select(audit()), "en"))


@given(kind=st.text(min_size=1, max_size=8), name=st.text(max_size=20))
def test_a_pseudonym_is_stable_and_tells_nothing(kind: str, name: str) -> None:
    assert pseudonym(kind, name) == pseudonym(kind, name)
    assert re.fullmatch(r"[0-9a-f]{8}", pseudonym(kind, name).removeprefix(f"{kind}#"))


def test_type_and_id_do_not_run_into_each_other() -> None:
    hashes = {pseudonym("a", "bc")[2:], pseudonym("ab", "c")[3:]}
    assert len(hashes) == 2


def test_a_loop_value_from_an_event_is_masked_and_a_fixed_one_is_not() -> None:
    names = Names(policy())
    told = {ob.duty: names.loop(ob) for ob in obligations() if ob.loop}
    assert told["written_notice"] in ("school", "village_committee")
    assert told["report_alone"] == pseudonym("", "found-c-001")
