"""The live session: its loop, and a script for each set, rest and setup."""
