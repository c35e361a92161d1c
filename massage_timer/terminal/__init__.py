"""The same session without a window: in a terminal, or as plain lines."""
