"""How much a diagnostic matters."""

from __future__ import annotations

from enum import Enum


class Severity(Enum):
    """How much it matters.

    `ERROR`: the text has no meaning. `WARNING`: it has one that is probably not meant. `INFO`: worth knowing.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
