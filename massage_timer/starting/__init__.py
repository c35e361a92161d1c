"""One program at a time: what a later start asks, and how the one that is open answers."""
