"""SVG files: what Qt is given to read, and what it never sees."""

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_files import svg
from refusals import refused_in_english_alone

from massage_timer.pictures.checked import SceneError
from massage_timer.pictures.svg_clean import clean
from massage_timer.pictures.svg_file import parse_svg

RECT = "<rect width='9' height='9'/>"


def cleaned(data: bytes) -> str:
    return clean(parse_svg(data)).text


def uses(depth: int) -> str:
    """Ten times ten times ten, and so on, of one rectangle: or of nothing."""
    groups = f"<g id='a0'>{RECT}</g>"
    for level in range(1, depth):
        groups += f"<g id='a{level}'>" + f"<use href='#a{level - 1}'/>" * 10 + "</g>"
    return f"<defs>{groups}</defs><use href='#a{depth - 1}'/>"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (svg("<script>alert(1)</script>"), "line 2 has a script, which is not painted"),
        (svg("<g><g>\n<foreignObject/></g></g>"),
         "line 3 has a piece of a web page, which is not painted"),
        (svg("<image href='file:///etc/passwd'/>"),
         "line 2 has an image of its own, which is not painted"),
        (svg("<image href='data:image/png;base64,AAAA'/>"),
         "line 2 has an image of its own, which is not painted"),
        (svg("<filter id='f'><feImage href='http://x/'/></filter>"),
         "line 2 has an image of its own, which is not painted"),
        (svg("<svg/>"), "line 2 has a picture within the picture, which is not painted"),
        (svg("<rect><animate attributeName='x'/></rect>"),
         "line 2 has an animation, which is not painted"),
        (svg("<set/>"), "line 2 has an animation, which is not painted"),
        (svg("<rect onclick='x'/>"), "line 2 has an event, which nothing answers"),
        (svg(more="onload='x'"), "line 1 has an event, which nothing answers"),
        (svg("<use href='other.svg#a'/>"), "line 2 points out of the file"),
        (svg("<use xlink:href='data:x#a'/>"), "line 2 points out of the file"),
        (svg("<rect fill='url(http://x/#a)'/>"), "line 2 points out of the file"),
        (svg("<rect style='fill: URL( file:///x )'/>"), "line 2 points out of the file"),
        (svg("<linearGradient id='a' href='x#b'/><rect fill='url(#a)'/>"),
         "line 2 points out of the file"),
        (svg("<use href='#a' xlink:href='http://x/#a'/>"), "line 2 points out of the file"),
        (svg("<a href='http://x/'>" + RECT + "</a>"), "line 2 points out of the file"),
        (svg("<defs>\n<a xlink:href=' javascript:alert(1)'/></defs>"),
         "line 3 points out of the file"),
        (svg("<rect style='cursor: url(http://x/), auto'/>"), "line 2 points out of the file"),
        (svg("<rect clip-path='url(http://x/#c)'/>"), "line 2 points out of the file"),
        (svg("<style>rect{-any-thing:url( \"data:image/png;base64,AA\")}</style>"),
         "line 2 points out of the file"),
        (b"<?xml version='1.0'?>\n<?xml-stylesheet href='http://x/'?>" + svg(),
         "line 2 points out of the file"),
        (svg("<metadata><p xmlns='http://www.w3.org/1999/xhtml'/></metadata>"),
         "line 2 has a piece of a web page, which is not painted"),
        (svg("<image href='data:image/png;base64," + "A" * 900_000 + "'/>"),
         "line 2 has an image of its own, which is not painted"),
        (svg("<iframe/>"), "line 2 has a piece of a web page, which is not painted"),
        (svg("<animateMotion/>"), "line 2 has an animation, which is not painted"),
        (svg("<style>@import url(http://x/);</style>"), "line 2 has a style with an @ rule"),
        (svg("<style>@keyframes a {}</style>"), "line 2 has a style with an @ rule"),
        (svg("<style>rect{filter:url(#f)}</style>" + RECT),
         "line 2 has a filter, not painted here"),
        (svg("<g mask='url(#m)'/>"), "line 2 has a mask, not painted here"),
        (svg("<path style='marker-end:url(#m)'/>"), "line 2 has markers, not painted here"),
        (svg("<pattern id='p'/><rect fill='url(#p)'/>"), "line 2 is painted with a pattern"),
        (svg("<symbol id='s' viewBox='0 0 9 9'/><use href='#s'/>"),
         "line 2 uses a symbol with a size of its own"),
        (svg("<g id='a'><use href='#a'/></g>"), "line 2 uses itself"),
        (svg("<g id='a'><use href='#b'/></g><g id='b'>\n<use href='#a'/></g>"),
         "line 3 uses itself"),
        (svg("<use id='a' href='#a'/>"), "line 2 uses itself"),
        (svg("<linearGradient id='a' href='#b'/><radialGradient id='b' href='#a'/>"
             "<rect fill='url(#a)'/>"),
         "line 2 has a gradient made of itself"),
        (svg("<text>" + "a" * 501 + "</text>"), "it has more than 500 letters"),
    ],
)  # fmt: skip
def test_what_is_not_painted_is_refused_with_its_line(data: bytes, what: str) -> None:
    with pytest.raises(SceneError) as refusal:
        cleaned(data)
    assert str(refusal.value) == f"{what}; take it out, or save the picture as PNG."
    assert not refused_in_english_alone(lambda: cleaned(data))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "line 1 is not XML (no element found); save it again."),
        (b"\x89PNG", "line 1 is not XML (not well-formed (invalid token)); save it again."),
        (svg()[:-7], "line 2 is not XML (no element found); save it again."),
        (b"<svg>&nbsp;</svg>", "line 1 is not XML (undefined entity); save it again."),
        (b"<?xml version='1.0' encoding='utf-7'?><svg/>",
         "its encoding is not known; save it again as UTF-8."),
        (b"<html/>", "it is no SVG picture; save it as plain SVG."),
        (b"<svg xmlns='urn:other'/>", "it is no SVG picture; save it as plain SVG."),
        (b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>",
         "it declares entities of its own; save it as plain SVG."),
        (b"<!DOCTYPE svg [<!ENTITY % a SYSTEM 'file:///etc/passwd'> %a;]><svg/>",
         "it declares entities of its own; save it as plain SVG."),
        (b"<!DOCTYPE svg SYSTEM 'file:///etc/passwd'><svg/>",
         "its DOCTYPE points out of the file; save it as plain SVG."),
        (svg("<style>a{}" + "b{}" * 600 + "</style>"),
         "it has more than 500 rules of style; make it simpler."),
        (svg(uses(9)), "it uses its parts too many times; make it simpler."),
        (svg(uses(9).replace(RECT, "")), "it uses its parts too many times; make it simpler."),
        (svg("<defs><path id='a' d='M0 0" + "l1 1" * 99_000 + "'/></defs>"
             + "<use href='#a'/>" * 99),
         "it uses its parts too many times; make it simpler."),
        (svg(RECT * 6000), "it has more than 5000 elements; make it simpler."),
        (svg("<g>" * 100), "line 2 is nested too deeply; make it simpler."),
        (svg("<g>" * 100_000), "line 2 is nested too deeply; make it simpler."),
        (svg("".join(f"<g id='a{n}'><use href='#a{n + 1}'/></g>" for n in range(90))),
         "line 2 is nested too deeply; make it simpler."),
        (b"<svg/>", "it says no usable size; give it a viewBox such as 0 0 960 600."),
        (b"<svg viewBox='0 0 0 9'/>",
         "it says no usable size; give it a viewBox such as 0 0 960 600."),
        (b"<svg viewBox='0 0 1e300 9'/>",
         "it says no usable size; give it a viewBox such as 0 0 960 600."),
        (b"<svg viewBox='0 0 nan 9'/>",
         "it says no usable size; give it a viewBox such as 0 0 960 600."),
        (b"<svg width='100%' height='100%'/>",
         "it says no usable size; give it a viewBox such as 0 0 960 600."),
        (b"<svg viewBox='1e9 0 9 9'/>",
         "its viewBox is far away; give it one such as 0 0 960 600."),
    ],
)  # fmt: skip
def test_what_is_broken_or_too_much_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(SceneError) as refusal:
        cleaned(data)
    assert str(refusal.value) == sentence
    assert not refused_in_english_alone(lambda: cleaned(data))


def test_nothing_else_is_left_than_shapes_gradients_and_how_they_look() -> None:
    text = cleaned(
        b"<?xml version='1.0'?><?editor who?>"
        b"<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/x/svg11.dtd'>"
        b"<!-- who made it -->"
        + svg(
            "<metadata>who</metadata><title>who</title><e:view xmlns:e='urn:e' onload='x'/>"
            "<clipPath id='c'><rect/></clipPath><filter id='f'><feFlood/></filter>"
            "<a href='#b'><path class='a' id='b' d='M0 0h9' e:x='1' xmlns:e='urn:e'"
            " clip-path='url(#c)' font-family='Who' filter='none' data-x='1'/></a>"
            "<g display='none'><use href='#b'/></g><use href='#nothing'/><bogus><rect/></bogus>"
        ).partition(b"\n")[0]
        + b"</svg>"
    )
    for trace in (
        "http://www.w3.org/x",
        "who",
        "Who",
        "DOCTYPE",
        "urn:e",
        "onload",
        "clip",
        "data-x",
    ):
        assert trace not in text


def test_what_is_used_stands_where_it_is_used() -> None:
    text = cleaned(
        svg(
            "<defs><circle id='c' r='4'/></defs><symbol id='s'><use xlink:href='#c'/></symbol>"
            "<use href='#s' x='5' y='1cm' transform='rotate(9)' fill='red'/>"
        )
    )
    assert text.count("<circle") == 1
    assert "use" not in text
    assert 'transform="rotate(9)" fill="red"><g transform="translate(5 37.7953)">' in text


def test_lines_and_polygons_are_written_as_paths() -> None:
    text = cleaned(
        svg(
            "<line x1='1' y2='2mm' transform='scale(2)' stroke='red'/>"
            "<polyline points='1,2 3,4'/><polygon points='5 6 7 8 9 9'/><polygon/>"
        )
    )
    assert re.findall(r' d="([^"]*)"', text) == [
        "M1 0 0 7.55906",
        "M1,2 3,4",
        "M5 6 7 8 9 9Z",
        "MZ",
    ]
    assert 'transform="scale(2)" d="M1 0' in text
    assert "poly" not in text


def test_rules_of_style_are_told_by_name_class_and_id_and_the_own_style_comes_last() -> None:
    text = cleaned(
        svg(
            "<style>/* a{fill:no} */ *{fill:grey} path , .a{fill:red;stroke:blue !important}"
            ".b{stroke-width:3} g .b{fill:no} #c{fill:green}</style>"
            "<path class='a b' d='M1 1'/><path id='c' d='M2 2'/><rect width='3' style='fill:#333'/>"
        )
    )
    assert 'd="M1 1" fill="red" stroke="blue" stroke-width="3"' in text
    assert 'd="M2 2" fill="green" stroke="blue"' in text
    assert 'width="3" fill="#333"' in text


def test_the_opacity_of_a_group_lies_on_each_of_its_shapes() -> None:
    text = cleaned(svg(f"<g opacity='50%'><g style='opacity:.5'>{RECT}</g></g>"))
    assert text.count("opacity") == 1
    assert 'opacity="0.25"' in text


def test_a_gradient_is_written_once_and_without_the_one_it_is_made_of() -> None:
    text = cleaned(
        svg(
            "<linearGradient id='a'><stop offset='1' style='stop-color:red'/></linearGradient>"
            "<linearGradient id='b' xlink:href='#a' x2='0'/><linearGradient id='none'/>"
            "<rect fill='url(#b)'/><rect stroke=' url( \"#b\" ) red'/>"
            "<rect fill='url(#none)'/><rect fill='url(#nowhere)'/>"
        )
    )
    assert text.count("<linearGradient") == 1
    assert '<linearGradient id="g0" x2="0"><stop stop-color="red" offset="1">' in text
    assert text.count('"url(#g0)"') == 2
    assert text.count('fill="none"') == 2


@pytest.mark.parametrize(
    ("size", "width", "height"),
    [
        ("viewBox='0 0 960 600'", 960, 600),
        ("viewBox=' -5,-5 , 960.5, 6e2 ' width='1mm'", 960.5, 600),
        ("width='96' height='48px'", 96, 48),
        ("width='1in' height='25.4mm'", 96, 96),
    ],
)
def test_the_size_is_that_of_the_viewbox_or_else_of_the_page(
    size: str, width: float, height: float
) -> None:
    picture = clean(parse_svg(f"<svg {size}/>".encode()))
    assert (picture.width, picture.height) == pytest.approx((width, height))


def test_words_keep_their_letters_and_nothing_becomes_an_element() -> None:
    text = cleaned(svg("<text x='1'>a &lt;b/&gt;\n  <tspan fill='&quot;'>&#233;</tspan></text>"))
    assert "a &lt;b/&gt; <tspan" in text
    assert "fill='\"'>é</tspan>" in text


names = st.sampled_from(["g", "use", "rect", "linearGradient", "stop", "text", "tspan", "symbol"])
links = st.sampled_from(["#a", "#b", "#c", "url(#a)", "url(#b)", "", "none"])
elements = st.recursive(
    st.builds("<{0} id='{1}' href='{2}' fill='{3}'/>".format, names, links, links, links),
    lambda inner: st.builds(
        "<{0} id='{1}' href='{2}'>{3}</{0}>".format,
        names,
        st.sampled_from("abc"),
        links,
        st.lists(inner, max_size=5).map("".join),
    ),
)


@given(st.lists(elements, max_size=8).map("".join))
def test_whatever_refers_to_whatever_comes_to_an_end(body: str) -> None:
    with suppress(SceneError):
        text = cleaned(svg(body))
        assert "href" not in text
        assert cleaned(text.encode()).count("<rect") == text.count("<rect"), "it is safe by itself"
