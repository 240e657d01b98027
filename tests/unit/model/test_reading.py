"""What is wrong with the shape of an item is told in the policy's words, at the place where it is written."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from carerules.diagnostics.catalogue.table import MESSAGES
from carerules.diagnostics.diagnostic import Diagnostic
from carerules.diagnostics.span import Span
from carerules.model.duty import Duty
from carerules.model.event import Event
from carerules.model.head import Head
from carerules.model.organisation import Group
from carerules.model.reading import read
from carerules.model.section import SECTIONS
from carerules.model.subject import Subject
from carerules.model.workflow import Workflow
from carerules.source.yaml_text import parse

KEY = Span("policy.yaml", 1, 1, 1, 2)


def refusals(shape: type[BaseModel], text: str) -> list[tuple[str, str]]:
    """The codes, each with the text that it points at."""
    node, problems = parse(text, "policy.yaml")
    assert node is not None
    assert not problems
    model, found = read(shape, node, KEY)
    assert (model is None) == bool(found)
    return [(diagnostic.code, _at(text, diagnostic)) for diagnostic in found]


def _at(text: str, diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    return "" if span == KEY else text.splitlines()[span.line - 1][span.column - 1 : span.end_column - 1]


DUTY = "{subject: child, bearer: parent, do: visit, within: 7d, "


@pytest.mark.parametrize(
    ("addition", "code", "place"),
    [
        ("bogus: 1", "CR201", "bogus"),
        ("escalate: [{after: 1d, to: a, whithin: 2d}]", "CR201", "whithin"),
        ("supervising: parent", "CR203", "parent"),
        ("supervising: [[parent]]", "CR203", "[parent]"),
        ("count_first_day: 1", "CR203", "1"),
        ("at_most: '3'", "CR203", "'3'"),
        ("at_most: 2.5", "CR203", "2.5"),
        ("at_most: true", "CR203", "true"),
        ("while: {a: b}", "CR203", "{a: b}"),
        ("while: [[a, b]]", "CR203", "[a, b]"),
        ("while: null", "CR210", "null"),
        ("while: ", "CR210", "while"),
        ("upon: [a, ~]", "CR210", "~"),
        ("waive: yes", "CR203", "yes"),
        ("for: 7", "CR203", "7"),
        ("label: 7", "CR209", "7"),
        ("before: 1.10", "CR209", "1.10"),
        ("source: {plan: 3.10}", "CR209", "3.10"),
        ("roll: back", "CR204", "back"),
        ("from: first", "CR204", "first"),
        ("times: 0", "CR213", "0"),
        ("where: []", "CR210", "[]"),
        ("where: ''", "CR210", "''"),
        ("assisting: [a, b, a]", "CR211", "a"),
        ("by: [1, 1]", "CR211", "1"),
        ("warn: {2016-02-30: 1d}", "CR207", "2016-02-30"),
        ("warn: {2016-01-01: 1d, later: 2d}", "CR207", "later"),
        ("effective: {from: 2021-6-1}", "CR207", "2021-6-1"),
        ("at_most: {2016-01-01: 1}", "CR214", "{2016-01-01: 1}"),
        ("do: {2016-01-01: visit}", "CR214", "{2016-01-01: visit}"),
        ("label: {2016-01-01: visit}", "CR214", "{2016-01-01: visit}"),
        ("for: {a: [b], c: [d]}", "CR219", "{a: [b], c: [d]}"),
        ("for: {a-b: [c]}", "CR205", "a-b"),
    ],
)
def test_duty(addition: str, code: str, place: str) -> None:
    text = (DUTY.replace("do: visit, ", "") if addition.startswith("do:") else DUTY) + addition + "}"
    assert refusals(Duty, text) == [(code, place)]


def test_a_missing_key_is_told_at_its_item() -> None:
    assert refusals(Duty, "{bearer: parent, do: visit, within: 7d}") == [("CR202", "")]
    steps = "{subject: child, bearer: parent, do: visit, within: 7d, waive: {upon: a, until: b}}"
    assert refusals(Duty, steps) == [("CR202", "waive")]


def test_a_misspelt_key_is_not_also_missing() -> None:
    text = "{subjct: child, bearer: parent, do: visit, within: 7d}"
    assert refusals(Duty, text) == [("CR201", "subjct")]


def test_all_mistakes_are_told_at_once() -> None:
    text = "{subject: child, bearer: parent, do: visit, within: 7d, times: 0, roll: back, bogus: 1}"
    assert [code for code, _ in refusals(Duty, text)] == ["CR213", "CR204", "CR201"]


def test_keys_are_suggested_where_they_belong() -> None:
    node, _ = parse(
        "{subject: child, bearer: parent, escalate: [{after: 1d, to: a, whithin: 2d}]}", "policy.yaml"
    )
    assert node is not None
    _, [found] = read(Duty, node, KEY)
    assert found.args == {"key": "whithin", "suggestion": "within"}


def test_states_inside_states() -> None:
    text = "{subject: child, initial: a, states: {a: {initial: b, states: {b: {fnal: true}}}}}"
    node, _ = parse(text, "policy.yaml")
    assert node is not None
    _, [found] = read(Workflow, node, KEY)
    assert found.args == {"key": "fnal", "suggestion": "final"}


@pytest.mark.parametrize(
    ("type_", "code"),
    [
        ("integer", "CR215"),
        ('""', "CR215"),
        ("[int]", "CR216"),
        ("null", "CR210"),
        ("{list: int}", "CR216"),
        ("{enum: []}", "CR217"),
        ("{enum: [[a]]}", "CR217"),
        ("{enum: [a, true]}", "CR209"),
        ("{enum: [a, b, a]}", "CR211"),
    ],
)
def test_types(type_: str, code: str) -> None:
    assert [found for found, _ in refusals(Event, f"{{subject: child, data: {{x: {type_}}}}}")] == [code]


@pytest.mark.parametrize("type_", ['"?"', '"int?"', '{"enum?": [a]}', '{"ref?": child}'])
def test_facts_are_never_optional(type_: str) -> None:
    assert [code for code, _ in refusals(Subject, f"{{facts: {{x: {type_}}}}}")] == ["CR218"]


def test_short_and_long_forms_are_the_same() -> None:
    def model(text: str) -> Duty:
        node, _ = parse(text, "policy.yaml")
        assert node is not None
        found, problems = read(Duty, node, KEY)
        assert not problems
        assert found is not None
        return found

    head = "{subject: child, bearer: parent, within: 7d, "
    assert model(head + "do: visit}").do == model(head + "do: [{event: visit}]}").do
    assert (
        model(head + "do: visit, while: a}").holds_while == model(head + "do: visit, while: [a]}").holds_while
    )
    assert model(head + "do: visit, by: 28}").by == model(head + "do: visit, by: ['28']}").by
    assert (
        model(head + "do: visit, source: {a: 1}}").source
        == model(head + "do: visit, source: {a: ['1']}}").source
    )


PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-9, 9)
    | st.floats(-2, 2)
    | st.sampled_from(["", "a", "2021-06-01", "7d"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["a", "2021-06-01", "event", "when", "to", "in", "enum", "type", "members_of", "states"]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)
SHAPES: list[type[BaseModel]] = sorted([*SECTIONS.values(), Head], key=lambda shape: shape.__name__)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_whatever_is_written_is_read_or_refused_in_our_own_words(data: st.DataObject) -> None:
    shape = data.draw(st.sampled_from(SHAPES))
    keys = sorted(field.alias or name for name, field in shape.model_fields.items())
    written = data.draw(st.dictionaries(st.sampled_from(keys), PLAIN, max_size=6))
    text = json.dumps(written)
    node, problems = parse(text, "policy.yaml")
    assert node is not None
    assert not problems
    model, found = read(shape, node, KEY)
    assert (model is None) == bool(found)
    for diagnostic in found:
        assert diagnostic.code in MESSAGES
        assert diagnostic.message("en")
        assert diagnostic.message("zh")
        assert diagnostic.span == KEY or diagnostic.span.end_column <= len(text) + 1


def test_groups_may_change_their_lead() -> None:
    node, _ = parse("{lead: {2013-01-01: a, 2016-02-04: b}, members: [a, b]}", "policy.yaml")
    assert node is not None
    group, _ = read(Group, node, KEY)
    assert group is not None
    assert group.lead == {"2013-01-01": "a", "2016-02-04": "b"}
