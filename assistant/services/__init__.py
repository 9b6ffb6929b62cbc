"""Qt without widgets: when to analyse, on which thread, what is stale."""
