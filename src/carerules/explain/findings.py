"""What was found about a case besides its obligations: records in conflict, unexpected or invalid ones … (S10)"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from carerules.answer.finding_words import cause_words, kind_word
from carerules.answer.records import Finding
from carerules.temporal.zone import Zone

from .mask import Mask
from .wording import say, shown_instant

_WITH_THE_OBLIGATION = {
    "violated", "undetermined", "provisional", "backfilled", "evidence_missing", "vacant_post",
}  # fmt: skip
"""What the text of the obligation says already."""


def finding_lines(
    found: Iterable[Finding], zone: Zone, duty: str | None, language: str, mask: Mask
) -> Iterator[str]:
    """One line each, in order of time; of one duty, or all. # S9.8"""
    for one in found:
        told_above = one.obligation and one.kind in _WITH_THE_OBLIGATION
        if not told_above and (duty is None or one.duty == duty):
            yield _line(one, zone, language, mask)


def _line(one: Finding, zone: Zone, language: str, mask: Mask) -> str:
    """When, what, of which rule, why, and with which records."""
    about = one.duty or one.workflow or one.bearer
    parts = [kind_word(one.kind, language) + (f" (`{about}`)" if about else "")]
    if one.cause:
        parts.append(cause_words(one.cause, language))
    if one.missing:
        parts.append(say("unknown", language, missing=", ".join(f"`{name}`" for name in one.missing)))
    if one.events:
        ids = ", ".join(mask("record", name) for name in one.events)
        parts.append(say("records", language, ids=ids))
    return say("finding", language, at=shown_instant(one.at, zone), what="; ".join(parts))
