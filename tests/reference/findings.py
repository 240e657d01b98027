"""S10: what is wrong or cannot be decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .records import Key


@dataclass
class Finding:
    """`until` ends an interval; `step` tells an escalation step's finding from its obligation's."""

    kind: str
    subject: Key
    at: int
    duty: str | None = None
    until: int | None = None
    step: int | None = None

    def as_dict(self) -> dict[str, Any]:
        given = {"duty": self.duty, "until": self.until, "step": self.step}
        found = {"kind": self.kind, "subject": subject_text(self.subject), "at": self.at}
        return found | {key: value for key, value in given.items() if value is not None}


def subject_text(key: Key) -> str:
    return f"{key[0]}:{key[1]}"
