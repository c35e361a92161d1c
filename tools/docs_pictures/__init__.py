"""Draws the pictures of README and docs from the program itself: `make docs`."""
