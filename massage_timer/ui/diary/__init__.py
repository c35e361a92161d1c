"""The diary: what was given, in weeks and months, and session by session."""
