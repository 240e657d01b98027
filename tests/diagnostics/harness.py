"""From a fixture, or an example of a page, to what is said about it."""

from __future__ import annotations

import re
import runpy
import shutil
from pathlib import Path

from carerules.api.policy import check
from carerules.diagnostics.diagnostic import Diagnostic
from carerules.diagnostics.render_text import render
from carerules.source.library import read_chain

HERE = Path(__file__).parent
BASE = HERE / "base"
NATIONAL = HERE / "national"
ROOT = "policies/sample"
READY = ("CR1", "CR2", "CR3", "CR4", "CR5", "CR6", "CR7")
"""The ranges whose stages `diagnose` runs so far."""


def diagnose(folder: Path) -> list[Diagnostic]:
    """Every diagnostic of the policy in `folder`."""
    return check(folder)


def fixtures() -> list[Path]:
    """Every fixture, by name."""
    return sorted(path for path in HERE.glob("CR*_*") if path.suffix != ".out")


def lay_out(fixture: Path, folder: Path) -> None:
    """Make `folder` the policy that the fixture stands for; one with a folder `sample` has others beside it."""
    if (fixture / "sample").is_dir():
        shutil.copytree(fixture, folder.parent, dirs_exist_ok=True)
    elif fixture.is_dir():
        shutil.copytree(fixture, folder)
    elif fixture.suffix == ".py":
        shutil.copytree(BASE, folder)
        runpy.run_path(str(fixture))["write"](folder)
    else:
        lay_out_text(fixture.read_bytes(), fixture.name, folder)


def lay_out_text(text: bytes, name: str, folder: Path) -> None:
    """Make `folder` the policy of one file: a whole one, or `base` with the file beside it or as its scenario.

    One that refines another finds `national` beside it.
    """
    if re.search(rb"^extends:", text, re.MULTILINE):
        shutil.copytree(NATIONAL, folder.with_name("national"))
    if re.search(rb"^policy:", text, re.MULTILINE):
        folder.mkdir(parents=True)
        (folder / "policy.yaml").write_bytes(text)
    else:
        shutil.copytree(BASE, folder)
        place = folder / "scenarios" if text.startswith((b"scenario:", b"cannot:")) else folder
        place.mkdir(exist_ok=True)
        (place / name).write_bytes(text)


def told(folder: Path) -> str:
    """What a reader of English and then a reader of Chinese get to see of the policy in `folder`."""
    found, texts = diagnose(folder), read_chain(folder).texts
    english, chinese = (render(found, texts, language, ROOT) for language in ("en", "zh"))
    return f"{english}\n{'=' * 80}\n\n{chinese}".replace(str(folder), ROOT)
