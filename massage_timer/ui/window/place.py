"""Where a window stands, how it comes back there, and to where it can be seen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from massage_timer.core.places import NO_FRAME, Area, Frame, Place, Places, brought_in
from massage_timer.ui.window.monitors import area, monitors


def place_of(window: QWidget) -> tuple[str, Place]:
    """The monitor that has most of it, and its place there; no place for full screen."""
    normal = window.normalGeometry()
    inside = area(normal if window.isMaximized() and normal.isValid() else window.geometry())
    monitor = max(monitors(), key=lambda monitor: monitor.area.shared(inside))
    return monitor.name, Place(
        inside.left - monitor.area.left,
        inside.top - monitor.area.top,
        inside.width,
        inside.height,
        _frame_of(window),
        window.isMaximized(),
    )


def put_back(window: QWidget, places: Places) -> bool:
    """To where it stood last, as far as that can be seen; False when nothing is remembered."""
    there = monitors()
    found = places.among(there)
    if found is None:
        return False
    monitor, place = found
    _put(window, brought_in(place.inside(monitor), place.frame, there, _least(window)))
    if place.maximised:
        window.setWindowState(Qt.WindowState.WindowMaximized)
    return True


def put_in_middle(window: QWidget) -> None:
    """Of the primary monitor, no larger than there is room."""
    there = monitors()[:1]
    room, size = there[0].room, window.size()
    left = room.left + (room.width - size.width()) // 2
    top = room.top + (room.height - size.height()) // 2
    inside = Area(left, top, size.width(), size.height())
    _put(window, brought_in(inside, NO_FRAME, there, _least(window)))


def bring_in(window: QWidget) -> None:
    """Back to where it can be seen, if it is not there already."""
    there, inside = monitors(), area(window.geometry())
    if not (window.isFullScreen() or window.isMaximized()):
        seen = brought_in(inside, _frame_of(window), there, _least(window))
        if seen != inside:
            _put(window, seen)
    elif not any(monitor.area.shared(inside) for monitor in there):
        _put(window, there[0].area)  # for the desktop to fit it in


def _put(window: QWidget, inside: Area) -> None:
    window.setGeometry(inside.left, inside.top, inside.width, inside.height)


def _frame_of(window: QWidget) -> Frame:
    handle = window.windowHandle()
    if handle is None:
        return NO_FRAME
    edges = handle.frameMargins()  # the widget's own are stale after full screen
    return edges.left(), edges.top(), edges.right(), edges.bottom()


def _least(window: QWidget) -> tuple[int, int]:
    return window.minimumWidth(), window.minimumHeight()
