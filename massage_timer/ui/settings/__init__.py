"""All that can be set, on one page; its rows are data."""
