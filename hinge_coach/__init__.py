"""hinge-coach: a coach in the terminal that teaches the hip hinge."""

# A constant: to read it from the installed metadata (importlib.metadata) takes longer than all of --version.
__version__ = "1.0.0"
