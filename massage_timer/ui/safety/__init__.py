"""The safety check, and what follows from it."""
