"""Ways to hold the screen on, and the one that asks them in turn."""
