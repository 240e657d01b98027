"""What a code says, in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from carerules.diagnostics.severity import Severity


@dataclass(frozen=True, slots=True)
class Message:
    """The wording of one code: `str.format` templates with the same named placeholders in both languages.

    Lower case, no full stop, the user's words in backticks, the policy's words and not Python's. The help is
    the edit to make; it is shown only where the diagnostic's arguments fill all its placeholders, so it may
    name a `{suggestion}` that is not always there.
    """

    severity: Severity
    en: str
    zh: str
    help_en: str = ""
    help_zh: str = ""
