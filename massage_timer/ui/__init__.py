"""Pages and widgets: they show Frames and ask by signals, and decide nothing."""
