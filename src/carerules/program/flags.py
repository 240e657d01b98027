"""Whether an event has a meaning at all. (S4.2)"""

from __future__ import annotations

VALID, UNKNOWN, INVALID, CONFLICT = range(4)
