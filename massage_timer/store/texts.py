"""What the program's own techniques and routines are called in another language.

A file of texts lies beside the catalogue, one for each language, and is laid over what the
catalogue and the routines say, before that is read; so the same checks hold for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from massage_timer.store.disk import DiskError, read_bounded
from massage_timer.store.problems import Problems
from massage_timer.store.yaml_nodes import (
    LARGEST_FILE,
    Items,
    Node,
    Table,
    YamlError,
    read_nodes,
)

TEXTS = frozenset(
    {
        "name", "cue", "instructions", "hands", "direction", "term", "about", "suits", "mid-thigh",
        "steps",
    }
)  # fmt: skip
"""Keys that may be said in another language; all others are facts."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a language by ids."""

    techniques: Mapping[str, Table] = field(default_factory=dict)
    routines: Mapping[str, Table] = field(default_factory=dict)
    """Their steps are a table as well, by numbers from 1: only those with words of their own."""


def load_texts(file: Path | None) -> Texts:
    """Those of a file. Raises nothing: what cannot be read leaves English, which is always
    there."""
    try:
        root = read_nodes(read_bounded(file, LARGEST_FILE), Problems("")) if file else None
    except (DiskError, YamlError):
        root = None
    return Texts(_tables(root, "techniques"), _tables(root, "routines"))


def lay_over(node: Node, texts: Node | None) -> None:
    """Let a table say in other words what the texts have words for."""
    if not isinstance(texts, Table):
        return
    if isinstance(node, Items):
        for number, words in texts.values.items():
            if number.isdecimal() and 0 < int(number) <= len(node.items):
                lay_over(node.items[int(number) - 1], words)
    elif isinstance(node, Table):
        for key, words in texts.values.items():
            there = node.values.get(key)
            if key not in TEXTS or there is None:
                continue
            if isinstance(words, Table):
                lay_over(there, words)
            else:
                node.values[key] = words


def _tables(root: Node | None, key: str) -> dict[str, Table]:
    table = root.values.get(key) if isinstance(root, Table) else None
    if not isinstance(table, Table):
        return {}
    return {id_: node for id_, node in table.values.items() if isinstance(node, Table)}
