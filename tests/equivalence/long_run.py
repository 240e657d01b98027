"""The long run in parts: a part is the policies of one seed, asked in a process of its own.

What a part found is kept beside the others (`.second_reading/`), under a digest of everything that the answers depend
on: a run that was broken off goes on where it was, and a changed engine is asked anew.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.equivalence.compare import differences
from tests.equivalence.drawn import batch, batches
from tests.equivalence.side_by_side import ask, load
from tests.strategies.reached import Reached

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / ".second_reading"
ASKED = ("src/carerules", "tests/reference", "tests/strategies", "tests/equivalence")


@dataclass(frozen=True, slots=True)
class Part:
    """What the policies of one seed gave: questions asked, things reached, and what was answered differently."""

    asked: int
    reached: dict[str, int]
    wrong: list[str]


def run(policies: int, questions: int, first_seed: int, processes: int) -> Iterator[Part]:
    """Every part, as it is done."""
    folder = KEPT / _digest()
    folder.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(processes) as pool:
        jobs = [
            pool.submit(_part, folder, with_seed, size, questions)
            for with_seed, size in batches(policies, first_seed)
        ]
        for job in as_completed(jobs):
            yield job.result()


def _part(folder: Path, with_seed: int, size: int, questions: int) -> Part:
    kept = folder / f"{with_seed}-{size}-{questions}.json"
    if kept.exists():
        return Part(**json.loads(kept.read_text(encoding="utf-8")))
    part = _ask(with_seed, size, questions)
    unfinished = kept.with_suffix(f".{os.getpid()}")
    unfinished.write_text(json.dumps(asdict(part), ensure_ascii=False), encoding="utf-8")
    unfinished.replace(kept)
    return part


def _ask(with_seed: int, size: int, questions: int) -> Part:
    reached, wrong, asked = Reached(), list[str](), 0
    for number, worlds in enumerate(batch(questions, with_seed)[:size]):
        policy = load(worlds[0])
        for which, world in enumerate(worlds):
            audit, result = ask(policy, world)
            asked += 1
            reached.note(world, result.obligations, result.findings, result.raised)
            found = differences(audit, result)
            if found:
                wrong.append("\n  ".join([f"seed {with_seed}, policy {number}, question {which}", *found]))
    return Part(asked, dict(reached.counts), wrong)


def total(parts: list[Part]) -> Reached:
    """What all of them reached."""
    reached = Reached()
    reached.counts.update(sum((Counter(part.reached) for part in parts), Counter()))
    return reached


def _digest() -> str:
    digest = hashlib.sha256()
    for folder in ASKED:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".py", ".yaml", ".json"):
                digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]
