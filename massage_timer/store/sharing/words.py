"""What is said about a parcel that is sent or taken in."""

from collections.abc import Iterator
from pathlib import Path

from massage_timer.store.problems import printable
from massage_timer.store.sharing.contents import Contents
from massage_timer.store.sharing.naming import Names


def some(number: int, what: str) -> str:
    """A number with its word: "1 picture", "2 pictures"."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def all_of_it(techniques: int, pictures: int) -> str:
    """What is in it: "the routine, 2 techniques and 1 picture"."""
    parts = ["the routine"]
    parts += [some(techniques, "technique")] if techniques else []
    parts += [some(pictures, "picture")] if pictures else []
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def whoever_opens_it(contents: Contents) -> str:
    """What a parcel is good for."""
    whole = all_of_it(len(contents.techniques), len(contents.pictures))
    return f"Whoever opens it with Leg Massage Timer gets {whole}."


def added(contents: Contents, names: Names, file: Path, there: bool) -> Iterator[str]:
    """What taking it in does, a sentence for each kind."""
    name = contents.routine.name
    if there:
        yield f"{name} is among your routines already, just the same, as {printable(file.name)}."
    else:
        yield f"{name} will be one of your routines, in {printable(file.name)}."
    if names.new:
        titles = ", ".join(contents.techniques[id_].name for id_ in names.new)
        with_it = f"{some(len(names.new), 'technique')}: {titles}"
        if names.new_pictures:
            with_it += f" ({some(len(names.new_pictures), 'picture')})"
        yield f"With it {'comes' if len(names.new) == 1 else 'come'} {with_it}."


def kept(contents: Contents, names: Names) -> Iterator[str]:
    """What is here already, and what is called otherwise for it."""
    titles = {id_: technique.name for id_, technique in contents.techniques.items()}
    same = [title for id_, title in titles.items() if id_ not in names.new]
    here = names.pictures.keys() & contents.pictures.keys() - names.new_pictures.keys()
    same += [f"the picture {name}" for name in sorted(here)]
    if same:
        yield f"Here already, just the same: {', '.join(same)}."
    for id_ in names.new:
        if names.ids[id_] != id_:
            new = names.ids[id_]
            yield f"{titles[id_]} will have the id {new}: {id_} is another technique here."
    for name, new in names.new_pictures.items():
        if new != name:
            yield f"The picture {name} will be called {new}: its name is taken here."
