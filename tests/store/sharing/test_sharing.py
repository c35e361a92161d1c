"""A routine goes from one person to another with all it needs, and nothing there must give way."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from homes import (
    BLUE,
    PICTURES,
    RED,
    ROUTINE,
    SHIPPED_PICTURES,
    TECHNIQUES,
    Home,
    fine,
    shipped,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_files import png

from massage_timer import resources
from massage_timer.core.routine import Routine, Technique
from massage_timer.store.disk import DiskError, write_new
from massage_timer.store.sharing.carrying_out import carry_out
from massage_timer.store.sharing.contents import opened
from massage_timer.store.sharing.gathering import gathered, save
from massage_timer.store.sharing.parcel import Parcel, ParcelError, packed, parcel_of, read_parcel
from massage_timer.store.sharing.planning import ImportPlan
from massage_timer.store.sharing.words import all_of_it, whoever_opens_it
from massage_timer.store.yaml_nodes import LARGEST_FILE

OTHER_WORDS = TECHNIQUES.replace("slowly", "softly").replace("palms rest", "hands rest")
OTHER_PICTURES = {**PICTURES, "feather.svg": BLUE, "half-way.svg": RED}


def nameless(technique: Technique | None) -> Technique | None:
    return technique and replace(
        technique,
        id="",
        picture="",
        when_softened=nameless(technique.when_softened),
        when_ticklish=nameless(technique.when_ticklish),
        to_mid_thigh=nameless(technique.to_mid_thigh),
    )


def up_to_ids(routine: Routine) -> Routine:
    steps = []
    for step in routine.steps:
        technique = nameless(step.technique)
        assert technique is not None
        steps.append(replace(step, technique=technique))
    return replace(routine, id="", face=nameless(routine.face), steps=tuple(steps))


def shown_by(home: Home, technique: Technique) -> bytes | None:
    """The bytes of the picture of one's own that it shows."""
    name = technique.picture or technique.id
    files = [home.places.pictures / f"{name}{ending}" for ending in (".svg", ".png")]
    return next((file.read_bytes() for file in files if file.is_file()), None)


def said(error: pytest.ExceptionInfo[ParcelError]) -> str:
    return "\n".join(error.value.sentences)


@pytest.fixture
def giver(tmp_path: Path) -> Home:
    return Home(tmp_path / "giver").fill()


@pytest.fixture
def taker(tmp_path: Path) -> Home:
    return Home(tmp_path / "taker")


# Packing


def test_a_routine_goes_with_the_techniques_it_uses_their_stand_ins_and_pictures(
    giver: Home,
) -> None:
    parcel = giver.pack().contents.parcel
    assert parcel.name == "calf-evening.massage"
    assert parcel.routine == ROUTINE.encode()
    assert set(parcel.pictures) == {"feather.svg", "hushed.png", "half-way.svg"}
    text = parcel.techniques.decode()
    for kept in ("# My grandmother's.", "# as light as that", "# The end of it.", "# Kept inside."):
        assert kept in text
    assert "idle" not in text
    assert "# Not asked for." not in text
    assert whoever_opens_it(giver.pack().contents) == (
        "Whoever opens it with Leg Massage Timer gets the routine, 3 techniques and 3 pictures."
    )


def test_what_is_in_it_is_said_in_numbers() -> None:
    assert all_of_it(0, 0) == "the routine"
    assert all_of_it(1, 0) == "the routine and 1 technique"
    assert all_of_it(2, 1) == "the routine, 2 techniques and 1 picture"


def test_the_same_routine_makes_the_same_file(giver: Home) -> None:
    assert giver.pack().data == giver.pack().data


def test_it_is_saved_over_a_file_only_where_that_is_wanted(giver: Home, tmp_path: Path) -> None:
    sent, file = giver.pack(), tmp_path / "a.massage"
    save(sent, file, over=False)
    file.write_bytes(b"mine")
    with pytest.raises(ParcelError, match=r"a\.massage: a file of this name is there already$"):
        save(sent, file, over=False)
    assert file.read_bytes() == b"mine"
    save(sent, file, over=True)
    assert file.read_bytes() == sent.data


def test_a_shipped_routine_goes_alone(giver: Home) -> None:
    file = resources.routines() / "foot-reviver.yaml"
    sent = gathered(file, shipped(), giver.places, SHIPPED_PICTURES, fine)
    assert (sent.contents.techniques, sent.contents.pictures, sent.left) == ({}, {}, ())


def test_a_routine_with_mistakes_is_not_packed(giver: Home) -> None:
    giver.fill(routine=ROUTINE.replace("thigh-rest", "thigh-rst").replace("share: 2", "shr: 2"))
    with pytest.raises(ParcelError) as error:
        giver.pack()
    assert len(error.value.sentences) > 1
    assert "mine.yaml:16:" in said(error)
    assert error.value.in_short.endswith("more: massage-timer check)")
    giver.routine_file.unlink()
    with pytest.raises(ParcelError, match=r"^mine\.yaml: there is no such file$"):
        giver.pack()


def test_a_moving_picture_stays_and_that_is_said(giver: Home) -> None:
    giver.fill(pictures={"feather.json": b"{}"})
    sent = giver.pack()
    assert sent.left == (
        "The picture feather stays here, for it moves: others see its zone instead.",
    )
    assert "feather.svg" not in sent.contents.parcel.pictures


def test_pictures_that_nobody_could_take_in_are_not_packed(giver: Home) -> None:
    giver.fill(pictures={"feather.svg": bytes(1_000_001)})
    with pytest.raises(ParcelError, match=r"^feather\.svg: this is larger than 1 MB"):
        giver.pack()
    giver.fill(TECHNIQUES and ROUTINE, TECHNIQUES.replace("hushed", "hu shed"), PICTURES)
    (giver.places.pictures / "feather.svg").write_bytes(RED)
    (giver.places.pictures / "hu shed.png").write_bytes(RED)
    with pytest.raises(ParcelError, match=r"^hu shed\.png: .* rename it$"):
        giver.pack()


def test_techniques_in_brackets_or_odd_lines_are_written_anew(giver: Home, tmp_path: Path) -> None:
    inner = "{name: Feather, zones: [calf], cue: Glide up., instructions: [Lay them down., Go.], "
    inner += "hands: Both, direction: up, pace: 6, work: 0.67, pressure: 1, cap: 1"
    thigh = inner.replace("calf", "thigh") + (
        ", mid-thigh: {cue: Glide., instructions: [Lay them down., Stop.], direction: up}"
    )
    flow = f"format: 1\ntechniques: {{feather: {inner}}}, thigh-rest: {thigh}}}}}\n"
    odd = TECHNIQUES.replace("# My grandmother's.", "# My\u2028    # own.")
    for number, text in enumerate((flow, odd)):
        sent = giver.fill(techniques=text).pack()
        assert b"\n  feather:\n    name: " in sent.contents.parcel.techniques
        taker = Home(tmp_path / f"taker-{number}")
        plan = taker.take_in(sent)
        assert up_to_ids(taker.routine(plan.file)) == up_to_ids(giver.routine(giver.routine_file))


# Taking in


def test_into_an_empty_home_all_of_it_goes_as_it_is(giver: Home, taker: Home) -> None:
    plan = taker.take_in(giver.pack())
    assert taker.tree == {
        "pictures/feather.svg": PICTURES["feather.svg"],
        "pictures/half-way.svg": PICTURES["half-way.svg"],
        "pictures/hushed.png": PICTURES["hushed.png"],
        "routines/calf-evening.yaml": ROUTINE.encode(),
        "techniques.yaml": giver.pack().contents.parcel.techniques,
    }
    assert taker.routine(plan.file) == replace(giver.routine(giver.routine_file), id="calf-evening")
    assert plan.routine == taker.routine(plan.file)
    assert plan.sentences == (
        "Calf evening will be one of your routines, in calf-evening.yaml.",
        "With it come 3 techniques: Feather strokes, Hush, Thigh rest (3 pictures).",
    )
    assert not taker.catalogue.problems


def test_whoever_sent_it_has_it_already(giver: Home) -> None:
    plan = giver.plan(parcel_of(giver.pack().data, "a.massage"))
    assert plan.writes_nothing
    assert plan.file == giver.routine_file
    assert plan.sentences == (
        "Calf evening is among your routines already, just the same, as mine.yaml.",
        "Here already, just the same: Feather strokes, Hush, Thigh rest.",
    )


def test_what_means_something_else_there_is_called_otherwise(giver: Home, taker: Home) -> None:
    taker.fill(ROUTINE.replace("quiet", "calm"), OTHER_WORDS, OTHER_PICTURES)
    before = taker.tree
    plan = taker.take_in(giver.pack())
    after = taker.tree
    assert plan.sentences == (
        "Calf evening will be one of your routines, in calf-evening.yaml.",
        "With it come 3 techniques: Feather strokes, Hush, Thigh rest (2 pictures).",
        "Here already, just the same: the picture hushed.",
        "Feather strokes will have the id feather-2: feather is another technique here.",
        "Hush will have the id hush-2: hush is another technique here.",
        "Thigh rest will have the id thigh-rest-2: thigh-rest is another technique here.",
        "The picture feather will be called feather-2: its name is taken here.",
        "The picture half-way will be called half-way-2: its name is taken here.",
    )
    text = after["routines/calf-evening.yaml"].decode()
    assert text == ROUTINE.replace("'feather'", "'feather-2'").replace(
        "picture: feather", "picture: feather-2"
    ).replace("thigh-rest", "thigh-rest-2")
    kept_whole(before, after)
    assert b"# My grandmother's.\n  feather-2:\n" in after["techniques.yaml"]
    shows_the_same(giver, taker, plan)


def kept_whole(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
    for name, data in before.items():
        assert after[name] == data or (
            name == "techniques.yaml" and after[name].startswith(data.rstrip(b"\n"))
        )


def shows_the_same(giver: Home, taker: Home, plan: ImportPlan) -> None:
    sent, taken = giver.routine(giver.routine_file), taker.routine(plan.file)
    assert up_to_ids(taken) == up_to_ids(sent)
    for here, there in zip(taken.steps, sent.steps, strict=True):
        for one, other in (
            (here.technique, there.technique),
            (here.technique.to_mid_thigh, there.technique.to_mid_thigh),
            (here.technique.when_softened, there.technique.when_softened),
        ):
            if one is not None and other is not None and other.id in giver.catalogue.own:
                assert shown_by(taker, one) == shown_by(giver, other)


WORDS = st.sampled_from(["slowly", "softly", "gently", "calmly"])
SOME_PICTURES = st.dictionaries(
    st.sampled_from([
        "feather.svg", "feather.png", "hushed.png", "half-way.svg", "feather-2.svg", "hush.svg",
        "thigh-rest.svg", "thigh-rest-2.png", "feather-2-2.svg",
    ]),
    st.sampled_from([RED, BLUE]),
)  # fmt: skip


@st.composite
def technique_files(draw: st.DrawFn) -> str:
    """What somebody may have: the same techniques, others of these names, or none of them."""
    text = TECHNIQUES.replace("slowly", draw(WORDS))
    text = text.replace("palms rest", draw(st.sampled_from(["palms rest", "hands rest"])))
    for name, others in (("feather", ("feather-2", "old")), ("hush", ("hush-2", "lull"))):
        other = draw(st.sampled_from([name, *others]))
        text = text.replace(f"  {name}:", f"  {other}:").replace(f": {name}\n", f": {other}\n")
    if draw(st.booleans()):
        text = text.replace("picture: hushed", "picture: feather")
    if draw(st.booleans()):
        text = text.replace("    # Kept inside.\n", "")
    if draw(st.booleans()):
        text = text.rstrip("\n")
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    if draw(st.booleans()):
        text = "\ufeff" + text
    if draw(st.booleans()):
        text = text.replace("softened: hush", "ticklish: hush")
    return text


@settings(max_examples=25)
@given(technique_files(), SOME_PICTURES, technique_files(), SOME_PICTURES)
def test_nothing_that_is_there_changes_and_the_routine_stays_what_it_was(
    tmp_path_factory: pytest.TempPathFactory,
    sent: str,
    sent_pictures: Mapping[str, bytes],
    there: str,
    pictures_there: Mapping[str, bytes],
) -> None:
    folder = tmp_path_factory.mktemp("homes")
    theirs = "old" if "  old:" in sent else "feather-2" if "  feather-2:" in sent else "feather"
    routine = ROUTINE.replace("feather", theirs)
    giver = Home(folder / "giver").fill(routine, sent, sent_pictures)
    packed_ = giver.pack()

    empty = Home(folder / "empty")
    plan = empty.take_in(packed_)
    assert empty.routine(plan.file) == replace(
        giver.routine(giver.routine_file), id=plan.routine.id
    )
    used = empty.catalogue.own
    assert used == {id_: giver.catalogue.own[id_] for id_ in used}
    once = empty.tree
    assert empty.take_in(packed_).writes_nothing
    assert empty.tree == once

    taker = Home(folder / "taker").fill(
        ROUTINE.replace("evening", "morning"), there, pictures_there
    )
    if "  feather:" not in there:
        taker.routine_file.unlink()
    before, looked = taker.tree, {t.id: shown_by(taker, t) for t in taker.catalogue.own.values()}
    plan = taker.take_in(packed_)
    after = taker.tree
    kept_whole(before, after)
    shows_the_same(giver, taker, plan)
    for id_, look in looked.items():
        assert shown_by(taker, taker.catalogue.own[id_]) == look
    assert taker.plan(parcel_of(packed_.data, packed_.name)).writes_nothing
    assert {name.partition("/")[0] for name in after} <= {"routines", "techniques.yaml", "pictures"}


def test_a_plain_routine_is_taken_in_as_it_is_and_once(giver: Home, taker: Home) -> None:
    text = (resources.routines() / "foot-reviver.yaml").read_bytes()
    plan = taker.plan(parcel_of(text, "some.yaml"))
    carry_out(plan)
    assert list(taker.tree.values()) == [text]
    assert taker.plan(parcel_of(text, "other.yml")).writes_nothing
    other = text.replace(b"suits: ", b"suits: All, ")
    assert taker.plan(parcel_of(other, "some.yaml")).file.name == f"{plan.file.stem}-2.yaml"
    with pytest.raises(ParcelError, match=r"^some\.yaml:8:\d+: there is no technique 'feather'"):
        taker.plan(parcel_of(ROUTINE.encode(), "some.yaml"))


def test_a_file_that_cannot_be_looked_into_is_not_the_same(taker: Home) -> None:
    text = (resources.routines() / "foot-reviver.yaml").read_bytes()
    (taker.places.routines / "away.yaml").symlink_to("nowhere.yaml")
    assert taker.plan(parcel_of(text, "some.yaml")).text == text


def test_a_technique_whose_id_has_become_the_program_s_is_called_otherwise(
    giver: Home, taker: Home
) -> None:
    parcel = giver.pack().contents.parcel
    older = Parcel(
        "old.massage",
        parcel.routine.replace(b"thigh-rest", b"thigh-glide"),
        parcel.techniques.replace(b"thigh-rest:", b"thigh-glide:"),
        parcel.pictures,
    )
    plan = taker.plan(parcel_of(packed(older), "old.massage"))
    assert [technique.id for technique in plan.techniques] == ["feather", "hush", "thigh-glide"]
    carry_out(plan)
    assert "thigh-glide-2" in taker.catalogue.own
    # Its picture had that name too, and is the program's here.
    assert taker.catalogue.own["thigh-glide-2"].picture == "thigh-glide"


def test_a_technique_without_a_picture_gets_none_of_those_that_are_there(
    giver: Home, taker: Home
) -> None:
    giver.fill(pictures={})
    (giver.places.pictures / "feather.svg").unlink()
    taker.places.pictures.mkdir()
    (taker.places.pictures / "Feather.svg").write_bytes(RED)
    taker.take_in(giver.pack())
    assert set(taker.catalogue.own) == {"feather-2", "hush", "thigh-rest"}


def test_techniques_stand_behind_those_that_are_there_however_the_file_is_laid_out(
    giver: Home, taker: Home
) -> None:
    idle = TECHNIQUES[TECHNIQUES.index("  idle:") : TECHNIQUES.index("  # My")]
    wide = idle.replace("\n", "\n  ").replace("  idle", "    idle").rstrip() + "\n"
    files = {
        "techniques: {}\nformat: 1\n": "techniques: \n  # My grandmother's.\n  feather:\n",
        f"techniques:\n{idle}format: 1  # last\n": "cap: 1\n\n  # My grandmother's.\n  feather:\n",
        f"format: 1\ntechniques:\n{wide}": "\n\n    # My grandmother's.\n    feather:\n      name",
    }
    for before, part in files.items():
        taker.places.techniques.write_text(before, encoding="utf-8")
        plan = taker.plan(parcel_of(giver.pack().data, "a.massage"))
        assert plan.after is not None
        assert part in plan.after.decode()
        if "last" in before:
            assert plan.after.endswith(b"\nformat: 1  # last\n")


def test_own_techniques_that_nothing_can_be_put_behind_refuse_it(giver: Home, taker: Home) -> None:
    idle = "{name: Idle, zones: [calf], cue: Rest., instructions: [Rest., Go.], hands: Both, "
    idle += "direction: up, pace: 6, work: 0.67, pressure: 1, cap: 1}"
    for text in (
        f"format: 1\ntechniques: {{idle: {idle}}}\n",
        f"format: 1\ntechniques:\n  idle: {idle}\n...\n",
    ):
        taker.places.techniques.write_text(text, encoding="utf-8")
        assert not taker.catalogue.problems
        before = taker.tree
        with pytest.raises(ParcelError) as error:
            taker.plan(parcel_of(giver.pack().data, "a.massage"))
        assert said(error) == (
            "a.massage: its techniques cannot be put behind your own as those are written: write "
            "every technique in techniques.yaml on lines of its own first"
        )
        assert taker.tree == before


def test_broken_techniques_of_one_s_own_refuse_it_and_say_where(giver: Home, taker: Home) -> None:
    taker.places.techniques.write_text("format: 1\ntechniques: [\n", encoding="utf-8")
    with pytest.raises(ParcelError) as error:
        taker.plan(parcel_of(giver.pack().data, "a.massage"))
    assert said(error) == (
        "a.massage: nothing can be added to your own techniques, which cannot be read: mend "
        "techniques.yaml:3:1 first"
    )
    taker.places.techniques.unlink()
    taker.places.techniques.mkdir()
    with pytest.raises(ParcelError, match=r"techniques\.yaml: this is a folder, not a file$"):
        taker.plan(parcel_of(giver.pack().data, "a.massage"))


def test_mistakes_in_single_techniques_of_one_s_own_stay_theirs(giver: Home, taker: Home) -> None:
    taker.fill(techniques=OTHER_WORDS.replace("    cap: 2\n", "    cap: 9\n"))
    taker.take_in(giver.pack())
    assert {"feather-2", "hush-2", "thigh-rest-2"} < set(taker.catalogue.own)
    assert "thigh-rest" in taker.catalogue.left_out


def test_a_routine_that_grows_too_large_by_its_names_is_refused(giver: Home, taker: Home) -> None:
    giver.fill(ROUTINE + "#" * (LARGEST_FILE - len(ROUTINE)))
    taker.fill(techniques=OTHER_WORDS)
    with pytest.raises(ParcelError, match=r"^a\.massage:1:1: the file is larger than 256 KB"):
        taker.plan(parcel_of(giver.pack().data, "a.massage"))


def test_a_technique_in_brackets_gets_its_picture_s_other_name_too(
    giver: Home, taker: Home
) -> None:
    giver.fill(
        techniques=TECHNIQUES.replace(",\n    picture: hushed}", "}"), pictures={"hush.svg": RED}
    )
    taker.places.pictures.mkdir()
    (taker.places.pictures / "hush.svg").mkdir()
    taker.take_in(giver.pack())
    assert taker.catalogue.own["hush"].picture == "hush-2"
    assert (taker.places.pictures / "hush-2.svg").read_bytes() == RED


def test_what_stands_in_for_its_techniques_comes_with_it(giver: Home, taker: Home) -> None:
    good = giver.pack().contents.parcel
    taker.fill(techniques=OTHER_WORDS)
    with pytest.raises(
        ParcelError, match=r"techniques\.yaml:\d+:\d+: there is no technique 'hush'"
    ):
        taker.plan(replace(good, techniques=good.techniques.replace(b"  hush:", b"  hsh:")))


# What is in it is checked


def test_what_comes_in_is_checked_as_one_s_own_files_are(giver: Home, taker: Home) -> None:
    good = giver.pack().contents.parcel
    for bad, line in (
        (replace(good, routine=b"format: 1\n"), "calf-evening.massage/routine.yaml:1:1: "),
        (replace(good, techniques=b"["), "calf-evening.massage/techniques.yaml:"),
        (replace(good, techniques=b"[]"), "calf-evening.massage/techniques.yaml:1:1: "),
        (replace(good, techniques=b"techniques: x"), "calf-evening.massage/techniques.yaml:1:1: "),
        (
            replace(good, techniques=good.techniques.replace(b"cap: 2", b"cap: 9")),
            "calf-evening.massage/techniques.yaml:38:10: ",
        ),
        (
            replace(good, pictures={**good.pictures, "other.svg": RED}),
            "calf-evening.massage/pictures/other.svg: no technique in it has this picture",
        ),
        (
            replace(good, pictures={**good.pictures, "feather.png": RED}),
            "calf-evening.massage/pictures/feather.png: it is in it twice, as SVG and as PNG",
        ),
    ):
        with pytest.raises(ParcelError) as error:
            taker.plan(bad)
        assert all(each.startswith("calf-evening.massage/") for each in error.value.sentences)
        assert line in said(error)
        assert taker.tree == {}


def test_what_would_take_long_to_look_at_is_refused(giver: Home, taker: Home) -> None:
    good = giver.pack().contents.parcel
    large = png(9000, 9000, image=b"")
    for pictures, line in (
        ({"hushed.png": large}, "pictures/: too large all together: make them 1920 pixels wide"),
        ({"feather.svg": bytes(2_000_001)}, "pictures/: too large all together: "),
    ):
        with pytest.raises(ParcelError) as error:
            taker.plan(replace(good, pictures=pictures))
        assert f"calf-evening.massage/{line}" in said(error)
    many = "".join(f"  t{number}: {{}}\n" for number in range(61))
    with pytest.raises(ParcelError) as error:
        taker.plan(replace(good, techniques=f"format: 1\ntechniques:\n{many}".encode()))
    assert "calf-evening.massage/techniques.yaml: more than 60 techniques" in said(error)


def test_a_picture_that_cannot_be_shown_refuses_all_of_it(giver: Home) -> None:
    asked = []

    def broken(name: str, data: bytes) -> str:
        asked.append((name, data))
        return "it cannot be read; save it again as PNG."

    with pytest.raises(ParcelError) as error:
        opened(giver.pack().contents.parcel, shipped(), broken)
    assert said(error) == (
        "calf-evening.massage/pictures/feather.svg: it cannot be read; save it again as PNG."
    )
    assert asked == [("feather.svg", PICTURES["feather.svg"])]


def test_a_file_is_read_with_the_name_that_it_has(giver: Home, taker: Home) -> None:
    file = taker.folder / "sent.massage"
    file.write_bytes(giver.pack().data)
    assert taker.plan(read_parcel(file)).name == "sent.massage"


def test_warnings_are_told_and_refuse_nothing(giver: Home, taker: Home) -> None:
    giver.fill(ROUTINE.replace("seconds: 20\n  #", "seconds: 20\n    pace: 3\n  #"))
    plan = taker.plan(giver.pack().contents.parcel)
    assert all("warning: " in warning for warning in plan.warnings)


# Carrying out


def test_what_came_there_meanwhile_is_kept_and_all_of_it_taken_back(
    giver: Home, taker: Home
) -> None:
    packed_ = giver.pack()
    for there in ("routines/calf-evening.yaml", "pictures/half-way.svg", "techniques.yaml"):
        plan = taker.plan(parcel_of(packed_.data, "a.massage"))
        file = taker.folder / there
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"mine")
        with pytest.raises(ParcelError) as error:
            carry_out(plan)
        assert str(file) in said(error)
        assert said(error).startswith("a.massage: nothing was imported: ")
        assert taker.tree == {there: b"mine"}
        file.unlink()


def test_own_techniques_that_have_grown_become_again_what_they_were(
    giver: Home, taker: Home
) -> None:
    taker.fill(techniques=OTHER_WORDS)
    plan = taker.plan(parcel_of(giver.pack().data, "a.massage"))
    plan.file.write_bytes(b"mine")
    before = taker.tree
    with pytest.raises(ParcelError, match=r"a file of this name is there already$"):
        carry_out(plan)
    assert taker.tree == before


def test_what_cannot_be_taken_back_is_named(giver: Home, taker: Home) -> None:
    plan = taker.plan(parcel_of(giver.pack().data, "a.massage"))
    picture = next(iter(plan.pictures))

    def write(path: Path, data: bytes) -> None:
        """The disk is full when it comes to the routine, and a picture has become a folder."""
        if path == plan.file:
            picture.unlink()
            picture.mkdir()
            raise DiskError("the disk is full")
        write_new(path, data)

    with pytest.raises(ParcelError) as error:
        carry_out(plan, write)
    assert error.value.sentences[0].endswith(f"{plan.file}: the disk is full")
    assert error.value.sentences[1].startswith(f"{picture} stays, though nothing needs it: ")
    assert taker.tree == {}


def test_own_techniques_that_cannot_be_put_back_are_named(giver: Home, taker: Home) -> None:
    taker.fill(techniques=OTHER_WORDS)
    plan = taker.plan(parcel_of(giver.pack().data, "a.massage"))

    def write(path: Path, data: bytes) -> None:
        if path == plan.file:
            plan.techniques_file.unlink()
            plan.techniques_file.mkdir()
            raise DiskError("the disk is full")
        write_new(path, data)

    with pytest.raises(ParcelError) as error:
        carry_out(plan, write)
    assert error.value.sentences[1].startswith(f"{plan.techniques_file} stays, though ")


def test_one_sentence_is_short_as_it_is() -> None:
    assert ParcelError("a.massage: it is empty").in_short == "a.massage: it is empty"
