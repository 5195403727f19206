"""A course for the commands to start with."""

from evening import course  # noqa: F401 - it is a fixture
