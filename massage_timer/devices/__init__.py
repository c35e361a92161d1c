"""One small file for each service of the system, each with a silent twin."""
