"""The sounds that are shipped: made by the synthesiser, equally loud, soft, whole, told apart."""

from itertools import combinations
from pathlib import Path

import listening
import numpy as np
import pytest
from listening import RATE, Sounding
from synthesiser.score import COUNT_BELOW, LOUDNESS, SCORES, TICK_BELOW, Note, Score
from synthesiser.tones import sounded
from synthesiser.voices import Partial, Voice

from massage_timer import resources
from massage_timer.core.manner import SoundSet
from massage_timer.core.sounds import Sound, sounds_of

FOLDER = resources.assets() / "sounds"
SETS = (SoundSet.FULL, SoundSet.QUIET)
FILES = [FOLDER / set_ / f"{sound}.wav" for set_ in SETS for sound in sounds_of(set_)]
BELOW = {"count": COUNT_BELOW, "tick": TICK_BELOW}

each_sound = pytest.mark.parametrize(
    "file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}"
)
each_set = pytest.mark.parametrize("set_", SETS)


@pytest.fixture(scope="module")
def heard() -> dict[Path, Sounding]:
    return {file: listening.heard(file) for file in FILES}


def of_set(heard: dict[Path, Sounding], set_: SoundSet) -> dict[str, Sounding]:
    return {file.stem: sound for file, sound in heard.items() if file.parent.name == set_}


def test_each_set_has_its_sounds_and_nothing_else_lies_there() -> None:
    assert set(FOLDER.rglob("*.wav")) == {*FILES, FOLDER / "silence.wav"}


@each_sound
def test_a_file_is_what_its_score_sounds_like(file: Path, heard: dict[Path, Sounding]) -> None:
    set_, sound = SoundSet(file.parent.name), Sound(file.stem)
    made = np.array(sounded(SCORES[set_][sound], LOUDNESS[set_]))
    shipped = heard[file] * 32768
    assert len(made) == len(shipped)
    # The mathematics of systems may differ in the last place.
    assert np.abs(made - shipped).max() <= 1


@each_sound
def test_it_begins_softly(file: Path, heard: dict[Path, Sounding]) -> None:
    sound = heard[file]
    assert sound[0] == 0
    assert np.abs(sound[: RATE // 1000]).max() < np.abs(sound).max() / 10
    assert listening.attack(sound) > 0.005


@each_sound
def test_its_tail_dies_whole(file: Path, heard: dict[Path, Sounding]) -> None:
    sound = heard[file]
    assert sound[-1] == 0
    assert listening.decibels(np.abs(sound[-RATE * 6 // 100 :]).max()) < -60


@each_sound
def test_nothing_is_sharp_and_nothing_clicks(file: Path, heard: dict[Path, Sounding]) -> None:
    sharp = listening.above(heard[file], 6000)
    assert listening.decibels(np.abs(sharp).max()) < -88, "more than the rounding to 16 bits"
    bright = listening.above(heard[file], 3000)
    assert np.abs(bright).max() < np.abs(heard[file]).max() / 20


@each_sound
def test_it_only_fades_after_its_last_stroke(file: Path, heard: dict[Path, Sounding]) -> None:
    """What beats swells again."""
    last, _ = listening.strokes(heard[file])[-1]
    levels = listening.levels(heard[file][round((last + 0.1) * RATE) :])
    audible = levels[levels > -60]
    assert np.all(np.diff(audible) < 0)


@each_sound
def test_no_peak_is_higher_than_3_db_below_full(file: Path, heard: dict[Path, Sounding]) -> None:
    assert listening.true_peak(heard[file]) < -3


@each_sound
def test_all_sounds_of_a_set_are_equally_loud(file: Path, heard: dict[Path, Sounding]) -> None:
    wanted = LOUDNESS[SoundSet(file.parent.name)] - BELOW.get(file.stem, 0)
    assert listening.loudest(heard[file], 0.4) == pytest.approx(wanted, abs=0.3)


@each_set
def test_no_sound_jumps_out_of_its_set(set_: SoundSet, heard: dict[Path, Sounding]) -> None:
    """Loudness builds up within a tenth of a second (Poulsen 1981): none startles beside a step."""
    sounds = of_set(heard, set_)
    step = listening.loudest(sounds["step"], 0.1)
    assert max(listening.loudest(sound, 0.1) for sound in sounds.values()) < step + 1.5


def test_the_quiet_set_is_softer_in_itself(heard: dict[Path, Sounding]) -> None:
    full, quiet = (of_set(heard, set_) for set_ in SETS)
    for name, sound in quiet.items():
        assert listening.attack(sound) > 1.3 * listening.attack(full[name]), name
        assert listening.overtones(sound) < listening.overtones(full[name]), name
        assert listening.loudest(sound, 0.4) < listening.loudest(full[name], 0.4) - 5, name


@each_set
def test_the_change_of_legs_falls_a_fifth_twice(
    set_: SoundSet, heard: dict[Path, Sounding]
) -> None:
    high, low, again, last = melody(of_set(heard, set_)["change-legs"])
    assert (high, low) == (again, last)
    assert high - low == 7


@each_set
def test_nothing_else_falls_like_that_or_is_as_high(
    set_: SoundSet, heard: dict[Path, Sounding]
) -> None:
    sounds = of_set(heard, set_)
    top = max(melody(sounds.pop("change-legs")))
    for name, sound in sounds.items():
        pitches = melody(sound)
        assert all(early - late < 5 for early, late in combinations(pitches, 2)), name
        assert max(pitches) <= top - 5, name


@each_set
def test_paused_falls_and_resumed_rises(set_: SoundSet, heard: dict[Path, Sounding]) -> None:
    sounds = of_set(heard, set_)
    for name, interval in (("paused", 4 / 5), ("resumed", 5 / 4)):
        begins, ends = (listening.pitch(sounds[name], second) for second in (0.0, 0.4))
        assert ends / begins == pytest.approx(interval, rel=0.06), name


@each_set
def test_any_two_sounds_can_be_told_apart(set_: SoundSet, heard: dict[Path, Sounding]) -> None:
    pictures = {name: listening.picture(sound) for name, sound in of_set(heard, set_).items()}
    for one, other in combinations(pictures, 2):
        alike = np.corrcoef(pictures[one].ravel(), pictures[other].ravel())[0, 1]
        assert alike < 0.7, (one, other)


def test_a_quiet_sound_is_known_again_from_the_full_set(heard: dict[Path, Sounding]) -> None:
    full, quiet = (of_set(heard, set_) for set_ in SETS)
    shown = {name: listening.picture(sound) for name, sound in full.items()}
    for name, sound in quiet.items():
        picture = listening.picture(sound)
        likeness = {
            other: float(np.corrcoef(picture.ravel(), shown[other].ravel())[0, 1])
            for other in shown
        }
        assert max(likeness, key=lambda other: likeness[other]) == name


def test_the_silence_is_short_and_silent() -> None:
    silence = listening.heard(FOLDER / "silence.wav")
    assert len(silence) == RATE // 20
    assert not silence.any()


def test_all_sounds_together_are_small() -> None:
    assert sum(file.stat().st_size for file in FOLDER.rglob("*.wav")) < 2_500_000


@pytest.mark.parametrize("ratio", [1.0, 4.0])
@pytest.mark.parametrize("bend", [1.0, 7.0])
def test_a_partial_above_6_khz_is_refused(ratio: float, bend: float) -> None:
    score = Score((Note(1000, Voice(0.01, (Partial(ratio, 0, 0.1),)), bend=bend),))
    if ratio * bend > 6:
        with pytest.raises(ValueError, match="above 6000 Hz"):
            sounded(score, -40)
    else:
        assert any(sounded(score, -40))


def test_a_sound_too_pointed_for_its_loudness_is_refused() -> None:
    with pytest.raises(ValueError, match="too pointed"):
        sounded(Score((Note(440, Voice(0.005, (Partial(1, 0, 0.05),))),)), -20)


def melody(sound: Sounding) -> list[int]:
    return [semitones for _, semitones in listening.strokes(sound)]
