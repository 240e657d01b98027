"""The stored form of a case: its events, so that a newer engine can read it; without history its packed state."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from typing import Any

from carerules.answer.evaluate import Instances
from carerules.history.event import Event as Record
from carerules.history.read import read
from carerules.program.plan import Program
from carerules.resolved.fingerprint import fingerprint
from carerules.temporal.civil import format_date
from carerules.temporal.zone import Zone

FORMAT = 1
"""Of the stored form of a case."""


def write(
    program: Program, subject_type: str, subject: str, instances: Instances | None, given: Sequence[Record]
) -> str:
    """The case as JSON text."""
    events = [_as_row(record, program.zone) for record in given]
    return _text(program, subject_type, subject, instances, {"events": events})


def write_state(
    program: Program, subject_type: str, subject: str, instances: Instances | None, packed: bytes
) -> str:
    """The case without history as JSON text; `packed` is its state."""
    return _text(program, subject_type, subject, instances, {"state": b64encode(packed).decode("ascii")})


def _text(
    program: Program, subject_type: str, subject: str, instances: Instances | None, kept: dict[str, object]
) -> str:
    units = {unit: sorted(names) for unit, names in (instances or {}).items()}
    head = {"format": FORMAT, "policy": fingerprint(program.policy), "instances": units}
    case = {"subject_type": subject_type, "subject": subject}
    return json.dumps(head | case | kept, ensure_ascii=False, sort_keys=True)


def _stored(program: Program, text: str) -> dict[str, Any]:
    data = json.loads(text)
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ValueError("this is no stored case")
    if data["policy"] != fingerprint(program.policy):
        raise ValueError("the case belongs to another policy")
    return data


def read_state(program: Program, text: str) -> tuple[str, dict[str, list[str]], bytes] | None:
    """Subject type, instances and packed state of a case without history; None for one with its events.

    Raises ValueError for other text, or another policy's case.
    """
    data = _stored(program, text)
    if "state" not in data:
        return None
    return data["subject_type"], data["instances"], b64decode(data["state"], validate=True)


def read_back(program: Program, text: str) -> tuple[str, str, dict[str, list[str]], list[Record]]:
    """Subject type, subject, instances and records. Raises ValueError for other text, or another policy's case."""
    data = _stored(program, text)
    history = read(data["events"], zone=program.zone)
    key = (data["subject_type"], data["subject"])
    return (*key, data["instances"], history.events)


def _as_row(event: Record, zone: Zone) -> dict[str, object]:
    """The event as `history.read` reads it back; one with a date only keeps no time."""
    return {
        "subject": event.subject, "subject_type": event.subject_type, "event": event.type,
        "occurred_at": _written(event.occurred_at, event.date_only, zone),
        "recorded_at": _written(event.recorded_at, event.recorded_date_only, zone),
        "by": event.by, "data": dict(event.data),
        "evidence": list(event.evidence), "id": event.id, "corrects": event.corrects, "retracts": event.retracts,
    }  # fmt: skip


def _written(at: int | None, date_only: bool, zone: Zone) -> int | str | None:
    """Microseconds, or the date where only that is known."""
    return format_date(zone.day(at)) if at is not None and date_only else at
