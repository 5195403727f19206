"""A small drill file with changed keys, read."""

from drill_texts import read  # noqa: F401 - it is a fixture
