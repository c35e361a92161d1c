"""Writes an SVG picture anew with nothing in it but what is painted.

Qt reads only this. Uses are written out, styles are plain attributes, gradients stand alone and the
opacity of groups lies on what is in them, so that no chain of references or layers is left.
"""

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from massage_timer.core.language import N_, _, number
from massage_timer.pictures.checked import SceneError
from massage_timer.pictures.svg_file import DEEPEST, MOST_ELEMENTS, TOO_DEEP, Element, wrong_at
from massage_timer.pictures.svg_style import LINK, PAINTS, Look, StyleSheet

MOST_LETTERS = 500
LONGEST = 2_000_000
"""Characters of the picture when every use is written out."""
BIGGEST_SIDE = 100_000.0
"""Units; a sheet of paper in micrometres is not a picture any more."""

GROUPS = frozenset({"svg", "g", "a", "switch", "symbol", "use"})
SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
PAINTED = GROUPS | SHAPES | {"text"}
GRADIENTS = frozenset({"linearGradient", "radialGradient"})
PLACES = "transform d x y width height rx ry cx cy r dx dy"
LINE_ENDS = ("x1", "y1", "x2", "y2")
GRADIENT_PLACES = "x1 y1 x2 y2 cx cy r fx fy gradientUnits gradientTransform spreadMethod"
PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}

_USES_ITSELF = N_("line {line} uses itself; take it out, or save the picture as PNG.")
_SIZED_SYMBOL = N_(
    "line {line} uses a symbol with a size of its own; take it out, or save the picture as PNG."
)
_LETTERS = N_("it has more than {count} letters; take it out, or save the picture as PNG.")
_PATTERN = N_("line {line} is painted with a pattern; take it out, or save the picture as PNG.")
_OWN_GRADIENT = N_(
    "line {line} has a gradient made of itself; take it out, or save the picture as PNG."
)

_NUMBER = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?"
_LENGTH = re.compile(rf"({_NUMBER})([a-z]*)")
_BOX = re.compile(rf"\s*({_NUMBER})" + rf"[\s,]+({_NUMBER})" * 3 + r"\s*")


@dataclass(frozen=True, slots=True)
class CleanSvg:
    """An SVG text for Qt, and its size in its own units."""

    text: str
    width: float
    height: float


def clean(root: Element) -> CleanSvg:
    """The same picture, safe; `SceneError` with what cannot be painted, and its line."""
    left, top, width, height = _view_box(root)
    body = _Body(root)
    box = f"{left:g} {top:g} {width:g} {height:g}"
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}"'
        f' viewBox="{box}"><defs>{"".join(body.gradients)}</defs>{"".join(body.parts)}</svg>'
    )
    return CleanSvg(text, width, height)


class _Body:
    """What is inside the picture, as markup."""

    def __init__(self, root: Element) -> None:
        everything = list(root.all())
        self.parts: list[str] = []
        self.gradients: list[str] = []
        self._style = StyleSheet(one for one in everything if one.name == "style")
        self._named: dict[str, Element] = {}
        for one in everything:
            if name := one.attributes.get("id"):
                self._named.setdefault(name, one)
        self._looks: dict[Element, Look] = {}
        self._paints: dict[Element, str] = {}
        self._count = 0
        self._size = 0
        self._letters = 0
        self._write(root, 1.0, ())

    def _write(self, element: Element, opacity: float, inside: tuple[Element, ...]) -> None:
        """Write an element, if it is painted; `inside` are those it stands in or is used by."""
        if element.name not in PAINTED:
            return
        look = dict(self._look(element))
        if look.pop("display", "") == "none":
            return
        if len(inside) > DEEPEST:
            raise wrong_at(element.line, TOO_DEEP)
        opacity *= _share(look.pop("opacity", ""))
        inside = (*inside, element)
        if element.name in GROUPS:
            self._begin("g", _places(element, "transform"), look, element)
            if element.name == "use":
                self._write_used(element, opacity, inside)
            for child in element.elements:
                # A symbol is painted only where it is used.
                if child.name != "symbol":
                    self._write(child, opacity, inside)
            self._end("g")
        else:
            look["opacity"] = f"{opacity:.3g}"
            tag, places = _shape(element)
            self._begin(tag, places, look, element)
            if tag == "text":
                self._write_words(element)
            self._end(tag)

    def _look(self, element: Element) -> Look:
        if element not in self._looks:
            self._looks[element] = self._style.look(element)
        return self._looks[element]

    def _begin(self, tag: str, places: Look, look: Look, element: Element) -> None:
        for paint in PAINTS:
            if found := LINK.match(look.get(paint, "")):
                look[paint] = self._paint(found[1], element)
        self.parts.append(self._tag(tag, places | look))

    def _end(self, tag: str) -> None:
        self.parts.append(f"</{tag}>")

    def _tag(self, name: str, attributes: Look) -> str:
        tag = f"<{name}{''.join(f' {key}={quoteattr(text)}' for key, text in attributes.items())}>"
        self._count += 1
        self._size += len(tag)
        if self._count > MOST_ELEMENTS or self._size > LONGEST:
            raise SceneError(_("it uses its parts too many times; make it simpler."))
        return tag

    def _write_used(self, use: Element, opacity: float, inside: tuple[Element, ...]) -> None:
        target = self._linked(use)
        if target is None:
            return
        if target in inside:
            raise wrong_at(use.line, _USES_ITSELF)
        if target.name == "symbol" and "viewBox" in target.attributes:
            raise wrong_at(use.line, _SIZED_SYMBOL)
        across, down = (_length(use.attributes.get(name, "")) or 0.0 for name in ("x", "y"))
        self.parts.append(self._tag("g", {"transform": f"translate({across:g} {down:g})"}))
        self._write(target, opacity, inside)
        self._end("g")

    def _write_words(self, element: Element) -> None:
        for child in element.children:
            if isinstance(child, str):
                words = re.sub(r"\s+", " ", child)
                self._letters += len(words)
                if self._letters > MOST_LETTERS:
                    raise SceneError(_(_LETTERS).format(count=number(MOST_LETTERS)))
                self.parts.append(escape(words))
            elif child.name == "tspan":
                self._begin("tspan", _places(child, PLACES), dict(self._look(child)), child)
                self._write_words(child)
                self._end("tspan")

    def _paint(self, name: str, element: Element) -> str:
        """A fill or stroke that names a gradient; it is written when it is first named."""
        target = self._named.get(name)
        if target is None:
            return "none"
        if target.name not in GRADIENTS:
            raise wrong_at(element.line, _PATTERN)
        if target not in self._paints:
            self._paints[target] = self._write_gradient(target, f"g{len(self._paints)}")
        return self._paints[target]

    def _write_gradient(self, gradient: Element, name: str) -> str:
        chain = [gradient]
        while (base := self._linked(chain[-1])) is not None and base.name in GRADIENTS:
            if base in chain:
                raise wrong_at(base.line, _OWN_GRADIENT)
            chain.append(base)
        stops = next((found for one in chain if (found := _stops(one))), [])
        if not stops:
            return "none"
        places: Look = {"id": name}
        for one in reversed(chain):
            places |= _places(one, GRADIENT_PLACES)
        self.gradients.append(self._tag(gradient.name, places))
        for stop in stops:
            look = self._look(stop) | _places(stop, "offset")
            self.gradients.append(self._tag("stop", look) + "</stop>")
        self.gradients.append(f"</{gradient.name}>")
        return f"url(#{name})"

    def _linked(self, element: Element) -> Element | None:
        """The element that another one names; None when there is none."""
        return self._named.get(element.attributes.get("href", "").strip()[1:])


def _shape(element: Element) -> tuple[str, Look]:
    """The name and the places of a shape; those that are all straight are paths."""
    if element.name == "line":
        ends = (_length(element.attributes.get(name, "")) or 0.0 for name in LINE_ENDS)
        path = "M{:g} {:g} {:g} {:g}".format(*ends)
    elif element.name in ("polyline", "polygon"):
        path = f"M{element.attributes.get('points', '')}{'Z' if element.name == 'polygon' else ''}"
    else:
        return element.name, _places(element, PLACES)
    return "path", _places(element, "transform") | {"d": path}


def _stops(gradient: Element) -> list[Element]:
    return [child for child in gradient.elements if child.name == "stop"]


def _places(element: Element, names: str) -> Look:
    """Those of its attributes that have one of the names, which stand in one string."""
    own = element.attributes
    return {name: own[name] for name in names.split() if name in own}


def _share(text: str) -> float:
    """An opacity, 0 to 1; 1 when the text is none."""
    found = _LENGTH.fullmatch(text.strip().replace("%", "e-2"))
    return min(max(float(found[1]), 0.0), 1.0) if found else 1.0


def _length(text: str) -> float | None:
    """A length in units; None when it has another unit or is none."""
    found = _LENGTH.fullmatch(text.strip())
    factor = PIXELS.get(found[2]) if found else None
    return float(found[1]) * factor if found and factor else None


def _view_box(root: Element) -> tuple[float, float, float, float]:
    found = _BOX.fullmatch(root.attributes.get("viewBox", ""))
    if found:
        left, top, width, height = map(float, found.groups())
    else:
        left = top = 0.0
        width, height = (_length(root.attributes.get(n, "")) or 0.0 for n in ("width", "height"))
    if not (0 < width <= BIGGEST_SIDE and 0 < height <= BIGGEST_SIDE):
        raise SceneError(_("it says no usable size; give it a viewBox such as 0 0 960 600."))
    if max(abs(left), abs(top)) > BIGGEST_SIDE:
        raise SceneError(_("its viewBox is far away; give it one such as 0 0 960 600."))
    return left, top, width, height
