"""Sound through Qt itself, at once; needs the optional part of PySide6 that has QtMultimedia."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLoggingCategory, QObject, QUrl, Slot

from massage_timer.devices.sound.loudness import gain
from massage_timer.devices.sound.sounds import Outcome

QUIET = "qt.multimedia.*=false"


class EffectsWay(QObject):
    """QSoundEffects, kept ready: one for each file, and another while that one still sounds."""

    name = "Qt Multimedia"

    def __init__(self, parent: QObject) -> None:
        """Raises ImportError where there is no QtMultimedia, or a library it needs is missing."""
        super().__init__(parent)
        from PySide6.QtMultimedia import QMediaDevices

        # It tells the terminal about its decoder and each device and server that it does not find.
        QLoggingCategory.setFilterRules(f"default.warning=false\n{QUIET}")
        self._devices = QMediaDevices(self)
        self._devices.audioOutputs()
        QLoggingCategory.setFilterRules(QUIET)
        self._devices.audioOutputsChanged.connect(self._forget)
        self._effects: dict[Path, list[_Effect]] = {}

    def play(self, file: Path, volume: int, tell: Callable[[Outcome], None]) -> None:
        if not self._devices.audioOutputs():
            tell(Outcome.FAILED)
            return
        effects = self._effects.setdefault(file, [])
        idle = next((effect for effect in effects if effect.idle), None)
        if idle is None:
            idle = _Effect(file, self)
            effects.append(idle)
        idle.play(volume, tell)

    def stop(self) -> None:
        for effect in self.findChildren(_Effect):
            effect.stop()

    def close(self) -> None:
        self.stop()

    def watch(self, then: Callable[[], None]) -> None:
        self._devices.audioOutputsChanged.connect(then)

    @Slot()
    def _forget(self) -> None:
        """An effect stays on the output it was made for, so new ones have to be made."""
        for effects in self._effects.values():
            for effect in effects:
                effect.leave()
        self._effects.clear()


class _Effect(QObject):
    """One sound that is loaded, and whom to tell what becomes of it."""

    def __init__(self, file: Path, parent: QObject) -> None:
        from PySide6.QtMultimedia import QSoundEffect

        super().__init__(parent)
        self._tell: Callable[[Outcome], None] | None = None
        self._leaving = False
        self._effect = QSoundEffect(self)
        self._effect.playingChanged.connect(self._follow)
        self._effect.statusChanged.connect(self._fail)
        self._effect.setSource(QUrl.fromLocalFile(str(file)))

    @property
    def idle(self) -> bool:
        return self._tell is None

    def play(self, volume: int, tell: Callable[[Outcome], None]) -> None:
        self._tell = tell
        self._effect.setVolume(gain(volume))
        self._effect.play()  # what is not yet loaded begins when it is
        self._fail()

    def stop(self) -> None:
        self._tell = None
        self._effect.stop()
        if self._leaving:
            self.deleteLater()

    def leave(self) -> None:
        """Go when what sounds is over."""
        self._leaving = True
        if self.idle:
            self.deleteLater()

    @Slot()
    def _follow(self) -> None:
        if self._effect.isPlaying():
            self._say(Outcome.STARTED)
        else:
            self._end(Outcome.ENDED)

    @Slot()
    def _fail(self) -> None:
        if self._effect.status() is self._effect.Status.Error:
            self._end(Outcome.FAILED)

    def _say(self, outcome: Outcome) -> None:
        if self._tell is not None:
            self._tell(outcome)

    def _end(self, outcome: Outcome) -> None:
        tell, self._tell = self._tell, None
        if self._leaving:
            self.deleteLater()
        if tell is not None:
            tell(outcome)
