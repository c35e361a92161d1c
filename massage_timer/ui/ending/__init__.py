"""How a session ends: the question before it is stopped, the signs, and Done."""
