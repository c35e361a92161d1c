"""Plays a real session with real devices, records what it does to them, and judges that."""
