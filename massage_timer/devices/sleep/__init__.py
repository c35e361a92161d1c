"""Hears from the system that the machine is about to sleep, and that it is awake again."""
