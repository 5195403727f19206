"""The person's own folder and their settings."""
