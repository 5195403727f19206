"""What is kept from one day to the next: the settings and every completed set."""
