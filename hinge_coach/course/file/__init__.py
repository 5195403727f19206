"""Drill files and course.yaml: loading, checking, templates."""
