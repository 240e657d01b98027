"""The table of all codes."""

from __future__ import annotations

from . import conditions, data, duties, names, refinement, scenarios, shape, text, workflows
from .message import Message

MESSAGES: dict[str, Message] = {
    code: message
    for part in (text, shape, names, refinement, workflows, duties, conditions, scenarios, data)
    for code, message in sorted(part.MESSAGES.items())
}


def find(code: str) -> Message:
    """The message of `code` (`CR301`); KeyError for a code that no range declares."""
    return MESSAGES[code]
