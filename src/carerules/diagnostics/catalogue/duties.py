"""CR5xx: duties and time."""

from __future__ import annotations

from .message import Message

MESSAGES: dict[str, Message] = {}
