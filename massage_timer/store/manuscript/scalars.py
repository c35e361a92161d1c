"""How a text is written into a YAML file so that it is read as the same text."""

import re

import yaml

from massage_timer.store.fields import NOTHING
from massage_timer.store.manuscript.spans import spans

_OTHER_TYPES = re.compile(
    r"[-+]?(\d[\d_]*\.?[\d_]*|\.\d[\d_]*|\.inf|\.nan)([eE][-+]?\d+)?|0[xo][0-9a-f]+"
    r"|\d{4}-\d\d?-\d\d?.*|\d+(:[0-5]?\d)+(\.\d*)?|yes|no|on|off|true|false|y|n|=|<<",
    re.IGNORECASE,
)
"""Words that YAML's readers take for numbers, dates or answers."""

_MARKS = "*&!"
"""They begin what repeats, names or types a value."""


def written(text: str, *, style: str = "", flow: bool = False, number: bool = False) -> str:
    """The text in YAML, on one line.

    `style` is the quotation mark that stood there before, if any did, and is kept; `flow`: it will
    stand in brackets; `number`: it may stay plain even where it looks like no text. The text is on
    one line and has no spaces at its ends (`core.written.plain`).
    """
    if style == '"':
        inner = text.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{inner}"'
    if style == "'" or not _is_plain(text, flow, number):
        inner = text.replace("'", "''")
        return f"'{inner}'"
    return text


def _is_plain(text: str, flow: bool, number: bool) -> bool:
    """Whether it is read as the same text without quotes."""
    if text in NOTHING or text[0] in _MARKS or (not number and _OTHER_TYPES.fullmatch(text)):
        return False
    if flow and "?" in text:  # PyYAML's parser in Python would end the text there
        return False
    sample = f"[{{key: {text}, other: x}}]" if flow else f"- key: {text}\n  other: x\n"
    try:
        step = (spans(sample).items or ())[0]
    except yaml.YAMLError:
        return False
    values = [value for _, value in step.entries or ()]
    return values[0].text == text
