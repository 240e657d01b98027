"""Makes `tests.reference` and `tests.strategies` importable from every test."""
