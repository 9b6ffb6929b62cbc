"""Packs and what is made of them: read, checked, compiled, asked for rules and words."""
