"""Who keeps the mini view above other windows: the program, or the giver where none may ask for it.

On Wayland no program can: it must not even know what other windows there are.
"""

from massage_timer.core.language import N_

BY_HAND = N_("To keep it in front: right-click its title bar, Always on Top.")
BY_HAND_AT_LENGTH = N_(
    "On this desktop (Wayland) no program can keep a window above all others. For the mini view, "
    "open its window menu with Alt+Space or a right click on its title bar, and choose Always on "
    "Top; in Plasma: More Actions, Keep Above Others."
)


def only_by_hand(platform: str) -> bool:
    """`platform` is Qt's name for what it draws its windows on."""
    return platform.startswith("wayland")
