"""The moving picture of the README: Home, a technique, its last ten seconds, change of legs."""

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from rehearsal import CLASSIC, Rehearsal, rehearsal
from shots.sessions import in_zone

from massage_timer.core.frame import Frame
from massage_timer.core.session import Phase
from massage_timer.ui.tokens import LIGHT

FILM = "a-session.webp"
DRAWN = QSize(960, 600)
SHOWN = QSize(720, 450)
"""All words can be read, and on a telephone the whole still is seen."""
FRAME_MS = 100
FADE_FRAMES = 7
"""Pictures pass into one another slowly: nothing in it flashes."""
TECHNIQUE = "calf-glide"
BEFORE_THE_LAST_TEN = 2
"""Seconds of the technique before it says what comes next."""

Film = list[tuple[QImage, int]]
"""Images, and how many ms each stands."""


def film() -> Film:
    """About ten seconds that end where they begin."""
    with rehearsal(DRAWN, LIGHT) as run:
        home = _picture(run)
        run.begin(CLASSIC)
        run.go_until(_shortly_before_the_last_ten)
        hands = list(_playing(run, 4500))
        run.go_until(lambda shown: shown.phase is Phase.CHANGE)
        change = list(_playing(run, 2400))
    frames: Film = [(home, 1300)]
    for scene in (hands, change, [home]):
        frames += [(image, FRAME_MS) for image in _fade(frames[-1][0], scene[0])]
        frames += [(image, FRAME_MS) for image in scene]
    return frames


def _shortly_before_the_last_ten(shown: Frame) -> bool:
    return in_zone(TECHNIQUE)(shown) and shown.seconds == 10 + BEFORE_THE_LAST_TEN


def _playing(run: Rehearsal, ms: int) -> Iterator[QImage]:
    for _ in range(0, ms, FRAME_MS):
        yield _picture(run)
        run.pass_time(FRAME_MS)


def _picture(run: Rehearsal) -> QImage:
    return run.picture().scaled(SHOWN, mode=Qt.TransformationMode.SmoothTransformation)


def _fade(old: QImage, new: QImage) -> Iterator[QImage]:
    """What lies between two images."""
    for frame in range(1, FADE_FRAMES):
        image = old.convertToFormat(QImage.Format.Format_RGB32)
        painter = QPainter(image)
        share = frame / FADE_FRAMES
        painter.setOpacity(share * share * (3 - 2 * share))
        painter.drawImage(0, 0, new)
        painter.end()
        yield image
