"""The pages of the semantics as data: chapters, numbered paragraphs, and the fenced blocks that run as tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
INDEX = ROOT / "docs" / "semantics.md"
FOLDER = ROOT / "docs" / "semantics"

_HEADING = re.compile(r"(#{2,4}) (S\d+(?:\.\d+)?(?:\.[a-z])?) (.+)")
_FENCE = re.compile(r"```(.*)")

EXAMPLES = ("scenario", "answer", "refused")
"""Kinds of blocks that can fail; a `policy` block is what they run on."""


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block. `kind` is the second word of its fence, `options` what follows, `policy` what it runs on."""

    kind: str
    options: tuple[str, ...]
    text: str
    file: str
    line: int
    policy: str = ""

    @property
    def name(self) -> str:
        """The page and line, as a test's id."""
        return f"{self.file}:{self.line}"

    def option(self, key: str) -> str:
        """The value of `key=value` in the fence, or nothing."""
        return next((word.partition("=")[2] for word in self.options if word.startswith(f"{key}=")), "")


@dataclass(slots=True)
class Paragraph:
    """A numbered heading with what stands below it; `S3` is a chapter, `S3.3` a paragraph, `S3.3.a` a part of it."""

    number: str
    title: str
    file: str
    blocks: list[Block] = field(default_factory=list)

    @property
    def examples(self) -> list[Block]:
        """The blocks that can fail."""
        return [block for block in self.blocks if block.kind in EXAMPLES]

    @property
    def anchor(self) -> str:
        """The fragment under which the heading is found in a browser."""
        slug = re.sub(r"[^\w\- ]", "", f"{self.number} {self.title}".lower())
        return slug.replace(" ", "-")


@cache
def paragraphs() -> tuple[Paragraph, ...]:
    """Every numbered heading of every page, in order."""
    return tuple(found for page in sorted(FOLDER.glob("*.md")) for found in _read(page))


@cache
def county() -> str:
    """The policy on the first page, on which every example stands."""
    blocks = (block for block in _blocks(INDEX) if isinstance(block, Block))
    return next(block.text for block in blocks if block.kind == "policy")


def examples() -> list[Block]:
    """Every block of every paragraph that can fail."""
    return [block for paragraph in paragraphs() for block in paragraph.examples]


def _read(page: Path) -> Iterator[Paragraph]:
    """The paragraphs of one page; a policy holds for what follows it, until the next one."""
    current: Paragraph | None = None
    policy, named = "", {"county": ""}
    for part in _blocks(page):
        if isinstance(part, Paragraph):
            if current is not None:
                yield current
            current = part
            continue
        if part.kind == "policy":
            policy = part.text
            named[part.option("name")] = policy
        chosen = named[part.option("policy")] if part.option("policy") else policy
        assert current is not None, f"{part.name} stands before the first paragraph"
        current.blocks.append(Block(part.kind, part.options, part.text, part.file, part.line, chosen))
    if current is not None:
        yield current


def _blocks(page: Path) -> Iterator[Paragraph | Block]:
    """Headings and fenced blocks that say what they are, in the order of the page."""
    name = page.relative_to(ROOT / "docs").as_posix()
    lines = iter(enumerate(page.read_text(encoding="utf-8").splitlines(), 1))
    for number, line in lines:
        heading, fence = _HEADING.fullmatch(line), _FENCE.fullmatch(line)
        if heading:
            yield Paragraph(heading[2], heading[3], name)
        elif fence:
            text = []
            for _, inner in lines:
                if inner == "```":
                    break
                text.append(inner)
            words = fence[1].split()
            if len(words) > 1:
                yield Block(words[1], tuple(words[2:]), "\n".join(text) + "\n", name, number)
