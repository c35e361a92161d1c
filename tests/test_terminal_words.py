"""Everything that a terminal shows can be said in another language, and still has its room."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from pseudo import PSEUDO, PseudoTranslation, untranslated_words
from samples import routine

from massage_timer.core.adapt import Comfort, adapt
from massage_timer.core.checkpoint import checkpoint_of
from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.frame import Frame, frame
from massage_timer.core.language import LANGUAGES, _, speak
from massage_timer.core.rehearsal import rehearse
from massage_timer.core.routine import Routine, Side, Step, Technique, Zone
from massage_timer.core.safety import ANY_OF_THESE, CONDITIONS, EMERGENCY, SOFT_QUESTIONS
from massage_timer.core.session import Command, Session, begin, update
from massage_timer.core.timeline import Options, lay_out
from massage_timer.store.catalogue import Catalogue
from massage_timer.store.library import Entry
from massage_timer.terminal.broken_off import question_lines
from massage_timer.terminal.cards import cards_lines
from massage_timer.terminal.checking import check
from massage_timer.terminal.comfort_lines import Choice, comfort_lines
from massage_timer.terminal.digits import large
from massage_timer.terminal.display import Lines
from massage_timer.terminal.drawing import draw
from massage_timer.terminal.lines import Line, Look, Need, cells, wrapped
from massage_timer.terminal.play import question
from massage_timer.terminal.rehearse import KEYS, end_lines, head_lines, scene_lines
from massage_timer.terminal.reports import list_text, plan_text
from massage_timer.terminal.run import summary
from massage_timer.terminal.sheets import Sheet, place_words, sheet_lines
from massage_timer.terminal.welcome import welcome_pages

BARE = Look(colours=False, styles=False)
WIDTH = 78


def nameless(plan: Routine) -> Routine:
    """Techniques and routines are translated in files of their own: here they have no words."""

    def bare(technique: Technique) -> Technique:
        return replace(technique, name="XX", hands="XX")

    def without(step: Step) -> Step:
        instructions = ("XX.", "XX.")
        technique = bare(step.technique)
        return replace(step, technique=technique, cue="XX.", instructions=instructions)

    steps = tuple(map(without, plan.steps))
    return replace(plan, name="XX", summary="XX.", suits="XX", steps=steps)


PLAN = nameless(routine())
TAPE = lay_out(PLAN)
PLACES = (0, 10_000, 200_000, 310_000, 400_000, 625_000)
FRAMES = tuple(frame(Session(TAPE, place, 0)) for place in PLACES)


def untranslated(shown: str) -> list[str]:
    """Words that stayed English; single letters are keys."""
    return [word for word in untranslated_words(shown) if len(word) > 1]


def text(lines: list[Line]) -> str:
    return "\n".join(line.text for line in lines)


@pytest.fixture(autouse=True)
def elsewhere() -> None:
    """In a language that is longer, and cannot be taken for English."""
    speak(PSEUDO, PseudoTranslation())


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("shown", FRAMES)
def test_a_session_is_drawn_in_the_language(shown: Frame, columns: int) -> None:
    for state in (shown, replace(shown, paused=True, softened=True)):
        lines = draw(state, "XX", columns, 50, BARE, question())
        assert not untranslated("\n".join(lines))
        assert max(map(cells, lines)) <= columns


def test_cues_are_written_in_the_language() -> None:
    out = io.StringIO()
    lines = Lines(out, "XX")
    lines.show(frame(begin(PLAN, Options())), 0)
    for side in Side:
        lines.say(Cue(CueKind.STAYED, 65_000, side, PLAN.steps[1]), 0)
    assert not untranslated(out.getvalue())
    begun = {line.index("Stá") for line in out.getvalue().splitlines() if "Stá" in line}
    assert len(begun) == 1  # however long the names of the sides are


@pytest.mark.parametrize("width", [38, 80])
@pytest.mark.parametrize("rows", [24, 60])
def test_comfort_is_chosen_in_the_language(width: int, rows: int) -> None:
    wish = Comfort(sore=frozenset({Zone.CALF}), heavy=True, ticklish=True)
    found = adapt(PLAN, wish)
    for choice in (
        Choice(PLAN, wish, True, found),
        Choice(PLAN, wish, False, found),
        Choice(PLAN, wish, False, None, PLAN),
    ):
        lines = comfort_lines(choice, width, rows)
        assert not untranslated(text(lines))
        assert max(cells(line.text.rstrip()) for line in lines) <= width


def test_the_check_is_asked_in_the_language() -> None:
    asked = Sheet(ANY_OF_THESE, CONDITIONS[:3], place=place_words(1, 3))
    ticked = replace(asked, ticked=frozenset({CONDITIONS[0].id}), cards=(EMERGENCY,))
    soft = Sheet(ANY_OF_THESE, SOFT_QUESTIONS, soft=True)
    for sheet in (asked, ticked, soft):
        assert not untranslated(text(sheet_lines(sheet, WIDTH, 60)))
        assert not untranslated(text(sheet_lines(sheet, WIDTH, 3)))
    assert not untranslated(text([*cards_lines((EMERGENCY,), WIDTH)]))


def test_what_is_read_first_is_in_the_language() -> None:
    for rows in (10, 60):
        assert not untranslated("".join(map(text, welcome_pages(WIDTH, rows))))


def test_a_rehearsal_is_told_in_the_language() -> None:
    minute = rehearse(PLAN)
    lines = [*head_lines(minute, WIDTH), *wrapped(Need.KEYS, _(KEYS), WIDTH), *end_lines()]
    for scene in minute.scenes:
        lines += scene_lines(minute, scene, WIDTH)
    assert not untranslated(text(lines))


def test_what_was_done_is_told_in_the_language() -> None:
    session = Session(TAPE, 100_000, 0)
    assert not untranslated(text(summary(session, WIDTH)))
    stopped, _cues = update(session, Command.STOP, 100_000)
    assert not untranslated(text(summary(stopped, WIDTH)))
    left = checkpoint_of(session, PLAN, 100_000, "2026-11-27T21:14:05+01:00")
    assert not untranslated(text(question_lines(left, WIDTH)))


def test_lists_and_plans_are_told_in_the_language(tmp_path: Path) -> None:
    entry = Entry("xx", tmp_path / "xx.yaml", True, PLAN, ())
    lines = [*list_text([entry]), *plan_text(PLAN, Options())]
    assert not untranslated("\n".join(lines))


def test_files_are_checked_in_the_language(tmp_path: Path) -> None:
    for name in ("xx.gif", "X X.png"):
        (tmp_path / name).write_bytes(b"")
    found, _usable = check([tmp_path, tmp_path / "none.png"], Catalogue({}), ())
    kept = {"gif", "png", tmp_path.name, *tmp_path.parts}
    for line in found:
        message = line.partition(": ")[2].replace("x-x.png", "")
        assert not set(untranslated(message)) - kept


def test_digits_are_large_in_every_language() -> None:
    for language in LANGUAGES:
        speak(language)
        lines = draw(FRAMES[2], "XX", 80, 50, BARE)
        assert any("█" * 4 in line for line in lines), language.name
    assert large("٢:٤٤", 60, 10) == large("2:44", 60, 10)
