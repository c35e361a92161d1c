"""Reads YAML into plain nodes that know their place; all scalars stay text.

It listens to the parser's events and builds no Python objects from the file, never recurses and
stops at fixed limits, so a hostile file ends in one sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from massage_timer.core.language import N_, _, number
from massage_timer.store.problems import Place, Problems, quoted
from massage_timer.store.yaml_words import BAD_CODE, ONE_DOCUMENT, TAB, in_plain_words, place_of

LARGEST_FILE = 256 * 1024
"""Bytes. The shipped routines have about 2,500."""
DEEPEST = 12
MOST_NODES = 20_000

LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
"""PyYAML's parser in C where it is there; both have the same events."""

_CONTROL = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
_REFUSED = (
    (
        re.compile(f"(?P<here>{_CONTROL})"),
        N_("an invisible control character stands here: delete it"),
    ),
    (re.compile(r"^ *(?P<here>\t)", re.MULTILINE), TAB),
    (
        re.compile(r"^(?P<here>%)", re.MULTILINE),
        N_("a line that begins with % is not used here: delete it"),
    ),
)
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_UTF_8_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text as it stands in the file, without its quotes."""

    place: Place
    text: str
    plain: bool
    """Written without quotes."""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    place: Place
    items: "list[Node]" = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Table:
    """Keys with their places and values, in the order of the file."""

    place: Place
    keys: dict[str, Place] = field(default_factory=dict)
    values: "dict[str, Node]" = field(default_factory=dict)


Node = Scalar | Items | Table


class YamlError(Exception):
    """The file cannot be understood at all; says where and why."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(message)
        self.place = place
        self.message = message


def read_nodes(data: bytes, problems: Problems, *, pure: bool = False) -> Node:
    """The one document in `data`, as nodes; a key given twice goes to `problems`.

    `pure` takes PyYAML's parser in Python even where the one in C is there. Raises YamlError
    and nothing else.
    """
    tree = _Tree(problems)
    for event in _events(_text(data), pure):
        tree.take(event)
    if tree.root is None:
        raise YamlError(Place(1, 1), _("the file is empty"))
    return tree.root


def _text(data: bytes) -> str:
    if len(data) > LARGEST_FILE:
        message = _("the file is larger than {count} KB: is it the right one?")
        raise YamlError(Place(1, 1), message.format(count=number(LARGEST_FILE // 1024)))
    if data.startswith(_UTF_16_MARKS):
        raise YamlError(Place(1, 1), _("the file is UTF-16 text: save it as UTF-8"))
    data = data.removeprefix(_UTF_8_MARK)
    if (at := data.find(b"\0")) >= 0:
        before = data[:at].decode("utf-8", "replace")
        raise YamlError(
            _place(before, len(before)), _("this is no text file: it holds a NUL byte here")
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        # Translators: {byte} is such as 0xE4
        message = _(
            "byte {count} of the file, {byte}, is not UTF-8: save the file as UTF-8"
        ).format(count=number(error.start + 1), byte=f"0x{data[error.start]:02X}")
        raise YamlError(_place(before, len(before)), message) from None
    for pattern, message in _REFUSED:
        if found := pattern.search(text):
            raise YamlError(_place(text, found.start("here")), _(message))
    return text


def _place(text: str, index: int) -> Place:
    before = text[:index]
    return Place(before.count("\n") + 1, len(before) - before.rfind("\n"))


def _events(text: str, pure: bool) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=yaml.SafeLoader if pure else LOADER)
    except yaml.MarkedYAMLError as error:
        raise YamlError(*in_plain_words(error, text)) from None
    except (yaml.YAMLError, ValueError, OverflowError):
        # The parser in Python hands impossible codes such as "\UFFFFFFFF" to chr().
        raise YamlError(Place(1, 1), _(BAD_CODE)) from None


class _Tree:
    """Grows from events; keeps the open lists and tables on a stack of its own."""

    def __init__(self, problems: Problems) -> None:
        self.root: Node | None = None
        self._problems = problems
        self._open: list[Items | Table] = []
        self._keys: list[Scalar | None] = []
        """For each open node the key that waits for its value."""
        self._nodes = 0

    def take(self, event: yaml.Event) -> None:
        place = place_of(event.start_mark)
        match event:
            case yaml.CollectionEndEvent():
                self._open.pop()
                self._keys.pop()
            case yaml.NodeEvent():
                self._take_node(event, place)
            case yaml.DocumentStartEvent() if self.root is not None:
                raise YamlError(place, _(ONE_DOCUMENT))

    def _take_node(self, event: yaml.NodeEvent, place: Place) -> None:
        self._refuse(event, place)
        if isinstance(event, yaml.ScalarEvent):
            self._put(Scalar(place, event.value, not event.style))
            return
        node = Table(place) if isinstance(event, yaml.MappingStartEvent) else Items(place)
        self._put(node)
        self._open.append(node)
        self._keys.append(None)

    def _refuse(self, event: yaml.NodeEvent, place: Place) -> None:
        """What a routine has no use for and an attacker has."""
        self._nodes += 1
        if self._nodes > MOST_NODES:
            message = _("more than {count} entries: is it the right file?")
            raise YamlError(place, message.format(count=number(MOST_NODES)))
        if len(self._open) >= DEEPEST:
            message = _("nested deeper than {count} levels").format(count=number(DEEPEST))
            raise YamlError(place, message)
        if isinstance(event, yaml.AliasEvent):
            message = _(
                "{text} would repeat another place: write it out, "
                "or put text that begins with * in quotes"
            )
            raise YamlError(place, message.format(text=quoted(f"*{event.anchor}")))
        if event.anchor is not None:
            message = _(
                "{text} would name this place: delete it, or put text that begins with & in quotes"
            )
            raise YamlError(place, message.format(text=quoted(f"&{event.anchor}")))
        if getattr(event, "tag", None) is not None:
            raise YamlError(
                place,
                _("a type such as !name is not used here: put text that begins with ! in quotes"),
            )
        if isinstance(event, yaml.ScalarEvent) and re.search(_CONTROL, event.value):
            raise YamlError(place, _("this text holds an invisible control character: take it out"))

    def _put(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent, key = self._open[-1], self._keys[-1]
        if isinstance(parent, Items):
            parent.items.append(node)
        elif key is None:
            self._keys[-1] = self._checked_key(node)
        else:
            if key.text not in parent.keys:
                parent.keys[key.text] = key.place
                parent.values[key.text] = node
            elif not self._problems.full:
                first = parent.keys[key.text].line
                message = _("{key} is given twice (first on line {line})")
                message = message.format(key=quoted(key.text), line=number(first))
                self._problems.add(key.place, message)
            self._keys[-1] = None

    def _checked_key(self, node: Node) -> Scalar:
        if not isinstance(node, Scalar):
            raise YamlError(node.place, _("a key must be a word, not a list or a table"))
        if node.plain and node.text == "<<":
            raise YamlError(node.place, _("'<<' would merge another table: write its keys out"))
        if not node.text:
            raise YamlError(node.place, _("a key is missing before this colon"))
        return node
