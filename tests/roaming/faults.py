"""What may go wrong meanwhile: devices break, the disk refuses, files change or are damaged, and
the program is killed and begins again."""

from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule
from PySide6.QtWidgets import QWidget
from writer import MINE

from massage_timer.ui.diary.page import DiaryPage
from massage_timer.ui.editor.page import EditorPage
from roaming.kept import Kept
from roaming.sitting import Seen

DAMAGE = b"no longer what it was\n" * 60
TEXTS = [
    MINE.encode(),
    MINE.replace("Mine", "Changed meanwhile").encode(),
    MINE.replace("180", "170").encode(),
    b"steps: [[[[[",
    bytes(range(256)),
    b"",
]


class Faults(Kept):
    """The disk is refused by a folder where a file should be, and by a file for a folder."""

    def __init__(self) -> None:
        self.refused: dict[Path, Path] = {}
        """What the program cannot use, and where lies what was there before."""
        self.locked = False
        """The settings could not be read at the start, so they are not written before the next."""
        self.kept: list[bytes] = []
        """What was damaged: it may be moved aside, and is never deleted."""
        self.mine: bytes | None = None
        """What the user's own routine says, unless it was saved over in the editor."""
        super().__init__()

    # Devices

    @rule(device=st.sampled_from(["sound", "voice", "screen"]), there=st.booleans())
    def a_device_breaks(self, device: str, there: bool) -> None:
        self.machine.broken.add(device)
        self.machine.there = there

    @precondition(lambda self: self.machine.broken)
    @rule()
    def the_devices_work_again(self) -> None:
        self.machine.broken.clear()
        self.machine.there = True

    # The disk

    @rule(what=st.sampled_from(["settings", "diary"]))
    def the_disk_refuses_a_file(self, what: str) -> None:
        path: Path = getattr(self.visit.places, what)
        if path in self.refused or isinstance(self.visit.page, DiaryPage):
            return
        aside = self.home.parent / f"kept-{what}"
        if path.exists():
            path.rename(aside)
        path.mkdir()
        self.refused[path] = aside
        self.not_saved = self.visit.program.settings.now

    @precondition(lambda self: self.refused and not isinstance(self.visit.page, DiaryPage))
    @rule()
    def the_disk_takes_files_again(self) -> None:
        for path, aside in self.refused.items():
            path.rmdir()
            if aside.exists():
                aside.rename(path)
        self.refused.clear()
        self.looked_at.clear()
        self.not_saved = self.visit.program.settings.now

    def cannot_write(self, path: Path) -> bool:
        return path in self.refused or (self.locked and path == self.visit.places.settings)

    @invariant()
    def what_was_refused_is_told(self) -> None:
        settings = self.visit.places.settings
        now = self.visit.program.settings.now
        if self.cannot_write(settings) and now is not self.not_saved:
            self.not_saved = now
            told = self.visit.program._messages._told
            assert any(sentence.startswith("settings.json: ") for sentence in told)

    # Files of the user

    @rule(text=st.sampled_from(TEXTS))
    def a_routine_is_changed_by_another_program(self, text: bytes) -> None:
        file = self.own_file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text)
        self.mine = text
        self.do(lambda: self.visit.program.afterwards.file_changed.emit(file))

    @precondition(lambda self: self.visit.program.may_leave)
    @rule(text=st.sampled_from(TEXTS), name=st.sampled_from(["my own.yaml", "a.massage", "x.txt"]))
    def a_file_is_dropped(self, text: bytes, name: str) -> None:
        file = self.home.parent / name
        file.write_bytes(text)
        self.do(lambda: self.visit.program.opening.open_files([file]))

    @precondition(lambda self: not isinstance(self.visit.page, DiaryPage))
    @precondition(lambda self: self.visit.places.diary.is_file())
    @rule()
    def the_diary_is_damaged(self) -> None:
        self.visit.places.diary.write_bytes(DAMAGE)
        self.kept = [DAMAGE]
        self.memory.rows.clear()

    @rule(damaged=st.booleans())
    def the_program_is_killed_and_begins_again(self, damaged: bool) -> None:
        self.leave()
        settings = self.visit.places.settings
        if damaged and settings.is_file():
            settings.write_bytes(DAMAGE)
            self.kept = [DAMAGE]
        self.arrive()
        self.locked = settings in self.refused
        self.not_saved = self.visit.program.settings.now if self.locked or damaged else None

    @invariant()
    def what_was_damaged_is_kept(self) -> None:
        there = {file.read_bytes() for file in self.home.rglob("*") if self.is_of_interest(file)}
        assert there.issuperset(self.kept)

    def is_of_interest(self, file: Path) -> bool:
        return bool(self.kept) and file.is_file() and file.stat().st_size == len(DAMAGE)

    @property
    def own_file(self) -> Path:
        return self.visit.places.routines / "mine.yaml"

    def judge(self, was: Seen, now: Seen, ms: int) -> None:
        super().judge(was, now, ms)
        self.only_saving_changes_a_file_of_the_user(was.page)
        self.what_is_saved_is_what_is_read_back()

    def only_saving_changes_a_file_of_the_user(self, page: QWidget) -> None:
        file = self.own_file
        there = file.read_bytes() if file.is_file() else None
        if there != self.mine:
            assert isinstance(page, EditorPage)
            assert there is not None
            self.mine = there

    def what_is_saved_is_what_is_read_back(self) -> None:
        editing = self.visit.editing
        work = None if editing is None else editing._work
        if work is not None and work.path is not None and not work.changed and not work.seen.gone:
            assert work.text == work.seen.text
            if work.path != self.own_file:
                assert work.path.read_bytes().decode() == work.text
