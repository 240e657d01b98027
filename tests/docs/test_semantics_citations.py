"""The semantics, the code and the spec tests cite one another, and nothing that is not there."""

from __future__ import annotations

import os
import re

import pytest

from .chapters import INDEX, Paragraph, paragraphs
from .citations import cited, cited_by_functions, everything_written, sources, spec_tests

NUMBERS = [paragraph.number for paragraph in paragraphs()]
RULES = [number for number in NUMBERS if number.count(".") == 1]


def is_leaf(number: str) -> bool:
    return not any(other.startswith(f"{number}.") for other in NUMBERS)


def test_paragraphs_are_numbered_without_gaps() -> None:
    expected, last = [], ""
    for number in NUMBERS:
        parts = number.split(".")
        above = ".".join(parts[:-1]) if len(parts) > 1 else ""
        assert above in ("", *expected), f"{number} stands outside {above}"
        siblings = [
            one for one in expected if one.rpartition(".")[0] == above and one.count(".") == len(parts) - 1
        ]
        follow = {
            0: f"S{len(siblings) + 1}",
            1: f"{above}.{len(siblings) + 1}",
            2: f"{above}.{chr(97 + len(siblings))}",
        }
        assert number == follow[len(parts) - 1], f"{number} after {last}"
        expected.append(number)
        last = number
    assert [number for number in NUMBERS if "." not in number] == [f"S{n}" for n in range(1, 11)]


@pytest.mark.parametrize("paragraph", [p for p in paragraphs() if is_leaf(p.number)], ids=lambda p: p.number)
def test_every_paragraph_has_an_example(paragraph: Paragraph) -> None:
    assert paragraph.examples


def test_every_paragraph_is_carried_out_by_a_function() -> None:
    known = cited_by_functions(sources())
    assert [number for number in RULES if number not in known] == []


def test_every_paragraph_has_a_spec_test() -> None:
    known = cited_by_functions(spec_tests())
    assert [number for number in RULES if number not in known] == []


def test_nothing_is_cited_that_is_not_there() -> None:
    strays = [
        f"{file.name}: {number}"
        for file in everything_written()
        for number in cited(file.read_text(encoding="utf-8", errors="replace"))
        if number not in NUMBERS
    ]
    assert strays == []


def test_the_first_page_leads_to_every_paragraph() -> None:
    """Written anew with CARERULES_REGENERATE=1."""
    text = INDEX.read_text(encoding="utf-8")
    listed = "\n".join(_line(paragraph) for paragraph in paragraphs())
    wanted = re.sub(
        r"(<!-- paragraphs -->\n).*(<!-- end of paragraphs -->)",
        lambda found: f"{found[1]}{listed}\n{found[2]}",
        text,
        flags=re.DOTALL,
    )
    if os.environ.get("CARERULES_REGENERATE"):
        INDEX.write_text(wanted, encoding="utf-8")
    assert INDEX.read_text(encoding="utf-8") == wanted


def _line(paragraph: Paragraph) -> str:
    indent = "  " * paragraph.number.count(".")
    return f"{indent}- [{paragraph.number} {paragraph.title}]({paragraph.file}#{paragraph.anchor})"
