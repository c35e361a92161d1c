"""The session itself: its page, the change of legs, the mini view."""
