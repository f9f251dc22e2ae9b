"""What the words of a source, a cue and a content tell: unnamed people, hedges, denials, form."""

from __future__ import annotations

import re

from sayso.extract.cues import CLAIM_NOUNS, DENYING, DISMISSING, HEDGES
from sayso.extract.words import NUMBERS, OWNING, PRONOUNS, RELATIVE, SPEAKERS
from sayso.records import Spans, StatementForm, words_of
from sayso.text.layout import Layout
from sayso.text.vocabulary import word_set

UNNAMED = SPEAKERS | word_set(
    """anonymous staff nurse doctor teacher soldier student voter protester demonstrator customer
    passenger survivor patient driver farmer miner player musician colleague supporter backer
    neighbour clerk guard volunteer trader shareholder nurses doctors teachers soldiers
    students voters protesters demonstrators activists customers passengers survivors patients
    drivers farmers miners players musicians colleagues supporters backers parents neighbours
    ministers deputies clerks guards volunteers developers contractors traders shareholders
    detectives bystanders commuters folks"""
)
"""Words for people that name nobody."""
_OFFICES = word_set(
    """ambassador archbishop boss ceo chair chairman chairwoman chancellor chief emperor founder
    co-founder cofounder governor head king leader mayor minister pope premier president queen
    secretary speaker"""
)
"""Who holds one of these, with `the` or whose it is, is known without a name."""
_APPOSITION = re.compile(r",(?!\d)")
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’-])*+|\d[\d,]*+")
_CONTENT_WORD = re.compile(r"\w+(?:[’'.,\-]\w+)*")
_COLLECTIVE = {"dozen": 12, "half-dozen": 6, "couple": 2, "pair": 2}
_NEVER = re.compile(
    r"\b(?:never happened|did not happen|didn['’]t happen|"
    r"(?:is|was|are|were|that['’]s|it['’]s) "
    r"(?:simply |just |completely |totally |absolutely |categorically |flatly )?"
    r"(?:false|untrue|a lie|not true|fake news|nonsense)|"
    r"(?:isn|wasn|aren|weren)['’]t true|no truth (?:to|in)|made[- ]up|fabricated)\b",
    re.IGNORECASE,
)
_UNTRUE = re.compile(r"\b(?:false|untrue|lies?|nonsense|baseless|unfounded|fabricat\w{2,4})\W*$")
"""How what is called so ends: `called the story untrue`."""


def counts_as_unnamed(text: str) -> bool:
    """The words describe people without naming them ("several sources", "a senior official")."""
    # "Marla Finch, director of ..." is named, whatever follows; so is "her lawyer, Ravi Menon".
    first, *rest = _APPOSITION.split(text.strip(" ,"), maxsplit=1)
    if rest and rest[0].strip()[:1].isupper():
        return False
    words = [word.lower() for word in _WORD.findall(first)]
    if not words or (words[0] in PRONOUNS | RELATIVE and len(words) == 1):
        return False
    head: list[str] = []
    for word in words:
        if (
            word
            in (
                "of",
                "with",
                "for",
                "in",
                "who",
                "at",
                "from",
                "to",
                "close",
                "familiar",
                "on",
                "briefed",
                "interviewed",
                "speaking",
                "asked",
            )
            and head
        ):
            break
        head.append(word)
    if head and head[-1] in UNNAMED:
        office = head[-1] in _OFFICES or head[-2:] == ["chief", "executive"]
        return not (office and _definite(head))
    if words in (["another"], ["others"]) or words[:2] == ["those", "close"]:
        return True
    if head[-1:] and head[-1] in _COLLECTIVE and len(words) > len(head) + 1:
        return words[-1] in UNNAMED
    return words[0] in NUMBERS and len(words) > 2 and words[1] == "of" and words[-1] in UNNAMED


def _definite(head: list[str]) -> bool:
    """`the leader`, `Canada's transport minister`, `its chief`."""
    owned = any(word.endswith(("'s", "’s", "s'", "s’")) for word in head[:-1])
    return head[0] in OWNING | {"the"} or owned


def number_of(text: str) -> int | None:
    """How many people the words count ("three officials": 3); None if they do not say."""
    words = [word.lower() for word in _WORD.findall(text)]
    if words[:3] == ["half", "a", "dozen"]:
        return 6
    if words[:1] in (["a"], ["an"]) and words[1:2] and words[1] in _COLLECTIVE:
        return _COLLECTIVE[words[1]]
    for word in words[:3]:
        if word in NUMBERS:
            return NUMBERS[word]
        tens, _, ones = word.partition("-")
        if NUMBERS.get(tens, 0) >= 20 and ones in NUMBERS:
            return NUMBERS[tens] + NUMBERS[ones]
        if word.replace(",", "").isdigit():
            return int(word.replace(",", ""))
    return None


def is_hedged(layout: Layout, source: Spans, cue: Spans) -> bool:
    """The cue says that it is told without surety: `reportedly`, `is said to`, `allegedly`."""
    words = words_of(layout.text, cue).lower().split()
    if any(word in HEDGES or word in ("rumored", "rumoured") for word in words):
        return True
    if any(word in ("is", "are", "was", "were") for word in words) and not source:
        return any(
            word
            in ("said", "believed", "thought", "alleged", "reported", "understood", "suspected")
            for word in words
        )
    return bool(cue) and _hedge_beside(layout, source, cue)


def _hedge_beside(layout: Layout, source: Spans, cue: Spans) -> bool:
    """A hedge between the source and the cue, or just after the cue."""
    where = layout.token_range(cue[0])
    near = {where.start - 1, where.stop}
    if source and source[-1].end <= cue[0].start and cue[0].start - source[-1].end < 60:
        near |= set(range(layout.token_range(source[-1]).stop, where.start))
    return any(layout.tokens[at].lower in HEDGES for at in near if 0 <= at < len(layout.tokens))


def is_denial(layout: Layout, cue: Spans, content: Spans) -> bool:
    """The speaker says that it is not so: `denied`, `rejected the claim`, `never happened`."""
    words = words_of(layout.text, cue).lower().replace("’", "'").split()
    inside = words_of(layout.text, content).lower()
    if any(word.strip(".,:") in DENYING for word in words):
        return not any(word in ("not", "never", "didn't") for word in words)
    if any(word in DISMISSING for word in words):
        around = set(words) | set(inside.split()[:6])
        return bool(around & (CLAIM_NOUNS | {"idea", "charges", "notion", "criticism"}))
    if any(word in ("call", "calls", "called", "calling") for word in words):
        return _UNTRUE.search(inside) is not None
    return _NEVER.search(inside[:400]) is not None


def form_of(text: str, quoted: Spans, content: Spans, *, direct: bool) -> StatementForm:
    """Direct from nine tenths of its words in quotation marks on, indirect without any.

    Source: the rule by which PolNeAR's items are sorted for scoring.
    """
    if direct:
        return "direct"
    total = inside = 0
    for piece in content:
        near = [span for span in quoted if span.overlaps(piece)]
        for word in _CONTENT_WORD.finditer(text, piece.start, piece.end):
            total += 1
            inside += any(span.start <= word.start() < span.end for span in near)
    if total == 0 or inside == 0:
        return "indirect"
    return "direct" if inside >= 0.9 * total else "mixed"
