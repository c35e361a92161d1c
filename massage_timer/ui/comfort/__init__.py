"""What the recipient wishes, and the plan that comes of it."""
