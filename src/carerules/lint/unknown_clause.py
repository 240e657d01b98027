"""CR333: an item cites a clause that the list of its source's clauses does not have."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.diagnostics.suggest import nearest
from carerules.diagnostics.wording import Argument
from carerules.resolved.items import items
from carerules.resolved.policy import Policy


def check(policy: Policy) -> Iterator[Diagnostic]:
    """One for each such citation; sources whose clauses are not listed are left alone."""
    listed: dict[str, set[str]] = {}
    for clause in policy.clauses:
        listed.setdefault(clause.source, set()).add(clause.clause)
    for _, item in items(policy):
        for citation in item.source:
            clauses = listed.get(citation.source)
            if clauses is None or citation.clause in clauses:
                continue
            near = nearest(citation.clause, clauses)
            args: dict[str, Argument] = {"suggestion": near} if near else {}
            args |= {"clause": citation.clause, "source": citation.source, "item": item.id}
            yield Diagnostic("CR333", item.span, args)
