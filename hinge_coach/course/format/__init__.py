"""The keys of a drill file and of course.yaml: one table makes loader, JSON Schema and page."""
