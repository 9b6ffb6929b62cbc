"""Heard: a writing assistant for people who answer customers."""

__version__ = "0.1.0"
