"""Why each obligation of a case stands as it does: one text per obligation. (S9)"""

from __future__ import annotations

from collections.abc import Sequence

from carerules.answer.records import Finding
from carerules.answer.tell import Teller, in_time
from carerules.engine.context import Context
from carerules.history.settle import Settled

from .findings import finding_lines
from .mask import Mask, bare
from .obligation import Narrator
from .sufficient import Search
from .wording import say


def explain_case(
    ctx: Context,
    records: Sequence[Settled],
    as_of: int,
    duty: str | None,
    language: str,
    mask: Mask = bare,
    search: Search | None = None,
    strays: Sequence[Finding] = (),
) -> list[str]:
    """One paragraph (several lines) per obligation, in the order of opening; of one duty, or of all.

    `ctx` is the case as replayed to `as_of`, `records` its prepared history. The subject's id is never named;
    `mask` says how records and persons are. `search` finds what each obligation rests on; without it that is not told.
    `strays` are findings that no evaluation makes. What was found besides is one paragraph more, the last.
    """
    teller = Teller(ctx, [settled.id for settled in records], as_of)
    told = []
    for ob in ctx.out.obligations:
        if ob.cut or (duty is not None and ctx.plan.duties[ob.duty].id != duty):
            continue
        record = teller.obligation(ob)
        told.append(((record.opened_at, record.duty, record.loop, record.step), ob, record))
    told.sort(key=lambda entry: entry[0])
    texts = [
        Narrator(ctx, records, as_of, ob, record, language, mask, search).text() for _, ob, record in told
    ]
    found = sorted([*teller.findings(), *strays], key=in_time)
    lines = finding_lines(found, ctx.program.zone, duty, language, mask)
    return with_findings(texts, list(lines), language)


def with_findings(texts: list[str], lines: list[str], language: str) -> list[str]:
    """The paragraphs of the obligations, and one of what was found besides."""
    if lines:
        texts = [*texts, "\n".join([say("findings", language), *(f"  {line}" for line in lines)])]
    return texts or [say("nothing", language)]
