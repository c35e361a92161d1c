"""One file for each technique, and the stills; each has functions that describe its pictures.

A function whose name is a picture's (underscores for hyphens) and that takes nothing is found by
`workshop.catalogue`.
"""
