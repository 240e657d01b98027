from __future__ import annotations

import shutil
from pathlib import Path

import carerules
from carerules.diagnostics.diagnostic import DataError
from carerules.history.event import History
from carerules.temporal.zone import Zone

POLICY = Path(__file__).parents[1] / "golden" / "report" / "policy"


def read_in(folder: Path, zone: Zone) -> History:
    store = carerules.load(POLICY).case_store("child")
    store.record("c-1", carerules.Event("home_visit", "2026-03-09T10:00", data={"child_seen": True}))
    changed = shutil.copytree(POLICY, folder / "changed")
    head = changed / "policy.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace("7d", "8d"), encoding="utf-8")
    refused = carerules.load(changed).case_store("child").put(store.packed("c-1"))
    raise DataError([refused] if refused else [])
