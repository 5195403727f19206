"""What printed pages are made of."""
