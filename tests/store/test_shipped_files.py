"""The files that come with the program: complete, without a warning, and with the right numbers."""

import re
from pathlib import Path

import pytest

from massage_timer import resources
from massage_timer.core.adapt import Comfort, adapt, most_kept, soften
from massage_timer.core.laws import INSTRUCTIONS, MOST_CUE_WORDS, cap, problems
from massage_timer.core.routine import ZONE_CAPS, Height, Part, Routine, Zone
from massage_timer.store.catalogue import Catalogue
from massage_timer.store.routine_files import load_routine
from massage_timer.store.techniques_file import LONGEST_HANDS

# Seconds of the warm-up, of each zone in the main part, and of the finish.
SECONDS = {
    "classic-five-minute-legs": (13, 24, (84, 20, 60, 16, 54, 18), 24),
    "foot-reviver": (11, 28, (156, 44, 24, 0, 0, 0), 48),
    "runner-recovery": (14, 16, (38, 20, 80, 12, 102, 16), 16),
    "gentle-evening": (11, 30, (94, 24, 48, 18, 32, 16), 38),
    "desk-worker-calves": (12, 20, (40, 48, 136, 12, 24, 0), 20),
}

# Technique, seconds, pace and pressure of each step.
STEPS = {
    "classic-five-minute-legs": """
        warmup-twists 24 4 2, sole-sweeps 20 4 2, toe-bends 20 5 2-3, arch-presses 20 4 3,
        knuckle-knead 24 3 3, achilles-strokes 20 4 2, calf-glide 24 6 2, calf-knead 36 3 3,
        knee-rounds 16 4 1, thigh-glide 24 6 2, thigh-knead 30 3 3, hip-sweep 18 6 2,
        finishing-strokes 24 4 2-1""",
    "foot-reviver": """
        warmup-twists 28 4 2, foot-glide 24 6 2, sole-sweeps 36 4 3, toe-bends 30 5 2-3,
        arch-presses 36 4 3, knuckle-knead 30 3 3, ankle-rounds 20 4 1, achilles-strokes 24 4 2,
        calf-glide 24 6 2, whole-leg-glide 20 10 2, finishing-strokes 28 4 2-1""",
    "runner-recovery": """
        warmup-twists 16 4 2, arch-presses 20 4 3, knuckle-knead 18 3 3, achilles-strokes 20 4 2,
        calf-glide 24 6 2, calf-knead 36 3 3, shin-side-glide 20 5 2, knee-rounds 12 4 1,
        thigh-glide 24 6 2, thigh-press 28 4 3, thigh-knead 30 3 3, under-thigh-draw 20 5 2,
        hip-sweep 16 4 2, finishing-strokes 16 4 2-1""",
    "gentle-evening": """
        warmup-twists 30 5 1, foot-glide 40 8 1, sole-sweeps 30 6 2, toe-bends 24 6 1,
        ankle-rounds 24 6 1, calf-glide 48 8 1, knee-rounds 18 6 1, thigh-glide 32 8 1,
        hip-sweep 16 8 1, whole-leg-glide 20 10 1, finishing-strokes 18 6 1""",
    "desk-worker-calves": """
        warmup-twists 20 4 2, sole-sweeps 20 4 2, toe-bends 20 5 2-3, ankle-rounds 24 4 1,
        achilles-strokes 24 4 2, calf-glide 36 6 2, calf-squeezes 32 4 3, calf-knead 48 3 3,
        shin-side-glide 20 5 2, knee-rounds 12 4 1, thigh-glide 24 6 2,
        finishing-strokes 20 4 2-1""",
}

FILES = sorted(resources.routines().iterdir())
EACH_FILE = pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])


def loaded(path: Path, catalogue: Catalogue) -> Routine:
    reading = load_routine(path, catalogue)
    assert [str(problem) for problem in reading.problems] == []
    assert reading.routine is not None
    return reading.routine


def test_five_routines_are_shipped() -> None:
    assert [path.name for path in FILES] == sorted(f"{id_}.yaml" for id_ in SECONDS)


@EACH_FILE
def test_a_shipped_routine_has_the_seconds_of_its_design(path: Path, catalogue: Catalogue) -> None:
    routine = loaded(path, catalogue)
    zones = dict.fromkeys(Zone, 0)
    for step in routine.steps:
        if step.part is Part.MAIN:
            zones[step.zone] += step.seconds
    assert SECONDS[routine.id] == (
        len(routine.steps),
        sum(step.seconds for step in routine.steps if step.part is Part.WARM_UP),
        tuple(zones.values()),
        sum(step.seconds for step in routine.steps if step.part is Part.FINISH),
    )


@EACH_FILE
def test_a_shipped_routine_has_the_steps_of_its_design(path: Path, catalogue: Catalogue) -> None:
    routine = loaded(path, catalogue)
    found = []
    for step in routine.steps:
        level = f"{step.pressure.start}"
        if step.pressure.end != step.pressure.start:
            level += f"-{step.pressure.end}"
        found.append(f"{step.technique.id} {step.seconds} {step.pace} {level}")
    assert found == [" ".join(each.split()) for each in STEPS[routine.id].split(",")]


@EACH_FILE
def test_a_shipped_routine_is_made_of_whole_strokes(path: Path, catalogue: Catalogue) -> None:
    assert all(step.seconds % step.pace == 0 for step in loaded(path, catalogue).steps)


def test_the_gentle_evening_is_soft_in_numbers_and_words(catalogue: Catalogue) -> None:
    routine = loaded(resources.routines() / "gentle-evening.yaml", catalogue)
    assert max(step.pressure.highest for step in routine.steps) == 2
    kneaded = {"knuckle-knead", "calf-knead", "thigh-knead", "calf-squeezes", "thigh-press"}
    assert not kneaded & {step.technique.id for step in routine.steps}


def test_each_routine_shows_another_picture_on_its_card(catalogue: Catalogue) -> None:
    faces = [loaded(path, catalogue).main_technique.id for path in FILES]
    assert all(faces)
    assert len(set(faces)) == len(FILES)


def test_the_catalogue_is_complete(catalogue: Catalogue) -> None:
    assert len(catalogue) == 20
    assert {technique.zone for technique in catalogue.values()} == set(Zone)
    for technique in catalogue.values():
        assert len(technique.cue.split()) <= MOST_CUE_WORDS
        assert len(technique.instructions) in INSTRUCTIONS
        assert len(technique.hands) <= LONGEST_HANDS
        assert technique.pressure.highest <= cap(technique) == technique.cap
        assert all((technique.direction, technique.term, technique.source))
        assert 0 < technique.work <= 1


def test_every_technique_is_used_by_a_shipped_routine(catalogue: Catalogue) -> None:
    used = {step.technique.id for path in FILES for step in loaded(path, catalogue).steps}
    assert used == set(catalogue)


def test_every_picture_that_is_named_exists(catalogue: Catalogue) -> None:
    for each in catalogue.values():
        picture = each.picture or each.id
        assert (resources.assets() / "pictures" / f"{picture}.json").is_file()


def test_one_stroke_alone_runs_against_the_heart_and_it_is_soft(catalogue: Catalogue) -> None:
    against = [each for each in catalogue.values() if each.against_heart]
    assert [technique.id for technique in against] == ["achilles-strokes"]
    assert against[0].cap <= 2


def test_the_caps_are_those_of_the_body(catalogue: Catalogue) -> None:
    for technique in catalogue.values():
        assert technique.cap <= min(ZONE_CAPS[zone] for zone in technique.zones)
    caps = {technique.id: technique.cap for technique in catalogue.values()}
    assert caps["knee-rounds"] == 1
    assert caps["ankle-rounds"] == 1
    for thin in ("foot-glide", "achilles-strokes", "shin-side-glide", "hip-sweep"):
        assert caps[thin] == 2


@pytest.mark.parametrize(
    "path",
    [resources.assets() / "techniques.yaml", *FILES],
    ids=lambda path: path.stem,
)
def test_nothing_is_promised_about_health(path: Path) -> None:
    text = path.read_text("utf-8").lower()
    claims = r"\b(cure|treat|heal(?!th)|detox|boost|circulation|toxin|lymph|therap|diagnos|prevent)"
    assert re.findall(claims, text) == []


def test_no_words_of_a_technique_are_wrong_on_the_other_leg(catalogue: Catalogue) -> None:
    for technique in catalogue.values():
        said = (technique.cue, *technique.instructions, technique.hands, technique.direction)
        for words in said:
            assert not re.search(r"\b(left|right|(anti|counter-?)?clockwise)\b", words, re.I), words


@EACH_FILE
def test_no_words_of_a_routine_are_wrong_on_the_other_leg(path: Path, catalogue: Catalogue) -> None:
    for step in loaded(path, catalogue).steps:
        for words in (step.cue, *step.instructions):
            assert not re.search(r"\b(left|right)\b", words, re.I), words


def test_whatever_kneads_or_presses_has_a_soft_stand_in_where_it_works(
    catalogue: Catalogue,
) -> None:
    swaps = {
        technique.id: technique.when_softened.id
        for technique in catalogue.values()
        if technique.when_softened is not None
    }
    assert swaps == {
        "arch-presses": "sole-sweeps",
        "knuckle-knead": "foot-glide",
        "achilles-strokes": "ankle-rounds",
        "calf-squeezes": "calf-glide",
        "calf-knead": "calf-glide",
        "thigh-press": "thigh-glide",
        "thigh-knead": "thigh-glide",
    }
    assert {t.id for t in catalogue.values() if t.when_ticklish is not None} == {"sole-sweeps"}


def test_a_softened_stroke_is_as_slow_as_the_gentle_evening(catalogue: Catalogue) -> None:
    evening = loaded(resources.routines() / "gentle-evening.yaml", catalogue)
    assert soften(evening).steps == evening.steps


def test_every_technique_on_the_thigh_can_end_at_mid_thigh_and_says_so(
    catalogue: Catalogue,
) -> None:
    for technique in catalogue.values():
        lower = technique.to_mid_thigh
        assert (lower is not None) == (technique.zones == (Zone.THIGH,)), technique.id
        if lower is not None:
            words = " ".join((lower.cue, lower.direction, *lower.instructions))
            assert "hip" not in words
            assert "mid-thigh" in words or "half-way" in words


@pytest.mark.parametrize("height", Height)
@EACH_FILE
def test_a_shipped_routine_suits_every_height_and_keeps_whole_strokes(
    path: Path, height: Height, catalogue: Catalogue
) -> None:
    routine = loaded(path, catalogue)
    for comfort in (
        Comfort(height),
        Comfort(height, heavy=True, ticklish=True),
        Comfort(height, sore=frozenset({Zone.CALF, Zone.FOOT})),
    ):
        adapted = adapt(routine, comfort)
        assert [problem for problem in problems(adapted) if not problem.warning] == []
        assert all(step.technique.reaches <= height for step in adapted.steps)
        if not comfort.heavy and not comfort.ticklish:
            assert all(step.seconds % step.pace == 0 for step in adapted.steps[:-1])


def test_whose_limit_is_the_ankle_is_offered_the_foot_reviver(catalogue: Catalogue) -> None:
    found = most_kept((loaded(path, catalogue) for path in FILES), Height.ANKLE)
    assert found is not None
    assert found.id == "foot-reviver"
