from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carerules.interop.mermaid import escaped, quoted
from carerules.interop.organisation_mermaid import organisation_mermaid
from carerules.interop.workflow_mermaid import workflow_mermaid
from carerules.resolved.value import Label
from carerules.resolved.workflow import Workflow

from .making import county, workflow

_CODE = re.compile(r"#(\d+);")


def shown(text: str) -> str:
    """What Mermaid makes of character codes."""
    return _CODE.sub(lambda code: chr(int(code[1])), text)


@given(st.text())
def test_escaped_text_is_shown_as_it_was_and_holds_no_markup(text: str) -> None:
    written = escaped(text)
    seen = "".join(char for char in " ".join(text.split()) if char.isprintable())
    assert shown(written) == seen
    assert not set(_CODE.sub("", written)) & set('"#;:{}[]<>|`\\%&@$^~\n\r\t')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("入户走访（每周）", '"入户走访（每周）"'),
        ('a "b"; c', '"a #34;b#34;#59; c"'),
        ("1. 登记\n2. 走访", '"1#46; 登记 2. 走访"'),
        ("12. 登记", '"12#46; 登记"'),
        ("- 登记", '"#45; 登记"'),
        ("a\u202eb", '"ab"'),
    ],
)
def test_labels(text: str, expected: str) -> None:
    assert quoted(text) == expected


def labelled() -> Workflow:
    made = county().workflows["guardianship"]
    labels = {
        "found": Label(zh="已发现", en="Found"),
        "registered": Label(zh="已登记", en="Registered"),
        "registered.high": Label(zh="高风险"),
    }
    states = {
        path: replace(state, label=labels.get(path, state.label)) for path, state in made.states.items()
    }
    states["registered"] = replace(states["registered"], history="deep")
    return replace(made, states=states)


def test_a_workflow_in_chinese() -> None:
    verified = replace(county().events["verified"], label=Label(zh="核实", en="Verified"))
    policy = replace(county(), events={**county().events, "verified": verified})
    text = workflow_mermaid(labelled(), policy, "zh")
    assert text == (
        "stateDiagram-v2\n"
        "    [*] --> s1\n"
        '    state "已发现" as s1\n'
        '    state "已登记 (H*)" as s2 {\n'
        "        [*] --> s3\n"
        '        state "unassessed" as s3\n'
        '        state "ordinary" as s4\n'
        '        state "高风险" as s5\n'
        '        state "intervention" as s6\n'
        "    }\n"
        '    state "closed" as s7\n'
        "    s7 --> [*]\n"
        "    s1 --> s2 : 核实\n"
        "    s1 --> s7 : left_scope\n"
        "    s2 --> s7 : left_scope\n"
        "    s2 --> s7 : #91;age(birth_date) #62;= 16#93;\n"
        "    s3 --> s5 : assessed #91;event.risk == high#93;\n"
        "    s3 --> s4 : assessed\n"
        "    s4 --> s5 : assessed #91;event.risk == high#93;\n"
        "    s4 --> s4 : assessed\n"
        "    s4 --> s3 : 满 1y\n"
        "    s5 --> s6 : violated(高风险儿童每周走访)\n"
        "    s5 --> s4 : assessed #91;event.risk != high#93;\n"
        "    s6 --> s5 : assessed #91;event.risk == high#93;\n"
        "    s6 --> s4 : assessed\n"
    )


def test_a_workflow_in_english() -> None:
    text = workflow_mermaid(labelled(), county(), "en")
    assert '"Registered (H*)"' in text
    assert '"高风险"' in text  # there is no English label
    assert "s4 --> s3 : after 1y\n" in text
    assert "violated(Weekly visit to a child at high risk)" in text


def test_ways_between_a_compound_state_and_its_inside_have_a_stand_in() -> None:
    made = workflow(
        "a",
        {
            "a": {"initial": "a.b", "on": [("go", None, "a.b"), ("see", None, None)]},
            "a.b": {"on": [("back", None, "a"), ("see", None, "z")]},
            "z": {},
        },
    )
    lines = workflow_mermaid(made, county(), "en").splitlines()
    assert '        state "…" as s1i' in lines
    assert lines[-4:] == [
        "    s1i --> s2 : go",
        "    s1i --> s1i : see (stays)",
        "    s2 --> s1i : back",
        "    s2 --> s3 : see",
    ]


def test_the_organisation() -> None:
    text = organisation_mermaid(county(), "zh")
    lines = text.splitlines()
    assert lines[:6] == [
        "flowchart TD",
        '    subgraph l1["county"]',
        '        n1["民政局"]',
        '        n2["county_government"]',
        '        n3["县教育局"]',
        "    end",
    ]
    assert '    n7{{"leading_group"}}' in lines
    assert '    n11("儿童主任")' in lines
    assert '    n16(["父母"])' in lines
    assert '    n3 -->|"牵头 2013-01-01–2016-02-03"| n7' in lines
    assert '    n1 -->|"牵头 2016-02-04–"| n7' in lines
    assert '    n12 -->|"stands in for"| n11' in organisation_mermaid(county(), "en").splitlines()
