"""Where keys and buttons are taught what they mean."""
