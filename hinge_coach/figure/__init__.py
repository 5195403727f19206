"""The figure, pure: from a pose in joint angles to a body, to shapes, to characters."""
