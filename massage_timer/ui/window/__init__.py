"""The window itself and its life on the desktop."""
