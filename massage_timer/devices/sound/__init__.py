"""Ways to play sounds, and the one that asks them in turn."""
