"""The voices of the systems, one file for each kind."""
