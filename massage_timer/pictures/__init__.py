"""Pictures drawn from assets: scenes, the leg map, their colours."""
