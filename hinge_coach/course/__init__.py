"""What is taught: drills as frozen values, and the reading of drill files."""
