"""Checks on the whole reply: what cannot be seen in one sentence."""
