"""The program's icon in every size that a desktop may ask for."""

from PySide6.QtGui import QIcon

from massage_timer import resources


def window_icon() -> QIcon:
    icon = QIcon()
    for file in sorted((resources.assets() / "icon").glob("*.png")):
        icon.addFile(str(file))
    return icon
