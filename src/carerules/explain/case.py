"""Why each obligation of a case stands as it does: one text per obligation. (S9)"""

from __future__ import annotations

from collections.abc import Sequence

from carerules.answer.tell import Teller
from carerules.engine.context import Context
from carerules.history.settle import Settled

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
) -> list[str]:
    """One paragraph (several lines) per obligation, in the order of opening; of one duty, or of all.

    `ctx` is the case as replayed to `as_of`, `records` its prepared history. The subject's id is never named;
    `mask` says how records and persons are. `search` finds what each obligation rests on; without it that is not told.
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
    return texts or [say("nothing", language)]
