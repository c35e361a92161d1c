"""What is answered in the safety check is written nowhere, neither in words nor as a difference."""

import os
import re
from pathlib import Path

import pytest
from giver import Giver
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from massage_timer.core import safety
from massage_timer.core.routine import Zone
from massage_timer.core.safety import MUST_ASK, QUESTIONS, SOFT_QUESTIONS, Action, Card
from massage_timer.core.session import Phase

SOFTENING = {question.id for question in QUESTIONS if question.action is Action.SOFTEN}
SOFT = [(question.id,) for question in SOFT_QUESTIONS]
PASSES = [(), *SOFT, tuple(question.id for question in SOFT_QUESTIONS)]
BLOCKS = [*[(question.id,) for question in MUST_ASK], ("Q9", "Q13", "Q20")]
TEXTS = [
    *[text for q in QUESTIONS for text in (q.text, q.small) if text],
    *[text for c in vars(safety).values() if isinstance(c, Card) for text in c.text.splitlines()],
]
ID = re.compile(rb"\bQ\d+\b")


KEPT = "state/session.checkpoint"
"""It is there while a session goes on, and no longer."""


def files(folder: Path) -> dict[str, bytes]:
    """Every file under a folder, by its place there."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def words_of_the_check(written: dict[str, bytes]) -> list[str]:
    contents = written.values()
    return [text for text in TEXTS if any(text.encode() in content for content in contents)]


def speaking(written: dict[str, bytes]) -> list[str]:
    """The files that tell of the check, in words or by the numbers of its questions."""
    return words_of_the_check(written) + [name for name in written if ID.search(written[name])]


def start(home: Path) -> Giver:
    """A start of the program that has written all that it writes on its own."""
    giver = Giver(home)
    for _ in range(1_000):
        QApplication.processEvents()
        if giver.places.cache.exists():
            break
    giver.pages.session.set_still(True)
    return giver


def tick(giver: Giver, ids: tuple[str, ...]) -> None:
    for id_ in ids:
        giver.pages.safety.sheet.row(id_).click()


def a_session(
    home: Path,
    ids: tuple[str, ...],
    mistaken: tuple[str, ...] = (),
    sore: tuple[Zone, ...] = (),
    heavy: bool = False,
) -> dict[str, bytes]:
    """A whole sitting after ticking these rows, and others that were unticked, and saying what is
    sore or heavy; what it wrote."""
    giver = start(home)
    giver.key(Qt.Key.Key_Return)
    tick(giver, mistaken)
    tick(giver, ids)
    tick(giver, mistaken)
    giver.key(Qt.Key.Key_N)
    comfort = giver.pages.comfort
    assert giver.shows(comfort)
    comfort.settle()
    for zone in sore:
        comfort.columns.picker.zone_picked.emit(zone)
    if heavy:
        comfort.columns.questions.heavy.step(1)
    assert comfort.wishes.sore == set(sore)
    comfort.get_ready.click()
    giver.pages.ready.start.click()
    assert giver.session.timeline.routine.softened == (heavy or not SOFTENING.isdisjoint(ids))
    giver.go_until(lambda shown: shown.side is not giver.session.timeline.options.first)
    giver.program.sessions.checkpointing.settle()
    during = files(home)
    giver.go_until(lambda shown: shown.phase is Phase.DONE)
    giver.pages.done.home.click()
    written = close(giver, home)
    assert during.keys() - written.keys() == {KEPT}
    assert speaking(during) == []
    return written


def a_refusal(home: Path, ids: tuple[str, ...]) -> dict[str, bytes]:
    """A sitting that ends with the card of these rows, or with that of being unsure."""
    giver = start(home)
    giver.key(Qt.Key.Key_Return)
    tick(giver, ids)
    giver.key(Qt.Key.Key_O)
    assert giver.shows(giver.pages.not_today)
    giver.pages.not_today.panel.close_button.click()
    return close(giver, home)


def close(giver: Giver, home: Path) -> dict[str, bytes]:
    assert giver.close()
    giver.leave()
    return files(home)


@pytest.fixture(scope="module")
def plain_session(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return a_session(tmp_path_factory.mktemp("plain"), ())


@pytest.fixture(scope="module")
def plain_visit(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What is written by somebody who looks at the check, and goes back without an answer."""
    home = tmp_path_factory.mktemp("visit")
    giver = start(home)
    giver.key(Qt.Key.Key_Return)
    giver.key(Qt.Key.Key_Escape)
    return close(giver, home)


def test_a_session_writes_something_that_could_tell(plain_session: dict[str, bytes]) -> None:
    assert {"settings.json", "cache/index.json", "diary.sqlite3"} <= plain_session.keys()


@pytest.mark.parametrize("ids", PASSES, ids=" ".join)
def test_a_session_leaves_the_same_files_whatever_was_ticked(
    plain_session: dict[str, bytes], tmp_path: Path, ids: tuple[str, ...]
) -> None:
    assert a_session(tmp_path, ids) == plain_session


@pytest.mark.parametrize(
    ("sore", "heavy"), [((Zone.CALF,), False), ((), True), ((Zone.FOOT, Zone.HIP), True)]
)
def test_what_is_sore_or_heavy_leaves_nothing(
    plain_session: dict[str, bytes], tmp_path: Path, sore: tuple[Zone, ...], heavy: bool
) -> None:
    assert a_session(tmp_path, (), sore=sore, heavy=heavy) == plain_session


@pytest.mark.parametrize("mistaken", [("Q9",), ("Q13", "Q12"), ("Q19", "Q20")], ids=" ".join)
def test_a_row_that_was_unticked_again_leaves_nothing(
    plain_session: dict[str, bytes], tmp_path: Path, mistaken: tuple[str, ...]
) -> None:
    assert a_session(tmp_path, (), mistaken) == plain_session


@pytest.mark.parametrize("ids", [(), *BLOCKS], ids=" ".join)
def test_a_massage_that_was_refused_leaves_what_a_look_at_the_check_leaves(
    plain_visit: dict[str, bytes], tmp_path: Path, ids: tuple[str, ...]
) -> None:
    assert a_refusal(tmp_path, ids) == plain_visit


def test_no_file_anywhere_speaks_of_the_check(
    plain_session: dict[str, bytes], tmp_path: Path
) -> None:
    written = [a_session(tmp_path / "soft", ("Q19", "Q20")), a_refusal(tmp_path / "no", ("Q13",))]
    # Whatever went past the folders that the program was given went to the home of the tests.
    everywhere = [*written, plain_session, files(Path(os.environ["HOME"]))]
    found = [text for one in everywhere for text in words_of_the_check(one)]
    assert found == []
    assert [name for one in written for name in speaking(one)] == []
