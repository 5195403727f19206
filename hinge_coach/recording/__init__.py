"""A session as a sound file: run without waiting, spoken into samples, mixed and written."""
