"""The live session drawn."""
