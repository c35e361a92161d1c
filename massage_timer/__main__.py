"""Runs the program as `python -m massage_timer`."""

import sys

from massage_timer.cli import main

if __name__ == "__main__":
    sys.exit(main())
