"""A course for the commands to start with."""

from start_run import course  # noqa: F401 - it is a fixture
