"""Files from outside, read safely: bytes, text, and YAML with its places."""
