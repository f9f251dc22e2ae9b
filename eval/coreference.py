"""Measure events across articles: which mentions tell one happening, in two published corpora.

    python eval/coreference.py                     mentions given
    python eval/coreference.py --predicted 20      mentions as `sayso read` finds them, in the
                                                   first documents of so many per corpus

Data: `$SAYSO_DATA/data/coref`: ECB+ (topics of the dev split, mentions of Cybulska's setup) and
MEANTIME. Prints MUC, B-cubed, CEAF-e and their mean, as scorch computes them, singletons included.

Given are the words of each event mention and of each entity mention, and which of the latter are
one within an article; who is who across articles, which articles are on one happening and which
mentions tell one event is ours. An event has as its type the stem of its rarest word, since these
corpora annotate every action and not the types of ours; as initiators the named people and
organisations before it in its sentence, as recipients those behind: rougher than what extraction
reads, so it is also measured without participants. No article has a date here: all are taken as of
one day. Beside it stands what equal stems alone give, over the same stories.

scorch and SciPy are in the group `training` of pyproject.toml.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec
from scorch.scores import b_cubed, ceaf_e, muc

from merging import chain_of, lines
from sayso.merge.entities import resolve
from sayso.merge.events import happenings, links_among
from sayso.merge.identities import Identities
from sayso.merge.profile import stem
from sayso.merge.rarity import rarity
from sayso.merge.stories import read_vector, stories
from sayso.merge.tellings import Telling
from sayso.merge.words import fold
from sayso.records import Article, Failure
from stories import links_among as story_links

DATA = Path(os.environ.get("SAYSO_DATA", "../shared")) / "data/coref"
DAY = "2010-01-01"
Json = dict[str, Any]
Groups = Iterable[Iterable[str]]
SETS = (
    (
        "ECB+ dev",
        "ecbplus.train_dev.jsonl.gz",
        "ecb_cybulska_dev_event_mentions.jsonl",
        "ecb_cybulska_dev_entity_mentions.jsonl",
    ),
    (
        "MEANTIME",
        "meantime_en.jsonl",
        "meantime_en_events_mentions.jsonl",
        "meantime_en_entities_mentions.jsonl",
    ),
)
"""Name; texts, event mentions, entity mentions."""
_PARTIES = ("HUM", "PER", "ORG")


def mention_key(mention: Json) -> str:
    """Where a mention stands."""
    tokens = mention["tokens_number"]
    return f"{short_name(mention['doc_id'])} {mention['sent_id']} {tokens[0]}-{tokens[-1]}"


def short_name(document: str) -> str:
    """The name of a document in mentions and texts alike: MEANTIME's texts have a number only."""
    if document.startswith("("):
        return document.strip("()").split("/")[-1]
    number = document.split("_")[0]
    return number if number.isdigit() and len(number) > 3 else document


def sentences_of(tokens: list[list[Any]]) -> dict[int, list[str]]:
    """The words of each sentence of a document."""
    found: dict[int, list[str]] = defaultdict(list)
    for token in tokens:
        found[token[0]].append(token[1])
    return found


def text_of(tokens: list[list[Any]]) -> str:
    """The text of a document: words parted by a space, sentences by an empty line."""
    return "\n\n".join(" ".join(words) for words in sentences_of(tokens).values())


# ------------------------------------------------------------------------- mentions given


def tellings_of(
    events: list[Json], entities: list[Json], story_of: Mapping[str, str]
) -> list[Telling]:
    """Given event mentions as merging sees them."""
    who = entity_keys(entities)
    beside: dict[tuple[str, int], list[tuple[int, str]]] = defaultdict(list)
    for mention in entities:
        key = who.get((short_name(mention["doc_id"]), mention["coref_chain"]))
        if key:
            place = (short_name(mention["doc_id"]), mention["sent_id"])
            beside[place].append((mention["tokens_number"][0], key))
    return [telling_of(mention, beside, story_of) for mention in events]


def telling_of(
    mention: Json,
    beside: Mapping[tuple[str, int], list[tuple[int, str]]],
    story_of: Mapping[str, str],
) -> Telling:
    """One event mention with the named parties nearest before and behind it."""
    document, at = short_name(mention["doc_id"]), mention["tokens_number"][0]
    parties = sorted(beside.get((document, mention["sent_id"]), ()))
    before = [key for place, key in parties if place < at][-1:]
    behind = [key for place, key in parties if place > at][:1]
    words = [fold(word) for word in mention["tokens_str"].split() if word[0].isalnum()]
    return Telling(
        id=mention_key(mention),
        article=document,
        published=DAY,
        type=stem(max(words or ["?"], key=rarity)),
        trigger=mention["tokens_str"],
        initiators=tuple(before),
        recipients=tuple(key for key in behind if key not in before),
        story=story_of.get(document),
    )


def entity_keys(entities: list[Json]) -> dict[tuple[str, str], str]:
    """Who each named chain of a document is across documents."""
    chains: dict[tuple[str, str], list[Json]] = defaultdict(list)
    for mention in entities:
        if mention["mention_type"][:3] in _PARTIES:
            chains[short_name(mention["doc_id"]), mention["coref_chain"]].append(mention)
    by_document = defaultdict(list)
    names = {}
    for (document, chain), found in sorted(chains.items()):
        made = chain_of(document, chain, [m["tokens_str"] for m in found], found[0])
        if made.named:
            by_document[document].append(made)
            names[made.id] = (document, chain)
    resolved = resolve([chain for made in by_document.values() for chain in made], Identities())
    return {names[chain]: key.id for chain, key in resolved.items()}


def story_of_documents(texts: Mapping[str, str]) -> dict[str, str]:
    """The story of each document, as merging finds it."""
    vectors = [
        read_vector(Article(id=name, text=text, published=DAY)) for name, text in texts.items()
    ]
    groups = stories(texts, story_links(vectors))
    return {name: group[0] for group in groups for name in group}


def given(name: str, texts: Mapping[str, str], events: list[Json], entities: list[Json]) -> None:
    """Score our events, and equal stems within a story, on given mentions."""
    story_of = story_of_documents(texts)
    tellings = tellings_of(events, entities, story_of)
    gold = clusters((mention_key(m), m["coref_chain"]) for m in events)
    bare = [msgspec.structs.replace(one, initiators=(), recipients=()) for one in tellings]
    ours, without = (happenings(found, links_among(found)) for found in (tellings, bare))
    stems = clusters((one.id, f"{one.story} {one.type}") for one in tellings)
    everywhere = clusters((one.id, one.type) for one in tellings)
    print(f"{name}: {len(events)} event mentions, {len(set(story_of.values()))} stories")
    print(f"  as merging does it       {scores(gold, ours)}")
    print(f"  without participants     {scores(gold, without)}")
    print(f"  equal stems in a story   {scores(gold, stems)}")
    print(f"  equal stems anywhere     {scores(gold, everywhere)}")


def clusters(pairs: Iterable[tuple[str, str]]) -> list[set[str]]:
    """Mentions by what they belong to."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention, belongs in pairs:
        found[belongs].add(mention)
    return list(found.values())


def scores(gold: Groups, ours: Groups) -> str:
    """F1 of MUC, B-cubed, CEAF-e, and their mean."""
    key, response = ([set(group) for group in groups] for groups in (gold, ours))
    found = {
        label: 100 * measure(key, response)[2]
        for label, measure in (("MUC", muc), ("B3", b_cubed), ("CEAFe", ceaf_e))
    }
    told = " ".join(f"{label} {value:.1f}" for label, value in found.items())
    return f"{told} CoNLL {sum(found.values()) / 3:.1f}"


# ------------------------------------------------------------------------- mentions found


def predicted(name: str, tokens: Mapping[str, list[list[Any]]], events: list[Json]) -> None:
    """Score what the product reads and merges, over the same documents."""
    names = set(tokens)
    events = [m for m in events if short_name(m["doc_id"]) in names]
    gold_at = {
        (short_name(m["doc_id"]), m["sent_id"], token): mention_key(m)
        for m in events
        for token in m["tokens_number"]
    }
    found = []
    for record in exported({name: text_of(given_tokens) for name, given_tokens in tokens.items()}):
        place = token_at(tokens[record["article"]], record["start"])
        mention = gold_at.get((record["article"], *place), f"ours {record['id']}")
        found.append((mention, record["event"]))
    gold = clusters((mention_key(m), m["coref_chain"]) for m in events)
    right = sum(not mention.startswith("ours") for mention, _ in found)
    print(f"{name}: {len(tokens)} documents, {len(events)} mentions, {len(found)} found")
    print(f"  of those found are given {right}")
    print(f"  read and merged          {scores(gold, clusters(found))}")


def token_at(tokens: list[list[Any]], start: int) -> tuple[int, int]:
    """Which token (sentence, place) stands at a code point of `text_of`."""
    at = 0
    for sentence, words in sentences_of(tokens).items():
        for place, word in enumerate(words):
            if start < at + len(word):
                return sentence, place
            at += len(word) + 1
        at += 1
    raise ValueError(f"no token at {start}")


def exported(texts: Mapping[str, str]) -> list[Json]:
    """The event mentions of a book of these texts."""
    from sayso.book import Book
    from sayso.pipeline import read_paths

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "given.jsonl"
        rows = ({"id": name, "text": text, "date": DAY} for name, text in texts.items())
        source.write_text("".join(json.dumps(row) + "\n" for row in rows))
        with Book(Path(folder) / "b.db", create=True) as book:
            read_paths((source,), book, jobs=1, progress=Silent())
            rows_found = book.connection.execute(
                "SELECT m.id, article.text, event, trigger_spans FROM event_mention AS m"
                " JOIN article ON article.id = m.article ORDER BY m.id"
            )
            names = {text: name for name, text in texts.items()}
            return [
                {
                    "id": row["id"],
                    "article": names[row["text"]],
                    "event": row["event"],
                    "start": json.loads(row["trigger_spans"])[0][0],
                }
                for row in rows_found
            ]


class Silent:
    """Nobody is told how far it is."""

    def start(self, stage: str, total: int | None) -> None:
        """A stage begins."""

    def advance(self, items: int) -> None:
        """Items are done."""

    def fail(self, failure: Failure) -> None:
        """One item did not make it."""
        raise SystemExit(f"{failure.stage}: {failure.item}: {failure.error}")


def main() -> None:
    """Run as described above."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--predicted", type=int, default=0, metavar="DOCUMENTS")
    options = parser.parse_args()
    if not DATA.exists():
        raise SystemExit(f"No data at {DATA}: set SAYSO_DATA to the folder that holds data/.")
    for name, texts_file, *mention_files in SETS:
        events, entities = (list(lines(DATA / file)) for file in mention_files)
        documents = {short_name(m["doc_id"]) for m in events}
        tokens = {
            short_name(row["doc_id"]): row["tokens"]
            for row in lines(DATA / texts_file)
            if short_name(row["doc_id"]) in documents
        }
        if options.predicted:
            chosen = dict(sorted(tokens.items())[: options.predicted])
            predicted(name, chosen, events)
        else:
            texts = {one: text_of(given_tokens) for one, given_tokens in tokens.items()}
            given(name, texts, events, entities)


if __name__ == "__main__":
    main()
