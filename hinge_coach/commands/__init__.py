"""What each command does, between the door and the rooms."""
