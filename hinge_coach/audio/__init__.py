"""What is heard: the voice, its engines, and sounds."""
