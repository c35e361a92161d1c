"""What can be set on the page of settings. Rows are data: a new one is added here."""

from collections.abc import Iterable, Mapping, Sequence

from massage_timer.core.language import LANGUAGES, N_, SYSTEM, _, number, numerals, pgettext
from massage_timer.core.manner import Pace, SoundSet, Talk
from massage_timer.core.session import Command
from massage_timer.core.sounds import COUNTS_DOWN, Sound
from massage_timer.ui.settings.row import Act, Asks, Choice, Idle, Row, Values, reason_of
from massage_timer.ui.teach.words import all_taught_words

SOUND, SESSION, KEYS = N_("Sound and voice"), N_("Session"), N_("Keys and buttons")
LOOK, COMPUTER = N_("Look"), N_("This computer")

# What is offered: percent and seconds.
TEXT_SIZES = (100, 125, 150, 200)
DIGIT_SIZES = (100, 115, 130, 150)
VOLUMES = (20, 40, 60, 80, 100)
CHANGE_LENGTHS = (10, 20, 30, 45)
LEAD_INS = (3, 5, 8)
SECONDS, PERCENT = N_("{n} s"), N_("{n} %")
MOST_MONITORS = 4
_TEST_SOUND = Sound.CHANGE_LEGS
"""The one that must be heard."""
_SILENT = (Idle("sounds", SoundSet.SILENT.value, N_("Silent is chosen, so nothing sounds.")),)
_NO_VOICE = (Idle("sounds", SoundSet.SILENT.value, N_("Silent is chosen, so nothing is said.")),)
_OFF = Idle("talk", Talk.OFF.value, N_("The voice is off."))
_NO_COUNTING = Idle("sounds", SoundSet.QUIET.value, N_("Quiet counts nothing down."))


def rows(settings: Values, monitors: Sequence[str] = ()) -> tuple[Row, ...]:
    """All rows, in their order, for settings as they are now. `monitors` are the names of those
    that there are; with a single one there is nothing to choose."""
    all_rows = (*_sound(), *_session(), *_keys(), *_look(), *_computer(settings, monitors))
    return tuple(row.fitted(settings) for row in all_rows)


def _sound() -> tuple[Row, ...]:
    speak = Act(_("Hear"), Asks.SPEAK, idle=(*_NO_VOICE, _OFF))
    return (
        _row(
            SOUND,
            "sounds",
            _("Sounds"),
            _("Quiet: soft, and counts nothing down. Silent: no voice either."),
            (
                (pgettext("sounds", "Full"), SoundSet.FULL.value),
                (pgettext("sounds", "Quiet"), SoundSet.QUIET.value),
                (pgettext("sounds", "Silent"), SoundSet.SILENT.value),
            ),
        ),
        _numbers(
            SOUND,
            "volume",
            _("Volume of sounds"),
            _("Hear: the change of legs."),
            VOLUMES,
            PERCENT,
            idle=_SILENT,
            acts=(Act(_("Hear"), Asks.HEAR, _TEST_SOUND, _SILENT),),
        ),
        _row(
            SOUND,
            "strokes",
            _("Each stroke ticks"),
            _("Felt-soft, in time with the hands."),
            _on_off(),
            idle=_SILENT,
        ),
        Row(
            SOUND,
            "heard",
            _("Hear the sounds"),
            _("Each once, as it is in a session."),
            acts=tuple(_hear(sound) for sound in Sound),
            idle=_SILENT,
            tell=_left_out,
        ),
        _row(
            SOUND,
            "talk",
            _("Voice"),
            _("Names: what begins. All: also what to do, and what comes next."),
            (
                (pgettext("voice", "All"), Talk.ALL.value),
                (pgettext("voice", "Names"), Talk.NAMES.value),
                (pgettext("voice", "Off"), Talk.OFF.value),
            ),
            idle=_NO_VOICE,
        ),
        _numbers(
            SOUND,
            "voice_volume",
            _("Volume of the voice"),
            _("Hear: a sentence."),
            VOLUMES,
            PERCENT,
            idle=(*_NO_VOICE, _OFF),
            acts=(speak,),
        ),
        _row(
            SOUND,
            "voice_pace",
            _("Pace of the voice"),
            _("How fast it speaks."),
            (
                (pgettext("pace", "Slow"), Pace.SLOW.value),
                (pgettext("pace", "Usual"), Pace.USUAL.value),
                (pgettext("pace", "Fast"), Pace.FAST.value),
            ),
            idle=(*_NO_VOICE, _OFF),
        ),
    )


def _session() -> tuple[Row, ...]:
    lengths = tuple(
        Choice(
            _(SECONDS).format(n=number(length)), {"change_seconds": length, "wait_at_change": False}
        )
        for length in CHANGE_LENGTHS
    )
    return (
        _row(
            SESSION,
            "first_side",
            _("First leg"),
            _("The leg that a session begins with."),
            ((pgettext("side", "Left"), "left"), (pgettext("side", "Right"), "right")),
        ),
        Row(
            SESSION,
            "change_seconds",
            _("Change of legs"),
            _("Time to cover one leg and uncover the other."),
            (*lengths, Choice(_("Wait for a key"), {"wait_at_change": True})),
            unit=SECONDS,
        ),
        _numbers(
            SESSION,
            "lead_in_seconds",
            _("Lead-in"),
            _("Before hands begin. At the start it is two seconds longer."),
            LEAD_INS,
            SECONDS,
        ),
        _row(
            SESSION,
            "ask_pressure",
            _("Ask about the pressure"),
            _("After a minute on each leg."),
            _on_off(),
        ),
    )


def _keys() -> tuple[Row, ...]:
    return (
        Row(
            KEYS,
            "keys",
            _("Taught buttons"),
            _("Any key, presenter, pedal or extra mouse button."),
            acts=(
                Act(_("Teach a button"), Asks.TEACH),
                Act(
                    _("Forget all"), Asks.FORGET, idle=(Idle("keys", {}, _("Nothing was taught.")),)
                ),
            ),
            tell=_taught_words,
        ),
        _row(
            KEYS,
            "media_keys",
            _("Media keys"),
            _("Headset and desktop media keys. Other players do not get them meanwhile."),
            _on_off(),
        ),
    )


def _look() -> tuple[Row, ...]:
    languages = ((language.name, language.code) for language in LANGUAGES)
    return (
        _row(
            LOOK,
            "language",
            _("Language"),
            _("Safety texts of translations wait for a native speaker to review them."),
            ((pgettext("language", "System"), SYSTEM), *languages),
        ),
        _row(
            LOOK,
            "theme",
            _("Colours"),
            _("Dim amber is for a dark room."),
            (
                (pgettext("theme", "System"), "system"),
                (pgettext("theme", "Light"), "light"),
                (pgettext("theme", "Dark"), "dark"),
                (pgettext("theme", "Dim amber"), "dim-amber"),
            ),
        ),
        _numbers(
            LOOK,
            "text_size",
            _("Text size"),
            _("Of all that is read nearby, and of the words in a session."),
            TEXT_SIZES,
            PERCENT,
        ),
        _numbers(
            LOOK,
            "digits",
            _("Size of the digits"),
            _("And of side and technique: what is read from the couch."),
            DIGIT_SIZES,
            PERCENT,
        ),
        _row(
            LOOK,
            "motion",
            _("Movement"),
            _("Reduced: pictures stand, and nothing fades."),
            (
                (pgettext("movement", "System"), "system"),
                (pgettext("movement", "Full"), "full"),
                (pgettext("movement", "Reduced"), "reduced"),
            ),
        ),
        _row(
            LOOK,
            "recipient_tone",
            _("Skin of the person massaged"),
            _("In the pictures."),
            _tones(),
        ),
        _row(
            LOOK,
            "giver_tone",
            _("Skin of the hands"),
            _("Different: the hands stand out against the leg."),
            ((_("Different"), ""), *_tones()),
        ),
    )


def _on_off() -> tuple[tuple[str, bool], ...]:
    return (_("On"), True), (_("Off"), False)


def _tones() -> tuple[tuple[str, str], ...]:
    return (
        (pgettext("skin", "Light"), "light"),
        (pgettext("skin", "Medium"), "medium"),
        (pgettext("skin", "Deep"), "deep"),
    )


def _computer(settings: Values, monitors: Sequence[str]) -> tuple[Row, ...]:
    awake = _row(
        COMPUTER,
        "keep_awake",
        _("Screen stays on"),
        _("While a session runs, and only then."),
        _on_off(),
    )
    diary = _row(
        COMPUTER,
        "diary",
        _("Diary"),
        _("Sessions are written down, on this computer only. Off: nothing is."),
        _on_off(),
        acts=(Act(_("Open the diary"), Asks.DIARY),),
    )
    if "monitor" not in settings or len(monitors) < 2:
        return (awake, diary)
    names = ((name, name) for name in monitors[:MOST_MONITORS])
    screen = _row(
        COMPUTER,
        "monitor",
        _("Full screen on"),
        _("F11 goes to this monitor, and back."),
        ((_("Where it is"), ""), *names),
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
    choices = tuple(Choice(_(unit).format(n=number(each)), {setting: each}) for each in offered)
    return Row(group, setting, name, about, choices, acts, idle, unit)


def _hear(sound: Sound) -> Act:
    counts = (_NO_COUNTING,) if sound in COUNTS_DOWN else ()
    return Act(_sound_words(sound), Asks.HEAR, sound, (*_SILENT, *counts))


def _sound_words(sound: Sound) -> str:
    return {
        Sound.STEP: pgettext("sound", "Step"),
        Sound.TEN_SECONDS: numerals(pgettext("sound", "10 s left")),
        Sound.COUNT: pgettext("sound", "Count"),
        Sound.TICK: pgettext("sound", "Stroke"),
        Sound.CHANGE_LEGS: pgettext("sound", "Change legs"),
        Sound.FINISHED: pgettext("sound", "Finished"),
        Sound.PAUSED: pgettext("sound", "Paused"),
        Sound.RESUMED: pgettext("sound", "Going on"),
        Sound.REFUSED: pgettext("sound", "Refused"),
    }[sound]


def _left_out(settings: Values) -> str:
    return reason_of(_hear(Sound.COUNT), settings)


def _taught_words(settings: Values) -> str:
    taught = settings["keys"]
    assert isinstance(taught, Mapping)
    return all_taught_words({name: Command(word) for name, word in taught.items()})
