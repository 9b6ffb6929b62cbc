"""Widgets: they show, ask and announce intent; they decide nothing about language."""
