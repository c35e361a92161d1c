"""Which sound goes with which cue."""

import pytest

from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.manner import SoundSet
from massage_timer.core.routine import Side
from massage_timer.core.sounds import COUNTS_DOWN, Sound, head_start, sound_of, sounds_of, too_late


def heard(set_: SoundSet) -> dict[CueKind, Sound]:
    found = {kind: sound_of(Cue(kind, 0, Side.LEFT), set_) for kind in CueKind}
    return {kind: sound for kind, sound in found.items() if sound is not None}


def test_the_change_of_legs_has_a_sound_that_nothing_else_has() -> None:
    for set_ in (SoundSet.FULL, SoundSet.QUIET):
        kinds = [kind for kind, sound in heard(set_).items() if sound is Sound.CHANGE_LEGS]
        assert kinds == [CueKind.CHANGE_LEGS]


def test_each_cue_has_its_sound() -> None:
    assert heard(SoundSet.FULL) == {
        CueKind.STEP: Sound.STEP,
        CueKind.TEN_SECONDS: Sound.TEN_SECONDS,
        CueKind.COUNT: Sound.COUNT,
        CueKind.STROKE: Sound.TICK,
        CueKind.CHANGE_LEGS: Sound.CHANGE_LEGS,
        CueKind.FINISHED: Sound.FINISHED,
        CueKind.PAUSED: Sound.PAUSED,
        CueKind.SLEPT: Sound.PAUSED,
        CueKind.STALLED: Sound.PAUSED,
        CueKind.RESUMED: Sound.RESUMED,
        CueKind.REFUSED: Sound.REFUSED,
    }


def test_the_quiet_set_counts_nothing_down() -> None:
    assert set(sounds_of(SoundSet.QUIET)) == set(Sound) - COUNTS_DOWN
    assert not COUNTS_DOWN & set(heard(SoundSet.QUIET).values())


def test_every_sound_of_a_set_is_heard_for_some_cue() -> None:
    for set_ in SoundSet:
        assert set(heard(set_).values()) == set(sounds_of(set_))


def test_silent_is_silent() -> None:
    assert heard(SoundSet.SILENT) == {}


@pytest.mark.parametrize(
    ("sound", "longest"),
    [(Sound.COUNT, 300), (Sound.TICK, 300), (Sound.STEP, 3_000), (Sound.CHANGE_LEGS, 10_000)],
)
def test_a_sound_is_left_out_when_it_would_come_too_late(sound: Sound, longest: int) -> None:
    assert not too_late(sound, longest)
    assert too_late(sound, longest + 1)


def test_words_wait_longest_for_the_longest_sounds() -> None:
    assert head_start(Sound.CHANGE_LEGS) > head_start(Sound.STEP) > 0
    assert head_start(Sound.COUNT) == head_start(Sound.TICK) == 0
