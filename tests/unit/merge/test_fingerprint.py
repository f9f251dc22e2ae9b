from __future__ import annotations

from sayso.merge.fingerprint import SHINGLE, WINDOW, fingerprint, shingle_hashes
from tests.runs import shared_runs

WORDS = [f"word{chr(97 + at // 26)}{chr(97 + at % 26)}" for at in range(200)]
PASSAGE = " ".join(WORDS[:40])


def test_a_long_passage_in_other_surroundings_shares_a_kept_hash() -> None:
    passage = " ".join(WORDS[: SHINGLE + WINDOW - 1])
    left = f"{' '.join(WORDS[100:130])} {passage} {' '.join(WORDS[130:140])}"
    right = f"{' '.join(WORDS[150:155])} {passage} {' '.join(WORDS[160:199])}"
    assert set(fingerprint(left)) & set(fingerprint(right))


def test_a_quotation_leaves_no_hash() -> None:
    assert fingerprint(f'"{PASSAGE}"') == ()


def test_texts_of_fewer_words_than_a_shingle_have_no_fingerprint() -> None:
    assert fingerprint("one two three") == ()


def test_hashes_are_the_same_on_every_machine() -> None:
    assert list(shingle_hashes(("a", "b", "c"), 2)) == [1346214793124348240, 1459374188942154932]


def test_rolling_hashes_depend_on_their_own_words_only() -> None:
    assert shingle_hashes(WORDS[3:11])[0] == shingle_hashes(WORDS)[3]


def test_a_run_is_found_with_its_places_in_both() -> None:
    left, right = f"Before this. {PASSAGE}!", f"{PASSAGE.upper()} and more"
    (run,) = shared_runs(left, right)
    assert run.words == 40
    assert run.left.cut(left) == PASSAGE
    assert run.right.cut(right) == PASSAGE.upper()


def test_seven_equal_words_are_no_run() -> None:
    assert shared_runs(" ".join(WORDS[:7]) + " x", " ".join(WORDS[:7]) + " y") == ()


def test_a_text_that_repeats_one_line_is_still_compared() -> None:
    line = " ".join(WORDS[:10])
    runs = shared_runs(line, " . ".join([line] * 500))
    assert [run.words for run in runs] == [10]
