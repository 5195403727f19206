"""Pure: landmarks over time to reps, their tempo and their poses."""
