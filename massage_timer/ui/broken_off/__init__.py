"""The page of a session that broke off."""
