"""Learn: all that the guide knows, to browse without a session."""
