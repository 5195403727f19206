"""The coach's thinking, free of any terminal, file or clock: plans, timelines, the session loop, what comes next."""
