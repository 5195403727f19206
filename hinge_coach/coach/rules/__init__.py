"""Rules of coaching, short and pure, each with its source."""
