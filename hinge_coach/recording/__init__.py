"""A session as a sound file: held in no time, spoken into samples, mixed and written."""
