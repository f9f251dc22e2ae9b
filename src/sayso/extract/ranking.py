"""Whom `he` or `she` stands for, by weights for what the text shows of each candidate.

The network's link is one of many signs: how near the last mention is and whether it was a subject,
how much the article is about somebody, who speaks, whom the pronoun before meant. The weights
(`pronouns.tsv`: a sign and its weight, parted by a tab) are fitted by `training/pronouns.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp
from typing import NamedTuple

from sayso.extract.cues import SAYING
from sayso.extract.found import FoundMention
from sayso.extract.identities import Identity
from sayso.extract.pronouns import NOBODY, done_to, fits, own_quote, told_of
from sayso.extract.speakers import Speakers
from sayso.extract.words import ADVERBS, AUXILIARIES, HE, PREPOSITIONS, SHE
from sayso.records import Span
from sayso.text.layout import Layout

LOOK_BACK = 150
"""Mentions before the pronoun among which candidates are looked for."""
LONGEST_REACH = 25
"""Sentences back in which a candidate has been mentioned last."""
MOST_SURE = 0.95
"""No choice is surer, as of a link."""
_STEPS = (0.05, 0.15, 0.3, 0.5, 0.7, 0.9, 0.97)
_NEXT = AUXILIARIES | ADVERBS | SAYING | {"who"}


class Around(NamedTuple):
    """What the choice looks at."""

    layout: Layout
    mentions: Sequence[FoundMention]
    home: Mapping[int, int]
    identities: Sequence[Identity]
    place: int
    """The pronoun, an index into `mentions`."""
    links: Mapping[int, float]
    """The network's surest link to each identity."""
    quote: Span | None
    """The quote that the pronoun stands in."""
    told: frozenset[int | None]
    """Who is named in what `he said` comes after."""
    speaker: int | None
    """The identity whose words that are; -1 if it is not known, None of nobody's words."""


def by_signs(
    layout: Layout,
    place: int,
    mentions: Sequence[FoundMention],
    links: Sequence[tuple[int, float]],
    home: dict[int, int],
    identities: Sequence[Identity],
    speakers: Speakers,
) -> tuple[int, float] | None:
    """The likeliest person for `he` and `she`, of those who fit in gender and person.

    None if no link leads to any of them: so few of the fitted choices were like that that the
    nearest subject tells more.
    """
    mention = mentions[place]
    low = mention.span.cut(layout.text).lower()
    if low not in HE | SHE:
        return None
    linked: dict[int, float] = {}
    for other, probability in links:
        if other in home and mentions[other].span.cut(layout.text).lower() not in NOBODY:
            linked[home[other]] = max(linked.get(home[other], 0.0), probability)
    quotes = [one.inner for one in layout.quotes if not one.single]
    inside = [inner for inner in quotes if inner.contains(mention.span)]
    around = Around(
        layout=layout,
        mentions=mentions,
        home=home,
        identities=identities,
        place=place,
        links=linked,
        quote=min(inside, key=lambda one: one.end - one.start, default=None),
        told=frozenset(home.get(at) for at in told_of(layout, place, mentions, speakers)),
        speaker=_speaker(speakers, mention, home),
    )
    others = {home.get(other) for other in done_to(layout, place, mentions)}
    candidates = [
        at
        for at in _near(around)
        if (identities[at].keys or linked.get(at))
        and at not in others
        and fits(low, mention, identities[at])
        and not own_quote(low, mention, at, home, speakers)
    ]
    known = any(linked.get(at) for at in candidates)
    return choose(around, candidates) if known else None


def _speaker(speakers: Speakers, mention: FoundMention, home: Mapping[int, int]) -> int | None:
    statement = speakers.quoted_at(mention.span)
    if statement is None:
        return None
    source = speakers.places_of(statement)[:1]
    return home.get(source[0], -1) if source else -1


def _near(around: Around) -> list[int]:
    """The identities that are linked, or have been mentioned not long before."""
    layout, mentions = around.layout, around.mentions
    here = layout.sentence_index(mentions[around.place].span.start)
    found = dict.fromkeys(around.links)
    for other in range(around.place - 1, max(-1, around.place - 1 - LOOK_BACK), -1):
        if here - layout.sentence_index(mentions[other].span.start) > LONGEST_REACH:
            break
        if other in around.home:
            found.setdefault(around.home[other])
    return list(found)


def choose(around: Around, candidates: Sequence[int]) -> tuple[int, float]:
    """The candidate of the highest sum of weights, and its share of all by softmax."""
    table = weights()
    sums = [sum(table.get(sign, 0.0) for sign in own) for own in signs(around, candidates)]
    best = max(range(len(sums)), key=lambda at: (sums[at], -candidates[at]))
    share = 1 / sum(exp(one - sums[best]) for one in sums)
    return candidates[best], min(share, MOST_SURE)


@cache
def weights() -> Mapping[str, float]:
    """The fitted weight of each sign."""
    text = (files("sayso.extract") / "pronouns.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line)
    return {name: float(weight) for name, weight in rows}


# -------------------------------------------------------------------------- signs


def signs(around: Around, candidates: Sequence[int]) -> Iterator[tuple[str, ...]]:
    """What speaks for or against each candidate, by name, in their order."""
    before, last = _mentioned(around, candidates)
    order = sorted((at for at in candidates if before[at]), key=lambda at: -before[at][0])
    rank = {at: min(number, 4) for number, at in enumerate(order)}
    most = max(map(len, before.values()))
    best = max(around.links.get(at, 0.0) for at in candidates)
    kind = _kind(around)
    for at in candidates:
        link = around.links.get(at, 0.0)
        yield (
            f"rank {rank.get(at, 4)}",
            f"only {len(order) == 1}",
            f"most {len(before[at]) == most}",
            f"times {min(len(before[at]), 6)}",
            f"link {sum(link >= step for step in _STEPS) if link else -1}",
            f"best link {link == best and link > 0}",
            f"before {last == at}",
            *_of_itself(around, at),
            *(_of_mentions(around, before[at], kind) if before[at] else ("far",)),
        )


def _mentioned(
    around: Around, candidates: Sequence[int]
) -> tuple[dict[int, list[int]], int | None]:
    """The mentions of each before the pronoun, last first, and whom the last `he` or `she` was."""
    before: dict[int, list[int]] = {at: [] for at in candidates}
    last: int | None = None
    for other in range(around.place - 1, max(-1, around.place - 1 - LOOK_BACK), -1):
        at = around.home.get(other)
        words = around.mentions[other].span.cut(around.layout.text).lower()
        if last is None and words in HE | SHE:
            last = at
        if at is not None and at in before:
            before[at].append(other)
    return before, last


def _kind(around: Around) -> str:
    """Of what kind the pronoun is: at the start of its sentence, subject, owner, object, self."""
    span = around.mentions[around.place].span
    low = span.cut(around.layout.text).lower()
    if low in ("he", "she"):
        start = around.layout.sentence_at(span.start).start
        return "first" if span.start - start < len("“‘ ") else "subject"
    return {"his": "own", "him": "object", "her": "her"}.get(low, "self")


def _of_itself(around: Around, at: int) -> Iterator[str]:
    one = around.identities[at]
    yield f"named {bool(one.keys)} {one.type == 'person'}"
    yield f"gender {one.gender is not None}"
    yield f"told {at in around.told}"
    yield f"speaker {around.speaker == at}" if around.speaker is not None else "unquoted"


def _of_mentions(around: Around, before: Sequence[int], kind: str) -> Iterator[str]:
    layout, mentions = around.layout, around.mentions
    span, last = mentions[around.place].span, mentions[before[0]]
    here = layout.sentence_index(span.start)
    back = [here - layout.sentence_index(mentions[other].span.start) for other in before]
    near, start = back[0], layout.sentence_at(last.span.start).start
    held = any(
        far == 1 and _is_subject(layout, mentions[other])
        for far, other in zip(back, before, strict=True)
    )
    same = layout.paragraph_index(last.span.start) == layout.paragraph_index(span.start)
    inside = around.quote is not None and around.quote.contains(last.span)
    owns = layout.text.startswith(("'s", "’s"), last.span.end)
    yield f"back {min(near, 6)}"
    yield f"{kind} back {min(near, 3)}"
    yield f"form {last.form}"
    yield f"{kind} subject {_is_subject(layout, last)} {min(near, 2)}"
    yield f"{kind} held {held}"
    yield f"{kind} begins {last.span.start - start < 8} {min(near, 2)}"
    yield f"owns {owns} {min(near, 1)}"
    yield f"paragraph {same}"
    yield f"recent {min(sum(far <= 3 for far in back), 4)}"
    yield f"said {_said_by(layout, span, last)}"
    yield f"{_says(layout, span)} says {_says(layout, last.span)} {min(near, 2)}"
    yield f"quote {around.quote is not None} {inside}"


def _said_by(layout: Layout, span: Span, mention: FoundMention) -> bool:
    """The mention says what begins with the pronoun: `Marsh said she`, `Lund, who said that he`."""
    at = layout.token_range(span).start - 1
    at -= layout.tokens[at].lower == "that"
    if at < 1 or layout.tokens[at].lower not in SAYING:
        return False
    between = layout.tokens[layout.token_range(mention.span).stop : at]
    return len(between) <= 3 and all(one.lower in _NEXT or one.text == "," for one in between)


def _says(layout: Layout, span: Span) -> bool:
    """A verb of saying stands right before or behind it."""
    where = layout.token_range(span)
    near = (*layout.tokens[max(0, where.start - 1) : where.start],
            *layout.tokens[where.stop : where.stop + 1])  # fmt: skip
    return any(one.lower in SAYING for one in near)


def _is_subject(layout: Layout, mention: FoundMention) -> bool:
    """It seems to be one: what looks like a verb follows, and no preposition stands before it."""
    where = layout.token_range(mention.span)
    before = layout.tokens[where.start - 1].lower if where.start else "."
    after = layout.tokens[where.stop] if where.stop < len(layout.tokens) else None
    if before in PREPOSITIONS or after is None or after.text == "'s":
        return False
    return after.text[0].islower() and (after.lower in _NEXT or after.lower.endswith(("ed", "s")))
