"""What a walk yields."""

from PySide6.QtGui import QImage

Shot = tuple[str, QImage]
"""The name of a picture, and the picture."""
