"""What `doctor` finds and tries."""
