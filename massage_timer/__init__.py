"""Leg Massage Timer: a guide on the screen beside a leg massage, five minutes on each leg."""

__version__ = "0.1.0"
