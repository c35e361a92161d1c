"""What is written down of sessions in the window: as they end, on its page, as a file."""
