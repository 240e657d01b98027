"""A slow, obvious second reading of the semantics; shares no code with the library. Start at `evaluate.py`."""
