"""How screens and devices stand, as far as they can be known without a session."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from massage_timer import resources
from massage_timer.core.check import Check
from massage_timer.devices.kit import Devices, of_this_machine

WAIT = 8_000
"""Ms that devices have to answer; each of them gives up sooner by itself."""
LOOK_EVERY = 50


def found_devices(*, screen: bool) -> Iterator[tuple[str, str]]:
    """Name and state of each. `screen`: Qt finds one."""
    application = QCoreApplication.instance() or (
        QGuiApplication([]) if screen else QCoreApplication([])
    )
    if isinstance(application, QGuiApplication):
        yield "Platform", application.platformName()
        for number, each in enumerate(application.screens(), 1):
            size, ratio = each.size(), each.devicePixelRatio()
            words = f"{size.width()} x {size.height()}, {each.refreshRate():.0f} Hz, x {ratio:g}"
            yield f"Screen {number}", words
    else:
        yield "Screen", "there is none here"
    parent = QObject()
    devices = of_this_machine(parent, resources.assets() / "sounds" / "silence.wav", "en")
    try:
        yield from _answers(devices)
    finally:
        devices.close()


def _answers(devices: Devices) -> Iterator[tuple[str, str]]:
    asked: dict[str, Callable[[], Check]] = {
        "Sound": lambda: devices.sounds.check,
        "Voice": lambda: devices.voice.check,
        "Screen stays on": lambda: devices.awake.check,
        "Media keys": lambda: devices.media_keys.check,
        "Notifications": lambda: devices.notes.check,
    }
    devices.sounds.look()
    devices.voice.look()
    devices.awake.look()
    devices.media_keys.set_open(True)
    _wait(lambda: all(check().fine is not None for check in asked.values()))
    for name, check in asked.items():
        state = {True: "works", False: "not there", None: "no answer in time"}[check().fine]
        yield name, f"{state}: {check().words}"


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
