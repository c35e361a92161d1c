"""A checkpoint as text and back. Whatever stands in the text, only what `is_sound` comes out.

Three lines: a digest of the other two, what changes each second, and the tape. The tape is by far
the longest and changes with an edit alone, so whoever writes often keeps it.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from massage_timer.core.checkpoint import Checkpoint, is_sound, techniques_of
from massage_timer.core.language import _
from massage_timer.core.routine import (
    HIGHEST_PRESSURE,
    LEG_SECONDS,
    LOWEST_PRESSURE,
    Part,
    Pose,
    Pressure,
    Routine,
    Side,
    Step,
    Technique,
    Zone,
)
from massage_timer.core.session import Session
from massage_timer.core.timeline import Kind, Options, Segment, Timeline

VERSION = 1
_LONGEST_TEXT = 1_000
"""Characters; those of a routine file are far shorter."""
_MOST = 500
"""Steps, segments and the like."""
_LONGEST_WAIT = 3_600_000
_LONGEST_SITTING = 1_000_000_000
"""Ms."""


class NoCheckpoint(Exception):
    """The text is none that a session can go on from; `str()` says why, as in "it is damaged"."""


def tape_text(checkpoint: Checkpoint) -> str:
    """The line of the tape: the same as long as the timeline is the same."""
    timeline = checkpoint.session.timeline
    routine, usual = timeline.routine, checkpoint.usual
    techniques = techniques_of(routine, usual)
    places = {technique: place for place, technique in enumerate(techniques)}
    options = timeline.options
    return _dumped(
        {
            "techniques": [_technique(technique) for technique in techniques],
            "routine": _routine(routine, places),
            "usual": None if usual == routine else _routine(usual, places),
            "options": {
                "first": options.first.value,
                "get_ready": options.get_ready,
                "lead_in": options.lead_in,
                "change": options.change,
                "wait_at_change": options.wait_at_change,
                "ask_pressure": options.ask_pressure,
                "strokes": options.strokes,
            },
            "segments": [
                [
                    s.kind.value,
                    s.side.value,
                    s.length,
                    routine.steps.index(s.step) if s.number < 0 else s.number,
                    [s.pressure.start, s.pressure.end],
                    s.hold,
                ]
                for s in timeline.segments
            ],
        }
    )


def whole_text(checkpoint: Checkpoint, tape: str) -> str:
    """All of it; `tape` is the line of its tape."""
    now = _dumped(
        {
            "version": VERSION,
            "saved_at": checkpoint.saved_at,
            "playhead": checkpoint.session.playhead,
            "whole": checkpoint.whole,
        }
    )
    rest = f"{now}\n{tape}\n"
    return f"{_digest(rest)}\n{rest}"


def checkpoint_from(text: str) -> Checkpoint:
    """What stands there. Raises NoCheckpoint and nothing else."""
    digest, _newline, rest = text.partition("\n")
    try:
        lines = rest.split("\n")
        now = json.loads(lines[0])
        if isinstance(now, dict) and now.get("version") != VERSION:
            raise NoCheckpoint(_("another version of this program wrote it"))
        if digest != _digest(rest):
            raise NoCheckpoint(_("it is damaged"))
        if len(lines) != 3:
            raise NoCheckpoint(_("it is damaged"))
        checkpoint = _read(now, json.loads(lines[1]))
    except (ValueError, TypeError, LookupError, RecursionError):
        raise NoCheckpoint(_("it is damaged")) from None
    if not is_sound(checkpoint):
        raise NoCheckpoint(_("it is damaged"))
    return checkpoint


# Writing


def _technique(technique: Technique) -> dict[str, object]:
    return {
        "id": technique.id,
        "name": technique.name,
        "zones": [zone.value for zone in technique.zones],
        "cue": technique.cue,
        "instructions": technique.instructions,
        "hands": technique.hands,
        "direction": technique.direction,
        "pace": technique.pace,
        "work": technique.work,
        "pressure": [technique.pressure.start, technique.pressure.end],
        "cap": technique.cap,
        "part": technique.part.value,
        "pose": technique.pose.value,
        "picture": technique.picture,
        "against_heart": technique.against_heart,
        "term": technique.term,
        "source": technique.source,
        "gentle_pace": technique.gentle_pace,
        "ends_at_mid_thigh": technique.ends_at_mid_thigh,
    }


def _routine(routine: Routine, places: Mapping[Technique, int]) -> dict[str, object]:
    return {
        "id": routine.id,
        "name": routine.name,
        "summary": routine.summary,
        "suits": routine.suits,
        "pose": routine.pose.value,
        "softened": routine.softened,
        "steps": [
            {
                "technique": places[step.technique],
                "seconds": step.seconds,
                "part": step.part.value,
                "cue": step.cue,
                "instructions": step.instructions,
                "pace": step.pace,
                "pressure": [step.pressure.start, step.pressure.end],
            }
            for step in routine.steps
        ],
    }


# Reading


def _read(now: dict[str, Any], tape: dict[str, Any]) -> Checkpoint:
    techniques = [_technique_from(each) for each in _several(tape["techniques"])]
    routine = _routine_from(tape["routine"], techniques)
    usual = tape["usual"]
    timeline = Timeline(routine, _options_from(tape["options"]), ())
    segments: list[Segment] = []
    for each in _several(tape["segments"]):
        start = segments[-1].end if segments else 0
        segments.append(_segment_from(each, start, routine))
    timeline = Timeline(routine, timeline.options, tuple(segments))
    saved_at = _text(now["saved_at"])
    when = datetime.fromisoformat(saved_at)
    if when.tzinfo is None or when.isoformat() != saved_at:  # the diary goes by its letters
        raise ValueError
    return Checkpoint(
        Session(timeline, _whole(now["playhead"], timeline.duration)),
        routine if usual is None else _routine_from(usual, techniques),
        _whole(now["whole"], _LONGEST_SITTING),
        saved_at,
    )


def _technique_from(table: dict[str, Any]) -> Technique:
    zones = tuple(Zone(_whole(zone, max(Zone))) for zone in _several(table["zones"]))
    if not zones or list(zones) != sorted(set(zones)):
        raise ValueError
    work = table["work"]
    if type(work) not in (int, float) or not 0 < work <= 1:
        raise ValueError
    return Technique(
        id=_text(table["id"]),
        name=_text(table["name"]),
        zones=zones,
        cue=_text(table["cue"]),
        instructions=_texts(table["instructions"]),
        hands=_text(table["hands"]),
        direction=_text(table["direction"]),
        pace=_whole(table["pace"], LEG_SECONDS, 1),
        work=work,
        pressure=_pressure(table["pressure"]),
        cap=_whole(table["cap"], HIGHEST_PRESSURE, LOWEST_PRESSURE),
        part=Part(table["part"]),
        pose=Pose(table["pose"]),
        picture=_text(table["picture"]),
        against_heart=_switch(table["against_heart"]),
        term=_text(table["term"]),
        source=_text(table["source"]),
        gentle_pace=_whole(table["gentle_pace"], LEG_SECONDS),
        ends_at_mid_thigh=_switch(table["ends_at_mid_thigh"]),
    )


def _routine_from(table: dict[str, Any], techniques: list[Technique]) -> Routine:
    return Routine(
        id=_text(table["id"]),
        name=_text(table["name"]),
        summary=_text(table["summary"]),
        suits=_text(table["suits"]),
        steps=tuple(_step_from(each, techniques) for each in _several(table["steps"])),
        pose=Pose(table["pose"]),
        softened=_switch(table["softened"]),
    )


def _step_from(table: dict[str, Any], techniques: list[Technique]) -> Step:
    return Step(
        technique=techniques[_whole(table["technique"], _MOST)],
        seconds=_whole(table["seconds"], LEG_SECONDS, 1),
        part=Part(table["part"]),
        cue=_text(table["cue"]),
        instructions=_texts(table["instructions"]),
        pace=_whole(table["pace"], LEG_SECONDS, 1),
        pressure=_pressure(table["pressure"]),
    )


def _options_from(table: dict[str, Any]) -> Options:
    return Options(
        first=Side(table["first"]),
        get_ready=_whole(table["get_ready"], _LONGEST_WAIT),
        lead_in=_whole(table["lead_in"], _LONGEST_WAIT),
        change=_whole(table["change"], _LONGEST_WAIT, 1),
        wait_at_change=_switch(table["wait_at_change"]),
        ask_pressure=_switch(table["ask_pressure"]),
        strokes=_switch(table["strokes"]),
    )


def _segment_from(values: list[Any], start: int, routine: Routine) -> Segment:
    kind_, side, length, place, pressure, hold = values
    kind, step = Kind(kind_), routine.steps[_whole(place, _MOST)]
    return Segment(
        kind,
        Side(side),
        start,
        start + _whole(length, _LONGEST_WAIT, 1),
        step,
        place if kind is Kind.STEP else -1,
        _pressure(pressure),
        _switch(hold),
    )


def _pressure(values: list[Any]) -> Pressure:
    start, end = (_whole(value, HIGHEST_PRESSURE, LOWEST_PRESSURE) for value in values)
    return Pressure(start, end)


def _whole(value: object, most: int, least: int = 0) -> int:
    if type(value) is not int or not least <= value <= most:
        raise ValueError
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT or not value.isprintable():
        raise ValueError
    return value


def _texts(value: object) -> tuple[str, ...]:
    return tuple(_text(each) for each in _several(value))


def _switch(value: object) -> bool:
    if type(value) is not bool:
        raise TypeError
    return value


def _several(value: object) -> list[Any]:
    if not isinstance(value, list) or len(value) > _MOST:
        raise TypeError
    return value


def _digest(text: str) -> str:
    from hashlib import sha256  # OpenSSL comes with it, 4 MB that Home has no use for

    return sha256(text.encode()).hexdigest()


def _dumped(content: object) -> str:
    return json.dumps(content, separators=(",", ":"))
