"""What can be set on the page of settings. Rows are data: a new one is added here."""

from collections.abc import Iterable, Mapping, Sequence

from massage_timer.core.manner import Pace, SoundSet, Talk
from massage_timer.core.session import Command
from massage_timer.core.sounds import COUNTS_DOWN, Sound
from massage_timer.ui.settings.row import Act, Asks, Choice, Idle, Row, Values, reason_of
from massage_timer.ui.teach.words import all_taught_words

SOUND, SESSION, KEYS = "Sound and voice", "Session", "Keys and buttons"
LOOK, COMPUTER = "Look", "This computer"

# What is offered: percent and seconds.
TEXT_SIZES = (100, 125, 150, 200)
DIGIT_SIZES = (100, 115, 130, 150)
VOLUMES = (20, 40, 60, 80, 100)
CHANGE_LENGTHS = (10, 20, 30, 45)
LEAD_INS = (3, 5, 8)
TONES = (("Light", "light"), ("Medium", "medium"), ("Deep", "deep"))
ON_OFF = (("On", True), ("Off", False))
MOST_MONITORS = 4
_TEST_SOUND = Sound.CHANGE_LEGS
"""The one that must be heard."""
_SOUND_WORDS = {
    Sound.STEP: "Step",
    Sound.TEN_SECONDS: "10 s left",
    Sound.COUNT: "Count",
    Sound.TICK: "Stroke",
    Sound.CHANGE_LEGS: "Change legs",
    Sound.FINISHED: "Finished",
    Sound.PAUSED: "Paused",
    Sound.RESUMED: "Going on",
    Sound.REFUSED: "Refused",
}
_SILENT = (Idle("sounds", SoundSet.SILENT.value, "Silent is chosen, so nothing sounds."),)
_NO_VOICE = (Idle("sounds", SoundSet.SILENT.value, "Silent is chosen, so nothing is said."),)
_OFF = Idle("talk", Talk.OFF.value, "The voice is off.")
_NO_COUNTING = Idle("sounds", SoundSet.QUIET.value, "Quiet counts nothing down.")


def rows(settings: Values, monitors: Sequence[str] = ()) -> tuple[Row, ...]:
    """All rows, in their order, for settings as they are now. `monitors` are the names of those
    that there are; with a single one there is nothing to choose."""
    all_rows = (*_sound(), *_session(), *_keys(), *_look(), *_computer(settings, monitors))
    return tuple(row.fitted(settings) for row in all_rows)


def _sound() -> tuple[Row, ...]:
    speak = Act("Hear", Asks.SPEAK, idle=(*_NO_VOICE, _OFF))
    return (
        _row(
            SOUND,
            "sounds",
            "Sounds",
            "Quiet: soft, and counts nothing down. Silent: no voice either.",
            (
                ("Full", SoundSet.FULL.value),
                ("Quiet", SoundSet.QUIET.value),
                ("Silent", SoundSet.SILENT.value),
            ),
        ),
        _numbers(
            SOUND,
            "volume",
            "Volume of sounds",
            "Hear: the change of legs.",
            VOLUMES,
            "%",
            idle=_SILENT,
            acts=(Act("Hear", Asks.HEAR, _TEST_SOUND, _SILENT),),
        ),
        _row(
            SOUND,
            "strokes",
            "Each stroke ticks",
            "Felt-soft, in time with the hands.",
            ON_OFF,
            idle=_SILENT,
        ),
        Row(
            SOUND,
            "heard",
            "Hear the sounds",
            "Each once, as it is in a session.",
            acts=tuple(_hear(sound) for sound in Sound),
            idle=_SILENT,
            tell=_left_out,
        ),
        _row(
            SOUND,
            "talk",
            "Voice",
            "Names: what begins. All: also what to do, and what comes next.",
            (("All", Talk.ALL.value), ("Names", Talk.NAMES.value), ("Off", Talk.OFF.value)),
            idle=_NO_VOICE,
        ),
        _numbers(
            SOUND,
            "voice_volume",
            "Volume of the voice",
            "Hear: a sentence.",
            VOLUMES,
            "%",
            idle=(*_NO_VOICE, _OFF),
            acts=(speak,),
        ),
        _row(
            SOUND,
            "voice_pace",
            "Pace of the voice",
            "How fast it speaks.",
            (("Slow", Pace.SLOW.value), ("Usual", Pace.USUAL.value), ("Fast", Pace.FAST.value)),
            idle=(*_NO_VOICE, _OFF),
        ),
    )


def _session() -> tuple[Row, ...]:
    lengths = tuple(
        Choice(f"{length} s", {"change_seconds": length, "wait_at_change": False})
        for length in CHANGE_LENGTHS
    )
    return (
        _row(
            SESSION,
            "first_side",
            "First leg",
            "The leg that a session begins with.",
            (("Left", "left"), ("Right", "right")),
        ),
        Row(
            SESSION,
            "change_seconds",
            "Change of legs",
            "Time to cover one leg and uncover the other.",
            (*lengths, Choice("Wait for a key", {"wait_at_change": True})),
            unit="s",
        ),
        _numbers(
            SESSION,
            "lead_in_seconds",
            "Lead-in",
            "Before hands begin. At the start it is two seconds longer.",
            LEAD_INS,
            "s",
        ),
        _row(
            SESSION,
            "ask_pressure",
            "Ask about the pressure",
            "After a minute on each leg.",
            ON_OFF,
        ),
    )


def _keys() -> tuple[Row, ...]:
    return (
        Row(
            KEYS,
            "keys",
            "Taught buttons",
            "Any key, presenter, pedal or extra mouse button.",
            acts=(
                Act("Teach a button", Asks.TEACH),
                Act("Forget all", Asks.FORGET, idle=(Idle("keys", {}, "Nothing was taught."),)),
            ),
            tell=_taught_words,
        ),
        _row(
            KEYS,
            "media_keys",
            "Media keys",
            "Headset and desktop media keys. Other players do not get them meanwhile.",
            ON_OFF,
        ),
    )


def _look() -> tuple[Row, ...]:
    return (
        _row(
            LOOK,
            "theme",
            "Colours",
            "Dim amber is for a dark room.",
            (
                ("System", "system"),
                ("Light", "light"),
                ("Dark", "dark"),
                ("Dim amber", "dim-amber"),
            ),
        ),
        _numbers(
            LOOK,
            "text_size",
            "Text size",
            "Of all that is read nearby, and of the words in a session.",
            TEXT_SIZES,
            "%",
        ),
        _numbers(
            LOOK,
            "digits",
            "Size of the digits",
            "And of side and technique: what is read from the couch.",
            DIGIT_SIZES,
            "%",
        ),
        _row(
            LOOK,
            "motion",
            "Movement",
            "Reduced: pictures stand, and nothing fades.",
            (("System", "system"), ("Full", "full"), ("Reduced", "reduced")),
        ),
        _row(LOOK, "recipient_tone", "Skin of the person massaged", "In the pictures.", TONES),
        _row(
            LOOK,
            "giver_tone",
            "Skin of the hands",
            "Different: the hands stand out against the leg.",
            (("Different", ""), *TONES),
        ),
    )


def _computer(settings: Values, monitors: Sequence[str]) -> tuple[Row, ...]:
    awake = _row(
        COMPUTER, "keep_awake", "Screen stays on", "While a session runs, and only then.", ON_OFF
    )
    diary = _row(
        COMPUTER,
        "diary",
        "Diary",
        "Sessions are written down, on this computer only. Off: nothing is.",
        ON_OFF,
        acts=(Act("Open the diary", Asks.DIARY),),
    )
    if "monitor" not in settings or len(monitors) < 2:
        return (awake, diary)
    names = ((name, name) for name in monitors[:MOST_MONITORS])
    screen = _row(
        COMPUTER,
        "monitor",
        "Full screen on",
        "F11 goes to this monitor, and back.",
        (("Where it is", ""), *names),
    )
    return (awake, screen, diary)


def _row(
    group: str,
    setting: str,
    name: str,
    about: str,
    options: Iterable[tuple[str, object]],
    idle: tuple[Idle, ...] = (),
    acts: tuple[Act, ...] = (),
) -> Row:
    """A row for a single setting."""
    choices = tuple(Choice(words, {setting: value}) for words, value in options)
    return Row(group, setting, name, about, choices, acts, idle)


def _numbers(
    group: str,
    setting: str,
    name: str,
    about: str,
    offered: Iterable[int],
    unit: str,
    idle: tuple[Idle, ...] = (),
    acts: tuple[Act, ...] = (),
) -> Row:
    """A row for a single number."""
    choices = tuple(Choice(f"{number} {unit}", {setting: number}) for number in offered)
    return Row(group, setting, name, about, choices, acts, idle, unit)


def _hear(sound: Sound) -> Act:
    counts = (_NO_COUNTING,) if sound in COUNTS_DOWN else ()
    return Act(_SOUND_WORDS[sound], Asks.HEAR, sound, (*_SILENT, *counts))


def _left_out(settings: Values) -> str:
    return reason_of(_hear(Sound.COUNT), settings)


def _taught_words(settings: Values) -> str:
    taught = settings["keys"]
    assert isinstance(taught, Mapping)
    return all_taught_words({name: Command(word) for name, word in taught.items()})
