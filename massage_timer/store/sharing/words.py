"""What is said about a parcel that is sent or taken in."""

from collections.abc import Iterator
from pathlib import Path

from massage_timer.core.language import _, listed, ngettext, number, pgettext
from massage_timer.store.problems import printable
from massage_timer.store.sharing.contents import Contents
from massage_timer.store.sharing.naming import Names


def _pictures(count: int) -> str:
    return ngettext("{count} picture", "{count} pictures", count).format(count=number(count))


def all_of_it(techniques: int, pictures: int) -> str:
    """What is in it: "the routine, 2 techniques and 1 picture"."""
    # Translators: in a list, after "Whoever opens it with Leg Massage Timer gets"
    parts = [_("the routine")]
    if techniques:
        several = ngettext("{count} technique", "{count} techniques", techniques)
        parts.append(several.format(count=number(techniques)))
    if pictures:
        parts.append(_pictures(pictures))
    return listed(parts)


def whoever_opens_it(contents: Contents) -> str:
    """What a parcel is good for."""
    whole = all_of_it(len(contents.techniques), len(contents.pictures))
    # Translators: {parts} is such as "the routine, 2 techniques and 1 picture"
    return _("Whoever opens it with Leg Massage Timer gets {parts}.").format(parts=whole)


def added(contents: Contents, names: Names, file: Path, there: bool) -> Iterator[str]:
    """What taking it in does, a sentence for each kind."""
    name = contents.routine.name
    if there:
        told = _("{name} is among your routines already, just the same, as {file}.")
    else:
        told = _("{name} will be one of your routines, in {file}.")
    yield told.format(name=name, file=printable(file.name))
    if names.new:
        count = len(names.new)
        if names.new_pictures:
            # Translators: {pictures} is such as "2 pictures"
            told = ngettext(
                "With it comes {count} technique: {names} ({pictures}).",
                "With it come {count} techniques: {names} ({pictures}).",
                count,
            )
        else:
            told = ngettext(
                "With it comes {count} technique: {names}.",
                "With it come {count} techniques: {names}.",
                count,
            )
        yield told.format(
            count=number(count),
            names=_between().join(contents.techniques[id_].name for id_ in names.new),
            pictures=_pictures(len(names.new_pictures)),
        )


def kept(contents: Contents, names: Names) -> Iterator[str]:
    """What is here already, and what is called otherwise for it."""
    titles = {id_: technique.name for id_, technique in contents.techniques.items()}
    same = [title for id_, title in titles.items() if id_ not in names.new]
    here = names.pictures.keys() & contents.pictures.keys() - names.new_pictures.keys()
    # Translators: in a list, after "Here already, just the same:"
    picture = _("the picture {name}")
    same += [picture.format(name=name) for name in sorted(here)]
    if same:
        yield _("Here already, just the same: {list}.").format(list=_between().join(same))
    for id_ in names.new:
        if names.ids[id_] != id_:
            told = _("{name} will have the id {new}: {id} is another technique here.")
            yield told.format(name=titles[id_], new=names.ids[id_], id=id_)
    for name, new in names.new_pictures.items():
        if new != name:
            told = _("The picture {name} will be called {new}: its name is taken here.")
            yield told.format(name=name, new=new)


def _between() -> str:
    return pgettext("list", ", ")
