"""The synthesiser: writes the sounds of the program, from a score.

`python -m synthesiser` (see `__main__.py`) writes; nothing of it is needed to run the program. It
is plain Python, so that every machine makes the same files.
"""
