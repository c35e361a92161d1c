"""Walks through groups of pages; each yields what it sees, for the gallery."""
