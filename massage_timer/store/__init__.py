"""Files: the technique catalogue, routines, settings. No Qt."""
