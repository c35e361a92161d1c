"""Hears a whole session through a screen reader: one that is a process of its own, and no Qt."""
