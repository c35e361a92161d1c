"""What is done with routines besides: editor, rehearsal, card."""

import errno
from collections.abc import Iterator
from pathlib import Path

from drafting import ROUTINES, Drafting
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from rehearsal import CLASSIC, Rehearsal

from massage_timer import resources
from massage_timer.core.language import _, spoken_language
from massage_timer.core.written import Written
from massage_timer.illustrations import SHIPPED_TONES, Illustrations
from massage_timer.paper.card import Card
from massage_timer.paper.pdf import pdf
from massage_timer.paper.sheets import Sheet
from massage_timer.store.catalogue import load_catalogue
from massage_timer.store.disk import sentence
from massage_timer.ui.card.page import CardPage
from massage_timer.ui.editor.page import EditorPage
from massage_timer.ui.editor.page_keys import Asked
from massage_timer.ui.home.acts import Act
from shots.shot import Shot


def editor(run: Rehearsal) -> Iterator[Shot]:
    """The editor's page with routines that stand for what people write."""
    texts = resources.texts(spoken_language().code)
    catalogue = load_catalogue(resources.assets() / "techniques.yaml", texts=texts)
    pictures = Illustrations(resources.assets() / "pictures", run.places.pictures, SHIPPED_TONES)
    page = EditorPage(catalogue, pictures.library, pictures.small, run.clock.now, run.window.pages)
    page.set_still(True)
    page.set_theme(run.window.theme)
    run.window.pages.addWidget(page)
    run.window.pages.setCurrentWidget(page)

    behind: list[Drafting] = []

    def opened(written: Written, *, new: bool = False) -> Drafting:
        while behind:
            behind.pop().stop()
        comments = frozenset({1})
        behind.append(Drafting(page, catalogue, written, comments=comments, new=new))
        return behind[0]

    def shot() -> QImage:
        """With the picture of the chosen step, which comes a moment after its row."""
        page.pane.step.picture.settle()
        return run.picture()

    def press(key: Qt.Key) -> None:
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(page.focusWidget(), event)

    opened(ROUTINES["good"])
    page.table.choose(6)
    yield "editor", shot()
    page.do(Asked.DUPLICATE)
    page.table.edit_asked.emit("")
    yield "editor-too-long", shot()
    page.pane.step.cue.setFocus(Qt.FocusReason.TabFocusReason)
    page.pane.ensureWidgetVisible(page.pane.step.instructions)
    yield "editor-cue", shot()
    opened(ROUTINES["good"])
    page.table.choose(-1)
    yield "editor-routine", shot()
    page.table.edit_asked.emit("")
    yield "editor-routine-fields", shot()
    opened(ROUTINES["new"], new=True)
    yield "editor-new", shot()
    opened(ROUTINES["good"])
    start = page.table.row_box(1).center().y()
    for kind, down in ((QEvent.Type.MouseButtonPress, 0), (QEvent.Type.MouseMove, 148)):
        at = QPointF(20, start + down * run.window.theme.zoom)
        left = Qt.MouseButton.LeftButton
        held = Qt.KeyboardModifier.NoModifier
        moved = QMouseEvent(kind, at, page.table.mapToGlobal(at), left, left, held)
        QApplication.sendEvent(page.table, moved)
    yield "editor-dragging", shot()
    opened(ROUTINES["short"])
    yield "editor-too-short", shot()
    page.table.choose(3)
    page.do(Asked.INSERT)
    yield "editor-picker", shot()
    page.picker.list.open("thigh-glide")
    yield "editor-picker-reason", shot()
    opened(ROUTINES["problems"])
    page.table.choose(1)
    yield "editor-problems", shot()
    page.table.edit_asked.emit("")
    yield "editor-unknown", shot()
    press(Qt.Key.Key_Escape)
    page.do(Asked.REMOVE)
    yield "editor-comments", shot()
    opened(ROUTINES["shares"])
    page.table.choose(2)
    yield "editor-shares", shot()
    page.table.edit_asked.emit("")
    yield "editor-share", shot()
    drafting = opened(ROUTINES["forty"])
    page.table.choose(25)
    yield "editor-forty", shot()
    drafting.save()
    yield "editor-saved", shot()
    page.tell(refused("calf-evening.yaml", errno.ENOSPC), trouble=True)
    yield "editor-trouble", shot()
    page.ask_to_leave()
    yield "editor-leave", shot()
    page.ask_to_reload()
    yield "editor-reload", shot()


def rehearse(run: Rehearsal) -> Iterator[Shot]:
    """The minute before a session, from its first step to its end."""
    run.program.opening.rehearse(CLASSIC)
    rehearsing = run.program.authoring.rehearsing

    def seen(scene: int, ms: int = 1300) -> QImage:
        while rehearsing.rehearsal.scene is not rehearsing.rehearsal.scenes[scene]:
            rehearsing.next()
        run.clock.jump(ms)
        rehearsing.tick()
        rehearsing.page.step.picture.settle()
        return run.picture()

    yield "rehearse-first", seen(0)
    yield "rehearse-middle", seen(6, 2200)
    rehearsing.toggle()
    yield "rehearse-paused", run.picture()
    rehearsing.toggle()
    yield "rehearse-last", seen(12)
    yield "rehearse-change", seen(13)
    yield "rehearse-other-leg", seen(14)
    rehearsing.next()
    rehearsing.page.settle()
    yield "rehearse-end", run.picture()


def card(run: Rehearsal) -> Iterator[Shot]:
    run.program.do(Act.CARD, CLASSIC)
    page = run.window.pages.currentWidget()
    assert isinstance(page, CardPage)
    yield "card", run.picture()
    page.view.verticalScrollBar().setValue(page.view.verticalScrollBar().maximum())
    saved = Path.home() / "Documents" / f"{CLASSIC}.pdf"
    page.tell(_("Saved as {file}").format(file=saved))
    yield "card-saved", run.picture()
    page.tell(refused(f"/usr/{CLASSIC}.pdf", errno.EACCES), fine=False)
    page.paper_picked.emit(1)
    page.papers.set_chosen(1)
    page.papers.take_focus()
    page.tell(refused(f"/usr/{CLASSIC}.pdf", errno.EACCES), fine=False)
    yield "card-letter-refused", run.picture()


def refused(file: str, number: int) -> str:
    """What is said of a file that could not be saved, for an error of the system."""
    error = sentence(OSError(number, ""))
    return _("{file} could not be saved: {error}.").format(file=file, error=error)


def paper(run: Rehearsal) -> Iterator[Shot]:
    """The files, as a reader of PDFs shows them; they are white whatever the theme."""
    if run.window.theme.is_dark:
        return
    for id_ in (CLASSIC, "runner-recovery", "forty-steps", "long-words", "three-steps"):
        routine = run.program.shelf.choose(id_).routine
        assert routine is not None
        for sheet in Sheet:
            data = pdf(Card(routine, sheet, run.program.pictures.library))
            yield f"paper-{id_}-{sheet.value}", printed(data)


def printed(data: bytes, dots: int = 150) -> QImage:
    """The first page of a PDF at so many dots an inch."""
    import pypdfium2

    page = pypdfium2.PdfDocument(data)[0].render(scale=dots / 72, rev_byteorder=True)
    kind = QImage.Format.Format_RGBX8888 if page.n_channels == 4 else QImage.Format.Format_RGB888
    return QImage(bytes(page.buffer), page.width, page.height, page.stride, kind).copy()
