"""Makes `tests.reference` and `tests.strategies` importable from every test."""

from __future__ import annotations

import os

os.environ["CARERULES_CACHE"] = ""  # tests leave nothing with the user, and take nothing from there
