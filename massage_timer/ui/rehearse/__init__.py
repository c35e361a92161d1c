"""The page of a rehearsal: the whole routine in a minute."""
