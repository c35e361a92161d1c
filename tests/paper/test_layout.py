"""A card fits on its sheet, whatever the routine: nothing is cut, nothing lies over another."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import routine as sample
from samples import routines, step
from tried import tried

from massage_timer.core.names import POSE_CHANGES
from massage_timer.core.routine import Part, Pose, Pressure, Routine, Step, Zone
from massage_timer.core.safety import STOP_SIGNS
from massage_timer.paper.contents import BEFORE, OTHER_LEG, Note, StepWords, items, strokes
from massage_timer.paper.layout import MARGIN, lay_out
from massage_timer.paper.marks import Box, Frame, Page, Picture, Rule, Style, Text
from massage_timer.paper.sheets import Sheet

SHEETS = st.sampled_from(Sheet)


def measure(words: str, style: Style) -> float:
    """Letters of two widths, so that lines break where those of a typeface would."""
    return (0.55 * len(words) + 0.35 * words.count("W")) * style.size


def long_word(length: int) -> st.SearchStrategy[str]:
    return st.sampled_from(["W" * length, "Donaudampf" * (length // 10)])


def many(count: int) -> Routine:
    """A routine of so many steps, with a warm-up and a finish."""
    steps = [step(Zone.CALF, 300 // count, name=f"Calf glide {n}") for n in range(count)]
    return replace(sample(*steps), name="Many steps")


@st.composite
def wordy(draw: st.DrawFn) -> Routine:
    """From 3 to 75 steps with words as long as files may have them."""
    count = draw(st.sampled_from([3, 4, 7, 13, 20, 40, 75]))
    made = many(count)
    texts = st.one_of(long_word(80), st.just("Cup the calf. Glide up, stop below the knee."))
    steps = tuple(
        replace(
            each,
            cue=draw(texts),
            instructions=(draw(long_word(120)), "Glide up."),
            technique=replace(each.technique, pose=draw(st.sampled_from(Pose))),
        )
        for each in made.steps
    )
    name, about = draw(long_word(60)), draw(long_word(120))
    return replace(made, steps=steps, name=name, summary=about, suits=draw(long_word(60)))


def texts(page: Page) -> list[Text]:
    return [mark for mark in page.marks if isinstance(mark, Text)]


def pictures(page: Page) -> list[Picture]:
    return [mark for mark in page.marks if isinstance(mark, Picture)]


def said(page: Page) -> str:
    """All words of a page, without the spaces that lines take the place of."""
    return "".join(text.words for text in texts(page)).replace(" ", "")


def solid(page: Page) -> list[Box]:
    """What must not lie over anything else."""
    return [mark.box for mark in page.marks if not isinstance(mark, Frame | Rule)]


def overlap(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > 0.01 and down > 0.01


def assert_fits(page: Page) -> None:
    boxes = solid(page)
    for box in [*boxes, *(mark.box for mark in page.marks if isinstance(mark, Frame))]:
        assert box.left >= MARGIN - 0.01
        assert box.top >= MARGIN - 0.01
        assert box.right <= page.sheet.wide - MARGIN + 0.01
        assert box.bottom <= page.sheet.high - MARGIN + 0.01
    ordered = sorted(boxes, key=lambda box: box.top)
    for number, box in enumerate(ordered):
        for other in ordered[number + 1 :]:
            if other.top >= box.bottom:
                break
            assert not overlap(box, other), (box, other)


@settings(max_examples=tried(30))
@given(wordy(), SHEETS)
def test_the_longest_words_and_the_most_steps_fit_on_one_sheet(
    routine: Routine, sheet: Sheet
) -> None:
    page = lay_out(routine, sheet, measure)
    assert_fits(page)
    words = said(page)
    assert routine.name in words
    for number, each in enumerate(routine.steps):
        assert each.cue.replace(" ", "") in words
        assert f"{number + 1}{each.technique.name}".replace(" ", "") in words


@settings(max_examples=tried(30))
@given(routines(), SHEETS)
def test_any_lawful_routine_fits_on_one_sheet(routine: Routine, sheet: Sheet) -> None:
    page = lay_out(routine, sheet, measure)
    assert_fits(page)
    numbers = [text.words for text in texts(page) if text.words.isdecimal()]
    assert numbers == [str(number + 1) for number in range(len(routine.steps))]


@pytest.mark.parametrize("sheet", Sheet)
def test_when_to_stop_is_always_said_and_never_small(sheet: Sheet) -> None:
    for count in (3, 13, 75):
        page = lay_out(many(count), sheet, measure)
        safety = [sign.text.replace(" ", "") for sign in STOP_SIGNS]
        assert all(words in said(page) for words in [*safety, BEFORE.replace(" ", "")])
        pieces = [BEFORE, *(f"•  {sign.text}" for sign in STOP_SIGNS)]
        lines = [t for t in texts(page) if any(t.words in piece for piece in pieces)]
        sized = [t for t in lines if t.words.startswith("•") or len(t.words) > 30]
        assert len(sized) > len(STOP_SIGNS)
        assert min(text.style.size for text in sized) >= 8


@pytest.mark.parametrize("sheet", Sheet)
def test_few_steps_have_large_pictures_and_their_instructions(sheet: Sheet) -> None:
    page = lay_out(many(3), sheet, measure)
    assert all(picture.box.wide >= 140 for picture in pictures(page))
    assert "Cupbothpalms.Glideup." in said(page)


def test_pictures_shrink_and_go_before_words_become_too_small() -> None:
    wide = [
        max((p.box.wide for p in pictures(lay_out(many(n), Sheet.A4, measure))), default=0)
        for n in (3, 6, 13, 20, 75)
    ]
    assert wide == sorted(wide, reverse=True)
    assert wide[2] >= 90
    assert wide[-1] == 0
    page = lay_out(many(40), Sheet.A4, measure)
    assert min(text.style.size for text in texts(page)) > 5


def test_what_is_read_first_comes_first() -> None:
    page = lay_out(many(13), Sheet.A4, measure)
    ranks = [said(page).index(words) for words in ("Many", "Calfglide0", OTHER_LEG[:4], "Stopat")]
    assert ranks == sorted(ranks)


def test_a_step_says_when_how_long_and_how_hard() -> None:
    steps = [item for item in items(sample()) if isinstance(item, StepWords)]
    assert steps[1].where == "Calf · 0:40–2:40 · 20 × 6 s"
    assert steps[1].seconds == "120 s"
    assert [each.pressure for each in steps[1:]] == [
        "Soft to medium, 2 to 3 of 5",
        "Medium, 3 of 5",
        "Soft to feather, 2 to 1 of 5",
    ]


def test_strokes_that_are_cut_short_are_not_promised() -> None:
    assert strokes(step(seconds=24, pace=6)) == "4 × 6 s"
    assert strokes(step(seconds=26, pace=6)) == "about 4 × 6 s"


def test_pressure_is_never_more_than_a_place_should_get() -> None:
    firm = replace(step(Zone.KNEE, pressure=Pressure(4, 4)))
    words = items(sample(firm))[0]
    assert isinstance(words, StepWords)
    assert words.pressure == "Feather, 1 of 5"
    assert words.level == 1


def test_a_change_of_pose_is_told_where_it_comes() -> None:
    def lying(each: Step, pose: Pose) -> Step:
        return replace(each, technique=replace(each.technique, pose=pose))

    straight, bent = lying(step(), Pose.STRAIGHT), lying(step(), Pose.KNEE_BENT)
    found = items(sample(bent, bent, straight))
    notes = [(at, item.title) for at, item in enumerate(found) if isinstance(item, Note)]
    assert notes == [
        (0, POSE_CHANGES[Pose.KNEE_BENT]),
        (3, POSE_CHANGES[Pose.STRAIGHT]),
        (5, OTHER_LEG),
    ]


@settings(max_examples=tried(30))
@given(st.integers(2, 30), st.data())
def test_a_change_of_pose_stands_right_above_its_step(count: int, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, count - 1))
    steps = list(many(count).steps)
    bent = replace(steps[at].technique, pose=Pose.KNEE_BENT)
    steps[at] = replace(steps[at], technique=bent)
    page = lay_out(sample(*steps), Sheet.A4, measure)
    note = next(text for text in texts(page) if text.words.startswith("Bend"))
    number = next(text for text in texts(page) if text.words == str(at + 1))
    frame = next(
        mark.box
        for mark in page.marks
        if isinstance(mark, Frame)
        and mark.box.left <= note.x <= mark.box.right
        and mark.box.top <= note.y <= mark.box.bottom
    )
    assert frame.left <= number.x <= frame.right
    assert 0 < number.box.top - frame.bottom < 30


def test_lines_are_drawn_between_steps_and_not_beside_a_note() -> None:
    for count in (1, 2, 3):
        page = lay_out(many(count), Sheet.A4, measure)
        assert sum(isinstance(mark, Rule) for mark in page.marks) == count - 1


def test_times_on_a_card_follow_one_another() -> None:
    steps = [item for item in items(many(13)) if isinstance(item, StepWords)]
    spans = [each.where.split(" · ")[1].split("–") for each in steps]
    assert all(end == begin for (_, end), (begin, _) in pairwise(spans))


def test_a_part_of_the_leg_is_no_colour_alone() -> None:
    whole = replace(step(part=Part.MAIN), technique=replace(step().technique, zones=tuple(Zone)))
    assert [item.where.split(" · ")[0] for item in items(sample(step(), whole))[:2]] == [  # type: ignore[union-attr]
        "Calf",
        "Whole leg",
    ]
