"""The last look before the clock: what to prepare, and how things stand."""
