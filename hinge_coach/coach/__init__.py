"""The coach's thinking, free of any terminal, file or clock."""
