"""One article and what the network saw of it, to everything that is read from it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sayso.extract.acts import Seen
from sayso.extract.amounts import country_of, read_amounts
from sayso.extract.bystanders import acting_words, busy_chains, with_bystanders
from sayso.extract.chains import build_chains
from sayso.extract.events import find_events
from sayso.extract.found import FoundMention, FoundStatement
from sayso.extract.lists import members_of
from sayso.extract.mentions import find_mentions
from sayso.extract.names import guess_type
from sayso.extract.ontology import Ontology, load_ontology
from sayso.extract.resolve import Resolver
from sayso.extract.statements import find_statements
from sayso.extract.times import read_times
from sayso.extract.voices import counts_as_unnamed, form_of, is_denial, is_hedged, number_of
from sayso.extract.wordings import ways_of
from sayso.extract.words import (
    ACTING,
    ARTICLES,
    BODIES,
    DOCUMENTS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    SPEAKERS,
    TITLES,
)
from sayso.records import (
    Article,
    Extraction,
    Phrase,
    Prediction,
    Source,
    Span,
    Spans,
    Statement,
    words_of,
)
from sayso.text.ids import make_id_within
from sayso.text.layout import Layout, lay_out
from sayso.text.shelf import Shelf
from sayso.text.tokens import Token

# A source or participant that no mention covers becomes one of its own, this sure.
ARGUMENT_SURE = 0.6


def extract(
    article: Article, prediction: Prediction, *, reader: str, ontology: Ontology | None = None
) -> Extraction:
    """Read one article: pure, the same input gives the same records.

    Args:
        article: The article; all offsets are code points of its `text`.
        prediction: What the network saw in that text; an empty one is read by rules alone, with
            low probabilities.
        reader: Which network and rules read it; kept on the result.
        ontology: The event types; those of the package if None.
    """
    types = ontology or load_ontology()
    layout = lay_out(article.text)
    mentions = find_mentions(layout, prediction)
    statements = find_statements(layout, prediction, mentions)
    mentions = _with_arguments(layout, mentions, statements, prediction)
    found = build_chains(article, layout, mentions, prediction.links, statements)
    resolver = Resolver(layout, found)
    told = _statements(article, layout, statements, resolver)
    seen = Seen(
        article=article,
        layout=layout,
        told=Shelf((piece, one) for one in told for piece in one.content.spans),
        cues=Shelf((piece, one) for one in told for piece in one.cue.spans),
        times=read_times(
            article.text,
            published=article.published,
            article=article.id,
            occasions=types.occasions,
        ),
        amounts=read_amounts(article.text, country=country_of(article.url), article=article.id),
    )
    events = find_events(seen, prediction, resolver, types)
    busy = busy_chains(told, events)
    acting = acting_words(told, events)
    every, chains = with_bystanders(article, layout, mentions, found, prediction, busy, acting)
    return Extraction(
        article=article.id,
        reader=reader,
        sentences=layout.sentences,
        mentions=every,
        chains=chains,
        statements=told,
        times=seen.times,
        amounts=seen.amounts,
        events=events,
    )


# ---------------------------------------------------------- sources and participants


def _with_arguments(
    layout: Layout,
    mentions: tuple[FoundMention, ...],
    statements: Sequence[FoundStatement],
    prediction: Prediction,
) -> tuple[FoundMention, ...]:
    """Sources and participants that no mention covers, as mentions of their own."""
    known = {
        (way.start, way.end)
        for one in mentions
        for way in ways_of(layout, one.span, one.form, one.type)
    }
    wanted = [span for statement in statements for span in statement.source]
    for event in prediction.events:
        wanted.extend((*event.initiators, *event.recipients))
    added: dict[tuple[int, int], FoundMention] = {}
    ends = {end for _, end in known}
    names = [mention.span for mention in mentions if mention.form == "name"]
    for span in wanted:
        snapped = _phrase(layout, span)
        if snapped is None or (snapped.start, snapped.end) in known:
            continue
        last = _head_of(layout, snapped)
        belongs = last.lower in ACTING and any(snapped.overlaps(name) for name in names)
        if last.end not in ends and not belongs:
            added[(snapped.start, snapped.end)] = _as_mention(layout, snapped)
    merged = [*mentions, *added.values()]
    return tuple(sorted(merged, key=lambda one: (one.span.start, -one.span.end)))


def _head_of(layout: Layout, span: Span) -> Token:
    """The word before the first preposition or relative, else the last one."""
    tokens = layout.tokens_in(span)
    for before, token in pairwise(tokens):
        if token.lower in PREPOSITIONS | RELATIVE:
            return before
    return tokens[-1]


def _phrase(layout: Layout, span: Span) -> Span | None:
    """The words of `span` up to its first comma, without marks and possessive at the edges.

    Returns:
        None if no word is left, or nothing but an article: it stands for nobody.
    """
    tokens = list(layout.tokens_in(span))
    for place, token in enumerate(tokens):
        if place and token.text in ",(—–;":
            tokens = tokens[:place]
            break
    while tokens and (not tokens[-1].text[0].isalnum() or tokens[-1].lower == "'s"):
        tokens.pop()
    while tokens and not tokens[0].text[0].isalnum():
        tokens.pop(0)
    if all(token.lower in ARTICLES for token in tokens):
        return None
    return Span(start=tokens[0].start, end=tokens[-1].end)


def _as_mention(layout: Layout, span: Span) -> FoundMention:
    tokens = layout.tokens_in(span)
    words = [token.text for token in tokens]
    named = all(word[0].isupper() for word in words) and len(words) < 5
    named = named and words[-1].lower() not in SPEAKERS | DOCUMENTS | BODIES | TITLES
    unnamed = counts_as_unnamed(span.cut(layout.text))
    return FoundMention(
        span=span,
        head=tokens[-1].span(),
        type=guess_type(words) if named else ("person" if unnamed else "other"),
        form="name" if named else "description",
        probability=ARGUMENT_SURE,
        name=tuple(words) if named else (),
    )


# ------------------------------------------------------------------------ statements


def _statements(
    article: Article, layout: Layout, found: Sequence[FoundStatement], resolver: Resolver
) -> tuple[Statement, ...]:
    quoted = tuple(quote.inner for quote in layout.quotes if not quote.single)
    ids = [_statement_id(article, one) for one in found]
    outer = _outer(found)
    return tuple(
        _statement(article, layout, one, resolver, quoted, ids[place], ids, outer[place])
        for place, one in enumerate(found)
    )


def _statement_id(article: Article, one: FoundStatement) -> str:
    spans = [
        [[span.start, span.end] for span in part] for part in (one.source, one.cue, one.content)
    ]
    return make_id_within("stm", article.id, spans)


def _statement(
    article: Article,
    layout: Layout,
    one: FoundStatement,
    resolver: Resolver,
    quoted: Spans,
    own_id: str,
    ids: Sequence[str],
    outer: int | None,
) -> Statement:
    text = layout.text
    return Statement(
        id=own_id,
        article=article.id,
        source=_source(layout, one.source, resolver, labelled=one.direct),
        cue=Phrase(spans=one.cue, text=words_of(text, one.cue)),
        content=Phrase(spans=one.content, text=words_of(text, one.content)),
        form=form_of(text, quoted, one.content, direct=one.direct),
        inside=ids[outer] if outer is not None else None,
        denies=is_denial(layout, one.cue, one.content),
        hedged=is_hedged(layout, one.source, one.cue),
        probability=round(one.probability, 4),
    )


def _source(layout: Layout, spans: Spans, resolver: Resolver, *, labelled: bool) -> Source:
    chains = _speaking(layout, spans, resolver)
    words = words_of(layout.text, spans)
    named = any(resolver.chain(chain).named for chain in chains)
    speaks_for = named and not counts_as_unnamed(resolver.chain(chains[0]).name)
    unnamed = (
        bool(spans)
        and not labelled
        and counts_as_unnamed(words)
        and not _spokesperson(words, speaks_for)
    )
    if unnamed and chains and named and not _describes(words, resolver, chains):
        unnamed = False
    if words.lower() in PRONOUNS and chains and not named:
        # `They`, of whom was said before that they are three people briefed on the talks.
        unnamed = all(_nobody_named(resolver.chain(chain).name) for chain in chains)
    return Source(
        spans=spans,
        text=words,
        chains=chains,
        anonymous=unnamed,
        number=number_of(words) if unnamed else None,
    )


def _nobody_named(description: str) -> bool:
    """`three people briefed on the talks`; not `Former Speaker of the House Newt Gingrich`."""
    last = description.split()[-1]
    return counts_as_unnamed(description) and not last[0].isupper()


def _speaking(layout: Layout, spans: Spans, resolver: Resolver) -> tuple[str, ...]:
    """The chains of a source; of `the union and the bishops` both."""
    several = members_of(layout, spans[0], resolver.mentions_in(spans[0])) if spans else ()
    chains = [chain for span in several for chain in resolver.chains_of((span,))]
    return tuple(dict.fromkeys(chains)) or resolver.chains_of(spans)


def _spokesperson(words: str, named: bool) -> bool:
    """An organisation speaks through its spokesperson: not an unnamed voice."""
    low = words.lower()
    return named and any(
        role in low for role in ("spokes", "representative for", "lawyer", "attorney")
    )


def _describes(words: str, resolver: Resolver, chains: tuple[str, ...]) -> bool:
    """The body is only part of the description ("White House officials"), not who speaks."""
    return (
        all(resolver.chain(chain).type != "person" for chain in chains) and len(words.split()) > 1
    )


def _outer(found: Sequence[FoundStatement]) -> list[int | None]:
    """For each statement the smallest one whose content holds its cue (or source, or content)."""
    sizes = [sum(piece.end - piece.start for piece in one.content) for one in found]
    told = Shelf((piece, at) for at, one in enumerate(found) for piece in one.content)
    return [_holder(place, found, sizes, told) for place in range(len(found))]


def _holder(
    place: int, found: Sequence[FoundStatement], sizes: Sequence[int], told: Shelf[int]
) -> int | None:
    one = found[place]
    anchor = one.cue or one.source or one.content
    best: int | None = None
    for _, at in told.holding(anchor[0]):
        other = found[at]
        if at == place or (sizes[at] <= sizes[place] and one.cue == other.cue):
            continue
        held = all(any(piece.contains(span) for piece in other.content) for span in anchor)
        back = any(
            piece.contains(span) for piece in one.content for span in (other.cue or other.source)
        )
        larger = (sizes[at], at) > (sizes[place], place)
        if held and larger and not back and (best is None or sizes[at] < sizes[best]):
            best = at
    return best
