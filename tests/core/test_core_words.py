"""Everything that the core says can be said in another language."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest
from pseudo import PSEUDO, PseudoTranslation, untranslated_words
from samples import routine
from translations import messages_of_code

from massage_timer.core import phrases, rehearsal, safety, welcome
from massage_timer.core.adapt import Comfort
from massage_timer.core.commands import COMMANDS, TEACHABLE
from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.frame import frame
from massage_timer.core.guide.contents import CHAPTERS
from massage_timer.core.guide.works import HOW_IT_WORKS
from massage_timer.core.key_words import key_words
from massage_timer.core.language import speak
from massage_timer.core.laws import problems
from massage_timer.core.names import (
    HEIGHT_NAMES,
    LEG_CAPITALS,
    PRESSURE_WORDS,
    PRESSURES_WITHIN,
    SIDE_NAMES,
    clock,
    cover_words,
    pressure_words,
    zone_within,
    zone_words,
)
from massage_timer.core.phrases import doing, spoken
from massage_timer.core.plan import EACH_LEG
from massage_timer.core.rehearsal import rehearse
from massage_timer.core.routine import (
    LEG_SECONDS,
    ZONE_CAPS,
    Height,
    Part,
    Pose,
    Pressure,
    Routine,
    Side,
    Step,
    Zone,
)
from massage_timer.core.session import Session
from massage_timer.core.shares import Want, fit
from massage_timer.core.timeline import Refusal, lay_out
from massage_timer.core.wishes import missed_words, wish_words


@pytest.fixture
def elsewhere() -> None:
    """In a language that cannot be taken for English."""
    speak(PSEUDO, PseudoTranslation())


def nameless(plan: Routine) -> Routine:
    """Techniques and routines are translated in files of their own: here they have no words."""

    def without(step: Step) -> Step:
        technique = replace(step.technique, name="XX", cue="XX XX.")
        return replace(step, technique=technique, cue="XX XX.")

    return replace(plan, name="XX", steps=tuple(without(step) for step in plan.steps))


def data_of(value: object) -> Iterator[str]:
    """Texts of data, but for what nobody is shown: ids, sources and names of pictures."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from data_of(each)
    elif isinstance(value, dict):
        yield from data_of(tuple(value.values()))
    elif is_dataclass(value):
        for field in fields(value):
            kept = field.name in ("id", "source", "keys") or "Still" in repr(type(value))
            if not kept or field.name == "caption":
                yield from data_of(getattr(value, field.name))


PLAN = nameless(routine())
STEP = PLAN.steps[1]
BENT = replace(STEP, technique=replace(STEP.technique, pose=Pose.KNEE_BENT))
SAFETY = tuple(
    value
    for name, value in vars(safety).items()
    if name.isupper() and not name.startswith("_") and name not in ("ARTICLE", "OURS")
)
DATA = (
    *SAFETY,
    *CHAPTERS,
    *COMMANDS,
    *(welcome.TITLE, welcome.DOES, welcome.PARAGRAPHS, welcome.STILLS, welcome.READ),
    *(phrases.GOES_ON, phrases.PAUSED, phrases.LIGHT, phrases.SETS, phrases.REFUSALS),
    *(rehearsal.BANNER, rehearsal.END, EACH_LEG),
    *(HEIGHT_NAMES, LEG_CAPITALS, SIDE_NAMES, PRESSURES_WITHIN),
)


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("kind", CueKind)
@pytest.mark.parametrize("following", [None, STEP, BENT])
def test_a_cue_is_spoken_in_the_language(kind: CueKind, following: Step | None) -> None:
    said = Cue(kind, 0, Side.LEFT, STEP, following, "softer", Refusal.LIGHTEST, to_change=True)
    for cue in (said, replace(said, asked="", lightest=True)):
        assert not untranslated_words(spoken(cue))


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("place", [0, 60_000, 310_000])
def test_what_goes_on_is_said_in_the_language(place: int) -> None:
    assert not untranslated_words(doing(frame(Session(lay_out(PLAN), place, 0))))


@pytest.mark.usefixtures("elsewhere")
def test_a_rehearsal_is_in_the_language() -> None:
    minute = rehearse(PLAN)
    for scene in minute.scenes:
        shown = (scene.name, scene.line, scene.lasts, minute.count(scene))
        assert not untranslated_words(" ".join(shown))


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("sore", [{Zone.CALF}, {Zone.CALF, Zone.THIGH, Zone.HIP}, set(Zone)])
@pytest.mark.parametrize("height", [Height.BELOW_KNEE, Height.HIP])
def test_wishes_are_told_in_the_language(height: Height, sore: set[Zone]) -> None:
    wish = Comfort(height, 1, ticklish=True, heavy=True, sore=frozenset(sore))
    for wanted in (wish, replace(wish, pressure=2, heavy=False)):
        assert not untranslated_words(wish_words(PLAN, wanted) + missed_words(PLAN, wanted))


@pytest.mark.usefixtures("elsewhere")
def test_names_are_in_the_language() -> None:
    words = [pressure_words(2), zone_words(STEP), zone_within(STEP), cover_words(Side.LEFT)]
    assert not untranslated_words(" ".join(words))


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("key", [key for binding in COMMANDS for key in binding.keys])
def test_keys_are_called_as_on_the_keyboard(key: str) -> None:
    assert not untranslated_words(key_words(key)) or len(key) < 3


def test_a_key_that_is_held_with_others_is_called_by_all_of_them() -> None:
    assert key_words("Ctrl+Page Down") == "Ctrl+Page Down"
    assert key_words("Ctrl++") == "Ctrl++"
    assert key_words("+") == "+"
    assert key_words("Shift+Key 193") == "Shift+Key 193"
    speak(PSEUDO, PseudoTranslation())
    assert key_words("Alt+Left, F2") == "Ált+Lééft, F2"
    assert key_words("Key 193") == "Kééýý 193"


def test_data_is_marked_so_that_translators_get_it() -> None:
    texts = {text for text in data_of(DATA) if text and not text.isdigit()}
    assert len(texts) > 300
    assert texts <= {message.id for message in messages_of_code()}


@pytest.mark.usefixtures("elsewhere")
def test_advice_is_told_in_the_language() -> None:
    for advice in (*safety.BEFORE, safety.NO_PRESS):
        assert not untranslated_words(advice.whole)


@pytest.mark.usefixtures("elsewhere")
def test_what_is_wrong_is_said_in_the_language() -> None:
    wrong = [
        replace(STEP, pace=1),
        replace(STEP, pace=30),
        replace(STEP, pace=10, seconds=10),
        replace(STEP, pace=10, seconds=25),
        replace(STEP, pressure=Pressure(0, 0)),
        replace(STEP, pressure=Pressure(5, 5)),
        replace(STEP, pressure=Pressure(3, 3), technique=replace(STEP.technique, cap=1)),
        replace(STEP, cue=""),
        replace(STEP, cue="XX " * 13, seconds=4, pace=2, instructions=("XX " * 99,)),
        replace(STEP, instructions=()),
    ]
    orders: list[list[Step]] = [
        [],
        wrong,
        [*PLAN.steps, *PLAN.steps],
        [replace(STEP, part=part) for part in (Part.MAIN, Part.WARM_UP, Part.FINISH, Part.MAIN)],
        [PLAN.steps[0], PLAN.steps[-1]],
        [STEP, replace(STEP, technique=replace(STEP.technique, zones=(Zone.FOOT,))), STEP],
    ]
    said = [
        problem.message
        for steps in orders
        for problem in problems(replace(PLAN, steps=tuple(steps)))
    ]
    too_much = fit([Want(5, 290), Want(20)])
    assert not isinstance(too_much, tuple)
    for message in (*said, too_much.message):
        quoted = message.split("'")  # what is written in a file stays as it is
        assert not untranslated_words(" ".join(quoted[::2])), message


def test_what_the_guide_says_of_pressure_and_time_is_what_the_program_does() -> None:
    assert f"{clock(LEG_SECONDS)} each leg" == EACH_LEG
    (scale,) = (section for section in HOW_IT_WORKS.sections if section.title == "How firm")
    asked_for = range(1, max(ZONE_CAPS.values()) + 1)
    names = [passage.name for passage in scale.passages]
    assert names[: len(asked_for)] == [pressure_words(level) for level in asked_for]
    others = [PRESSURE_WORDS[level].lower() for level in PRESSURE_WORDS if level not in asked_for]
    assert names[len(asked_for)].lower() == " and ".join(others)


def test_a_refused_command_is_called_as_its_button() -> None:
    for binding in TEACHABLE:
        cue = Cue(CueKind.REFUSED, 0, Side.LEFT, asked=binding.command.value)
        assert spoken(cue).startswith(f"{binding.name}:")
