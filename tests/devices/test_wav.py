"""Sound files: how long they are, and softer copies."""

import wave
from array import array
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from massage_timer.devices.sound.loudness import gain
from massage_timer.devices.sound.wav import SofterCopies, length, softer

SAMPLES = st.lists(st.integers(-32_768, 32_767))


def write(file: Path, samples: list[int], rate: int = 1_000, width: int = 2) -> Path:
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(width)
        sound.setframerate(rate)
        sound.writeframes(array("h" if width == 2 else "b", samples).tobytes())
    return file


def read(file: Path) -> list[int]:
    with wave.open(str(file), "rb") as sound:
        return list(array("h", sound.readframes(sound.getnframes())))


@given(SAMPLES, st.floats(0, 1))
@example([-32_768, 32_767, 1], 1.0)
@example([-32_768, 32_767, 1], 0.0)
def test_each_sample_becomes_softer_by_itself(samples: list[int], factor: float) -> None:
    """Rounding may be off by one step of 65 536."""
    made = array("h", softer(array("h", samples).tobytes(), factor))
    assert len(made) == len(samples)
    for before, after in zip(samples, made, strict=True):
        assert abs(before * factor - after) <= 2


@given(st.floats(0, 1))
def test_silence_stays_silent(factor: float) -> None:
    made = array("h", softer(bytes(64), factor))
    assert set(made) == {0}


@given(st.integers(0, 99))
def test_more_volume_is_louder_and_nothing_is_louder_than_the_file(volume: int) -> None:
    assert 0 <= gain(volume) < gain(volume + 1) <= 1


def test_a_copy_is_softer_and_made_once(tmp_path: Path) -> None:
    file = write(tmp_path / "sound.wav", [8_000, -8_000, 800])
    copies = SofterCopies()
    copy = copies.of(file, 50)
    assert read(copy) == [1_000, -1_000, 100]
    file.unlink()
    assert copies.of(file, 50) == copy


def test_at_full_volume_there_is_nothing_to_copy(tmp_path: Path) -> None:
    file = tmp_path / "sound.wav"
    assert SofterCopies().of(file, 100) == file


def test_copies_go_with_the_program(tmp_path: Path) -> None:
    file = write(tmp_path / "sound.wav", [1])
    copies = SofterCopies()
    copy = copies.of(file, 50)
    del copies
    assert not copy.parent.exists()


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    file = write(tmp_path / "sound.wav", [1, 2], width=1)
    with pytest.raises(wave.Error):
        SofterCopies().of(file, 50)


def test_a_part_of_a_millisecond_counts_as_a_whole_one(tmp_path: Path) -> None:
    assert length(write(tmp_path / "sound.wav", [0] * 501, rate=2_000)) == 251
