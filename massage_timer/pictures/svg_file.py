"""Reads SVG text into plain elements; what could do more than be painted is refused."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from massage_timer.core.language import N_, _, number
from massage_timer.pictures.checked import SceneError

MOST_ELEMENTS = 5000
DEEPEST = 60

_SPACES = ("", "http://www.w3.org/2000/svg")
_WEB_PAGE = "http://www.w3.org/1999/xhtml"
_DOCTYPES = "http://www.w3.org/"
_LINK = "http://www.w3.org/1999/xlink href"
_OUTWARD = re.compile(r"url\(\s*[\"']?\s*(?![#\"'\s)])", re.IGNORECASE)
"""What CSS writes to fetch something from outside."""
_SCRIPT = N_(
    "line {line} has a script, which is not painted; take it out, or save the picture as PNG."
)
_WEB_PIECE = N_(
    "line {line} has a piece of a web page, which is not painted; take it out, or save the "
    "picture as PNG."
)
_IMAGE = N_(
    "line {line} has an image of its own, which is not painted; take it out, or save the "
    "picture as PNG."
)
_FILM = N_("line {line} has a film, which is not painted; take it out, or save the picture as PNG.")
_SOUND = N_(
    "line {line} has a sound, which is not painted; take it out, or save the picture as PNG."
)
_PICTURE = N_(
    "line {line} has a picture within the picture, which is not painted; take it out, or save the "
    "picture as PNG."
)
_ANIMATION = N_(
    "line {line} has an animation, which is not painted; take it out, or save the picture as PNG."
)
_REFUSED = {
    "script": _SCRIPT,
    "handler": _SCRIPT,
    "foreignObject": _WEB_PIECE,
    "iframe": _WEB_PIECE,
    "image": _IMAGE,
    "feImage": _IMAGE,
    "video": _FILM,
    "audio": _SOUND,
    "svg": _PICTURE,
    "set": _ANIMATION,
    "animate": _ANIMATION,
    "animateColor": _ANIMATION,
    "animateMotion": _ANIMATION,
    "animateTransform": _ANIMATION,
}
_EVENT = N_(
    "line {line} has an event, which nothing answers; take it out, or save the picture as PNG."
)
POINTS_OUT = N_("line {line} points out of the file; take it out, or save the picture as PNG.")
TOO_DEEP = N_("line {line} is nested too deeply; make it simpler.")
_NOT_XML = (
    # Translators: what is wrong with XML, in "line 2 is not XML (no element found); save it again."
    N_("no element found"),
    N_("not well-formed (invalid token)"),
    N_("mismatched tag"),
    N_("unclosed token"),
    N_("undefined entity"),
    N_("duplicate attribute"),
    N_("unbound prefix"),
    N_("junk after document element"),
)
"""What expat says most often of XML that is none; the rest it says in English alone."""


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
        message = _("line {line} is not XML ({why}); save it again.")
        message = message.format(line=number(error.lineno), why=_(expat.ErrorString(error.code)))
        raise SceneError(message, error.lineno) from None
    except (LookupError, ValueError):
        raise SceneError(_("its encoding is not known; save it again as UTF-8.")) from None
    return tree.root


def wrong_at(line: int, message: str) -> SceneError:
    """The error of a line, from 1; the message is one that says which."""
    return SceneError(_(message).format(line=number(line)), line)


def _doctype(_name: str, system: str | None, _public: str | None, inner: bool) -> None:
    # That of SVG itself is what many editors write; expat does not fetch what it names.
    if inner:
        raise SceneError(_("it declares entities of its own; save it as plain SVG."))
    if system and not system.startswith(_DOCTYPES):
        raise SceneError(_("its DOCTYPE points out of the file; save it as plain SVG."))


class _Tree:
    """Builds the elements, and counts them."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self._parser = parser
        self._open: list[Element] = []
        self._count = 0
        self.root = Element("", 0)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        line = self._parser.CurrentLineNumber
        space, _between, local = name.rpartition(" ")
        element = Element(local if space in _SPACES else "", line, _own(attributes))
        if space == _WEB_PAGE:
            raise wrong_at(line, _WEB_PIECE)
        self._count += 1
        if self._count > MOST_ELEMENTS:
            message = _("it has more than {count} elements; make it simpler.")
            raise SceneError(message.format(count=number(MOST_ELEMENTS)))
        if len(self._open) >= DEEPEST:
            raise wrong_at(line, TOO_DEEP)
        if self._open:
            _check(element)
        if element.name:
            _check_attributes(element, attributes)
        if self._open:
            self._open[-1].children.append(element)
        elif element.name == "svg":
            self.root = element
        else:
            raise SceneError(_("it is no SVG picture; save it as plain SVG."))
        self._open.append(element)

    def end(self, _name: str) -> None:
        self._open.pop()

    def letters(self, text: str) -> None:
        self._open[-1].children.append(text)

    def instruction(self, target: str, _text: str) -> None:
        if target == "xml-stylesheet":
            raise wrong_at(self._parser.CurrentLineNumber, POINTS_OUT)


def _own(attributes: dict[str, str]) -> dict[str, str]:
    own = {name: value for name, value in attributes.items() if " " not in name}
    if _LINK in attributes:
        own.setdefault("href", attributes[_LINK])
    return own


def _check(element: Element) -> None:
    if element.name in _REFUSED:
        raise wrong_at(element.line, _REFUSED[element.name])


def _check_attributes(element: Element, given: Mapping[str, str]) -> None:
    """Refuse scripts and links. What editors note down in words of their own does nothing."""
    if any(name.lower().startswith("on") for name in element.attributes):
        raise wrong_at(element.line, _EVENT)
    links = (given.get(name, "").strip() for name in ("href", _LINK))
    outward = any(link and not link.startswith("#") for link in links)
    if outward or any(map(points_out, element.attributes.values())):
        raise wrong_at(element.line, POINTS_OUT)


def points_out(text: str) -> bool:
    """Whether a value or a style sheet would fetch something from outside the file."""
    return _OUTWARD.search(text) is not None
