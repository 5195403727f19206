"""Today on one page, to take along: markup with moving figures, for a phone, a desk or a printer."""
