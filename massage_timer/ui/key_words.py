"""What keys of a keyboard and buttons of a mouse are called in the language that is spoken."""

from massage_timer.core.language import _, numerals, pgettext


def key_words(name: str) -> str:
    """The words for a key by its neutral name, such as "Ctrl+E", "Page Down" or "Key 193"; or for
    several with commas between them."""
    if ", " in name:
        return pgettext("list", ", ").join(map(key_words, name.split(", ")))
    return "+".join(_part(part) for part in name.split("+")) if len(name) > 1 else name


def _part(name: str) -> str:
    kind, between, number = name.partition(" ")
    if between and number.isdecimal() and kind == "Key":
        # Translators: a key that has no name, by its number
        return _("Key {n}").format(n=numerals(number))
    return _names().get(name, name)


def _names() -> dict[str, str]:
    return {
        "Ctrl": pgettext("key", "Ctrl"),
        "Alt": pgettext("key", "Alt"),
        "Shift": pgettext("key", "Shift"),
        "Meta": pgettext("key", "Meta"),
        "Space": pgettext("key", "Space"),
        "Enter": pgettext("key", "Enter"),
        "Esc": pgettext("key", "Esc"),
        "Tab": pgettext("key", "Tab"),
        "Backspace": pgettext("key", "Backspace"),
        "Insert": pgettext("key", "Insert"),
        "Ins": pgettext("key", "Ins"),
        "Del": pgettext("key", "Del"),
        "Delete": pgettext("key", "Delete"),
        "Home": pgettext("key", "Home"),
        "End": pgettext("key", "End"),
        "Menu": pgettext("key", "Menu"),
        "Left": pgettext("key", "Left"),
        "Right": pgettext("key", "Right"),
        "Up": pgettext("key", "Up"),
        "Down": pgettext("key", "Down"),
        "Arrows": pgettext("key", "Arrows"),
        "Page Up": pgettext("key", "Page Up"),
        "Page Down": pgettext("key", "Page Down"),
        "Media Play": pgettext("key", "Media Play"),
        "Media Pause": pgettext("key", "Media Pause"),
        "Media Play/Pause": pgettext("key", "Media Play/Pause"),
        "Media Next": pgettext("key", "Media Next"),
        "Media Previous": pgettext("key", "Media Previous"),
        "Mouse Middle": pgettext("key", "Mouse Middle"),
        "Mouse Back": pgettext("key", "Mouse Back"),
        "Mouse Forward": pgettext("key", "Mouse Forward"),
        "Mouse Task": pgettext("key", "Mouse Task"),
    }
