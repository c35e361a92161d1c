"""Every page of the gallery, read line by line: in a made-up language, and in each real one."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from gallery import GROUPS, size_of
from pseudo import PSEUDO, PseudoTranslation, untranslated_words
from PySide6.QtCore import QLocale
from PySide6.QtGui import QAccessible, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from rehearsal import Rehearsal, rehearsal
from shots.home import first_run
from written import Line, in_front_of, lines_of, overlapping

from massage_timer import resources
from massage_timer.core.language import LANGUAGES, speak
from massage_timer.translating import speak_as_wished
from massage_timer.ui.qt_language import follow_language
from massage_timer.ui.tokens import LIGHT

TOOLS = Path(__file__).resolve().parents[1] / "tools"
PAGES = [group for group in GROUPS if group not in ("paper", "pictures")]
"""Paper is no page of the window, and these pictures have no words of their own."""
SMALLEST, USUAL, UPRIGHT = "800x480", "1280x800", "1080x1920"
TEXTS = [(size, text) for size in (SMALLEST, USUAL, UPRIGHT) for text in (100, 200)]
"""Windows, and the sizes of their text in percent."""
SCROLLS = {"CardGrid", "EntryList", "RowList", "StepTable", "TextArea"}
"""They paint what is half in view, so that a line may end at their upper or lower edge."""
SENTENCE = re.compile(r"[.:;?] |\b(?:Ctrl|Shift|Alt)\+|\n")
"""Between what is heard in one go; the names of keys are Qt's to translate."""
WORD = re.compile(r"[^\W\d_\u2e80-\u9fff]+(?:[’'-][^\W\d_]+)*[.,:;?]?")
"""In a language with spaces between them."""
LIES_OVER = {"Banner", "Chart", "DropOverlay", "Notice", "SessionBanner", "Toast"}
"""What is meant to lie over a page, on a ground of its own, or is a chart with figures on it."""
PICTURES = {"PictureView", "StillPicture", "StillView"}
"""They have a ground of their own, which hides what is below them."""


@pytest.fixture
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """Speaks the language of the parameter."""
    code: str = request.param
    if code == PSEUDO.code:
        speak(PSEUDO, PseudoTranslation())
    else:
        assert speak_as_wished(code, ()).code == code
    follow_language(qapp)
    yield code
    speak(LANGUAGES[0])
    follow_language(qapp)


def looks(group: str, size: str, text: int = 100) -> Iterator[tuple[str, QWidget]]:
    """The window as it is in each picture that the gallery would draw of a group, with its name."""
    theme = replace(LIGHT, zoom=text / 100)
    for walk, prepare in GROUPS[group]:
        with rehearsal(size_of(size), theme, prepare, welcomed=walk is not first_run) as run:
            for name, _image in walk(_blind(run)):
                yield name, run.pages.mini if "mini" in name else run.window


def glances(group: str, size: str, text: int = 100) -> Iterator[tuple[str, list[Line]]]:
    """The lines of each of these pictures."""
    for name, window in looks(group, size, text):
        yield name, list(lines_of(window))


@pytest.mark.parametrize("language", [PSEUDO.code], indirect=True)
@pytest.mark.parametrize("group", PAGES)
def test_of_words_two_fifths_longer_none_is_untranslated_cut_or_painted_over_another(
    group: str, language: str
) -> None:
    found: set[str] = set()
    for name, window in looks(group, SMALLEST):  # once for all three, as this is what takes time
        lines = list(lines_of(window))
        found.update(_faults(name, lines))
        found.update(f"{name}: {line.words!r} is painted" for line in lines if _is_left(line.words))
        heard = {words for part in _shown(window) for words in _heard(part)}
        found.update(f"{name}: {words!r} is heard" for words in heard if _is_left(words))
    assert not found


class Sheet(QWidget):
    """A page with lines where a test wants them."""

    def __init__(self, *lines: tuple[int, int, str]) -> None:
        super().__init__()
        self._lines = lines
        self.resize(200, 100)

    def paintEvent(self, _event: object) -> None:
        with QPainter(self) as painter:
            for x, y, words in self._lines:
                painter.drawText(x, y, words)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ([(10, 30, "Calf"), (10, 60, "Foot")], ""),
        ([(190, 30, "Calf and foot")], "is cut"),
        ([(-20, 30, "Calf and foot")], "is cut"),
        ([(10, 3, "Calf and foot")], "is cut"),
        ([(10, 30, "Calf"), (12, 34, "Foot")], "lie over one another"),
    ],
)
def test_a_line_that_is_cut_or_painted_over_is_found(
    lines: list[tuple[int, int, str]], fault: str
) -> None:
    window = Sheet(*lines)
    window.show()
    found = list(_faults("sheet", list(lines_of(window))))
    assert len(found) == bool(fault)
    assert all(fault in one for one in found)
    window.close()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("words", "broken"),
    [
        (["Warm-up tw", "ists"], True),
        (["Warm-up", "twists"], False),
        (["Warm-up twists of warm-", "up.yaml"], False),
    ],
)
def test_a_word_that_is_broken_is_found(words: list[str], broken: bool) -> None:
    window = Sheet(*((10, 30 + 20 * number, line) for number, line in enumerate(words)))
    window.setAccessibleName("Warm-up twists of warm-up.yaml")
    window.show()
    assert any("broken" in one for one in _faults("sheet", list(lines_of(window)))) is broken
    window.close()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("top", "hidden"), [(20, True), (40, False)])
def test_a_line_behind_a_picture_is_found(top: int, hidden: bool) -> None:
    class StillView(QWidget):
        pass

    window = Sheet((10, 30, "Calf"))
    picture = StillView(window)
    picture.setGeometry(0, top, 200, 50)
    window.show()
    assert any("hidden" in one for one in _faults("sheet", list(lines_of(window)))) is hidden
    window.close()


def test_a_word_that_no_translation_has_touched_is_found() -> None:
    assert _plain_runs("Stóóp 3 · Wobble, Cáálf") == ["Wobble"]
    assert not _is_by_people("Wobble")
    assert _plain_runs("Stóóp 3 · wobble.yaml") == []


@pytest.mark.soak
@pytest.mark.parametrize("language", [each.code for each in LANGUAGES], indirect=True)
@pytest.mark.parametrize(("size", "text"), TEXTS)
@pytest.mark.parametrize("group", PAGES)
def test_no_language_is_cut_or_painted_over(
    group: str, size: str, text: int, language: str
) -> None:
    faults = {fault for name, lines in glances(group, size, text) for fault in _faults(name, lines)}
    assert not faults


def _faults(name: str, lines: list[Line]) -> Iterator[str]:
    for line in lines:
        if line.cut and not isinstance(line.of, QLineEdit):
            if _is_among(line.of, SCROLLS) and not line.cut_sideways:
                continue
            yield f"{name}: {line.words!r} is cut in {type(line.of).__name__}"
    flat = [line for line in lines if not _is_among(line.of, LIES_OVER)]
    for line, other in overlapping(flat):
        if line.of is other.of and type(line.of).__name__ == "StepTable" and "dragging" in name:
            continue  # the row in hand lies over those that it passes
        if _edits(line.of, other.of) or _edits(other.of, line.of):
            continue
        yield f"{name}: {line.words!r} and {other.words!r} lie over one another"
    for line, following in pairwise(lines):
        if word := _broken_word(line, following):
            yield f"{name}: {word!r} is broken in {type(line.of).__name__}"
    for line in flat:
        if any(type(part).__name__ in PICTURES for part in in_front_of(line)):
            yield f"{name}: {line.words!r} is hidden by a picture"


def _broken_word(line: Line, following: Line) -> str:
    """The word that a line ends within; "" where it ends with one, or where words have no spaces
    between them, or it is none, such as the name of a file."""
    if line.of is not following.of or following.box.top() <= line.box.bottom():
        return ""
    joined = line.words.split()[-1] + following.words.split()[0]
    told = f"{getattr(line.of, 'words', '')} {line.of.accessibleName()}".split()
    return joined if joined in told and WORD.fullmatch(joined) else ""


def _edits(field: QWidget, widget: QWidget) -> bool:
    """A field lies over what it edits, on a ground of its own, and paints a selection twice."""
    if field is widget and isinstance(field.parentWidget(), QPlainTextEdit):
        return True  # what is seen of many lines is a part of their field
    return isinstance(field, (QLineEdit, QPlainTextEdit)) and widget.isAncestorOf(field)


def _is_among(widget: QWidget | None, names: set[str]) -> bool:
    while widget is not None:
        if type(widget).__name__ in names:
            return True
        widget = widget.parentWidget()
    return False


def _blind(run: Rehearsal) -> Rehearsal:
    """The run without its pictures, which take most of the time."""

    def settled() -> QImage:
        run.settle()
        return QImage(8, 8, QImage.Format.Format_RGB32)

    run.picture = run.mini_picture = settled  # type: ignore[method-assign]
    return run


def _shown(window: QWidget) -> Iterator[QWidget]:
    yield from (part for part in window.findChildren(QWidget) if part.isVisibleTo(window))


def _heard(part: QWidget) -> Iterator[str]:
    """What is heard of a part, in what is heard in one go."""
    told = QAccessible.queryAccessibleInterface(part)
    if told is not None:
        for words in (told.text(QAccessible.Text.Name), part.accessibleDescription()):
            yield from SENTENCE.split(words)


def _is_left(words: str) -> bool:
    """Whether any of these words is neither translated nor written by people."""
    return not all(_is_by_people(run) for run in _plain_runs(words))


def _plain_runs(words: str) -> list[str]:
    """The longest stretches of a line that no translation has touched, without names of files."""
    words = re.sub(r"\S*(?:/|\.(?:yaml|massage|pdf|csv)\b)\S*", "·", words)
    parts = re.split(r"[^\W_]*[áéíóúýÁÉÍÓÚÝ][^\W_]*|[\d·:“”,]+", words)
    runs = (" ".join(part.split()).strip(" .,;–'?(…-") for part in parts)
    return [run for run in runs if untranslated_words(run)]


def _is_by_people(run: str) -> bool:
    """Whether people wrote it so, or with a small letter where a line begins with it."""
    return any(words in _written_by_people() for words in (run, run[:1].lower() + run[1:]))


@cache
def _written_by_people() -> str:
    """What is not the program's to translate: texts of techniques and routines, and samples."""
    files = [resources.assets() / "techniques.yaml", *resources.routines().glob("*.yaml")]
    texts = [file.read_text(encoding="utf-8") for file in files]
    for file in (*TOOLS.glob("*.py"), *TOOLS.glob("shots/*.py")):
        nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        written = [str(node.value) for node in nodes if isinstance(node, ast.Constant)]
        # A file that cannot be read is called as its file is.
        names = [name for text in written for name in re.findall(r"^([\w-]+)\.yaml$", text)]
        texts += written + [name.replace("-", " ").capitalize() for name in names]
    locale = QLocale()
    months = range(1, 13)
    texts += [locale.monthName(month) for month in months]
    texts += [locale.standaloneMonthName(month, QLocale.FormatType.ShortFormat) for month in months]
    texts += [language.name for language in LANGUAGES] + ["Leg Massage Timer"]
    texts += [screen.name() for screen in QGuiApplication.screens()]
    return " ".join(" ".join(texts).split())
