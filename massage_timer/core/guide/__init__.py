"""What the guide knows beside its techniques, as chapters: plain data, with sources, no Qt."""
