"""A camera in a session: its pictures seen live, and each set judged beside the session."""
