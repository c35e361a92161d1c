"""Voices, and the one that lets them speak."""
