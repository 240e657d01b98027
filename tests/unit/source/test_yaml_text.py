from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.diagnostics.place import lines
from carerules.source import yaml_text
from carerules.source.encoding import decode
from carerules.source.node import Mapping, Node, Scalar, Sequence, plain
from carerules.source.yaml_text import parse

from .strategies import data, dumped, yaml_like

LOADERS = (yaml.CSafeLoader, yaml.SafeLoader)


def _parse_with(loader: type[yaml.SafeLoader], text: bytes | str) -> tuple[Node | None, list[Diagnostic]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_text, "LOADER", loader)
        return parse(text, "f")


def _spans(node: Node) -> list[tuple[int, int]]:
    mine = [(node.span.line, node.span.column), (node.span.end_line, node.span.end_column)]
    if isinstance(node, Scalar):
        return mine
    inner = node.items if isinstance(node, Sequence) else [entry.node for entry in node.entries.values()]
    return mine + [place for child in inner for place in _spans(child)]


@settings(deadline=None)
@given(text=st.binary(max_size=60) | yaml_like | yaml_like.map(lambda t: t.encode("utf-8", "surrogatepass")))
@example("[" * 5000)
@example("- " * 5000)
@example("{a: " * 5000)
@example('"\\U00110000"')
@example('"\\UFFFFFFFF"')
@example("%YAML 1." + "1" * 5000 + "\n---\na: 1\n")
@example(b"\xff\xfea\x00")
@example("&x [*x]")
@example("? ? ? a")
@example("a: !<tag:yaml.org,2002:str> b")
@example("!!python/object/apply:os.system [echo]")
def test_any_text_gives_a_node_or_says_why_not(text: bytes | str) -> None:
    shown = decode(text, "f")[0] if isinstance(text, bytes) else text.removeprefix("\ufeff")
    rows = lines(shown)
    for loader in LOADERS:
        node, problems = _parse_with(loader, text)
        assert node is not None or problems
        places = _spans(node) if node is not None else []
        for problem in problems:
            assert problem.message("en")
            assert problem.message("zh")
            for span in (problem.span, *(label.span for label in problem.labels)):
                places += [(span.line, span.column), (span.end_line, span.end_column)]
                assert (span.line, span.column) <= (span.end_line, span.end_column)
        assert all(
            1 <= line <= len(rows) and 1 <= column <= len(rows[line - 1]) + 1 for line, column in places
        )


@given(
    value=data, flow=st.sampled_from([None, True, False]), style=st.sampled_from([None, "'", '"', "|", ">"])
)
def test_what_another_program_wrote_is_read_back(value: object, flow: bool | None, style: str | None) -> None:
    file = dumped(value, default_flow_style=flow)
    node, problems = parse(file, "f")
    assert problems == []
    assert node is not None
    assert plain(node) == value
    styled = dumped(value, default_flow_style=flow, default_style=style)
    if "!!" not in styled:
        assert parse(styled, "f") == _parse_with(yaml.SafeLoader, styled)


@settings(deadline=None)
@given(value=data, flow=st.sampled_from([None, True, False]))
def test_both_libraries_give_the_same_nodes_at_the_same_places(value: object, flow: bool | None) -> None:
    file = dumped(value, default_flow_style=flow, width=30)
    assert _parse_with(LOADERS[0], file) == _parse_with(LOADERS[1], file)


def test_a_byte_order_mark_moves_no_column(loader: str) -> None:
    node, problems = parse(b"\xef\xbb\xbfa: b\n", "f")
    assert problems == []
    assert node is not None
    assert (node.span.line, node.span.column) == (1, 1)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_counts_once(loader: str, end: str) -> None:
    node, problems = parse(end.join(["a:", "  中: x", "b: y", ""]), "f")
    assert problems == []
    assert isinstance(node, Mapping)
    assert str(node.entries["b"].key_span) == "f:3:1"


def test_a_broken_pair_does_not_hide_the_others(loader: str) -> None:
    node, problems = parse("a: 1\na: 2\n<<: 3\n[x]: 4\nb: 5\n", "f")
    assert [problem.code for problem in problems] == ["CR109", "CR113", "CR110"]
    assert node is not None
    assert plain(node) == {"a": 1, "b": 5}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "---\n# nothing\n...\n"])
def test_an_empty_text_is_an_empty_mapping(loader: str, text: str) -> None:
    node, problems = parse(text, "f")
    assert node is not None
    assert plain(node) == {}
    assert [problem.code for problem in problems] == ["CR119"]
