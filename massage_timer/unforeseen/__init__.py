"""Errors that nobody foresaw: caught, written down without anything personal, told quietly."""
