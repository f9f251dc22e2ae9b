"""Read a text without a network, or with what a test says that the network saw."""

from __future__ import annotations

from sayso.extract import extract
from sayso.extract.mentions import find_mentions
from sayso.records import (
    Article,
    EntityType,
    EventMention,
    Extraction,
    Participant,
    PredictedEvent,
    PredictedLink,
    PredictedMention,
    PredictedStatement,
    Prediction,
    Span,
    Statement,
)
from sayso.text.layout import lay_out


def at(text: str, words: str, nth: int = 0) -> Span:
    """Where `words` stand in `text` for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start=start, end=start + len(words))


def read(
    text: str, prediction: Prediction | None = None, published: str | None = None
) -> Extraction:
    article = Article(id="art_1", text=text, published=published)
    return extract(article, prediction or Prediction(model="none"), reader="test")


def saw(
    text: str,
    *,
    statements: tuple[tuple[str, str, str], ...] = (),
    events: tuple[PredictedEvent, ...] = (),
    mentions: tuple[PredictedMention, ...] = (),
) -> Prediction:
    """A prediction with statements given as (source, cue, content)."""
    return Prediction(
        model="test",
        statements=tuple(
            PredictedStatement(
                source=(at(text, source),) if source else (),
                cue=(at(text, cue),) if cue else (),
                content=(at(text, content),),
                probability=0.9,
            )
            for source, cue, content in statements
        ),
        events=events,
        mentions=mentions,
    )


def event(text: str, kind: str, trigger: str, who: str = "", whom: str = "") -> PredictedEvent:
    return PredictedEvent(
        trigger=at(text, trigger),
        type=kind,
        initiators=(at(text, who),) if who else (),
        recipients=(at(text, whom),) if whom else (),
        probability=0.9,
    )


def names(found: Extraction, chains: tuple[str, ...]) -> list[str]:
    by_id = {chain.id: chain.name for chain in found.chains}
    return [by_id[chain] for chain in chains]


def who(found: Extraction, side: tuple[Participant, ...]) -> list[str]:
    return [name for one in side for name in names(found, one.chains)]


def chain_of(found: Extraction, words: str, nth: int = 0) -> str:
    """Name of the chain of the nth mention that reads `words`."""
    hits = [mention for mention in found.mentions if mention.text == words]
    return names(found, (hits[nth].chain,))[0]


def by_cue(found: Extraction, cue: str) -> Statement:
    return next(one for one in found.statements if one.cue.text == cue)


def by_trigger(found: Extraction, trigger: str) -> EventMention:
    return next(one for one in found.events if one.trigger.text == trigger)


def mention(text: str, words: str, kind: str, form: str, nth: int = 0) -> PredictedMention:
    """The network sees these words as a mention of that type and form."""
    span = at(text, words, nth)
    return PredictedMention(span=span, head=span, type=kind, form=form, probability=0.9)  # type: ignore[arg-type]


def linked(
    text: str, words: list[tuple[str, str, str]], pairs: list[tuple[int, int, float]]
) -> Extraction:
    """Read with these mentions (words, type, form) and links (later, earlier, how sure)."""
    mentions = tuple(mention(text, *one) for one in words)
    links = tuple(
        PredictedLink(mention=late, antecedent=early, probability=sure)
        for late, early, sure in pairs
    )
    return read(text, Prediction(model="test", mentions=mentions, links=links))


def sees_names(text: str, *words: str, kind: EntityType = "other") -> Prediction:
    """The network sees these words as names."""
    return Prediction(
        model="test",
        mentions=tuple(
            PredictedMention(
                span=at(text, one), head=at(text, one), type=kind, form="name", probability=0.9
            )
            for one in words
        ),
    )


def names_in(text: str, *words: str, kind: EntityType = "other") -> list[str]:
    """The words of the mentions by name where the network sees those."""
    found = find_mentions(lay_out(text), sees_names(text, *words, kind=kind))
    return [one.span.cut(text) for one in found if one.form == "name"]
