"""What is on the disk: settings, diary, and never an answer."""

import re
import sqlite3
from collections import Counter
from pathlib import Path

from massage_timer.core import safety
from massage_timer.core.routine import Side
from massage_timer.core.safety import QUESTIONS, Card
from massage_timer.core.session import Phase, Session
from massage_timer.store.checkpoint import read_checkpoint
from massage_timer.store.settings import Settings
from massage_timer.store.settings_file import SettingsFile
from massage_timer.ui.diary.page import DiaryPage
from roaming.sitting import Passed, Seen, Sitting

TEXTS = [
    *[text for q in QUESTIONS for text in (q.text, q.small) if text],
    *[text for c in vars(safety).values() if isinstance(c, Card) for text in c.text.splitlines()],
]
ID = re.compile(r"\bQ\d+\b")

LEAST_KEPT = 2_000
"""So many ms of a session may be lost."""


def tape(session: Session) -> list[tuple[object, ...]]:
    """What is to come, and what was."""
    segments = session.timeline.segments
    return [(s.kind, s.side, s.start, s.end, s.number, s.pressure, s.step.cue) for s in segments]


class Kept(Sitting):
    """The files are looked at after each act, those that have changed since."""

    def __init__(self) -> None:
        self.looked_at: dict[Path, tuple[int, int]] = {}
        self.not_saved: Settings | None = None
        """What holds, but may not be in the file, because that was refused or changed."""
        super().__init__()

    def judge(self, was: Seen, now: Seen, passed: Passed) -> None:
        super().judge(was, now, passed)
        self.write_down(was, now)

    def write_down(self, was: Seen, now: Seen) -> None:
        """What the diary must hold from now on."""
        if was.offered is not None and now.offered is None and not taken_up(was, now):
            left, right = (was.offered.session.hands_on(side) for side in Side)
            self.remember_row(left, right, True)
        if was.phase is Phase.DONE or now.phase is not Phase.DONE or now.session is None:
            return
        self.remember_row(now.given(Side.LEFT), now.given(Side.RIGHT), now.session.stopped)

    def remember_row(self, left: int, right: int, stopped: bool) -> None:
        """As far as somebody wants it, and the disk."""
        refused = self.cannot_write(self.visit.places.diary)
        if left + right and self.visit.program.settings.now.diary and not refused:
            self.memory.rows.append((left, right, stopped))

    def cannot_write(self, path: Path) -> bool:
        """The disk refuses this file now."""
        return False

    def what_is_kept_is_what_goes_on(self) -> None:
        """At most two seconds behind, and on the same tape."""
        session = self.visit.player.session if self.visit.begun else None
        unfinished = session is not None and session.phase not in (Phase.READY, Phase.DONE)
        if self.cannot_write(self.visit.places.checkpoint) or self.not_kept:
            return
        if session is None or not unfinished:
            file = self.visit.places.checkpoint
            if file.exists() and not self.seen().offers:
                left, _ = read_checkpoint(file)
                assert left is not None
                assert left.over, "nobody goes on with it, though the diary refused its row"
            return
        if session.playhead < LEAST_KEPT:
            return  # hands are on no leg yet
        kept, problem = read_checkpoint(self.visit.places.checkpoint)
        assert kept is not None, problem
        behind = session.playhead - kept.session.playhead
        assert behind <= LEAST_KEPT
        assert behind >= 0 or session.phase is Phase.LEAD_IN, "a lead-in begins anew"
        assert tape(kept.session) == tape(session)

    not_kept = False
    """What the file has of this session may be older, because the disk refused it."""

    def found_rows(self) -> list[tuple[int, int, bool]]:
        """Ms by leg, as they are in the file."""
        file = self.visit.places.diary
        if not file.is_file() or not file.read_bytes().startswith(b"SQLite"):
            return []
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as opened:
            opened.row_factory = sqlite3.Row
            columns = [column[1] for column in opened.execute("PRAGMA table_info(session)")]
            found = [
                (
                    sum(row[c] for c in columns if c.startswith("left_")),
                    sum(row[c] for c in columns if c.startswith("right_")),
                    bool(row["stopped"]),
                )
                for row in opened.execute("SELECT * FROM session")
            ]
        opened.close()
        return found

    def the_diary_holds_what_was_given(self) -> None:
        if self.cannot_write(self.visit.places.diary):
            return
        found = Counter(self.found_rows())
        if isinstance(self.visit.page, DiaryPage):  # there they can be deleted
            assert found <= Counter(self.memory.rows)
            self.memory.rows = list(found.elements())
        assert found == Counter(self.memory.rows)

    """Somebody has just said that some shall be deleted."""

    def settings_read_anew_are_those_of_now(self) -> None:
        now = self.visit.program.settings.now
        if now is self.not_saved:
            return
        self.not_saved = None
        if now == Settings() and not self.visit.places.settings.exists():
            return
        if self.cannot_write(self.visit.places.settings):
            return
        found, told = SettingsFile(self.visit.places.settings).load()
        assert (found, told) == (now, ())

    def no_answer_is_in_any_file(self) -> None:
        for file in self.home.rglob("*"):
            if not file.is_file():
                continue
            stat = file.stat()
            if self.looked_at.get(file) == (stat.st_mtime_ns, stat.st_size):
                continue
            self.looked_at[file] = (stat.st_mtime_ns, stat.st_size)
            content = file.read_bytes().decode(errors="replace")
            found = [text for text in TEXTS if text in content]
            assert not found, file
            if file.suffix not in (".sqlite3", ".sqlite3-wal", ".sqlite3-shm"):
                assert not ID.search(content), file


def taken_up(was: Seen, now: Seen) -> bool:
    """What was offered goes on."""
    return now.unfinished and not was.unfinished and now.session is not None and now.session.paused
