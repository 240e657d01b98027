"""Exit codes, and which one wins: misuse, then errors, then `--fail-on`, then quarantined rows."""

from __future__ import annotations

FINE = 0
BROKEN = 1
"""Errors in the policy, or failed scenarios."""
MISUSE = 2
"""The command could not be carried out as given: wrong options, unknown names, data that can't be read."""
STRUCK = 3
"""`--fail-on` found what it was told to look for, or `--min-coverage` was not reached."""
QUARANTINED = 4
"""Rows of the data were set aside; the answer holds for the rest."""
CRASHED = 70
"""A mistake of the program itself (EX_SOFTWARE), so it is none of the answers above."""
INTERRUPTED = 130

_ORDER = (MISUSE, BROKEN, STRUCK, QUARANTINED)


def worst(*codes: int) -> int:
    """The code to exit with when several apply."""
    return next((code for code in _ORDER if code in codes), FINE)
