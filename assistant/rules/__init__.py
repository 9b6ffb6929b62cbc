"""The pattern language, its compiler and the matcher. Knows nothing of topics, severities or alternatives."""
