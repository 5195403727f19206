"""Pure: what is said of a film or a photo, and why nothing can be."""
