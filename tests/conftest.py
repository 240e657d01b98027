"""Puts this folder on the import path, so that tests can say `from reference.evaluate import evaluate`."""
