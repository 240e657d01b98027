"""CR2xx: the shape of items."""

from __future__ import annotations

from .message import Message

MESSAGES: dict[str, Message] = {}
