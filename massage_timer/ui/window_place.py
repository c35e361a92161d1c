"""Where a window stands, how it comes back there, and to where it can be seen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from massage_timer.core.places import Area, Place, Places, brought_in
from massage_timer.ui.monitors import area, monitors


def place_of(window: QWidget) -> tuple[str, Place]:
    """The monitor that has most of it, and where it stands there. Not for full screen, which has
    no frame of which anything could be known."""
    inside, frame = window.geometry(), window.frameGeometry()
    edge = inside.topLeft() - frame.topLeft()
    added = frame.size() - inside.size()
    if window.isMaximized() and window.normalGeometry().isValid():
        inside = window.normalGeometry()
    corner = inside.topLeft() - edge
    whole = Area(
        corner.x(), corner.y(), inside.width() + added.width(), inside.height() + added.height()
    )
    monitor = max(monitors(), key=lambda monitor: monitor.area.shared(whole))
    return monitor.name, Place(
        whole.left - monitor.area.left,
        whole.top - monitor.area.top,
        inside.width(),
        inside.height(),
        added.width(),
        added.height(),
        window.isMaximized(),
    )


def put_back(window: QWidget, places: Places) -> bool:
    """To where it stood last, as far as that can be seen; False when nothing is remembered."""
    there = monitors()
    found = places.among(there)
    if found is None:
        return False
    monitor, place = found
    least = window.minimumSize()
    frame = place.frame_width, place.frame_height
    seen = brought_in(
        place.whole(monitor), there, (least.width() + frame[0], least.height() + frame[1])
    )
    window.move(seen.left, seen.top)
    window.resize(seen.width - frame[0], seen.height - frame[1])
    if place.maximised:
        window.setWindowState(Qt.WindowState.WindowMaximized)
    return True


def put_in_middle(window: QWidget) -> None:
    """Of the primary monitor, no larger than it has room."""
    there = monitors()
    room = there[0].room
    size = window.size()
    left = room.left + (room.width - size.width()) // 2
    top = room.top + (room.height - size.height()) // 2
    least = window.minimumSize()
    wanted = Area(left, top, size.width(), size.height())
    seen = brought_in(wanted, there[:1], (least.width(), least.height()))
    window.move(seen.left, seen.top)
    window.resize(seen.width, seen.height)


def bring_in(window: QWidget) -> None:
    """Back to where it can be seen, if it is not there already."""
    there = monitors()
    whole = area(window.frameGeometry())
    if window.isFullScreen() or window.isMaximized():
        if not any(monitor.area.shared(whole) for monitor in there):
            first = there[0].area
            window.setGeometry(first.left, first.top, first.width, first.height)
        return
    added = window.frameGeometry().size() - window.size()
    least = window.minimumSize() + added
    seen = brought_in(whole, there, (least.width(), least.height()))
    if seen != whole:
        window.move(seen.left, seen.top)
        window.resize(seen.width - added.width(), seen.height - added.height())
