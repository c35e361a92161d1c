"""README and docs name what is there: files, headings, pictures, settings, commands, buttons."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from docs_pictures.film import FILM
from docs_pictures.stills import STILLS

from massage_timer.store.setting_values import READERS, word_of
from massage_timer.store.settings import Settings

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PICTURES = DOCS / "pictures"
USER_GUIDE = DOCS / "user-guide.md"
SETTINGS = DOCS / "commands-and-settings.md"
PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "CONTRIBUTING.md",
    *sorted(DOCS.glob("*.md")),
    *sorted((ROOT / "assets").rglob("*.md")),
    *sorted((ROOT / "THIRD_PARTY_LICENSES").glob("*.md")),
]
LARGEST_FILM = 1_600_000
"""Bytes; whoever opens the README loads it."""


def text_of(page: Path) -> str:
    """What is no code on a page."""
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"^ {4}.*$", "", text, flags=re.MULTILINE)


def links(page: Path) -> list[str]:
    """Where links and pictures of a page lead, but those into the web."""
    text = re.sub(r"`[^`]*`", "", text_of(page))
    found = re.findall(r"\]\(([^)\s]+)\)", text)
    found += re.findall(r"\bsrc(?:set)?=\"([^\"]+)\"", text)
    return [link for link in found if "://" not in link]


def headings(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    words = re.findall(r"^#+ (.+)$", text_of(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in words}


def table(page: Path, heading: str) -> dict[str, str]:
    """The first cell of each row below a heading, with the last one."""
    _, _, chapter = page.read_text("utf-8").partition(f"\n## {heading}\n")
    chapter, _, _ = chapter.partition("\n## ")
    rows = re.findall(r"^\| (.+?) \|.*\| (.+?) \|$", chapter, re.MULTILINE)
    return dict(rows[1:])


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_no_link_leads_nowhere(page: Path) -> None:
    for link in links(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{name_of(page)} links to {link}"
        assert target.is_relative_to(ROOT), link
        if anchor:
            assert anchor in headings(target), f"{name_of(page)} links to {link}"


def test_links_are_found_but_those_of_code_and_web() -> None:
    assert "docs/user-guide.md" in links(ROOT / "README.md")
    assert not any(link.startswith("http") for page in PAGES for link in links(page))


def test_every_picture_of_the_docs_is_drawn_and_shown() -> None:
    drawn = {FILM, *(f"{still.name}.png" for still in STILLS)}
    assert {file.name for file in PICTURES.iterdir()} == drawn
    shown = {Path(link).name for page in PAGES for link in links(page) if "pictures/" in link}
    assert shown >= drawn


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_picture_says_in_words_what_it_shows(page: Path) -> None:
    text = page.read_text("utf-8")
    assert "![](" not in text
    for shown in re.findall(r"<img .*?>", text):
        assert re.search(r'alt="[^"]+"', shown), shown


def test_nothing_moves_for_whoever_asks_for_less_motion() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    still = r'<source media="\(prefers-reduced-motion: reduce\)" srcset="[^"]+\.png">\s*<img '
    assert len(re.findall(still, readme)) == readme.count(FILM) == 1


def test_the_moving_picture_is_small_enough_to_be_met_unasked() -> None:
    assert (PICTURES / FILM).stat().st_size < LARGEST_FILM


def test_the_contents_of_a_page_are_all_of_its_chapters() -> None:
    for page in (USER_GUIDE, SETTINGS, DOCS / "how-it-is-built.md", ROOT / "CONTRIBUTING.md"):
        chapters = re.findall(r"^## (.+)$", text_of(page), re.MULTILINE)
        listed = re.findall(r"^- \[(.+)\]\(#.+\)$", text_of(page), re.MULTILINE)
        assert listed == chapters, name_of(page)


def test_every_setting_is_documented_with_its_default() -> None:
    documented = {
        name: default
        for names, default in table(SETTINGS, "The settings file").items()
        for name in re.findall(r"`(\w+)`", names)
    }
    assert documented.keys() == READERS.keys()
    usual = Settings()
    for name, default in documented.items():
        if name not in ("window", "mini"):  # places are not written in a word
            word = word_of(getattr(usual, name))
            written = word if isinstance(word, str) and word else repr(word).lower()
            assert default == f"`{written}`".replace("''", '""'), name


def test_every_command_of_make_is_documented_and_none_that_is_not_there() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    there = set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE)) - {"help"}
    contributing = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert set(re.findall(r"make ([a-z]+)`", contributing)) | {"run", "test"} == there
    for page in PAGES:
        named = re.findall(r"`make ([a-z]+)`|^ {4}make ([a-z]+)", page.read_text("utf-8"), re.M)
        assert {a or b for a, b in named} <= there, name_of(page)


def test_what_the_user_guide_calls_a_button_is_written_on_one() -> None:
    asked = re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", text_of(USER_GUIDE))
    names = {name for words in asked for name in words.split(" → ")}
    assert "Teach a button" in names
    assert names - set(messages()) == set()


def messages() -> Iterator[str]:
    """Every text in the program's modules."""
    for file in (ROOT / "massage_timer").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
