"""What the desktop offers: media keys, notifications, its message bus."""
