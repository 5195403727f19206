"""Programs that run beside us, and end when we end."""
