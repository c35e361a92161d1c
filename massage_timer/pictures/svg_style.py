"""What an SVG element looks like: its attributes, the rules of style sheets, its own style."""

import re
from collections.abc import Iterator, Mapping

from massage_timer.core.language import N_, _, number
from massage_timer.pictures.checked import SceneError
from massage_timer.pictures.svg_file import POINTS_OUT, Element, points_out, wrong_at

MOST_RULES = 500
_PAINTED = (
    "color display fill fill-opacity fill-rule font-size font-style font-weight opacity stop-color "
    "stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin "
    "stroke-miterlimit stroke-opacity stroke-width text-anchor vector-effect visibility"
)
PROPERTIES = frozenset(_PAINTED.split())
"""All that is painted. Fonts have no name here: words are set in the program's own."""
PAINTS = ("fill", "stroke")
LINK = re.compile(r"url\(\s*[\"']?#([^\"')\s]+)[\"']?\s*\)")

_FILTER = N_("line {line} has a filter, not painted here; take it out, or save the picture as PNG.")
_MASK = N_("line {line} has a mask, not painted here; take it out, or save the picture as PNG.")
_MARKERS = N_("line {line} has markers, not painted here; take it out, or save the picture as PNG.")
_REFUSED = {
    "filter": _FILTER,
    "mask": _MASK,
    "marker": _MARKERS,
    "marker-start": _MARKERS,
    "marker-mid": _MARKERS,
    "marker-end": _MARKERS,
}
_AT_RULE = N_("line {line} has a style with an @ rule; take it out, or save the picture as PNG.")
_SELECTOR = re.compile(r"\*|[.#]?[\w-]+")

Look = dict[str, str]


class StyleSheet:
    """The rules of a file that name an element, a class, an id or everything; not others."""

    def __init__(self, sheets: Iterator[Element]) -> None:
        """`SceneError` when a sheet wants something else than plain rules, or too many."""
        self._rules: dict[str, Look] = {}
        count = 0
        for sheet in sheets:
            text = _without_comments(sheet.text)
            if "@" in text:
                raise wrong_at(sheet.line, _AT_RULE)
            if points_out(text):
                raise wrong_at(sheet.line, POINTS_OUT)
            for rule in text.split("}"):
                selectors, _brace, body = rule.partition("{")
                look = _declared(body)
                for selector in map(str.strip, selectors.split(",")):
                    count += 1
                    if count > MOST_RULES:
                        message = _("it has more than {count} rules of style; make it simpler.")
                        raise SceneError(message.format(count=number(MOST_RULES)))
                    if _SELECTOR.fullmatch(selector):
                        self._rules.setdefault(selector, {}).update(look)

    def look(self, element: Element) -> Look:
        """The properties of one element; `SceneError` when one of them is not painted."""
        look: Look = {}
        _take(look, element.attributes, element)
        for selector in _selectors(element):
            _take(look, self._rules.get(selector, {}), element)
        _take(look, _declared(element.attributes.get("style", "")), element)
        return look


def _selectors(element: Element) -> Iterator[str]:
    """What may name an element, weakest first."""
    yield "*"
    yield element.name
    for name in element.attributes.get("class", "").split()[:20]:
        yield f".{name}"
    yield f"#{element.attributes.get('id', '')}"


def _without_comments(text: str) -> str:
    first, *others = text.split("/*")
    return first + "".join(other.partition("*/")[2] for other in others)


def _declared(text: str) -> Look:
    look = {}
    for part in text.split(";"):
        name, _, value = part.partition(":")
        name = name.strip().lower()
        if name in PROPERTIES or name in _REFUSED:
            look[name] = value.replace("!important", "")
    return look


def _take(look: Look, found: Mapping[str, str], element: Element) -> None:
    for name, value in found.items():
        if name in _REFUSED and value.strip() != "none":
            raise wrong_at(element.line, _REFUSED[name])
        if name in PROPERTIES:
            if "url(" in value.lower() and not (name in PAINTS and LINK.match(value.strip())):
                raise wrong_at(element.line, POINTS_OUT)
            look[name] = value.strip()
