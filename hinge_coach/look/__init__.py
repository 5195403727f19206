"""Landmarks of a body to angles, reps and a verdict. All of it is pure."""
