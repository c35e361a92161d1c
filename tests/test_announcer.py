"""What is heard in a session, to the millisecond, by fake devices that write it down.

The lists in `heard/` are read by people: a line is seconds, device, and what it was told. The fake
voice takes 70 ms for each character.
"""

from pathlib import Path

import pytest
from fakes import Heard
from hearing import Hearing
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from samples import routine, routines
from samples import step as a_step
from tried import tried

from massage_timer import resources
from massage_timer.announcer import SAMPLE, Manner
from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.manner import SoundSet, Talk
from massage_timer.core.routine import Part, Routine, Zone
from massage_timer.core.session import Command
from massage_timer.core.sounds import Sound, head_start, sound_of, sounds_of
from massage_timer.core.speech import LATER, SOON, Rank, lines_of
from massage_timer.core.timeline import Options
from massage_timer.store.catalogue import load_catalogue
from massage_timer.store.routine_files import load_routine

HEARD = Path(__file__).parent / "heard"
PRESSES = [
    Command.TOGGLE,
    Command.NEXT,
    Command.AGAIN,
    Command.STAY,
    Command.SOFTER,
]


@pytest.fixture(scope="module")
def classic() -> Routine:
    catalogue = load_catalogue(resources.assets() / "techniques.yaml")
    found = load_routine(resources.routines() / "classic-five-minute-legs.yaml", catalogue).routine
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "manner", "options"),
    [
        ("full", Manner(), Options()),
        ("quiet", Manner(SoundSet.QUIET), Options()),
        ("silent", Manner(SoundSet.SILENT), Options(strokes=True)),
        (
            "names-and-strokes",
            Manner(talk=Talk.NAMES),
            Options(strokes=True, ask_pressure=False),
        ),
    ],
)
def test_a_whole_session_is_heard_like_this(
    classic: Routine, qapp: QApplication, name: str, manner: Manner, options: Options
) -> None:
    hearing = Hearing(classic, options, manner)
    hearing.to_the_end()
    expected = (HEARD / f"{name}.txt").read_text(encoding="utf-8")
    assert hearing.written.splitlines() == expected.splitlines()


def test_the_lists_hold_what_the_issue_of_each_set_is(classic: Routine) -> None:
    """The lists were written by the program; this counts them by another way."""
    text = {file.stem: file.read_text(encoding="utf-8") for file in HEARD.glob("*.txt")}
    steps = 2 * len(classic.steps)
    for set_ in ("full", "quiet"):
        assert text[set_].count(f"{set_}/step ") == steps
        assert (
            text[set_].count(f"{set_}/change-legs ") == text[set_].count(f"{set_}/finished ") == 1
        )
        for one in classic.steps:
            assert text[set_].count(f"voice: {one.technique.name}.\n") == 2
    assert text["full"].count("/count ") == 2 * 3
    assert text["full"].count("/ten-seconds ") == steps
    assert "count" not in text["quiet"]
    assert "ten-seconds" not in text["quiet"]
    assert text["silent"] == ""
    assert "cutting" not in "".join(text.values())


@settings(max_examples=tried(60))
@given(
    routine=routines(),
    set_=st.sampled_from([SoundSet.FULL, SoundSet.QUIET]),
    talk=st.sampled_from([Talk.NAMES, Talk.ALL]),
    pace=st.sampled_from([20, 70, 160]),
    late=st.sampled_from([0, 0, 7, 400, 2_500, 6_000]),
    options=st.builds(Options, strokes=st.booleans(), wait_at_change=st.booleans()),
    presses=st.lists(
        st.tuples(st.sampled_from([450, 700, 1_300, 4_000, 30_000]), st.sampled_from(PRESSES)),
        max_size=40,
    ),
)
def test_no_name_is_ever_cut_off_or_said_late(
    qapp: QApplication,
    routine: Routine,
    set_: SoundSet,
    talk: Talk,
    pace: int,
    late: int,
    options: Options,
    presses: list[tuple[int, Command]],
) -> None:
    """Whatever is pressed, however late the clock is read, however slowly the voice speaks."""
    hearing = Hearing(routine, options, Manner(set_, talk=talk), late, pace)
    for wait, command in presses:
        hearing.pass_time(wait)
        hearing.press(command)
    hearing.pass_time(60_000)
    said = [one for one in hearing.heard if one.device.startswith("voice")]
    for before, after in zip(said, said[1:], strict=False):
        if after.device == "voice, cutting" or after.what == "stop":
            assert not names_of(hearing, before), f"{before} was cut off by {after}"
    for one in said:
        if named := names_of(hearing, one):
            assert one.at - max(at for at, _ in named) <= limit(named, set_), one


def names_of(hearing: Hearing, said: Heard) -> list[tuple[int, Cue]]:
    """The cues, with the time at which they were due, whose name this line is."""
    return [
        (at, cue)
        for at, cue in hearing.cues
        if at <= said.at
        and any(
            line.words == said.what and line.rank is Rank.NAME
            for line in lines_of(cue, Talk.NAMES, at)
        )
    ]


def limit(named: list[tuple[int, Cue]], set_: SoundSet) -> int:
    """Ms after its cue at which a name must have begun."""
    _, cue = named[-1]
    sound = sound_of(cue, set_)
    head = 0 if sound is None else head_start(sound)
    return head + (LATER if cue.kind in (CueKind.CHANGE_LEGS, CueKind.FINISHED) else SOON)


def test_a_name_whose_step_was_left_is_not_said_any_more(qapp: QApplication) -> None:
    hearing = Hearing(routine(), Options(), Manner(talk=Talk.NAMES), ms_a_character=150)
    hearing.pass_time(6_000)  # "Warm-up twists." takes 2,250 ms from 5,300 on
    hearing.press(Command.NEXT)
    hearing.pass_time(500)
    hearing.press(Command.NEXT)
    hearing.pass_time(3_000)
    names = [one.what for one in hearing.heard if one.device == "voice"][1:]
    assert names == ["Warm-up twists.", "Thigh knead."]


def test_a_late_clock_says_only_what_is_true_now(qapp: QApplication) -> None:
    steps = [a_step(Zone.CALF, 4, Part.MAIN, f"Calf {n}", 2) for n in range(50)]
    made = routine(
        a_step(Zone.FOOT, 50, Part.WARM_UP), *steps, a_step(Zone.FOOT, 50, Part.FINISH, "Finish")
    )
    hearing = Hearing(made, Options(), Manner())
    hearing.pass_time(60_000)
    hearing.heard.clear()
    hearing.clock.advance(8_000)
    hearing.player.tick()
    hearing.pass_time(2_000)
    assert [(one.at, one.what) for one in hearing.heard] == [
        (68_000, "stop"),
        (68_000, "full/step 60 %"),
        (68_400, "Calf 3."),
        (68_890, "Cup the calf. Glide up."),
    ]


def test_words_wait_for_their_sound_also_when_that_is_late(qapp: QApplication) -> None:
    hearing = Hearing(routine(), Options(), Manner(talk=Talk.NAMES), late=150)
    hearing.pass_time(7_000)
    head = head_start(Sound.STEP)
    assert [(one.at, one.what) for one in hearing.heard[-2:]] == [
        (5_150, "full/step 60 %"),
        (5_150 + head, "Warm-up twists."),
    ]


@pytest.mark.parametrize(("late", "said"), [(1_900, True), (SOON + 100, False)])
def test_a_name_waits_from_when_it_was_due_and_not_from_when_it_was_heard(
    qapp: QApplication, late: int, said: bool
) -> None:
    hearing = Hearing(routine(), Options(), Manner(SoundSet.QUIET, talk=Talk.NAMES))
    hearing.pass_time(4_900)
    hearing.clock.advance(100 + late)
    hearing.player.tick()
    hearing.pass_time(3_000)
    assert (hearing.heard[-1].what == "Warm-up twists.") is said


def test_a_sound_can_be_tried_also_where_the_set_lacks_it(qapp: QApplication) -> None:
    for set_ in SoundSet:
        hearing = Hearing(routine(), Options(), Manner(set_, volume=35))
        hearing.heard.clear()
        hearing.announcer.try_sound(Sound.COUNT)
        hearing.announcer.try_sound(Sound.CHANGE_LEGS)
        folder = set_ if Sound.CHANGE_LEGS in sounds_of(set_) else SoundSet.FULL
        assert [one.what for one in hearing.heard] == [
            "full/count 35 %",
            f"{folder}/change-legs 35 %",
        ]


def test_the_voice_can_be_tried(qapp: QApplication) -> None:
    hearing = Hearing(routine(), Options(), Manner(talk=Talk.OFF))
    hearing.announcer.try_voice()
    assert [one.what for one in hearing.heard] == [SAMPLE]


def test_switching_to_silent_ends_what_is_being_said(qapp: QApplication) -> None:
    hearing = Hearing(routine(), Options(), Manner())
    hearing.pass_time(500)
    hearing.announcer.set_manner(Manner(SoundSet.SILENT))
    assert hearing.heard[-1] == Heard(500, "voice", "stop")
    hearing.heard.clear()
    hearing.to_the_end()
    assert hearing.heard == []


def test_when_the_program_ends_nothing_is_left_to_hear(qapp: QApplication) -> None:
    hearing = Hearing(routine(), Options(), Manner())
    hearing.pass_time(5_100)
    hearing.announcer.be_quiet()
    assert [one.what for one in hearing.heard[-1:]] == ["stop"]
    hearing.heard.clear()
    hearing.pass_time(3_000)
    assert hearing.heard == []


def test_words_that_wait_for_their_sound_are_said_by_a_timer(qtbot: QtBot) -> None:
    """With the real timer; the fake clock only has to agree that it is time."""
    hearing = Hearing(routine(), Options(), Manner())
    hearing.pass_time(5_000)
    hearing.clock.advance(head_start(Sound.STEP))
    qtbot.waitUntil(lambda: hearing.heard[-1].what == "Warm-up twists.", timeout=3_000)
