"""The ways to play a sound, one file for each kind."""
