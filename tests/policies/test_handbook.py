"""The committed handbook of the county: made from the policy as it is, and every link in it leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import carerules
from carerules.report.handbook.pages import pages

from . import shelf

ROOT = Path(__file__).parents[2]
BOOK = ROOT / "docs" / "handbook"
POLICY = ROOT / "policies" / "anhui_county"
LINK = re.compile(r"\]\(<?([^)>\s]+)>?\)")


@pytest.fixture(scope="module")
def policy() -> carerules.Policy:
    return shelf.policy(POLICY)


def test_the_committed_pages_are_those_of_the_policy(policy: carerules.Policy) -> None:
    """If not: `carerules handbook policies/anhui_county --out docs/handbook --language zh`."""
    made = pages(policy.resolved, "zh", "../../policies/anhui_county")
    there = {path.relative_to(BOOK).as_posix(): path.read_text("utf-8") for path in BOOK.rglob("*.md")}
    assert sorted(there) == sorted(made)
    assert [path for path in made if made[path] != there[path]] == []


def targets(page: Path) -> list[tuple[Path, str]]:
    found = (target.partition("#") for target in LINK.findall(page.read_text("utf-8")))
    return [((page.parent / path).resolve() if path else page, fragment) for path, _, fragment in found]


def test_every_link_leads_to_a_line_or_an_anchor() -> None:
    broken, counted = [], 0
    texts: dict[Path, str] = {}
    for page in BOOK.rglob("*.md"):
        for target, fragment in targets(page):
            counted += 1
            if target not in texts:
                texts[target] = target.read_text("utf-8") if target.is_file() else ""
            if not texts[target] or not leads(texts[target], fragment):
                broken.append((page.name, target.name, fragment))
    assert counted > 500
    assert broken == []


def leads(text: str, fragment: str) -> bool:
    """Whether the text has the line `L12` or the anchor."""
    if re.fullmatch(r"L\d+", fragment):
        return int(fragment[1:]) <= text.count("\n")
    return not fragment or f'<a id="{fragment}"></a>' in text


def test_a_link_to_a_line_leads_to_the_line_of_its_item(policy: carerules.Policy) -> None:
    """The anchor of a duty and the line that its entry names belong together."""
    for page in [*(BOOK / "units").glob("*.md"), *(BOOK / "roles").glob("*.md")]:
        for entry in re.split(r"^### ", page.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            duty = re.match(r'<a id="(\w+)(?:@\w+)?"></a>', entry)
            place = re.search(r"\(([^)#]+)#L(\d+)\) \|", entry)
            assert duty is not None
            assert place is not None
            line = (page.parent / place[1]).read_text("utf-8").splitlines()[int(place[2]) - 1]
            assert line.strip().startswith(f"{duty[1]}:")


def test_every_duty_of_the_policy_stands_on_some_page(policy: carerules.Policy) -> None:
    text = "".join(page.read_text("utf-8") for page in BOOK.rglob("*.md"))
    assert [id_ for id_ in policy.duties if f'### <a id="{id_}"></a>' not in text] == []


def test_every_mapped_clause_stands_on_the_clause_page(policy: carerules.Policy) -> None:
    text = (BOOK / "clauses.md").read_text("utf-8")
    clauses = policy.resolved.clauses
    assert clauses
    assert [each.clause for each in clauses if f"\n| {each.clause} | " not in text] == []
    unmapped = [each.clause for each in clauses if not each.items and not each.reason]
    assert unmapped == []


def test_the_contents_count_what_check_counts(policy: carerules.Policy) -> None:
    text = (BOOK / "index.md").read_text("utf-8")
    assert f"假定的地方数字 {len(policy.assumptions)} 个" in text
    assert f"没有数字的职责 {len(policy.unquantified)} 项" in text
