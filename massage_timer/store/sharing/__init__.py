"""One file with a routine, its own techniques and pictures, to give away; and to take in safely."""
