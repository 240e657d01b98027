from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

import carerules
from carerules.answer.records import BUCKET_OF, BUCKETS
from carerules.cli.words import WORDS as CLI
from carerules.engine.kinds import NAMES
from carerules.report.findings import because
from carerules.report.handbook.words import HANDBOOK
from carerules.report.notes_words import NOTES
from carerules.report.text_words import TEXT
from carerules.report.voice import Voice, Wording
from carerules.report.worklist_words import WORKLIST

TABLES = {"text": TEXT, "worklist": WORKLIST, "notes": NOTES, "cli": CLI, "handbook": HANDBOOK}
HAN = re.compile(r"[\u4e00-\u9fff]")


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("name", TABLES)
def test_both_languages_say_the_same_things(name: str) -> None:
    table: Wording = TABLES[name]
    assert [key for key, (en, zh) in table.items() if placeholders(en) != placeholders(zh)] == []


@pytest.mark.parametrize("name", TABLES)
def test_each_language_is_itself(name: str) -> None:
    table: Wording = TABLES[name]
    assert [key for key, (en, _) in table.items() if HAN.search(en)] == []
    words = {key: re.sub(r"\{\w+\}|`[^`]*`|\W|\d", "", zh) for key, (_, zh) in table.items()}
    assert [key for key, text in words.items() if text and not HAN.search(text) and key != "version"] == []


def test_every_status_bucket_and_kind_has_a_name() -> None:
    wanted = (
        {f"status.{s}" for s in BUCKET_OF} | {f"bucket.{b}" for b in BUCKETS} | {f"kind.{k}" for k in NAMES}
    )
    assert wanted <= TEXT.keys()


def test_no_text_for_people_is_written_outside_the_wording_files() -> None:
    root = Path(carerules.__file__).parent
    files = [p for stage in ("report", "cli") for p in (root / stage).rglob("*.py")]
    spoken = [p for p in files if not p.stem.endswith("words") and p.stem != "vocabulary"]
    found = []
    for path in spoken:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and HAN.search(node.value):
                found.append(f"{path.name}:{node.lineno}")
    assert found == []


@pytest.mark.parametrize(
    ("cause", "told"),
    [
        ("", ""),
        ("guard", "the condition of a transition is unknown"),
        ("missing:child_seen,recorded_before", "`child_seen` is missing, recorded before it happened"),
        ("something_new", "something_new"),
    ],
)
def test_causes_are_told_in_words(cause: str, told: str) -> None:
    assert because(cause, Voice(TEXT, "en")) == told
