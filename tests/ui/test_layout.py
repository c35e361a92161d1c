"""Where things stand, at every size: nothing is cut or covered, large stays large."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from giver import CLASSIC, Giver
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBitmap, QColor, QRegion
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from massage_timer import resources
from massage_timer.core.adapt import Comfort
from massage_timer.core.frame import Frame
from massage_timer.core.routine import Height, Part, Side, Step, Technique, Zone
from massage_timer.core.session import Command
from massage_timer.pictures.scene_file import load_scene
from massage_timer.store.catalogue import load_catalogue
from massage_timer.ui.session.layout import CROPPED, lay_out
from massage_timer.ui.session.page import SessionPage
from massage_timer.ui.tokens import DIGITS_SHARE, LIGHT, TARGET, unit
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.words import Words

Size = tuple[int, int]

MAIN_SIZES: list[Size] = [(800, 480), (1280, 800), (1920, 1080)]
SIZES: list[Size] = [
    *MAIN_SIZES,
    (1024, 768),
    (1366, 768),
    (2560, 1080),
    (3840, 2160),
    (1080, 1920),
]
ZOOMS = (1.25, 1.5, 2.0)
LARGE: list[tuple[Size, float]] = [
    *[(size, zoom) for size in MAIN_SIZES for zoom in ZOOMS],
    ((2560, 1080), 2.0),
    ((1080, 1920), 2.0),
]
"""Windows, and how much larger text is wanted in them."""
FAR: list[tuple[Size, float, float]] = [
    *[(size, 1.0, 1.2) for size in MAIN_SIZES],
    *[(size, 1.0, 1.5) for size in SIZES],
    *[(size, 1.0, 1.5) for size in ((1000, 780), (1000, 1000), (800, 1200), (800, 2400))],
    *[(size, 2.0, 1.5) for size in (*MAIN_SIZES, (1080, 1920))],
]
"""Windows, how much larger text is wanted in them, and how much larger digits."""
NEVER_LEFT_OUT = {"badge", "technique", "cue", "ring", "dial", "hands", "next", "leg", "this leg"}
TECHNIQUES = tuple(load_catalogue(resources.assets() / "techniques.yaml").values())
SCENE_HEIGHT = 600
LONGEST_CUE = "Lift and squeeze the muscle, hand over hand, and wander slowly upwards again."
BROKEN = """\
format: 1
name: Long climb
about: Every technique.
suits: Sunday mornings
steps:
  - {technique: warmup-twists, secnds: 36}
  - {technique: a-technique-with-a-very-very-long-name-that-nobody-knows-at-all, seconds: 60}
  - {technique: thigh-glide, seconds: 90, pressure: 5}
"""


@pytest.fixture(scope="module")
def giver(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Giver]:
    home = tmp_path_factory.mktemp("home") / "a-folder-whose-name-is-so-long" / ("and-longer" * 9)
    (home / "routines").mkdir(parents=True)
    (home / "routines" / "long-climb.yaml").write_text(BROKEN, encoding="utf-8")
    giver = Giver(home)
    giver.program.read_the_rest()
    giver.window.set_theme(LIGHT)
    yield giver
    giver.leave()


@pytest.fixture
def session(giver: Giver) -> Iterator[SessionPage]:
    """The session's page, in front, in the first step."""
    if not giver.shows(giver.pages.session) or giver.frame.paused:
        giver.program.go_home()
        giver.begin()
        giver.pages.session.set_still(True)  # a cross-fade would draw each picture
    yield giver.pages.session
    giver.pages.session.set_theme(LIGHT)


# The session


def step_of(technique: Technique) -> Step:
    return Step(
        technique,
        120,
        technique.part,
        technique.cue,
        technique.instructions,
        technique.pace,
        technique.pressure,
    )


def frames_of(technique: Technique, base: Frame) -> Iterator[Frame]:
    """A technique in the places that differ: early, near its end, next, long, on the right."""
    step, other = step_of(technique), step_of(TECHNIQUES[0])
    yield replace(base, step=step, following=other, seconds=36)
    yield replace(base, step=step, following=other, seconds=8, following_in=8)
    yield replace(base, step=other, following=step, seconds=8, following_in=8)
    yield replace(base, step=step, following=None, seconds=119, side=Side.RIGHT)
    yield replace(base, step=step, following=other, seconds=36, softened=True)


def parts_of(page: SessionPage) -> dict[str, QRect]:
    """All that must lie beside one another: what is shown, by name."""
    parts: dict[str, QWidget] = {
        "badge": page.badge,
        "mark": page.mark,
        "technique": page.technique,
        "cue": page.cue,
        "ring": page.ring,
        "dial": page.dial,
        "hands": page.hands,
        "next": page.following,
        "leg": page.leg_bar,
        "this leg": page.leg_clock,
        "this leg's word": page.leg_label,
        "both legs": page.both_clock,
        "both legs' word": page.both_label,
    }
    parts |= {f"instruction {n}": words for n, words in enumerate(page.instructions)}
    parts |= {button.text(): button for button in page.controls.buttons}
    return {name: part.geometry() for name, part in parts.items() if not part.isHidden()}


def overlapping(parts: dict[str, QRect]) -> list[str]:
    return [
        f"{one} {a.getRect()} and {other} {b.getRect()}"
        for (one, a), (other, b) in combinations(parts.items(), 2)
        if a.intersects(b)
    ]


def cut(page: QWidget) -> list[str]:
    """Words that are shown in less room than they need."""
    return [
        f"{words.words}: {words.width()} x {words.height()} of {words.height_for(words.width())}"
        for words in page.findChildren(Words)
        if words.isVisibleTo(page)
        and words.words
        and words.height() < words.height_for(words.width())
    ]


def shown_whole(session: SessionPage, base: Frame) -> Iterator[dict[str, QRect]]:
    """The parts of the page with every technique in every place: nothing of them is cut, covers
    anything else, or lies outside."""
    for technique in TECHNIQUES:
        for shown in frames_of(technique, base):
            session.show_frame(shown)
            parts = parts_of(session)
            assert overlapping(parts) == [], technique.name
            assert cut(session) == [], technique.name
            outside = {n: p for n, p in parts.items() if not session.rect().contains(p)}
            assert outside == {}, technique.name
            yield parts


@pytest.mark.parametrize("size", SIZES)
def test_no_technique_is_cut_or_covered(session: SessionPage, giver: Giver, size: Size) -> None:
    session.resize(*size)
    for parts in shown_whole(session, giver.frame):
        assert parts["this leg"].width() >= session.leg_clock.width_wanted()
        assert session.technique.height() <= 2 * session.badge.height()


@pytest.mark.parametrize(("size", "zoom", "reach"), FAR)
def test_large_digits_cut_and_cover_nothing(
    session: SessionPage, giver: Giver, size: Size, zoom: float, reach: float
) -> None:
    session.set_theme(replace(LIGHT, zoom=zoom, reach=reach))
    session.resize(*size)
    for parts in shown_whole(session, giver.frame):
        assert parts.keys() >= NEVER_LEFT_OUT
        assert session.technique.height() <= 2 * session.badge.height()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("reach", [1.0, 1.2, 1.5])
def test_digits_and_side_grow_as_much_as_is_wanted(
    session: SessionPage, giver: Giver, size: Size, reach: float
) -> None:
    session.resize(*size)
    session.show_frame(replace(giver.frame, seconds=24))
    usual, side = ink_of(session), session.badge.width()
    session.set_theme(replace(LIGHT, reach=reach))
    session.ring.set_words("")
    drawn = ink_of(session)
    assert drawn.height() == pytest.approx(reach * usual.height(), abs=2)
    assert session.ring.rect().contains(drawn)
    assert session.badge.width() == pytest.approx(reach * side, rel=0.05)


@pytest.mark.parametrize("size", MAIN_SIZES)
def test_the_technique_grows_too_and_never_shrinks(
    session: SessionPage, giver: Giver, size: Size
) -> None:
    session.resize(*size)
    for technique in TECHNIQUES:
        shown = replace(giver.frame, step=step_of(technique))
        session.set_theme(LIGHT)
        session.show_frame(shown)
        usual = session.technique.height()
        session.set_theme(replace(LIGHT, reach=1.5))
        session.show_frame(shown)
        assert session.technique.height() > usual, technique.name


@pytest.mark.parametrize("size", MAIN_SIZES)
@pytest.mark.parametrize("reach", [1.1, 1.2, 1.3, 1.4, 1.5])
def test_large_digits_leave_the_picture_its_part(
    session: SessionPage, size: Size, reach: float
) -> None:
    session.set_theme(replace(LIGHT, reach=reach))
    session.resize(*size)
    layout = lay_out(session, unit(*size))
    seen = layout.scene & layout.picture
    assert layout.picture.width() * layout.picture.height() > size[0] * size[1] / 2
    assert seen.width() * seen.height() >= 0.45 * size[0] * size[1]


@pytest.mark.parametrize(("size", "zoom"), LARGE)
def test_large_text_cuts_and_covers_nothing_either(
    session: SessionPage, giver: Giver, size: Size, zoom: float
) -> None:
    session.set_theme(replace(LIGHT, zoom=zoom))
    session.resize(*size)
    for parts in shown_whole(session, giver.frame):
        assert parts.keys() >= NEVER_LEFT_OUT
        assert parts["this leg"].width() >= session.leg_clock.width_wanted()
    giver.player.tell(Command.PAUSE)
    assert session.banner.geometry().contains(session.cue.geometry())


@pytest.mark.parametrize("size", [(800, 480), (1280, 800), (1920, 1080)])
def test_what_is_read_in_a_session_grows_with_the_size_of_text(
    session: SessionPage, giver: Giver, size: Size
) -> None:
    session.resize(*size)
    grow = (session.cue, session.hands, session.leg_clock, session.leg_label)
    dial = session.dial.height()
    before = [words.height_for(10_000) for words in grow]
    session.set_theme(replace(LIGHT, zoom=2.0))
    after = [words.height_for(10_000) for words in grow]
    assert session.dial.height() > 1.2 * dial
    session.set_theme(LIGHT)
    assert all(large > 1.2 * usual for usual, large in zip(before, after, strict=True))


@pytest.mark.parametrize("size", SIZES)
def test_what_may_be_left_out_is_all_that_is_left_out(session: SessionPage, size: Size) -> None:
    session.resize(*size)
    controls = {button.text() for button in session.controls.buttons}
    assert parts_of(session).keys() >= NEVER_LEFT_OUT | controls


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080), (3840, 2160)])
def test_every_instruction_is_shown_where_there_is_room(
    session: SessionPage, giver: Giver, size: Size
) -> None:
    base = giver.frame
    session.resize(*size)
    for technique in TECHNIQUES:
        session.show_frame(next(frames_of(technique, base)))
        shown = [words.words for words in session.instructions if not words.isHidden()]
        assert shown == list(technique.instructions)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seconds", [7, 44, 100, 111])
def test_the_digits_are_a_sixth_of_the_window_high(
    session: SessionPage, giver: Giver, size: Size, seconds: int
) -> None:
    session.resize(*size)
    session.show_frame(replace(giver.frame, seconds=seconds))
    session.ring.set_words("")
    drawn = ink_of(session)
    smoothed = 2  # px at the edges are not wholly ink
    assert drawn.height() + smoothed >= DIGITS_SHARE * size[1]
    assert drawn.width() < session.ring.width()


def ink_of(page: SessionPage) -> QRect:
    """Where the seconds are drawn in their widget."""
    image = page.ring.grab().toImage()
    ink = image.createMaskFromColor(QColor(LIGHT.ink).rgb(), Qt.MaskMode.MaskOutColor)
    return QRegion(QBitmap.fromImage(ink)).boundingRect()


@pytest.mark.parametrize("size", MAIN_SIZES)
def test_the_picture_takes_half_of_the_window(session: SessionPage, size: Size) -> None:
    session.resize(*size)
    layout = lay_out(session, unit(*size))
    seen = layout.scene & layout.picture
    assert seen.width() * seen.height() >= size[0] * size[1] / 2


def test_arrows_keep_to_the_part_of_a_scene_that_no_window_crops() -> None:
    for technique in TECHNIQUES:
        scene = load_scene(resources.assets() / "pictures" / f"{technique.id}.json")
        for arrow in scene.arrows.values():
            assert max(y for _, y in arrow) <= CROPPED * SCENE_HEIGHT, technique.id


@pytest.mark.parametrize("size", SIZES)
def test_controls_are_as_large_as_a_fingertip(session: SessionPage, size: Size) -> None:
    session.resize(*size)
    for button in session.controls.buttons:
        assert button.width() >= TARGET
        assert button.height() >= TARGET


@pytest.mark.parametrize("size", SIZES)
def test_a_banner_covers_the_cue_and_neither_side_nor_technique(
    session: SessionPage, giver: Giver, size: Size
) -> None:
    session.resize(*size)
    giver.player.tell(Command.PAUSE)
    banner = session.banner
    assert not banner.isHidden()
    assert banner.geometry().contains(session.cue.geometry().center())
    assert not banner.geometry().intersects(session.badge.geometry())
    assert not banner.geometry().intersects(session.technique.geometry())
    assert session.picture.geometry().contains(banner.geometry())


@pytest.mark.parametrize("size", SIZES)
def test_a_long_name_and_a_long_cue_find_room(
    session: SessionPage, giver: Giver, size: Size
) -> None:
    long = replace(TECHNIQUES[0], name="Slow rounds with both thumbs along the outer arch")
    step = replace(step_of(long), cue=LONGEST_CUE)
    session.resize(*size)
    for following_in in (None, 8):
        session.show_frame(
            replace(giver.frame, step=step, following=step, following_in=following_in)
        )
        assert overlapping(parts_of(session)) == []
        assert cut(session) == []


# The other pages


def show_home(giver: Giver) -> QWidget:
    giver.program.go_home()
    return giver.page


def show_broken(giver: Giver) -> QWidget:
    giver.program.go_home()
    giver.window.home.list.choose("long-climb")
    return giver.page


def show_safety(giver: Giver) -> QWidget:
    giver.program.go_home()
    giver.program.opening.open_routine(CLASSIC)
    return giver.page


def show_ready(giver: Giver) -> QWidget:
    giver.program.go_home()
    giver.get_ready()
    return giver.page


def show_comfort(giver: Giver) -> QWidget:
    giver.program.go_home()
    giver.choose_comfort()
    return giver.page


def show_many_wishes(giver: Giver) -> QWidget:
    show_comfort(giver)
    page = giver.pages.comfort
    page.begin(giver.planned, Comfort(Height.HIP, 1, True, True, frozenset(Zone)), softened=True)
    return page


def show_nothing_left(giver: Giver) -> QWidget:
    show_comfort(giver)
    page = giver.pages.comfort
    steps = [step for step in giver.planned.steps if step.part is not Part.MAIN or step.zone > 3]
    page.begin(replace(giver.planned, steps=tuple(steps)), Comfort(Height.ANKLE), softened=False)
    return page


def show_done(giver: Giver) -> QWidget:
    show_ready(giver)
    giver.pages.ready.start.click()
    giver.go_until(lambda shown: shown.leg_seconds == 300 - 155)
    giver.player.tell(Command.STOP)
    return giver.page


def show_stop(giver: Giver) -> QWidget:
    show_ready(giver)
    giver.pages.ready.start.click()
    giver.go_until(lambda shown: shown.leg_seconds == 300 - 20)
    giver.program.flow.ask_to_stop()
    return giver.page


def show_sign(giver: Giver) -> QWidget:
    show_stop(giver)
    giver.pages.stop.signs.rows[-1].click()
    return giver.page


def show_problems(giver: Giver) -> QWidget:
    giver.program.telling.show_problems("long-climb")
    return giver.page


def show_not_today(giver: Giver) -> QWidget:
    show_safety(giver)
    giver.pages.safety.one.click()
    return giver.page


def show_safety_card(giver: Giver) -> QWidget:
    show_safety(giver)
    for id_ in ("Q13", "Q1", "Q18"):
        giver.pages.safety.sheet.row(id_).click()
    return giver.page


def show_safety_advice(giver: Giver) -> QWidget:
    show_safety(giver)
    for id_ in ("Q19", "Q20", "Q21"):
        giver.pages.safety.sheet.row(id_).click()
    return giver.page


def show_clot(giver: Giver) -> QWidget:
    show_safety(giver)
    giver.pages.safety.sheet.row("Q12").click()
    giver.pages.safety.one.click()
    return giver.page


def show_help(giver: Giver) -> QWidget:
    giver.program.telling.show_help()
    return giver.page


def show_learn(giver: Giver) -> QWidget:
    giver.program.show_learn()
    return giver.page


PAGES = [
    show_home,
    show_broken,
    show_safety,
    show_comfort,
    show_many_wishes,
    show_nothing_left,
    show_safety_card,
    show_safety_advice,
    show_clot,
    show_ready,
    show_done,
    show_stop,
    show_sign,
    show_problems,
    show_not_today,
    show_help,
    show_learn,
]


def faults(page: QWidget) -> dict[str, object]:
    """What is cut, covered or outside of a page; empty: nothing is."""
    parts = {
        f"{type(child).__name__} {child.accessibleName()}": box_of(child)
        for child in page.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if not child.isHidden()
    }
    outside = {name: box for name, box in parts.items() if not page.rect().contains(box)}
    found = {"cut": cut(page), "covered": overlapping(parts), "outside": outside}
    return {what: where for what, where in found.items() if where}


@pytest.mark.parametrize("show", PAGES)
def test_pages_show_all_their_words_beside_one_another(
    giver: Giver, show: Callable[[Giver], QWidget]
) -> None:
    page = show(giver)
    for size in SIZES:
        page.resize(*size)
        assert faults(page) == {}, size
        for button in page.findChildren(QAbstractButton):
            if button.isVisibleTo(page) and isinstance(button, Button):
                # Six chips in a row have narrower edges than one, and the same words.
                slack = 16 if button.kind is ButtonKind.CHIP else 0
                seen = box_of(button)
                assert button.box_size.width() - slack <= seen.width(), (size, button.text())
                assert seen.height() >= TARGET or size == (800, 480), (size, button.text())


@pytest.mark.parametrize("size", SIZES)
def test_all_of_the_guide_stands_side_by_side_and_whole(giver: Giver, size: Size) -> None:
    giver.program.go_home()
    giver.program.show_learn()
    page = giver.program.learn
    page.set_still(True)  # a cross-fade would draw each picture
    page.resize(*size)
    for entry in page.list.entries:
        page.list.open(entry.id)
        sheet = next(
            each for each in (page.reading.technique, page.reading.chapter) if each.isVisible()
        )
        assert cut(sheet) == [], entry.id
        parts = {
            f"{type(part).__name__} {part.accessibleName()}": box_of(part)
            for part in sheet.findChildren(
                QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
            )
            if not part.isHidden()
        }
        assert overlapping(parts) == [], entry.id
        outside = {n: part for n, part in parts.items() if not sheet.rect().contains(part)}
        assert outside == {}, entry.id
        assert sheet.width() <= page.reading.viewport().width()


@pytest.mark.parametrize("show", PAGES)
def test_pages_with_large_text_keep_it_whole_and_their_buttons_in_view(
    giver: Giver, show: Callable[[Giver], QWidget]
) -> None:
    page = show(giver)
    for zoom in ZOOMS:
        giver.window.set_theme(replace(LIGHT, zoom=zoom))
        for size in MAIN_SIZES:
            page.resize(*size)
            assert faults(page) == {}, (size, zoom)
    giver.window.set_theme(LIGHT)


def box_of(widget: QWidget) -> QRect:
    """What is seen of a widget: a button keeps room for its focus ring, which may overlap."""
    margin = widget.margin if isinstance(widget, Button) else 0
    return widget.geometry().adjusted(margin, margin, -margin, -margin)
