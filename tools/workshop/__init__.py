"""The workshop: sculpts legs and hands, inks them, and writes the scene files of the program.

`python -m workshop` (see `__main__.py`) builds; nothing of it is needed to run the program.
"""
