"""What the fields of a step ask for: whole strokes, and nothing that the catalogue says anyway."""

from dataclasses import replace

import pytest
from drafting import draft_of, step_words, written_of
from hypothesis import given
from hypothesis import strategies as st

from massage_timer import resources
from massage_timer.core.draft import StepDraft
from massage_timer.core.laws import FEWEST_CYCLES, PACE_SECONDS, cap
from massage_timer.core.routine import LEG_SECONDS, Part, Technique
from massage_timer.core.written import InsertStep, SetText, SetTexts, Words, edited
from massage_timer.store.catalogue import load_catalogue
from massage_timer.ui.editor.candidates import all_of, candidates, place_for_new
from massage_timer.ui.editor.rows import HEAD
from massage_timer.ui.editor.step_edits import (
    LEAST_STROKES,
    USUAL_STROKES,
    cued,
    instructed,
    lengthened,
    levels,
    measured,
    paced,
    parted,
    pressed,
    words_for,
)

CATALOGUE = dict(load_catalogue(resources.assets() / "techniques.yaml"))
EACH = st.sampled_from(sorted(CATALOGUE))


def drafted(words: Words) -> StepDraft:
    """A step on its own."""
    return draft_of(written_of("One", words), CATALOGUE).steps[0]


def after(words: Words, edit: SetText | SetTexts | None) -> StepDraft:
    assert edit is not None
    return drafted(edited(written_of("One", words), edit).steps[0])


@given(EACH, st.integers(1, LEG_SECONDS), st.sampled_from([1, -1]))
def test_a_stroke_more_or_less_makes_whole_strokes(id_: str, seconds: int, by: int) -> None:
    words = step_words(id_, seconds)
    pace = CATALOGUE[id_].pace
    edit = lengthened(drafted(words), 0, by)
    if edit is None:
        return
    found = int(edit.text)
    assert found % pace == 0 or found == LEG_SECONDS
    assert FEWEST_CYCLES * pace <= found <= LEG_SECONDS
    if seconds > FEWEST_CYCLES * pace:
        assert (found - seconds) * by > 0
        assert abs(found - seconds) <= pace


def test_the_shortest_step_gets_no_shorter() -> None:
    assert lengthened(drafted(step_words("calf-glide", 12)), 0, -1) is None
    assert lengthened(drafted(step_words("calf-glide", LEG_SECONDS)), 0, 1) is None


@pytest.mark.parametrize(
    ("words", "by", "text"),
    [
        ({"technique": "calf-glide", "share": "2"}, 1, "3"),
        ({"technique": "calf-glide", "share": "2"}, -1, "1"),
        ({"technique": "calf-glide", "share": "many"}, 1, "2"),
        ({"technique": "calf-glide", "seconds": "abc"}, 1, "36"),
        ({"technique": "calf-gilde", "seconds": "abc"}, 1, "30"),
    ],
)
def test_what_is_no_length_becomes_one(words: Words, by: int, text: str) -> None:
    edit = lengthened(drafted(words), 0, by)
    assert edit is not None
    assert edit.text == text


def test_the_smallest_share_is_one_and_the_largest_a_hundred() -> None:
    assert lengthened(drafted({"technique": "calf-glide", "share": "1"}), 0, -1) is None
    assert lengthened(drafted({"technique": "calf-glide", "share": "100"}), 0, 1) is None


def test_a_length_is_kept_when_it_is_measured_in_seconds_again() -> None:
    words: Words = {"technique": "calf-glide", "share": "1"}
    assert measured(drafted(words), 0, by_share=True) is None
    assert after(words, measured(drafted(words), 0, by_share=False)).words["seconds"] == "300"


@given(EACH, st.integers(PACE_SECONDS[0], PACE_SECONDS[-1]), st.sampled_from([1, -1]))
def test_a_pace_stays_within_its_bounds_and_is_written_where_it_differs(
    id_: str, pace: int, by: int
) -> None:
    words = step_words(id_, 60, pace=str(pace))
    edit = paced(drafted(words), 0, by)
    if edit is None:
        assert pace == (PACE_SECONDS[-1] if by > 0 else PACE_SECONDS[0])
        return
    step = after(words, edit)
    assert step.step is not None
    assert step.step.pace == pace + by
    assert ("pace" in step.words) == (pace + by != CATALOGUE[id_].pace)


@given(EACH, st.data())
def test_every_pressure_that_can_be_chosen_is_allowed(id_: str, data: st.DataObject) -> None:
    words = step_words(id_, 60)
    for _ in range(3):
        step = drafted(words)
        level = data.draw(st.sampled_from(list(levels(step.technique))))
        edit = pressed(step, 0, level, later=data.draw(st.booleans()))
        words = after(words, edit).words
        step = drafted(words)
        assert step.step is not None
        assert step.step.pressure.highest <= cap(CATALOGUE[id_])
        assert ("pressure" in words) == (step.step.pressure != CATALOGUE[id_].pressure)
        assert level in (step.step.pressure.start, step.step.pressure.end)


def test_a_second_half_with_a_pressure_of_its_own_keeps_it() -> None:
    rising = step_words("calf-knead", 60, pressure="1 to 3")
    assert after(rising, pressed(drafted(rising), 0, 2, later=False)).words["pressure"] == "2 to 3"
    hard = step_words("calf-glide", 60, pressure="1 to 5")
    assert after(hard, pressed(drafted(hard), 0, 2, later=False)).words["pressure"] == "2 to 3"
    level = step_words("calf-knead", 60, pressure="1")
    assert after(level, pressed(drafted(level), 0, 2, later=False)).words["pressure"] == "2"


def test_of_a_step_without_a_technique_neither_pace_nor_pressure_is_known() -> None:
    step = drafted(step_words("calf-gilde", 60))
    assert paced(step, 0, 1) is None
    assert pressed(step, 0, 2, later=False) is None
    assert parted(step, 0, Part.MAIN).text == "main"


@given(EACH)
def test_what_the_catalogue_says_anyway_is_not_written(id_: str) -> None:
    technique = CATALOGUE[id_]
    step = drafted(step_words(id_, 60, cue="Mine", part="main"))
    assert cued(step, 0, f" {technique.cue}  ").text == ""
    assert parted(step, 0, technique.part).text == ""
    assert instructed(step, 0, [*technique.instructions, ""]).texts == ()
    assert instructed(step, 0, ["One. ", "", "Two."]).texts == ("One.", "Two.")


@given(EACH, st.integers(-60, LEG_SECONDS))
def test_a_new_step_has_whole_strokes_and_time_for_its_words(id_: str, free: int) -> None:
    words = words_for(CATALOGUE[id_], free)
    seconds, pace = int(words["seconds"]), CATALOGUE[id_].pace
    assert seconds % pace == 0
    assert seconds <= max(free, USUAL_STROKES * pace)
    assert seconds <= free or free < LEAST_STROKES * pace
    assert [remark.message for remark in drafted(words).remarks if remark.warning] == []


# What can stand where


def problems_of(written_steps: tuple[Words, ...]) -> int:
    draft = draft_of(written_of("One", *written_steps), CATALOGUE)
    told = [remark for step in draft.steps for remark in step.remarks if not remark.warning]
    return len([remark for remark in told if "goes back down" in remark.message])


STEPS = (
    step_words("warmup-twists", 24),
    step_words("sole-sweeps", 24),
    step_words("calf-glide", 36),
    step_words("thigh-glide", 36),
    step_words("finishing-strokes", 24),
)


@given(st.integers(1, 4), EACH)
def test_what_is_offered_first_breaks_nothing(place: int, id_: str) -> None:
    written = written_of("One", *STEPS)
    offer = candidates(CATALOGUE, draft_of(written, CATALOGUE), place, instead=False)
    with_it = edited(written, InsertStep(place, words_for(CATALOGUE[id_], 60))).steps
    if id_ not in offer.reasons:
        assert problems_of(with_it) == 0


def test_where_no_step_is_chosen_a_new_one_goes_before_the_finish() -> None:
    draft = draft_of(written_of("One", *STEPS), CATALOGUE)
    assert place_for_new(draft, HEAD) == 4
    assert place_for_new(draft, 1) == 2
    assert place_for_new(draft_of(written_of("One", *STEPS[:4]), CATALOGUE), HEAD) == 4
    assert place_for_new(draft_of(written_of("One"), CATALOGUE), HEAD) == 0


@given(st.integers(0, 5))
def test_every_technique_is_offered_once_and_those_that_fit_first(place: int) -> None:
    offer = candidates(
        CATALOGUE, draft_of(written_of("One", *STEPS), CATALOGUE), place, instead=False
    )
    ids = [entry.id for entry in offer.entries]
    assert sorted(ids) == sorted(CATALOGUE)
    fits = [id_ not in offer.reasons for id_ in ids]
    assert fits == sorted(fits, reverse=True)
    assert offer.best in ids
    assert offer.best not in offer.reasons or not any(fits)


def test_the_technique_that_stands_there_is_offered_for_itself() -> None:
    draft = draft_of(written_of("One", *STEPS), CATALOGUE)
    offer = candidates(CATALOGUE, draft, 2, instead=True)
    assert offer.best == "calf-glide"
    assert "calf-glide" not in offer.reasons
    assert "knee-rounds" not in offer.reasons, "what goes does not stand behind it"
    assert "finishing-strokes" in offer.reasons


def test_what_is_wrong_anyway_is_no_reason_against_a_technique() -> None:
    without_finish = draft_of(written_of("One", *STEPS[:-1]), CATALOGUE)
    assert "sole-sweeps" not in candidates(CATALOGUE, without_finish, 1, instead=False).reasons


def test_a_new_step_stays_where_the_hands_are_with_another_technique() -> None:
    draft = draft_of(written_of("One", *STEPS), CATALOGUE)
    for place in range(1, 4):
        before, best = (
            STEPS[place - 1]["technique"],
            candidates(CATALOGUE, draft, place, instead=False).best,
        )
        assert best != before
        assert CATALOGUE[best].zone is CATALOGUE[str(before)].zone


def test_a_part_of_its_own_counts_for_what_stands_there_instead() -> None:
    steps = (replace_words(STEPS[0], technique="sole-sweeps", part="warm-up"), *STEPS[1:])
    offer = candidates(CATALOGUE, draft_of(written_of("One", *steps), CATALOGUE), 0, instead=True)
    assert "toe-bends" not in offer.reasons


def replace_words(words: Words, **more: str) -> Words:
    return {**words, **more}


def test_an_unknown_technique_says_nothing_about_its_neighbours() -> None:
    steps = (*STEPS[:2], step_words("calf-gilde", 36), *STEPS[3:])
    offer = candidates(CATALOGUE, draft_of(written_of("One", *steps), CATALOGUE), 2, instead=True)
    assert "calf-glide" not in offer.reasons
    assert "hip-sweep" in offer.reasons


def test_for_a_card_no_order_is_kept() -> None:
    offer = all_of(CATALOGUE, "calf-knead")
    assert offer.best == "calf-knead"
    assert not offer.reasons
    assert all_of(CATALOGUE, "unknown").best in CATALOGUE


def test_pressures_are_those_of_zone_and_technique() -> None:
    knee = next(each for each in CATALOGUE.values() if each.zones[0].name == "KNEE")
    assert list(levels(knee)) == [1]
    assert list(levels(None)) == [1, 2, 3]
    soft: Technique = replace(CATALOGUE["calf-glide"], cap=2)
    assert list(levels(soft)) == [1, 2]
