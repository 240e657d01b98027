"""The second reading of the semantics: slow, obvious, no code shared with the library. See `evaluate.py`."""
