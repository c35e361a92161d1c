"""What the program stands on: clocks, devices, disk. Tests pass what they can tell what to do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from massage_timer.own_files import FileManager

if TYPE_CHECKING:
    from pathlib import Path

    from massage_timer.devices.kit import Devices
    from massage_timer.diary.keeping import WallClock
    from massage_timer.player import Clock
    from massage_timer.scribe import Scribe

MakeDevices = Callable[[QObject], "Devices"]
"""Makes the devices of a session, as children of an object."""


@dataclass
class Machine:
    """None stands for what every machine has, which is loaded when it is first needed."""

    clock: "Clock | None" = None
    """The steady clock of sessions, `speed` times as fast as time."""
    wall_clock: "WallClock | None" = None
    make_devices: MakeDevices | None = None
    """None: there are no devices."""
    scribe: "Scribe | None" = None
    """Writes what is kept of a session."""
    file_manager: FileManager = field(default_factory=FileManager)
    speed: float = 1.0
    languages: Sequence[str] | None = None
    """Those that the system prefers, the first one first; None: whatever the settings say, the
    language stays what it is."""
    words: "Path | None" = None
    """The folder of what was translated; None: the program's own."""

    @cached_property
    def steady_clock(self) -> "Clock":
        """The one that sessions and pictures go by."""
        from massage_timer.devices.clock import SteadyClock

        return self.clock or SteadyClock(self.speed)

    @property
    def on_the_wall(self) -> "WallClock":
        from massage_timer.devices.clock import on_the_wall

        return self.wall_clock or on_the_wall

    @cached_property
    def keeper(self) -> "Scribe":
        """Writes what is kept of a session, behind its back."""
        from massage_timer.scribe import ScribeBehind

        return self.scribe or ScribeBehind()

    def devices(self, parent: QObject) -> "Devices":
        """Those of a session, made anew."""
        from massage_timer.devices import kit

        return (self.make_devices or kit.none)(parent)
