"""The live terminal and nothing of coaching: keys, signals, clock, output, painter."""
