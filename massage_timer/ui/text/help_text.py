"""What Help says: the keys, when to stop, and what the program is."""

from massage_timer import __version__
from massage_timer.core.commands import COMMANDS
from massage_timer.core.guide.no_press import NO_PRESS
from massage_timer.core.safety import CLOT_SIGNS, DISCLAIMER, PRESSURE_FIRMER, STOP_SIGNS
from massage_timer.ui.editor.page_keys import HELP as EDITOR
from massage_timer.ui.home.acts import HELP
from massage_timer.ui.text.sheet import Paragraph, Piece, Stills
from massage_timer.ui.window.keep_in_front import BY_HAND_AT_LENGTH, only_by_hand
from massage_timer.ui.window.keys import SOUNDS_WORDS, WINDOW_KEYS

_ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}

_AROUND = (
    "Each step begins with a soft tone and its name, and before its end you hear what comes next. "
    "The change of legs has a sound that nothing else has.",
    "In Settings, Quiet is softer and counts nothing down, Silent leaves all to the screen. There "
    "are volumes, the voice and a test of each sound; Settings on Ready leads back to Ready.",
    "A screen reader that is on says what the voice does not; with the voice off, it says all.",
    "Ready shows what works and what is missing. Without sound or voice a session goes on all the "
    "same, and the screen says everything.",
    "The screen stays on while a session runs, and for two minutes of a pause.",
    "If another window is in front when the legs change, a notification says so, where the desktop "
    "shows any.",
)
REHEARSING = (
    "Rehearse shows the whole routine in a minute, with its words and without waiting: Space "
    "pauses, arrows go back and forth, Esc leaves. Nothing is asked for it."
)
SHARING = (
    "Share makes one file of a routine, with your own techniques and pictures in it. Open such a "
    "file and you see what it brings before you import it; nothing of yours is written over."
)
DIARY = (
    "The diary has each session that was finished or stopped: the time of each leg, and your note. "
    "It stays on this computer, and Settings switch it off. In it, Enter goes to a session's note, "
    "Delete asks whether to delete it."
)
BROKE_OFF = (
    "If the computer goes off or the program is ended in a session, the next start offers to go "
    "on where it was, for an hour; after that what was done is in the diary. Changes to a routine "
    "that were not saved are offered as well."
)
WENT_WRONG = (
    "If something goes wrong inside the program, a banner says so, the session goes on, and Copy "
    "details has what is known of it, without anything personal. The command massage-timer "
    "--diagnose tells what works here, and where the log is."
)


def help_text(platform: str = "") -> list[Piece]:
    """The page of Help, made from the same tables that the program obeys. `platform` is Qt's name
    for what it draws its windows on."""
    keys = [
        Paragraph(
            f"{binding.help}.", mark=", ".join(_ARROWS.get(key, key) for key in binding.keys[:2])
        )
        for binding in COMMANDS
    ]
    return [
        Paragraph("During a session", heading=True),
        *keys,
        *[Paragraph(f"{words}.", mark=key) for key, words in (SOUNDS_WORDS, *WINDOW_KEYS.values())],
        *([Paragraph(BY_HAND_AT_LENGTH)] if only_by_hand(platform) else []),
        Paragraph("When it asks whether to stop: the sign that is there.", mark="1 to 4"),
        Paragraph("When paused, and at the change of legs, any key goes on."),
        Paragraph(
            "Presenters, page-turners and pedals work as they are. Teach a button, on Ready and in "
            "Settings: any other key or extra mouse button learns what you want."
        ),
        Paragraph(
            "Media keys and headset buttons work while this window is in front. Where the desktop "
            "keeps them for music players, switch on Media keys in Settings."
        ),
        Paragraph(PRESSURE_FIRMER.whole),
        Paragraph("The small heart on a picture: that way lies the heart."),
        Paragraph("Sound, voice and screen", heading=True),
        *[Paragraph(words) for words in _AROUND],
        Paragraph("Your routines", heading=True),
        *[Paragraph(f"{words}.", mark=key) for key, words in HELP.items()],
        Paragraph(
            "Home shows what you used last first. A file that changes on the disk is read again by "
            "itself; drop one on the window to open it."
        ),
        Paragraph("Writing a routine", heading=True),
        *[Paragraph(f"{words}.", mark=key) for key, words in EDITOR.items()],
        Paragraph("Before a session", heading=True),
        Paragraph(REHEARSING),
        Paragraph("In the safety check: none of these.", mark="N"),
        Paragraph("In the safety check: one of these, or not sure.", mark="O"),
        Paragraph("On Ready: hear the sound of the change of legs.", mark="H"),
        Paragraph("On Ready: larger or smaller digits, to be read from the couch.", mark="+, −"),
        Paragraph("On a routine's card: print it; save it as PDF.", mark="P, S"),
        Paragraph("From one answer to the next; the line on the drawn leg.", mark="Arrows"),
        Paragraph("Sharing a routine", heading=True),
        Paragraph(SHARING),
        Paragraph("The diary", heading=True),
        Paragraph(DIARY),
        Paragraph("Signs to stop at once", heading=True),
        *[Paragraph(f"{sign.text}.", mark="•") for sign in STOP_SIGNS],
        Paragraph(CLOT_SIGNS.title, heading=True),
        *[Paragraph(words) for words in CLOT_SIGNS.text.splitlines()],
        Paragraph(NO_PRESS.title, heading=True),
        Stills(NO_PRESS.stills),
        *[Paragraph(place.text, name=place.name) for place in NO_PRESS.passages],
        Paragraph("Yours", heading=True),
        Paragraph(
            "Routines of your own stand on Home, techniques of your own in Learn. The command "
            "massage-timer check tells every mistake in them and in their pictures."
        ),
        Paragraph("When something goes wrong", heading=True),
        Paragraph(BROKE_OFF),
        Paragraph(WENT_WRONG),
        Paragraph("What this is", heading=True),
        Paragraph(DISCLAIMER.text),
        Paragraph(f"Leg Massage Timer {__version__}"),
    ]
