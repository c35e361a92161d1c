"""What is done with routines beside sessions: writing, rehearsing, printing, sharing, filing."""
