"""Pages of text: help, welcome, messages."""
