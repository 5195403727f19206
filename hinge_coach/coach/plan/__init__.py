"""What today is, and why: choosing, correcting, resuming, the agenda."""
