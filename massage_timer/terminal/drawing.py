"""A frame of the session as lines of text, for a terminal of any size.

Pure. What matters least is left out first when there is not enough room.
"""

from collections.abc import Iterator

from massage_timer.core.commands import COMMANDS
from massage_timer.core.frame import Frame, Mark
from massage_timer.core.names import (
    LEG_CAPITALS,
    LEG_NAMES,
    ZONE_NAMES,
    clock,
    cover_words,
    pressure_words,
    zone_words,
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
    fact,
    fitted,
    item,
    plain,
    room,
    styled,
    wrapped,
)

READY = "Space begins. Esc leaves."
_MOST_DIGIT_ROWS = 15

"""Beside the leg, where the whole session stays light."""
_ARROWS = {"Right": "→", "Left": "←", "Up": "↑", "Down": "↓"}
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
        name = shown.step.technique.name.lower()
        yield plain(Need.CLOCK, f"{LEG_NAMES[shown.side]} first, with {name}.")
    yield plain(Need.AIR, "")
    if shown.softened:
        yield plain(Need.CUE, LIGHT_TOUCH.title, BOLD)
        yield from wrapped(Need.CUE, LIGHT_TOUCH.text, width)
    else:
        yield from wrapped(Need.CUE, GOOD_TO_GO.text, width)
    yield plain(Need.AIR, "")
    for advice in BEFORE:
        yield from item(Need.INSTRUCTION, advice.whole, width)
    yield plain(Need.AIR, "")
    yield from wrapped(Need.MUST, READY, width, REVERSE)


def _running(shown: Frame, title: str, width: int, rows: int, look: Look) -> Iterator[Line]:
    yield _header(shown, title, width)
    yield plain(Need.AIR, "")
    yield from wrapped(Need.MUST, _headline(shown), width, BOLD)
    yield plain(Need.AIR, "")
    yield from _countdown(shown, width, rows, look)
    yield plain(Need.AIR, "")
    if shown.phase is Phase.CHANGE:
        yield from wrapped(Need.CUE, cover_words(shown.side), width, BOLD)
        waits = GOES_ON if shown.held else "It goes on by itself, or at any key."
        yield from wrapped(Need.CUE, waits, width)
        yield plain(Need.AIR, "")
    elif shown.step is not None:
        yield from wrapped(Need.CUE, shown.step.cue, width, BOLD)
        for sentence in shown.step.instructions:
            yield from item(Need.INSTRUCTION, sentence, width)
        yield plain(Need.AIR, "")
        yield from fact(Need.HANDS, "Hands", shown.step.technique.hands, width)
        yield from fact(Need.PRESSURE, "Pressure", _pressure(shown), width)
    yield from fact(Need.NEXT, "Next", _next(shown), width)
    yield plain(Need.AIR, "")
    yield from _leg_bar(shown, width)
    yield plain(Need.AIR, "")
    legs = f"{LEG_NAMES[shown.side]} {clock(shown.leg_seconds)}"
    both = f"both legs {clock(shown.both_seconds)} left"
    yield plain(Need.CLOCK, f"{legs} · {both}")
    yield plain(Need.AIR, "")
    yield from wrapped(Need.KEYS, _keys(shown, look), width, FAINT)


def _header(shown: Frame, title: str, width: int) -> Line:
    side = f" {LEG_CAPITALS[shown.side]} "
    state = " PAUSED " if shown.paused else ""
    state += f" {LIGHT} " if shown.softened else ""
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
        return f"CHANGE LEGS – to the {LEG_CAPITALS[shown.side]}"
    if shown.phase is Phase.LEAD_IN:
        return f"Get ready: {name.lower()}"
    where = zone_words(shown.step).lower() if shown.step is not None else ""
    return f"{name} · {where}"


def _countdown(shown: Frame, width: int, rows: int, look: Look) -> Iterator[Line]:
    text = clock(shown.seconds) if shown.phase is Phase.STEP else str(shown.seconds)
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
        return "the end" if shown.second_leg else "change of legs"
    soon = "" if shown.following_in is None else f" in {shown.following_in}"
    return f"{shown.following.technique.name} · {zone_words(shown.following).lower()}{soon}"


def _leg_bar(shown: Frame, width: int) -> Iterator[Line]:
    cell = width // len(Zone)
    names: list[tuple[str, tuple[str, ...]]] = []
    bars: list[tuple[str, tuple[str, ...]]] = []
    for zone in shown.zones:
        name = ZONE_NAMES[zone.zone]
        full = round(zone.share * (cell - 1))
        style: tuple[str, ...] = ()
        bar = "█" * full + "░" * (cell - 1 - full)
        if zone.mark is Mark.PRESENT:
            style = (BOLD, REVERSE)
        elif zone.mark is Mark.DONE:
            style = (GREEN,)
        elif zone.mark is Mark.LEFT_OUT:
            name, bar, style = f"({name})"[: cell - 1], "·" * (cell - 1), (FAINT,)
        names += [(name, style), (" " * (cell - cells(name)), ())]
        bars += [(bar, (GREEN,) if zone.mark is Mark.DONE else ()), (" ", ())]
    yield Line(Need.BAR, tuple(names))
    yield Line(Need.BAR, tuple(bars))


def _keys(shown: Frame, look: Look) -> str:
    if shown.paused or shown.phase is Phase.CHANGE:
        return "Any key goes on · Esc stop"
    words = []
    for binding in COMMANDS:
        always = binding.command in (Command.TOGGLE, Command.STOP)
        if always or binding.command in shown.offered:
            key = binding.keys[0]
            key = _ARROWS.get(key, key) if look.blocks else key
            words.append(f"{key} {binding.name.lower()}".replace(" ", "\N{NO-BREAK SPACE}"))
    return " · ".join(words).replace(" ·", "\N{NO-BREAK SPACE}·")
