"""The page on which a routine is written."""
