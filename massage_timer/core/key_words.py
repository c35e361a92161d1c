"""What keys of a keyboard and buttons of a mouse are called in the language that is spoken."""

from massage_timer.core.language import N_, _, pgettext

_NAMED = frozenset(
    (
        *(N_("Ctrl"), N_("Alt"), N_("Shift"), N_("Meta"), N_("Space"), N_("Enter"), N_("Esc")),
        *(N_("Tab"), N_("Backspace"), N_("Insert"), N_("Ins"), N_("Del"), N_("Page Up")),
        *(N_("Page Down"), N_("Media Play"), N_("Media Pause"), N_("Media Play/Pause")),
        *(N_("Media Next"), N_("Media Previous"), N_("Mouse Middle"), N_("Mouse Back")),
        *(N_("Mouse Forward"), N_("Mouse Task")),
    )
)


def key_words(name: str) -> str:
    """The words for a key by its neutral name, such as "Ctrl+E", "Page Down" or "Key 193"; or for
    several with commas between them."""
    if ", " in name:
        return pgettext("list", ", ").join(map(key_words, name.split(", ")))
    return "+".join(map(_part, name.split("+"))) if len(name) > 1 else name


def _part(name: str) -> str:
    kind, between, code = name.partition(" ")
    if kind == "Key" and between:
        # Translators: a key that has no name; {number} is what the keyboard sends for it
        return _("Key {number}").format(number=code)
    return _(name) if name in _NAMED else _ambiguous().get(name, name)


def _ambiguous() -> dict[str, str]:
    """What means something else elsewhere."""
    return {
        "Left": pgettext("key", "Left"),
        "Right": pgettext("key", "Right"),
        "Up": pgettext("key", "Up"),
        "Down": pgettext("key", "Down"),
        "Home": pgettext("key", "Home"),
        "End": pgettext("key", "End"),
        "Menu": pgettext("key", "Menu"),
        "Delete": pgettext("key", "Delete"),
        "Arrows": pgettext("key", "Arrows"),
    }
