"""The watch over the user's files, with what the system tells."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QFileSystemWatcher, QStandardPaths, QTimer
from pytestqt.qtbot import QtBot

from massage_timer.devices.file_manager import throw_away
from massage_timer.devices.files import MOST_FILES, SETTLE_MS, WRITTEN_MS, FolderWatch


def test_a_new_file_is_told_and_a_written_one_by_its_name(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "routines"
    folder.mkdir()
    file = folder / "mine.yaml"
    file.write_text("1")
    watch = FolderWatch([folder])
    watch.watch([file])
    assert watch.watched == {folder, file}
    with qtbot.waitSignal(watch.changed):
        (folder / "new.yaml").write_text("1")
    with qtbot.waitSignals([watch.file_changed, watch.changed]):
        file.write_text("22")
    with qtbot.waitSignal(watch.file_changed) as told:
        file.unlink()
    assert told.args == [file]
    watch.deleteLater()


def test_a_file_that_is_replaced_again_and_again_is_told_each_time(
    qtbot: QtBot, tmp_path: Path
) -> None:
    file, other = tmp_path / "mine.yaml", tmp_path / "written-first"
    file.write_text("1")
    watch = FolderWatch([])
    watch.watch([file])
    for text in ("22", "333", "4444"):
        other.write_text(text)
        with qtbot.waitSignal(watch.file_changed) as told:
            other.replace(file)
        assert told.args == [file]
        assert watch.watched == {file}
    watch.deleteLater()


def test_a_folder_that_is_not_there_yet_is_waited_for(qtbot: QtBot, tmp_path: Path) -> None:
    folder, techniques = tmp_path / "data" / "routines", tmp_path / "data" / "techniques.yaml"
    watch = FolderWatch([folder, techniques])
    watch.watch([])
    assert watch.watched == {tmp_path}
    with qtbot.waitSignal(watch.changed):
        folder.mkdir(parents=True)
    watch.watch([])
    assert watch.watched == {folder, folder.parent}
    with qtbot.waitSignal(watch.changed):
        techniques.write_text("")
    watch.watch([])
    assert watch.watched == {folder, techniques}
    watch.deleteLater()


def test_many_files_take_a_bounded_number_of_watches(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    files = [tmp_path / f"{number}.yaml" for number in range(MOST_FILES + 20)]
    for file in files:
        file.write_text("")
    watch = FolderWatch([tmp_path])
    watch.watch(files)
    assert len(watch.watched) == MOST_FILES + 1
    watch.watch(files[-3:])
    assert watch.watched == {tmp_path, *files[-3:]}
    watch.watch([tmp_path / "gone.yaml"])
    assert watch.watched == {tmp_path}
    watch.deleteLater()


class Exhausted(QFileSystemWatcher):
    """One of a system that has no watches left for files."""

    def addPaths(self, paths: Sequence[str]) -> list[str]:
        folders = [path for path in paths if Path(path).is_dir()]
        if folders:
            super().addPaths(folders)
        return [path for path in paths if path not in folders]


def test_where_the_system_has_no_watches_left_nothing_is_watched(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    file = tmp_path / "mine.yaml"
    watch = FolderWatch([tmp_path], watcher=Exhausted(qapp))
    watch.watch([file])
    assert watch.watched == {tmp_path}, "what is not there needs none"
    file.write_text("")
    watch.watch([file])
    assert watch.watched == set()
    watch.watch([])
    assert watch.watched == set()
    watch.deleteLater()


class Slow(QFileSystemWatcher):
    """One that finds a file gone when it comes to it."""

    def addPaths(self, paths: Sequence[str]) -> list[str]:
        for path in paths:
            if Path(path).is_file():
                Path(path).unlink()
        return super().addPaths(paths)


def test_a_file_that_goes_meanwhile_is_no_lack_of_watches(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("")
    watch = FolderWatch([tmp_path], watcher=Slow(qapp))
    watch.watch([file])
    assert watch.watched == {tmp_path}
    watch.deleteLater()


def test_many_signs_are_one_change_and_a_late_look_is_one_more(
    qtbot: QtBot, tmp_path: Path
) -> None:
    watch = FolderWatch([tmp_path])
    told: list[int] = []
    watch.changed.connect(lambda: told.append(1))
    for _ in range(5):
        watch.look_soon()
    qtbot.waitUntil(lambda: len(told) == 1)
    watch.look_later()
    qtbot.waitUntil(lambda: len(told) == 2)
    watch.deleteLater()


def test_a_sign_does_not_put_off_what_is_told_anyway(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    watch = FolderWatch([tmp_path])
    timer = watch.findChild(QTimer)
    assert timer is not None
    watch.look_soon()
    assert timer.interval() == SETTLE_MS
    watch.look_later()
    assert timer.interval() == WRITTEN_MS
    watch.look_soon()
    assert timer.interval() == WRITTEN_MS, "it has not begun again"
    watch.deleteLater()


def test_a_file_is_thrown_away_and_it_is_known_where_it_lies(tmp_path: Path) -> None:
    data = QStandardPaths.StandardLocation.GenericDataLocation
    basket = Path(QStandardPaths.writableLocation(data))
    basket.mkdir(parents=True, exist_ok=True)
    file = Path.home() / "throw-me-away.yaml"
    file.write_text("mine")
    kept = throw_away(file)
    assert not file.exists()
    assert kept is not None
    assert kept.read_text() == "mine"
    assert throw_away(tmp_path / "gone.yaml") is None
