"""The session as plain lines and as JSON."""
