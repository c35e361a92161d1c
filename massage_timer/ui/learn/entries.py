"""What can be looked up: chapters, then the techniques, from foot to hip, then the user's own."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from massage_timer.core.guide.chapter import Chapter
from massage_timer.core.guide.contents import CHAPTERS
from massage_timer.core.language import N_, _, pgettext
from massage_timer.core.names import WHOLE_LEG, ZONE_NAMES
from massage_timer.core.routine import Technique
from massage_timer.ui.icons import Icon

CHAPTERS_GROUP = N_("Good to know")
OWN_GROUP = N_("Yours")
ICONS = {
    "works": Icon.HAND,
    "may-do": Icon.LAMP,
    "who-not": Icon.WARNING,
    "prepare": Icon.TOWEL,
    "consider": Icon.INFO,
    "no-press": Icon.NO_PRESS,
    "words": Icon.BOOK,
}
"""What stands before a chapter in the list, by its id."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A chapter or a technique, as the list shows and finds it."""

    id: str
    title: str
    group: str
    """What stands above it and its neighbours: a message."""
    subject: Chapter | Technique
    texts: tuple[str, ...]
    """What it can be found by, in small letters: one of them must hold all that is looked for."""

    def matches(self, search: Sequence[str]) -> bool:
        """Whether one of its texts has every one of the words, which are in small letters."""
        return any(all(word in text for word in search) for text in self.texts)

    def is_named(self, search: Sequence[str]) -> bool:
        """Whether every one of the words is in its title already."""
        return all(word in self.title.lower() for word in search)


def entries_of(techniques: Iterable[Technique], own: Collection[str] = ()) -> tuple[Entry, ...]:
    """Every chapter and every technique once; `own` are the ids of the user's own."""
    found = [technique_entry(technique, own=technique.id in own) for technique in techniques]
    # Stable: within a zone they keep the order of the catalogue.
    order = [*ZONE_NAMES.values(), WHOLE_LEG, OWN_GROUP]
    found.sort(key=lambda entry: order.index(entry.group))
    return (*map(_chapter_entry, CHAPTERS), *found)


def found_in(entries: Sequence[Entry], search: str) -> tuple[Entry, ...]:
    """Those that hold every word of the search, in their order; all for an empty one."""
    words = search.lower().split()
    return tuple(entry for entry in entries if entry.matches(words))


def best_of(found: Sequence[Entry], search: str, opened: str) -> Entry | None:
    """The one to open: what is open if that was meant, else the first that is called so."""
    words = search.lower().split()
    same = next((entry for entry in found if entry.id == opened), None)
    if same is not None and same.is_named(words):
        return same
    named = next((entry for entry in found if entry.is_named(words)), None)
    return named or same or next(iter(found), None)


def zones_of(technique: Technique) -> str:
    """Where it works, in words."""
    return pgettext("list", ", ").join(_(ZONE_NAMES[zone]) for zone in technique.zones)


def technique_entry(technique: Technique, *, own: bool = False) -> Entry:
    """A technique in the group of its zone, or of the user's own."""
    whole = len(technique.zones) > 1
    group = OWN_GROUP if own else WHOLE_LEG if whole else ZONE_NAMES[technique.zone]
    words = (technique.name, zones_of(technique), _(group), technique.term, technique.cue)
    return Entry(technique.id, technique.name, group, technique, (" ".join(words).lower(),))


def _chapter_entry(chapter: Chapter) -> Entry:
    texts = tuple(
        " ".join(
            map(_, (chapter.title, section.title, passage.name, passage.text, passage.small))
        ).lower()
        for section in chapter.sections
        for passage in section.passages
    )
    return Entry(chapter.id, _(chapter.title), CHAPTERS_GROUP, chapter, texts)
