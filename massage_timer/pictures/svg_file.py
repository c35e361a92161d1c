"""Reads SVG text into plain elements; what could do more than be painted is refused."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from massage_timer.pictures.checked import SceneError

MOST_ELEMENTS = 5000
DEEPEST = 60
ELSEWISE = "take it out, or save the picture as PNG"
"""What helps with whatever is not painted."""
NOT_PAINTED = "which is not painted"

_SPACES = ("", "http://www.w3.org/2000/svg")
_WEB_PAGE = "http://www.w3.org/1999/xhtml"
_DOCTYPES = "http://www.w3.org/"
_LINK = "http://www.w3.org/1999/xlink href"
_OUTWARD = re.compile(r"url\(\s*[\"']?\s*(?![#\"'\s)])", re.IGNORECASE)
"""What CSS writes to fetch something from outside."""
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
    parser.ProcessingInstructionHandler = tree.instruction
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


def _doctype(_name: str, system: str | None, _public: str | None, inner: bool) -> None:
    # That of SVG itself is what many editors write; expat does not fetch what it names.
    if inner:
        raise SceneError("it declares entities of its own; save it as plain SVG.")
    if system and not system.startswith(_DOCTYPES):
        raise SceneError("its DOCTYPE points out of the file; save it as plain SVG.")


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
        if space == _WEB_PAGE:
            raise SceneError(f"line {line} has a piece of a web page, {NOT_PAINTED}; {ELSEWISE}.")
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise SceneError(f"it has more than {MOST_ELEMENTS} elements; make it simpler.")
        if len(self._open) >= DEEPEST:
            raise SceneError(f"line {line} is nested too deeply; make it simpler.")
        if self._open:
            _check(element)
        if element.name:
            _check_attributes(element, attributes)
        if self._open:
            self._open[-1].children.append(element)
        elif element.name == "svg":
            self.root = element
        else:
            raise SceneError("it is no SVG picture; save it as plain SVG.")
        self._open.append(element)

    def end(self, _name: str) -> None:
        self._open.pop()

    def letters(self, text: str) -> None:
        self._open[-1].children.append(text)

    def instruction(self, target: str, _text: str) -> None:
        if target == "xml-stylesheet":
            line = self._parser.CurrentLineNumber
            raise SceneError(f"line {line} points out of the file; {ELSEWISE}.")


def _own(attributes: dict[str, str]) -> dict[str, str]:
    own = {name: value for name, value in attributes.items() if " " not in name}
    if _LINK in attributes:
        own.setdefault("href", attributes[_LINK])
    return own


def _check(element: Element) -> None:
    if element.name in _REFUSED:
        what = _REFUSED[element.name]
        raise SceneError(f"line {element.line} has {what}, {NOT_PAINTED}; {ELSEWISE}.")


def _check_attributes(element: Element, given: Mapping[str, str]) -> None:
    """Refuse scripts and links. What editors note down in words of their own does nothing."""
    if any(name.lower().startswith("on") for name in element.attributes):
        raise SceneError(f"line {element.line} has an event, which nothing answers; {ELSEWISE}.")
    links = (given.get(name, "").strip() for name in ("href", _LINK))
    outward = any(link and not link.startswith("#") for link in links)
    if outward or any(map(points_out, element.attributes.values())):
        raise SceneError(f"line {element.line} points out of the file; {ELSEWISE}.")


def points_out(text: str) -> bool:
    """Whether a value or a style sheet would fetch something from outside the file."""
    return _OUTWARD.search(text) is not None
