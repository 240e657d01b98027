"""CR4xx: workflows."""

from __future__ import annotations

from .message import Message

MESSAGES: dict[str, Message] = {}
