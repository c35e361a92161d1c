"""Reads SVG text into plain elements; what could do more than be painted is refused."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from massage_timer.pictures.checked import SceneError

MOST_ELEMENTS = 5000
DEEPEST = 60
ELSEWISE = "take it out, or save the picture as PNG"
"""What helps with whatever is not painted."""

_SPACES = ("", "http://www.w3.org/2000/svg")
_LINK = "http://www.w3.org/1999/xlink href"
_REFUSED = {
    "script": "a script",
    "handler": "a script",
    "foreignObject": "a piece of a web page",
    "iframe": "a piece of a web page",
    "image": "an image of its own",
    "feImage": "an image of its own",
    "video": "a film",
    "audio": "a sound",
    "svg": "a picture within the picture",
    "set": "an animation",
    "animate": "an animation",
    "animateColor": "an animation",
    "animateMotion": "an animation",
    "animateTransform": "an animation",
}


@dataclass(slots=True, eq=False)
class Element:
    """One element; `name` is "" where it is none of SVG's. Strings among its children are text."""

    name: str
    line: int
    """Where it begins, from 1."""
    attributes: dict[str, str] = field(default_factory=dict)
    """Those of SVG, and the link of XLink as `href`."""
    children: "list[Element | str]" = field(default_factory=list)

    @property
    def elements(self) -> "Iterator[Element]":
        """Its children without the text."""
        return (child for child in self.children if isinstance(child, Element))

    def all(self) -> "Iterator[Element]":
        """It and whatever it holds, in the order of the file."""
        yield self
        for child in self.elements:
            yield from child.all()

    @property
    def text(self) -> str:
        """The text that is directly in it."""
        return "".join(child for child in self.children if isinstance(child, str))


def parse_svg(data: bytes) -> Element:
    """The root of an SVG file; `SceneError` with the first thing that is wrong, and its line."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    tree = _Tree(parser)
    parser.StartDoctypeDeclHandler = _doctype
    parser.StartElementHandler = tree.start
    parser.EndElementHandler = tree.end
    parser.CharacterDataHandler = tree.letters
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        why = expat.ErrorString(error.code)
        raise SceneError(f"line {error.lineno} is not XML ({why}); save it again.") from None
    except (LookupError, ValueError):
        raise SceneError("its encoding is not known; save it again as UTF-8.") from None
    return tree.root


def _doctype(_name: str, _system: str | None, _public: str | None, inner: bool) -> None:
    # A bare DOCTYPE is what many editors write; expat does not fetch what it names.
    if inner:
        raise SceneError("it declares entities of its own; save it as plain SVG.")


class _Tree:
    """Builds the elements, and counts them."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self._parser = parser
        self._open: list[Element] = []
        self._count = 0
        self.root = Element("", 0)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        line = self._parser.CurrentLineNumber
        space, _, local = name.rpartition(" ")
        element = Element(local if space in _SPACES else "", line, _own(attributes))
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise SceneError(f"it has more than {MOST_ELEMENTS} elements; make it simpler.")
        if len(self._open) >= DEEPEST:
            raise SceneError(f"line {line} is nested too deeply; make it simpler.")
        if self._open:
            _check(element)
            self._open[-1].children.append(element)
        elif element.name == "svg":
            _check_attributes(element)
            self.root = element
        else:
            raise SceneError("it is no SVG picture; save it as plain SVG.")
        self._open.append(element)

    def end(self, _name: str) -> None:
        self._open.pop()

    def letters(self, text: str) -> None:
        self._open[-1].children.append(text)


def _own(attributes: dict[str, str]) -> dict[str, str]:
    own = {name: value for name, value in attributes.items() if " " not in name}
    if _LINK in attributes:
        own.setdefault("href", attributes[_LINK])
    return own


def _check(element: Element) -> None:
    if element.name in _REFUSED:
        what = _REFUSED[element.name]
        raise SceneError(f"line {element.line} has {what}, which is not painted; {ELSEWISE}.")
    _check_attributes(element)


def _check_attributes(element: Element) -> None:
    if element.name and any(name.lower().startswith("on") for name in element.attributes):
        raise SceneError(f"line {element.line} has an event, which nothing answers; {ELSEWISE}.")
