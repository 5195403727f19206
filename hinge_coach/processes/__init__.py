"""Programs that run beside the coach, and end with it."""
