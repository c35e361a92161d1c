"""Gives the keyboard to the largest window of a bare X server, as a window manager would."""

import ctypes
from ctypes import POINTER, byref, c_int, c_uint, c_ulong, c_void_p

_REVERT_TO_PARENT = 2
_CURRENT_TIME = 0


def focus_largest() -> bool:
    """False where there is no window, or no X server."""
    x = ctypes.CDLL("libX11.so.6")
    x.XOpenDisplay.restype = c_void_p
    x.XDefaultRootWindow.restype = c_ulong
    opened = x.XOpenDisplay(None)
    if not opened:
        return False
    display = c_void_p(opened)
    try:
        root = c_ulong(x.XDefaultRootWindow(display))
        found, parent, windows, count = c_ulong(), c_ulong(), POINTER(c_ulong)(), c_uint()
        x.XQueryTree(display, root, byref(found), byref(parent), byref(windows), byref(count))
        sizes = [(_size(x, display, windows[n]), windows[n]) for n in range(count.value)]
        size, largest = max(sizes, default=(0, 0))
        if size > 1:
            x.XSetInputFocus(display, c_ulong(largest), _REVERT_TO_PARENT, _CURRENT_TIME)
            x.XSync(display, 0)
        return size > 1
    finally:
        x.XCloseDisplay(display)


def _size(x: ctypes.CDLL, display: c_void_p, window: int) -> int:
    root, left, top = c_ulong(), c_int(), c_int()
    wide, high, border, depth = c_uint(), c_uint(), c_uint(), c_uint()
    x.XGetGeometry(
        display,
        c_ulong(window),
        *map(byref, (root, left, top, wide, high, border, depth)),
    )
    return wide.value * high.value
