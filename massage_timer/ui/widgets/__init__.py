"""The parts pages are made of.

Each has `set_look(theme, u)`, which the window calls when the theme or its size changes, paints
itself within its rectangle, and repaints only what changed. Words are given from outside.
"""
