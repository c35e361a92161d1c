"""What may go wrong meanwhile: devices break, the disk refuses, files change or are damaged, and
the program is killed and begins again."""

from datetime import datetime
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from PySide6.QtWidgets import QWidget
from writer import MINE

from massage_timer.core.checkpoint import Checkpoint
from massage_timer.core.routine import Side
from massage_timer.store.checkpoint import read_checkpoint
from massage_timer.ui.diary.page import DiaryPage
from massage_timer.ui.editor.page import EditorPage
from roaming.kept import LEAST_KEPT, Kept
from roaming.sitting import Passed, Seen
from roaming.visit import Visit

AN_HOUR = 3_600
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

    @rule(what=st.sampled_from(["settings", "diary", "checkpoint"]))
    def the_disk_refuses_a_file(self, what: str) -> None:
        path: Path = getattr(self.visit.places, what)
        if path in self.refused or isinstance(self.visit.page, DiaryPage):
            return
        aside = self.home.parent / f"kept-{what}"
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            path.rename(aside)
        self.not_kept = self.not_kept or what == "checkpoint"
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
        said = self.seen()
        self.leave()
        settings = self.visit.places.settings
        if damaged and settings.is_file():
            settings.write_bytes(DAMAGE)
            self.kept = [DAMAGE]
        self.arrive_after(said)

    def begin_again(self, said: Seen) -> None:
        self.leave()
        self.arrive_after(said)

    def arrive_after(self, said: Seen) -> None:
        kept = self.left_behind(said)
        self.arrive()
        self.offer(kept)

    def arrive(self) -> Visit:
        """What the settings cannot be is told when they are read."""
        visit = super().arrive()
        self.locked = visit.places.settings in self.refused
        self.not_saved = visit.program.settings.now
        return visit

    def left_behind(self, said: Seen) -> Checkpoint | None:
        """What the next start will find: nothing that the screen said is lost, but two seconds."""
        file = self.visit.places.checkpoint
        if self.not_kept or not said.unfinished or not file.is_file():
            return read_checkpoint(file)[0] if file.is_file() else None
        kept, _ = read_checkpoint(file)
        assert kept is not None
        for side in Side:
            assert 0 <= said.given(side) - kept.session.hands_on(side) <= LEAST_KEPT
        return kept

    def offer(self, kept: Checkpoint | None) -> None:
        """It is offered, or it stands in the diary, as it is too long ago."""
        offered = self.visit.program.sessions.broken_off.offered
        if kept is None:
            assert offered is None
            return
        ago = (self.wall.now - datetime.fromisoformat(kept.saved_at)).total_seconds()
        if kept.over or ago >= AN_HOUR:
            assert offered is None
            left, right = (kept.session.hands_on(side) for side in Side)
            self.remember_row(left, right, True)
        else:
            assert offered is not None
            assert offered.session == kept.session

    def what_was_damaged_is_kept(self) -> None:
        there = {
            file.read_bytes() for file in self.home.parent.rglob("*") if self.is_of_interest(file)
        }
        assert there.issuperset(self.kept)

    def is_of_interest(self, file: Path) -> bool:
        return bool(self.kept) and file.is_file() and file.stat().st_size == len(DAMAGE)

    @property
    def own_file(self) -> Path:
        return self.visit.places.routines / "mine.yaml"

    def judge(self, was: Seen, now: Seen, passed: Passed) -> None:
        super().judge(was, now, passed)
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
