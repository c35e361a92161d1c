"""Drives the real program in a process of its own, which may be killed, stopped or starved."""
