"""Which language the user asked for, before any option has been read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from carerules.diagnostics.wording import Language


def asked_language(arguments: Sequence[str]) -> Language:
    """`zh` if `--language zh` is among `arguments`, else `en`: a message about a wrong option needs to know."""
    names = ("--language", "--lang")
    wanted = any(f"{name}=zh" in arguments or (name, "zh") in pairwise(arguments) for name in names)
    return "zh" if wanted else "en"
