"""The renderings for programs."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as Xml

import pytest

from carerules.diagnostics import render_github, render_json, render_junit, render_sarif, render_text
from carerules.diagnostics.diagnostic import Diagnostic
from carerules.diagnostics.span import Span
from carerules.diagnostics.wording import Language

from .samples import ALL, SOURCES, TWICE

RENDERINGS = [render_github, render_json, render_junit, render_sarif, render_text]


def test_json() -> None:
    document = json.loads(render_json.render(ALL, SOURCES, "zh", root="p"))
    assert document["format"] == 1
    assert [d["code"] for d in document["diagnostics"]] == [d.code for d in ALL]
    assert document["diagnostics"][0]["file"] == ""
    assert document["diagnostics"][1] == {
        "code": "CR109",
        "severity": "error",
        "message": TWICE.message("zh"),
        "help": TWICE.help("zh"),
        "file": "p/duties/village.yaml",
        "line": 7,
        "column": 5,
        "end_line": 7,
        "end_column": 11,
        "labels": [
            {
                "text": "第一次写在这里",
                "file": "p/duties/village.yaml",
                "line": 5,
                "column": 5,
                "end_line": 5,
                "end_column": 11,
            }
        ],
    }


def test_sarif() -> None:
    told = [*ALL, Diagnostic("CR119", Span("走 访.yaml", 1, 1, 1, 1))]
    document = json.loads(render_sarif.render(told, SOURCES, "en", root="p"))
    run = document["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert document["version"] == "2.1.0"
    assert run["columnKind"] == "unicodeCodePoints"
    assert [rule["id"] for rule in rules] == ["CR109", "CR118", "CR119", "CR121"]
    assert [result["ruleId"] for result in run["results"]] == [d.code for d in told]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert [result["level"] for result in run["results"]] == ["error", "error", "error", "warning", "warning"]
    assert run["results"][0]["locations"] == []
    twice = run["results"][1]
    assert _region(twice["locations"][0]) == (7, 5, 7, 11)
    assert _region(twice["relatedLocations"][0]) == (5, 5, 5, 11)
    assert twice["relatedLocations"][0]["message"]["text"] == "first written here"
    uri = run["results"][-1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert " " not in uri
    assert unquote(uri) == "p/走 访.yaml"


def _region(location: dict[str, Any]) -> tuple[int, int, int, int]:
    region = location["physicalLocation"]["region"]
    return region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]


def test_junit() -> None:
    root = Xml.fromstring(render_junit.render(ALL, SOURCES, "en", root="p"))
    suites = {suite.attrib["name"]: suite for suite in root}
    assert list(suites) == [".", "p/duties/village.yaml", "p/posts.yaml", "p/quiet.yaml"]
    village = suites["p/duties/village.yaml"]
    assert (village.attrib["tests"], village.attrib["failures"]) == ("2", "2")
    failure = village.find("testcase/failure")
    assert failure is not None
    assert failure.attrib["message"] == TWICE.message("en")
    assert (failure.text or "").startswith("p/duties/village.yaml:7:5: error[CR109]: ")
    assert suites["p/posts.yaml"].find("testcase/failure") is None
    assert suites["p/posts.yaml"].find("testcase/system-out") is not None
    assert [case.attrib["name"] for case in suites["p/quiet.yaml"]] == ["check"]


def test_github() -> None:
    rows = render_github.render(ALL, SOURCES, "en", root="a,b").splitlines()
    assert rows[0] == (
        "::error title=CR121::there is no folder `100%25, a:b`%0Aname the folder that holds `policy.yaml`"
    )
    assert rows[1].startswith(
        "::error file=a%2Cb/duties/village.yaml,line=7,endLine=7,col=5,endColumn=10,title=CR109::the key"
    )
    assert rows[3].startswith(
        "::warning file=a%2Cb/posts.yaml,line=1,endLine=1,col=1,endColumn=1,title=CR119::"
    )
    several = Diagnostic("CR118", Span("f", 1, 4, 2, 3), {"number": "x"})
    assert render_github.render([several], {}, "en").startswith(
        "::error file=f,line=1,endLine=2,title=CR118::"
    )


@pytest.mark.parametrize("rendering", RENDERINGS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_hostile_words_and_lines(rendering: Any, language: Language) -> None:
    key = "x\x00\x1b[2J\r\n::error::<b>&\ud800\u202e"
    told = Diagnostic("CR109", Span("f", 1, 1, 1, 2), {"key": key})
    shown = rendering.render([told], {"f": key}, language)
    assert shown.encode("utf-8")
    assert not {"\x00", "\x1b", "\r", "\u202e"} & set(shown)
    assert "\n::error::" not in shown
    if rendering is render_junit:
        Xml.fromstring(shown)


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_nothing_to_tell(rendering: Any) -> None:
    assert "CR" not in rendering.render([], {}, "en")
