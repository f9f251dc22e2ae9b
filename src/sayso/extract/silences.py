"""What the network took for somebody's words, and nobody said anything."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from sayso.extract.cues import CLAIM_NOUNS, NAMING, UNSAID, forms_of
from sayso.extract.edges import OPENING, is_stray
from sayso.extract.found import FoundStatement
from sayso.extract.words import ADVERBS, AUXILIARIES, BEING, DETERMINERS, NEGATIONS, PRONOUNS
from sayso.text.layout import Layout
from sayso.text.vocabulary import word_list, word_set

# How sure the network must be of words that have no source: below it 7 of 46 such statements of
# PolNeAR's development articles are right. Asking as much of cues without a word of saying or
# thinking took as many right ones as wrong ones away.
SOURCELESS_FROM = 0.45
_HEARING = frozenset().union(
    *map(
        forms_of,
        word_list(
            """ask inform urge remind warn advise assure question press accuse criticize blame
            praise condemn mock ridicule"""
        ),
    )
) | {"told"}
"""Verbs whose subject, where it was done to him, does not speak: `she was told that`."""
_FOUND = frozenset(["found", "denied", "clarified"])
_POINTING = PRONOUNS | DETERMINERS
_SEEMING = forms_of("seem") | forms_of("appear")
"""Behind a subject and with no source they say nothing of it: `The raid appears`."""
_DEEDS = frozenset().union(
    *map(forms_of, word_list("suspend reinstate donate arrest jail detain sue fine raid bomb kill"))
)
"""Five cues in the 924 articles of PolNeAR."""
_WHOLE = word_set("so one this both all neither none")
_NOBODY = frozenset(["neither", "nobody", "none"])


def says_nothing(layout: Layout, one: FoundStatement) -> bool:
    """`did not say`, `neither company announced a price`, `named "Aurora"`; no source and a cue
    that only points (`it`)."""
    cue = [token.lower for span in one.cue for token in layout.tokens_in(span)]
    source = [token.lower for span in one.source for token in layout.tokens_in(span)]
    if not source:
        before = bool(cue) and one.content[-1].end <= one.cue[0].start
        if (cue and all(word in _POINTING for word in cue)) or (before and cue[0] in _SEEMING):
            return True
        named = bool(cue) and cue[-1] in NAMING and len(one.content) == 1
        return named and layout.text[one.content[0].start] in OPENING
    if _is_deed(cue) or _is_noun(layout, one) or _is_heading(layout, one):
        return True
    if source[-1] == "editor" and cue[-1:] == ["note"]:
        return True
    nobody = source[0] in _NOBODY or source[:2] == ["no", "one"]
    return (nobody and bool(UNSAID & set(cue))) or _denied_saying(layout, one)


def is_doubtful(one: FoundStatement) -> bool:
    """Nothing names who speaks, and the network is unsure that anybody does."""
    return not one.source and one.probability < SOURCELESS_FROM


def heard_only(layout: Layout, one: FoundStatement) -> FoundStatement | None:
    """Without the source where those words were said to it: `she was asked what she thinks`.

    None where it is not about words at all: `she was found in her car`. In 204 articles of PolNeAR
    the subject of no such passive is the source.
    """
    if not one.source or not one.cue or one.source[-1].end > one.cue[0].start:
        return one
    verbs = [token.lower for span in one.cue for token in layout.tokens_in(span)]
    led = layout.token_range(one.cue[0]).start - 1
    if led >= 0 and layout.tokens[led].start >= one.source[-1].end:
        verbs.insert(0, layout.tokens[led].lower)
    heads = [at for at, word in enumerate(verbs) if word in _HEARING | _FOUND]
    if not heads or not _is_passive(verbs[: heads[0]]):
        return one
    return None if verbs[heads[0]] in _FOUND else msgspec.structs.replace(one, source=())


def _is_passive(led: Sequence[str]) -> bool:
    """`has been`, `was also`: a form of *be* before the verb, with nothing but small words."""
    small = AUXILIARIES | ADVERBS | BEING
    return any(word in BEING for word in led) and all(word in small for word in led)


def breaks_off(layout: Layout, one: FoundStatement) -> bool:
    """`embraced the`, `seems to`: of what is said there is one small word that leads on.

    Of 19 such statements on 84 development and 140 training articles of PolNeAR three are right,
    all of them `so`, `one` or `this`.
    """
    return all(
        is_stray(layout, piece) and piece.cut(layout.text).lower() not in _WHOLE
        for piece in one.content
    )


def _is_deed(cue: Sequence[str]) -> bool:
    """`suspended the account`: an act, and no words."""
    verbs = [word for word in cue if word not in AUXILIARIES | ADVERBS]
    return len(verbs) == 1 and verbs[0] in _DEEDS


def _is_noun(layout: Layout, one: FoundStatement) -> bool:
    """`these claims by Hale could cost him votes`: what the claims could do, not what they say."""
    if len(one.cue) != 1 or one.cue[0].end > one.content[0].start:
        return False
    where = layout.token_range(one.cue[0])
    noun = len(where) == 1 and layout.tokens[where.start].lower in CLAIM_NOUNS
    led = where.start > 0 and layout.tokens[where.start - 1].lower in DETERMINERS
    first = layout.tokens_in(one.content[0])[0].lower
    return noun and led and first in AUXILIARIES


def _is_heading(layout: Layout, one: FoundStatement) -> bool:
    """`THE CLAIM` over a paragraph: the words of source and cue are a line of their own."""
    if not one.cue:
        return False
    line = layout.paragraph_at(one.cue[0].start)
    parts = (*one.source, *one.cue)
    words = [token for token in layout.tokens_in(line) if token.text[0].isalnum()]
    told = any(piece.overlaps(line) for piece in one.content)
    covered = all(any(part.contains(token.span()) for part in parts) for token in words)
    return covered and not told and all(token.text.isupper() for token in words)


def _denied_saying(layout: Layout, one: FoundStatement) -> bool:
    """`did not say`, `has not yet commented`: no statement of the one who did not speak."""
    words = [token.lower for span in one.cue for token in layout.tokens_in(span)]
    saying = next((at for at, word in enumerate(words) if word in UNSAID), None)
    if saying is None:
        return False
    before = saying - 1
    while before >= 0 and words[before] in ADVERBS - NEGATIONS:
        before -= 1
    return before >= 0 and (words[before] in NEGATIONS or words[before].endswith("n't"))
