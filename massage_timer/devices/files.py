"""Tells that files of the user changed, were added or are gone, as far as the system tells it."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

MOST_FILES = 200
"""Files that are watched one by one; a system has only so many watches to give away."""
SETTLE_MS = 200
"""After the first sign of a change: an editor writes a file in more than one step."""
WRITTEN_MS = 1_000
"""After this time even a slow writer has finished."""


class FolderWatch(QObject):
    """Watches folders, files in them, and files and folders beside them.

    A folder that does not exist yet is watched for by its nearest parent. Where the system has no
    watches left nothing is told; whoever listens has to look now and then by himself.
    """

    changed = Signal()
    """Something is different, in one or more of them; told once for many changes."""
    file_changed = Signal(object)
    """The `Path` of a file that was watched by itself: it was written, or is gone. Told just before
    `changed`, when whoever writes it has had time to finish."""

    def __init__(
        self,
        places: Iterable[Path],
        parent: QObject | None = None,
        watcher: QFileSystemWatcher | None = None,
    ) -> None:
        """`places` are folders and files, which need not exist."""
        super().__init__(parent)
        self._places = tuple(places)
        self._watcher = watcher or QFileSystemWatcher(self)
        self._exhausted = False
        self._written: set[str] = set()
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._tell)
        self._watcher.directoryChanged.connect(self.look_soon)
        self._watcher.fileChanged.connect(self._note_file)

    @property
    def watched(self) -> frozenset[Path]:
        """What the system watches."""
        return frozenset(map(Path, self._watcher.directories() + self._watcher.files()))

    def watch(self, files: Iterable[Path]) -> None:
        """Watch the places, and the first of these files by themselves; no others any more.

        To be called after every change: other files may be there.
        """
        if self._exhausted:
            return
        wanted = {str(place) for place in map(_nearest, self._places)}
        wanted |= {str(file) for file, _ in zip(files, range(MOST_FILES), strict=False)}
        watched = set(self._watcher.directories() + self._watcher.files())
        if gone := watched - wanted:
            self._watcher.removePaths(sorted(gone))
        new = [path for path in sorted(wanted - watched) if _is_there(path)]
        if new and (refused := self._watcher.addPaths(new)) and any(map(_is_there, refused)):
            self._give_up()

    @Slot()
    def look_soon(self) -> None:
        """Tell of a change when whoever makes it has had time to finish."""
        if not self._settling.isActive():
            self._settling.start(SETTLE_MS)

    def look_later(self) -> None:
        """Tell of a change once more: somebody may still be writing."""
        self._settling.start(WRITTEN_MS)

    @Slot(str)
    def _note_file(self, path: str) -> None:
        self._written.add(path)
        self.look_soon()

    @Slot()
    def _tell(self) -> None:
        written, self._written = sorted(self._written), set()
        # A file that was replaced is another file to the system, which watches it no longer.
        if again := [path for path in written if _is_there(path)]:
            self._watcher.addPaths(again)
        for path in written:
            self.file_changed.emit(Path(path))
        self.changed.emit()

    def _give_up(self) -> None:
        self._exhausted = True
        if watched := self._watcher.directories() + self._watcher.files():
            self._watcher.removePaths(watched)


def _nearest(place: Path) -> Path:
    """The place, or what exists of the way to it."""
    return next((path for path in (place, *place.parents) if _is_there(path)), place)


def _is_there(path: Path | str) -> bool:
    try:
        return Path(path).exists()
    except OSError:
        return False
