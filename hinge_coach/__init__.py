"""hinge-coach: a coach in the terminal that teaches the hip hinge."""

# A constant: reading it from the installed metadata costs more than all of --version (importlib.metadata, 4.4x bare Python).
__version__ = "1.0.0"
