"""A frame of the session as lines of text, for a terminal of any size.

Pure. What matters least is left out first when there is not enough room.
"""

from collections.abc import Iterator

from massage_timer.core.commands import COMMANDS
from massage_timer.core.frame import Frame, Mark
from massage_timer.core.key_words import key_words
from massage_timer.core.language import (
    ENGLISH,
    N_,
    _,
    number,
    pgettext,
    side_by_side,
    spoken_language,
)
from massage_timer.core.names import (
    LEG_CAPITALS,
    LEG_NAMES,
    ZONE_NAMES,
    clock,
    cover_words,
    pressure_words,
    zone_within,
)
from massage_timer.core.phrases import GOES_ON, LIGHT
from massage_timer.core.routine import Side, Zone
from massage_timer.core.safety import BEFORE, GOOD_TO_GO, LIGHT_TOUCH
from massage_timer.core.session import Command, Phase
from massage_timer.terminal.digits import large
from massage_timer.terminal.lines import (
    BOLD,
    FAINT,
    GREEN,
    REVERSE,
    Line,
    Look,
    Need,
    cells,
    cut,
    fact,
    fitted,
    item,
    plain,
    room,
    styled,
    wrapped,
)

READY = N_("Space begins. Esc leaves.")
_FIRST = {
    Side.LEFT: N_("Left leg first, with {name}."),
    Side.RIGHT: N_("Right leg first, with {name}."),
}
_CHANGES = {
    Side.LEFT: N_("CHANGE LEGS – to the LEFT LEG"),
    Side.RIGHT: N_("CHANGE LEGS – to the RIGHT LEG"),
}
_PAUSED = N_("PAUSED")
_LEAST_INDENT = 10
"""Columns before what the hands do, the pressure and what comes next."""
_MOST_DIGIT_ROWS = 15
_ARROWS = {"Right": "→", "Left": "←", "Up": "↑", "Down": "↓"}
_DOES = {
    Command.TOGGLE: N_("pause"),
    Command.NEXT: N_("next"),
    Command.AGAIN: N_("again"),
    Command.STAY: N_("stay here"),
    Command.SOFTER: N_("softer"),
    Command.STOP: N_("stop"),
}
"""What a key does, behind its name."""
_SIDE_COLOUR = {Side.LEFT: "36", Side.RIGHT: "33"}


def draw(
    shown: Frame, title: str, columns: int, rows: int, look: Look = Look(), banner: str = ""
) -> list[str]:
    """The lines for a terminal of this size, styles included, each no wider than the terminal."""
    width = room(columns)
    if shown.phase is Phase.READY:
        lines = list(_ready(shown, title, width))
    else:
        lines = list(_running(shown, title, width, rows, look))
    if banner:
        lines += [plain(Need.MUST, ""), *wrapped(Need.MUST, banner, width, REVERSE)]
    left = fitted(lines, rows)
    # The leg stands first and the banner last: neither may go.
    del left[1 : max(1, 1 + len(left) - rows)]
    return [styled(line, columns, look) for line in left[:rows]]


def _ready(shown: Frame, title: str, width: int) -> Iterator[Line]:
    yield plain(Need.MUST, title, BOLD)
    if shown.step is not None:
        name = _within(shown.step.technique.name)
        yield plain(Need.CLOCK, _(_FIRST[shown.side]).format(name=name))
    yield plain(Need.AIR, "")
    if shown.softened:
        yield plain(Need.CUE, _(LIGHT_TOUCH.title), BOLD)
        yield from wrapped(Need.CUE, _(LIGHT_TOUCH.text), width)
    else:
        yield from wrapped(Need.CUE, _(GOOD_TO_GO.text), width)
    yield plain(Need.AIR, "")
    for advice in BEFORE:
        yield from item(Need.INSTRUCTION, advice.whole, width)
    yield plain(Need.AIR, "")
    yield from wrapped(Need.MUST, _(READY), width, REVERSE)


def _running(shown: Frame, title: str, width: int, rows: int, look: Look) -> Iterator[Line]:
    # Translators: before which hand does what, how firm it is, and what comes after it
    hands, pressure, coming = _("Hands"), _("Pressure"), pgettext("what follows", "Next")
    indent = max(_LEAST_INDENT, *(cells(name) + 1 for name in (hands, pressure, coming)))
    yield _header(shown, title, width)
    yield plain(Need.AIR, "")
    yield from wrapped(Need.MUST, _headline(shown), width, BOLD)
    yield plain(Need.AIR, "")
    yield from _countdown(shown, width, rows, look)
    yield plain(Need.AIR, "")
    if shown.phase is Phase.CHANGE:
        yield from wrapped(Need.CUE, cover_words(shown.side), width, BOLD)
        waits = _(GOES_ON) if shown.held else _("It goes on by itself, or at any key.")
        yield from wrapped(Need.CUE, waits, width)
        yield plain(Need.AIR, "")
    elif shown.step is not None:
        yield from wrapped(Need.CUE, shown.step.cue, width, BOLD)
        for sentence in shown.step.instructions:
            yield from item(Need.INSTRUCTION, sentence, width)
        yield plain(Need.AIR, "")
        yield from fact(Need.HANDS, hands, shown.step.technique.hands, width, indent)
        yield from fact(Need.PRESSURE, pressure, _pressure(shown), width, indent)
    yield from fact(Need.NEXT, coming, _next(shown), width, indent)
    yield plain(Need.AIR, "")
    yield from _leg_bar(shown, width)
    yield plain(Need.AIR, "")
    # Translators: times that are left, such as "Left leg 2:44 · both legs 7:44 left"
    left = _("{leg} {time} · both legs {both} left").format(
        leg=_(LEG_NAMES[shown.side]),
        time=clock(shown.leg_seconds),
        both=clock(shown.both_seconds),
    )
    yield plain(Need.CLOCK, left)
    yield plain(Need.AIR, "")
    yield from wrapped(Need.KEYS, _keys(shown, look), width, FAINT)


def _header(shown: Frame, title: str, width: int) -> Line:
    side = f" {_(LEG_CAPITALS[shown.side])} "
    state = f" {_(_PAUSED)} " if shown.paused else ""
    state += f" {_(LIGHT)} " if shown.softened else ""
    free = width - cells(side) - cells(state) - 2
    name = title if cells(title) <= free else ""
    gap = " " * (width - cells(side) - cells(state) - cells(name))
    return Line(
        Need.MUST,
        (
            (side, (BOLD, REVERSE, _SIDE_COLOUR[shown.side])),
            (state, (BOLD,)),
            (gap, ()),
            (name, (FAINT,)),
        ),
    )


def _headline(shown: Frame) -> str:
    name = shown.step.technique.name if shown.step is not None else ""
    if shown.phase is Phase.CHANGE:
        return _(_CHANGES[shown.side])
    if shown.phase is Phase.LEAD_IN:
        return _("Get ready: {name}").format(name=_within(name))
    where = zone_within(shown.step) if shown.step is not None else ""
    return side_by_side((name, where))


def _countdown(shown: Frame, width: int, rows: int, look: Look) -> Iterator[Line]:
    text = clock(shown.seconds) if shown.phase is Phase.STEP else number(shown.seconds)
    if shown.held:
        return
    block = "█" if look.blocks else "#"
    lines = large(text, width, min(rows - 18, _MOST_DIGIT_ROWS), block) or [text]
    for line in lines:
        yield plain(Need.MUST, line, BOLD)


def _pressure(shown: Frame) -> str:
    return f"{'█' * shown.pressure}{'░' * (5 - shown.pressure)} {pressure_words(shown.pressure)}"


def _next(shown: Frame) -> str:
    if shown.phase is not Phase.STEP:
        return shown.step.technique.name if shown.step and shown.phase is Phase.CHANGE else ""
    if shown.following is None:
        return _("the end") if shown.second_leg else _("change of legs")
    where = side_by_side((shown.following.technique.name, zone_within(shown.following)))
    if shown.following_in is None:
        return where
    # Translators: what comes next, and in how many seconds, such as "Calf glide · calf in 9"
    return _("{where} in {seconds}").format(where=where, seconds=number(shown.following_in))


def _leg_bar(shown: Frame, width: int) -> Iterator[Line]:
    cell = width // len(Zone)
    names: list[tuple[str, tuple[str, ...]]] = []
    bars: list[tuple[str, tuple[str, ...]]] = []
    for zone in shown.zones:
        name = cut(_(ZONE_NAMES[zone.zone]), cell - 1)
        full = round(zone.share * (cell - 1))
        style: tuple[str, ...] = ()
        bar = "█" * full + "░" * (cell - 1 - full)
        if zone.mark is Mark.PRESENT:
            style = (BOLD, REVERSE)
        elif zone.mark is Mark.DONE:
            style = (GREEN,)
        elif zone.mark is Mark.LEFT_OUT:
            name, bar, style = cut(f"({name})", cell - 1), "·" * (cell - 1), (FAINT,)
        names += [(name, style), (" " * (cell - cells(name)), ())]
        bars += [(bar, (GREEN,) if zone.mark is Mark.DONE else ()), (" ", ())]
    yield Line(Need.BAR, tuple(names))
    yield Line(Need.BAR, tuple(bars))


def _keys(shown: Frame, look: Look) -> str:
    if shown.paused or shown.phase is Phase.CHANGE:
        return _("Any key goes on · Esc stop")
    words = []
    for binding in COMMANDS:
        always = binding.command in (Command.TOGGLE, Command.STOP)
        if always or binding.command in shown.offered:
            key = binding.keys[0]
            arrow = _ARROWS.get(key) if look.blocks else None
            words.append(f"{arrow or key_words(key)} {_(_DOES[binding.command])}")
    joined = " · ".join(word.replace(" ", "\N{NO-BREAK SPACE}") for word in words)
    return joined.replace(" ·", "\N{NO-BREAK SPACE}·")


def _within(name: str) -> str:
    """The name of a technique within a sentence: English has small letters there."""
    return name.lower() if spoken_language() is ENGLISH else name
