"""A hand-made article and its reading, whole enough to fill every table of a book."""

from __future__ import annotations

from sayso.records import (
    Amount,
    Article,
    Chain,
    EventMention,
    Extraction,
    Mention,
    Participant,
    Phrase,
    Source,
    Span,
    Spans,
    Statement,
    Time,
    words_of,
)
from sayso.text.ids import make_id

TEXT = (
    "“Lumen gave $2 million to the fund on Tuesday,” said Ada Quist, who denied that "
    "two officials told her to. 🙂 It had met Quist before."
)


def at(text: str, words: str) -> Spans:
    """The span of the first occurrence of `words`."""
    start = text.index(words)
    return (Span(start=start, end=start + len(words)),)


def phrase(text: str, words: str) -> Phrase:
    return Phrase(spans=at(text, words), text=words)


def make_article(text: str = TEXT, **given: str) -> Article:
    return Article(
        id=make_id("art", text, sorted(given.items())), text=text, published="2024-08-09", **given
    )


def make_reading(article: Article, reader: str = "hand+1") -> Extraction:
    """What a careful person would read from `TEXT`."""
    text, a = article.text, article.id
    names = {"Lumen": "organization", "Ada Quist": "person", "two officials": "group"}
    chains = tuple(
        Chain(id=make_id("chn", a, name), article=a, name=name, type=kind, named=kind != "group")
        for name, kind in names.items()
    )
    lumen, quist, officials = (chain.id for chain in chains)

    def mention(words: str, chain: str, form: str, kind: str) -> Mention:
        spans = at(text, words)
        return Mention(
            id=make_id("men", a, words), article=a, spans=spans, text=words, type=kind,
            form=form, chain=chain, probability=0.9,
        )  # fmt: skip

    def statement(cue: str, source: str, chain: str, content: Phrase, **more: object) -> Statement:
        return Statement(
            id=make_id("stm", a, cue), article=a,
            source=Source(
                spans=at(text, source), text=source, chains=(chain,), anonymous=chain == officials
            ),
            cue=phrase(text, cue), content=content, form="indirect", probability=0.8, **more,
        )  # fmt: skip

    gave = phrase(text, "Lumen gave $2 million to the fund on Tuesday")
    denied_spans = at(text, "that two officials") + at(text, "her to")
    said = statement("said", "Ada Quist", quist, gave)
    denied = statement(
        "denied",
        "who",
        quist,
        Phrase(spans=denied_spans, text=words_of(text, denied_spans)),
        denies=True,
    )
    told = statement("told", "two officials", officials, phrase(text, "to"), inside=denied.id)
    time = Time(
        id=make_id("tim", a, 1), article=a, spans=at(text, "Tuesday"), text="Tuesday", type="DATE",
        value="2024-08-06", earliest="2024-08-06", latest="2024-08-06",
    )  # fmt: skip
    amount = Amount(
        id=make_id("amt", a, 1), article=a, spans=at(text, "$2 million"), text="$2 million",
        value=2e6, least=2e6, most=2e6, currency="USD",
    )  # fmt: skip

    def side(words: str, *chain: str) -> tuple[Participant, ...]:
        return (Participant(spans=at(text, words), text=words, chains=chain),)

    events = (
        EventMention(
            id=make_id("evm", a, "gave"), article=a, type="donate", mode="money",
            trigger=phrase(text, "gave"), initiators=side("Lumen", lumen),
            recipients=side("the fund"),
            time=time.id, amount=amount.id, polarity="affirmed", modality="asserted",
            statement=said.id, probability=0.7,
        ),
        EventMention(
            id=make_id("evm", a, "met"), article=a, type="meet", trigger=phrase(text, "met"),
            initiators=side("It", lumen), recipients=side("Quist", quist), polarity="affirmed",
            modality="asserted", place=phrase(text, "the fund"), probability=0.4,
        ),
    )  # fmt: skip
    return Extraction(
        article=a,
        reader=reader,
        sentences=(Span(start=0, end=len(text)),),
        mentions=(
            mention("Lumen", lumen, "name", "organization"),
            mention("Ada Quist", quist, "name", "person"),
            mention("two officials", officials, "description", "group"),
            mention("It", lumen, "pronoun", "organization"),
        ),
        chains=tuple(sorted(chains, key=lambda c: c.id)),
        statements=tuple(sorted((said, denied, told), key=lambda s: (s.content.spans, s.id))),
        times=(time,),
        amounts=(amount,),
        events=tuple(sorted(events, key=lambda e: (e.trigger.spans, e.id))),
    )
