"""The page that shows a routine's card as it will be printed."""
