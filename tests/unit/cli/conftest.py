from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from carerules.cli.main import run

POLICY = Path(__file__).resolve().parents[2] / "golden" / "report" / "policy"

HEADER = "subject,subject_type,event,occurred_at,by,id,village,risk,child_seen,holder,to"
ROWS = (
    "v-07,village,appointed,2026-02-01T08:00,,a-1,,,,p-12,",
    "c-001,child,registered,2026-03-02T09:00,,r-1,v-07,high,,,",
    "c-001,child,home_visit,2026-03-08T10:00,p-12,h-1,,,true,,",
    "c-001,child,home_visit,2026-03-18T14:30,p-12,h-2,,,true,,",
    "c-002,child,registered,2026-03-20T09:00,,r-2,v-07,low,,,",
    "c-002,child,home_visit,2026-04-20T09:00,p-12,h-3,,,true,,",
)
BROKEN = "c-003,child,registered,2026-02-31,,r-3,v-07,low,,,"


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line in this process."""

    def command(*arguments: object) -> Outcome:
        code = run([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return Outcome(code, told.out, told.err)

    return command


@pytest.fixture
def history(tmp_path: Path) -> Path:
    path = tmp_path / "history.csv"
    path.write_text("\n".join((HEADER, *ROWS)) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def broken_history(tmp_path: Path) -> Path:
    path = tmp_path / "broken.csv"
    path.write_text("\n".join((HEADER, *ROWS, BROKEN)) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def broken_policy(tmp_path: Path) -> Path:
    folder = tmp_path / "policy"
    folder.mkdir()
    text = (POLICY / "policy.yaml").read_text(encoding="utf-8")
    (folder / "policy.yaml").write_text(
        text.replace("bearer: child_director", "bearer: child_directr"), "utf-8"
    )
    return folder
