"""A random person at the whole program, and the laws that it must keep meanwhile."""
