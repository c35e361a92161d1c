"""The commands that need no window. Whatever one does not need is not imported for it."""
