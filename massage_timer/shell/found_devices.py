"""How screens and devices stand, as far as they can be known without a session."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from massage_timer import resources
from massage_timer.core.check import Check
from massage_timer.core.language import N_, _, number, spoken_language
from massage_timer.devices.kit import Devices, of_this_machine

WAIT = 8_000
"""Ms that devices have to answer; each of them gives up sooner by itself."""
LOOK_EVERY = 50
_STATES = {True: N_("works"), False: N_("not there"), None: N_("no answer in time")}


def found_devices(*, screen: bool) -> Iterator[tuple[str, str]]:
    """Name and state of each. `screen`: Qt finds one."""
    application = QCoreApplication.instance() or (
        QGuiApplication([]) if screen else QCoreApplication([])
    )
    if isinstance(application, QGuiApplication):
        yield _("Platform"), application.platformName()
        for place, each in enumerate(application.screens(), 1):
            size, ratio = each.size(), each.devicePixelRatio()
            words = f"{size.width()} x {size.height()}, {each.refreshRate():.0f} Hz, x {ratio:g}"
            yield _("Screen {n}").format(n=number(place)), words
    else:
        yield _("Screen"), _("there is none here")
    parent = QObject()
    silence = resources.assets() / "sounds" / "silence.wav"
    devices = of_this_machine(parent, silence, spoken_language().code)
    try:
        yield from _answers(devices)
    finally:
        devices.close()


def _answers(devices: Devices) -> Iterator[tuple[str, str]]:
    asked: dict[str, Callable[[], Check]] = {
        _("Sound"): lambda: devices.sounds.check,
        _("Voice"): lambda: devices.voice.check,
        _("Screen stays on"): lambda: devices.awake.check,
        _("Media keys"): lambda: devices.media_keys.check,
        _("Notifications"): lambda: devices.notes.check,
    }
    devices.sounds.look()
    devices.voice.look()
    devices.awake.look()
    devices.media_keys.set_open(True)
    _wait(lambda: all(check().fine is not None for check in asked.values()))
    for name, check in asked.items():
        found = check()
        words = _("{name}: {words}").format(name=_(_STATES[found.fine]), words=_(found.words))
        yield name, words


def _wait(done: Callable[[], bool]) -> None:
    """Until it is done, and no longer than `WAIT`."""
    loop = QEventLoop()
    end, look = QTimer(interval=WAIT, singleShot=True), QTimer(interval=LOOK_EVERY)
    end.timeout.connect(loop.quit)
    look.timeout.connect(lambda: loop.quit() if done() else None)
    end.start()
    look.start()
    if not done():
        loop.exec()
