"""Every set that was kept, and what is asked of it. The only room that knows sqlite3."""
