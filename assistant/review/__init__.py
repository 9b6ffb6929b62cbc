"""A draft in, a report out: pure, without files, windows or network."""
