"""What Help says: the keys, when to stop, and what the program is."""

from massage_timer import __version__
from massage_timer.core.commands import COMMANDS
from massage_timer.core.guide.no_press import NO_PRESS
from massage_timer.core.key_words import key_words
from massage_timer.core.language import N_, _, numerals
from massage_timer.core.safety import CLOT_SIGNS, DISCLAIMER, PRESSURE_FIRMER, STOP_SIGNS
from massage_timer.ui.editor.page_keys import HELP as EDITOR
from massage_timer.ui.home.acts import HELP
from massage_timer.ui.text.sheet import Paragraph, Piece, Stills
from massage_timer.ui.window.keep_in_front import BY_HAND_AT_LENGTH, only_by_hand
from massage_timer.ui.window.keys import SOUNDS_WORDS, WINDOW_KEYS

_ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}

_AROUND = (
    N_(
        "Each step begins with a soft tone and its name, and before its end you hear what comes "
        "next. The change of legs has a sound that nothing else has."
    ),
    N_(
        "In Settings, Quiet is softer and counts nothing down, Silent leaves all to the screen. "
        "There are volumes, the voice and a test of each sound; Settings on Ready leads back to "
        "Ready."
    ),
    N_("A screen reader that is on says what the voice does not; with the voice off, it says all."),
    N_(
        "Ready shows what works and what is missing. Without sound or voice a session goes on all "
        "the same, and the screen says everything."
    ),
    N_("The screen stays on while a session runs, and for two minutes of a pause."),
    N_(
        "If another window is in front when the legs change, a notification says so, where the "
        "desktop shows any."
    ),
)
REHEARSING = N_(
    "Rehearse shows the whole routine in a minute, with its words and without waiting: Space "
    "pauses, arrows go back and forth, Esc leaves. Nothing is asked for it."
)
SHARING = N_(
    "Share makes one file of a routine, with your own techniques and pictures in it. Open such a "
    "file and you see what it brings before you import it; nothing of yours is written over."
)
DIARY = N_(
    "The diary has each session that was finished or stopped: the time of each leg, and your note. "
    "It stays on this computer, and Settings switch it off. In it, Enter goes to a session's note, "
    "Delete asks whether to delete it."
)
BROKE_OFF = N_(
    "If the computer goes off or the program is ended in a session, the next start offers to go "
    "on where it was, for an hour; after that what was done is in the diary. Changes to a routine "
    "that were not saved are offered as well."
)
WENT_WRONG = N_(
    "If something goes wrong inside the program, a banner says so, the session goes on, and Copy "
    "details has what is known of it, without anything personal. The command massage-timer "
    "--diagnose tells what works here, and where the log is."
)


def help_text(platform: str = "") -> list[Piece]:
    """The page of Help, made from the same tables that the program obeys. `platform` is Qt's name
    for what it draws its windows on."""
    keys = [
        Paragraph(
            _sentence(_(binding.help)),
            mark=key_words(", ".join(_ARROWS.get(key, key) for key in binding.keys[:2])),
        )
        for binding in COMMANDS
    ]
    return [
        Paragraph(_("During a session"), heading=True),
        *keys,
        *[
            Paragraph(_sentence(_(words)), mark=key_words(key))
            for key, words in (SOUNDS_WORDS, *WINDOW_KEYS.values())
        ],
        *([Paragraph(_(BY_HAND_AT_LENGTH))] if only_by_hand(platform) else []),
        Paragraph(
            _("When it asks whether to stop: the sign that is there."), mark=numerals(_("1 to 4"))
        ),
        Paragraph(_("When paused, and at the change of legs, any key goes on.")),
        Paragraph(
            _(
                "Presenters, page-turners and pedals work as they are. Teach a button, on Ready "
                "and in Settings: any other key or extra mouse button learns what you want."
            )
        ),
        Paragraph(
            _(
                "Media keys and headset buttons work while this window is in front. Where the "
                "desktop keeps them for music players, switch on Media keys in Settings."
            )
        ),
        Paragraph(_(PRESSURE_FIRMER.whole)),
        Paragraph(_("The small heart on a picture: that way lies the heart.")),
        Paragraph(_("Sound, voice and screen"), heading=True),
        *[Paragraph(_(words)) for words in _AROUND],
        Paragraph(_("Your routines"), heading=True),
        *[Paragraph(_sentence(_(words)), mark=key_words(key)) for key, words in HELP.items()],
        Paragraph(
            _(
                "Home shows what you used last first. A file that changes on the disk is read "
                "again by itself; drop one on the window to open it."
            )
        ),
        Paragraph(_("Writing a routine"), heading=True),
        *[
            Paragraph(_sentence(numerals(_(words))), mark=key_words(key))
            for key, words in EDITOR.items()
        ],
        Paragraph(_("Before a session"), heading=True),
        Paragraph(_(REHEARSING)),
        Paragraph(_("In the safety check: none of these."), mark="N"),
        Paragraph(_("In the safety check: one of these, or not sure."), mark="O"),
        Paragraph(_("On Ready: hear the sound of the change of legs."), mark="H"),
        Paragraph(
            _("On Ready: larger or smaller digits, to be read from the couch."),
            mark=key_words("+, −"),
        ),
        Paragraph(_("On a routine's card: print it; save it as PDF."), mark=key_words("P, S")),
        Paragraph(
            _("From one answer to the next; the line on the drawn leg."), mark=key_words("Arrows")
        ),
        Paragraph(_("Sharing a routine"), heading=True),
        Paragraph(_(SHARING)),
        Paragraph(_("The diary"), heading=True),
        Paragraph(_(DIARY)),
        Paragraph(_("Signs to stop at once"), heading=True),
        *[Paragraph(_sentence(_(sign.text)), mark="•") for sign in STOP_SIGNS],
        Paragraph(_(CLOT_SIGNS.title), heading=True),
        *[Paragraph(words) for words in _(CLOT_SIGNS.text).splitlines()],
        Paragraph(_(NO_PRESS.title), heading=True),
        Stills(NO_PRESS.stills),
        *[Paragraph(_(place.text), name=_(place.name)) for place in NO_PRESS.passages],
        Paragraph(_("Yours"), heading=True),
        Paragraph(
            _(
                "Routines of your own stand on Home, techniques of your own in Learn. The command "
                "massage-timer check tells every mistake in them and in their pictures."
            )
        ),
        Paragraph(_("When something goes wrong"), heading=True),
        Paragraph(_(BROKE_OFF)),
        Paragraph(_(WENT_WRONG)),
        Paragraph(_("What this is"), heading=True),
        Paragraph(_(DISCLAIMER.text)),
        Paragraph(f"Leg Massage Timer {__version__}"),
    ]


def _sentence(words: str) -> str:
    # Translators: makes a sentence of what stands elsewhere without its full stop
    return _("{sentence}.").format(sentence=words)
