"""A code is a message in two languages, a page and a fixture; none of them alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from harness import READY, diagnose, fixtures, lay_out_text

from carerules.diagnostics.catalogue.phrases import LABELS, WORDS, Phrase
from carerules.diagnostics.catalogue.table import MESSAGES
from carerules.diagnostics.diagnostic import has_errors
from carerules.diagnostics.wording import placeholders

PAGES = Path(__file__).parents[2] / "docs" / "diagnostics"
EXAMPLE = re.compile(r"^(Avoid|Prefer)\n+```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HAN = re.compile(r"[\u4e00-\u9fff]")

codes = pytest.mark.parametrize("code", sorted(MESSAGES))
# The examples of CR6xx are conditions, not policies: tests/unit/expressions/test_pages.py.
codes_of_policies = pytest.mark.parametrize(
    "code", sorted(code for code in MESSAGES if code.startswith(READY) and not code.startswith("CR6"))
)


@codes
def test_message(code: str) -> None:
    message = MESSAGES[code]
    assert re.fullmatch(r"CR[1-8]\d\d", code)
    assert placeholders(message.en) == placeholders(message.zh)
    assert placeholders(message.help_en) == placeholders(message.help_zh)
    for english in filter(None, (message.en, message.help_en)):
        assert not english.endswith((".", "!"))
        assert not re.match("[A-Z][a-z]", english)
        assert not HAN.search(english)
    for chinese in filter(None, (message.zh, message.help_zh)):
        assert not chinese.endswith(("。", "!", "."))
        assert HAN.search(chinese) or set(chinese) == set("{edit}")


@pytest.mark.parametrize("key", sorted(LABELS.keys() | WORDS.keys()))
def test_phrase(key: str) -> None:
    for phrase in (LABELS.get(key), WORDS.get(key)):
        english, chinese = phrase or Phrase("a", "中")
        assert placeholders(english) == placeholders(chinese)
        assert HAN.search(chinese)
        assert not HAN.search(english)


@codes
def test_code_has_a_fixture(code: str) -> None:
    assert any(fixture.name.startswith(f"{code}_") for fixture in fixtures())


@codes
def test_code_has_a_page(code: str) -> None:
    text = (PAGES / f"{code}.md").read_text(encoding="utf-8")
    assert text.startswith(f"# {code}: ")
    assert "**Why it matters for the child.**" in text
    assert re.search(r"^Avoid\n(.|\n)*^Prefer\n", text, re.MULTILINE)


def test_no_page_and_no_fixture_without_a_code() -> None:
    assert {page.stem for page in PAGES.glob("CR*.md")} <= MESSAGES.keys()
    assert {fixture.name.split("_")[0] for fixture in fixtures()} <= MESSAGES.keys()


@codes_of_policies
def test_examples_of_the_page(code: str, tmp_path: Path) -> None:
    examples = EXAMPLE.findall((PAGES / f"{code}.md").read_text(encoding="utf-8"))
    for number, (kind, text) in enumerate(examples):
        folder = tmp_path / str(number) / "sample"
        lay_out_text(text.encode(), "example.yaml", folder)
        found = diagnose(folder)
        if kind == "Avoid":
            assert code in {diagnostic.code for diagnostic in found}
        else:
            assert code not in {diagnostic.code for diagnostic in found}
            assert not has_errors(found)
