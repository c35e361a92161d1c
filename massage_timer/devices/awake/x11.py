"""The X server's own screen saver, for desktops that are no more than a window manager."""

from collections.abc import Mapping
from ctypes import CDLL, POINTER, byref, c_char_p, c_int, c_void_p

from massage_timer.core.language import N_
from massage_timer.devices.awake.awake import Answer


def on_local_x(environ: Mapping[str, str]) -> bool:
    """Whether the screen is one of this machine's X server. One across the network may keep us
    waiting, and the one that Wayland offers to old programs has no say over the screen."""
    local = environ.get("DISPLAY", "").startswith((":", "unix:"))
    return local and not environ.get("WAYLAND_DISPLAY")


class XServerWay:
    """XScreenSaverSuspend on a connection of its own, which the server undoes when that ends."""

    name = N_("the X server")
    sure = True

    def __init__(self, display: str) -> None:
        """`display` is its name, such as ":0"."""
        self._name = display
        self._libraries: tuple[CDLL, CDLL] | None = None
        self._connection: int | None = None

    def hold(self, answer: Answer) -> None:
        self.release()
        answer(self._suspend())

    def release(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None and self._libraries is not None:
            self._libraries[0].XCloseDisplay(connection)

    def _suspend(self) -> bool:
        try:
            x, saver = self._libraries = self._libraries or _load()
        except OSError:  # a library is missing
            return False
        self._connection = x.XOpenDisplay(self._name.encode())
        if self._connection is None:
            return False
        event, error = c_int(), c_int()
        if not saver.XScreenSaverQueryExtension(self._connection, byref(event), byref(error)):
            self.release()
            return False
        saver.XScreenSaverSuspend(self._connection, 1)
        x.XFlush(self._connection)
        return True


def _load() -> tuple[CDLL, CDLL]:
    x, saver = CDLL("libX11.so.6"), CDLL("libXss.so.1")
    x.XOpenDisplay.argtypes, x.XOpenDisplay.restype = [c_char_p], c_void_p
    x.XCloseDisplay.argtypes = x.XFlush.argtypes = [c_void_p]
    saver.XScreenSaverQueryExtension.argtypes = [c_void_p, POINTER(c_int), POINTER(c_int)]
    saver.XScreenSaverSuspend.argtypes = [c_void_p, c_int]
    return x, saver
