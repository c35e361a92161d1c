"""The text of a routine while it is edited: what stands where, and how it is changed in place."""
