"""Routine files laid out in all the ways in which people write them, and edits of them."""

from dataclasses import dataclass

from hypothesis import strategies as st

from massage_timer.core.written import (
    Edit,
    InsertStep,
    MoveStep,
    RemoveStep,
    SetSeconds,
    SetText,
    SetTexts,
    Words,
    Written,
    plain,
)
from massage_timer.store.manuscript.scalars import written as in_yaml

NUMBERS = ("seconds", "share", "pace")
STEP_TEXTS = ("technique", "part", "cue", "pressure", *NUMBERS)


@dataclass(frozen=True, slots=True)
class Layout:
    """A file, and what it says."""

    text: str
    written: Written


def words_of_all_kinds() -> st.SearchStrategy[str]:
    """Texts that are hard to write in YAML, and plain ones."""
    hard = st.sampled_from(
        ["null", "~", "yes", "1:30", "0x1F", "# no", "a # b", "a: b", "- a", "? a", "[a]", "{a}",
         "'a'", '"a"', "*a", "&a", "!a", "%a", "@a", "`a", "|", ">", "a, b", "a]", "it's", "\\n",
         "Füße …", "脚", "🦶", "a\u2028b", "a\x85b", "\x07", "=", "<<", "---", "...", ":", "-",
         "2026-11-27", "1e3", "08", "a:b", "a #b", "x" * 90, "…:", ": a", "a :b"]
    )  # fmt: skip
    return (
        hard | st.text(max_size=12) | st.from_regex(r"[A-Za-z][a-z .,:#'\"-]{0,20}", fullmatch=True)
    )


def texts() -> st.SearchStrategy[str]:
    return words_of_all_kinds().map(plain).filter(bool)


@st.composite
def steps(draw: st.DrawFn) -> Words:
    words: dict[str, str | tuple[str, ...]] = {
        "technique": draw(st.sampled_from(["calf-glide", "toe-bends"]))
    }
    words[draw(st.sampled_from(["seconds", "share"]))] = str(draw(st.integers(1, 99)))
    for key in ("part", "cue", "pace", "pressure"):
        if draw(st.integers(0, 3)) == 0:
            words[key] = str(draw(st.integers(1, 9))) if key == "pace" else draw(texts())
    if draw(st.integers(0, 3)) == 0:
        words["instructions"] = tuple(draw(st.lists(texts(), min_size=1, max_size=4)))
    keys = draw(st.permutations(list(words)))
    return {key: words[key] for key in keys}


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """Block and bracket style, quotes, folded texts, comments, blank lines and indents of all
    kinds. Comments inside brackets are left out: there an edit may be refused."""
    head = {
        "format": "1",
        **{key: draw(texts()) for key in ("name", "about", "suits") if draw(st.booleans())},
    }
    listed: list[Words] = draw(st.lists(steps(), max_size=5))
    said = Written(head, tuple(listed))
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    blank, comment = (
        st.sampled_from([False, False, False, True]),
        st.sampled_from([False, False, True]),
    )
    number = 0

    def a_comment(indent: int) -> list[str]:
        nonlocal number
        lines: list[str] = [""] if draw(blank) else []
        if draw(comment):
            number += 1
            lines.append(f"{' ' * indent}# comment {number}")
        return lines

    def tail() -> str:
        nonlocal number
        if not draw(comment):
            return ""
        number += 1
        return f"{' ' * draw(st.integers(1, 3))}# tail {number}"

    def scalar(text: str, *, flow: bool = False, indent: int = 0, number: bool = False) -> str:
        style = draw(st.sampled_from(["", "'", '"'] if number else ["", "", "'", '"', ">"]))
        if style == ">" and not flow and not text.startswith((" ", "#", "-")):
            return f">{tail()}{newline}{' ' * (indent + 4)}{text}"
        quotes = "" if style == ">" else style
        return in_yaml(text, style=quotes, flow=flow, number=number) + ("" if flow else tail())

    def entry(key: str, value: str | tuple[str, ...], indent: int) -> list[str]:
        if isinstance(value, str):
            return [f"{key}: {scalar(value, indent=indent, number=key in NUMBERS)}"]
        if draw(st.booleans()):
            return [f"{key}: [{', '.join(in_yaml(v, flow=True) for v in value)}]{tail()}"]
        lines = [f"{key}:{tail()}"]
        for item in value:
            lines += a_comment(indent + 2)
            lines.append(f"{' ' * indent}  - {scalar(item, indent=indent + 2)}")
        return lines

    def in_brackets(words: Words) -> str:
        parts = []
        for key, value in words.items():
            if isinstance(value, str):
                parts.append(f"{key}: {scalar(value, flow=True, number=key in NUMBERS)}")
            else:
                parts.append(f"{key}: [{', '.join(in_yaml(v, flow=True) for v in value)}]")
        return f"{{{', '.join(parts)}}}"

    lines: list[str] = []
    for key, text in head.items():
        lines += a_comment(0)
        lines += entry(key, text, 0)
    in_row, has_key = draw(blank), draw(st.booleans())
    if listed and in_row:
        separator = draw(st.sampled_from([", ", f",{newline}  "]))
        lines.append(f"steps: [{separator.join(map(in_brackets, listed))}]{tail()}")
    elif listed or has_key:
        lines.append(f"steps:{tail()}")
        indent = draw(st.integers(0, 4))
        dash = "-" + " " * draw(st.integers(1, 3))
        inner = indent + len(dash)
        for step in listed:
            lines += a_comment(indent)
            if draw(blank):
                lines.append(f"{' ' * indent}{dash}{in_brackets(step)}{tail()}")
                continue
            begun = False
            for key, value in step.items():
                if begun:
                    lines += a_comment(inner)
                first, *more = entry(key, value, inner)
                lines.append(f"{' ' * (inner if begun else indent)}{'' if begun else dash}{first}")
                lines += more
                begun = True
            lines += a_comment(draw(st.sampled_from([indent, inner])))
    lines += a_comment(0)
    return Layout(newline.join(lines) + draw(st.sampled_from(["", newline, newline * 2])), said)


@st.composite
def edits(draw: st.DrawFn, said: Written) -> Edit:
    """Any edit of what is written."""
    count = len(said.steps)
    places = st.integers(0, max(count - 1, 0))
    kinds: list[st.SearchStrategy[Edit]] = [
        st.builds(
            SetText, st.none(), st.sampled_from(["name", "about", "suits", "pose"]),
            st.just("") | words_of_all_kinds(),
        ),
        st.builds(InsertStep, st.integers(0, count), steps()),
    ]  # fmt: skip
    if count:
        kinds += [
            st.builds(
                SetText,
                places,
                st.sampled_from(STEP_TEXTS),
                st.just("") | words_of_all_kinds() | st.integers(1, 99).map(str),
            ),
            st.builds(
                SetTexts,
                places,
                st.just("instructions"),
                st.lists(words_of_all_kinds(), max_size=5).map(tuple),
            ),
            st.builds(RemoveStep, places, st.booleans()),
            st.builds(MoveStep, places, places),
            st.builds(SetSeconds, st.dictionaries(places, st.integers(1, 300), max_size=3)),
        ]
    return draw(st.one_of(kinds))
