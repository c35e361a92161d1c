"""A routine on one sheet of paper: what it says, where it stands, how it is drawn and written."""
