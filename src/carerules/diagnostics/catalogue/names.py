"""CR3xx: names and organisation."""

from __future__ import annotations

from .message import Message

MESSAGES: dict[str, Message] = {}
