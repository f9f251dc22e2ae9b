"""Measure merging with given readings: what it makes of events and entities that are read right.

    python eval/merging.py

Data: `eval/written`, and of `$SAYSO_DATA/data` `lineage/cases` (counts of articles, newsrooms and
voices from given tellings, over the lineage found), `coref/` (entities across articles of ECB+ and
MEANTIME from given mentions and given chains within each article).
"""

from __future__ import annotations

import gzip
import json
import os
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

from sayso.book import Book
from sayso.merge.counts import count_event
from sayso.merge.entities import resolve
from sayso.merge.identities import Identities, shipped
from sayso.merge.kinship import compare
from sayso.merge.lineage import choose, newsroom_of
from sayso.merge.newsrooms import Attribution, Origin
from sayso.merge.press import Press, bare
from sayso.merge.profile import read_profile
from sayso.merge.rarity import rarity
from sayso.merge.tellings import Telling
from sayso.merge.words import fold
from sayso.pipeline.merging import merge_book
from sayso.pipeline.progress import Strict
from sayso.records import Article, Chain, EntityType, Extraction, Polarity

DATA = Path(os.environ.get("SAYSO_DATA", "../shared")) / "data"
WRITTEN = (Path(__file__).parent / "written", DATA / "lineage/cases")
Json = dict[str, Any]
_TYPES: dict[str, EntityType] = {"HUM": "person", "PER": "person", "ORG": "organization"}


def lines(path: Path) -> Iterable[Json]:
    """The objects of a JSONL file, packed or not."""
    content = path.read_bytes()
    text = gzip.decompress(content) if path.suffix == ".gz" else content
    yield from map(json.loads, text.decode().splitlines())


# ------------------------------------------------------------------------- counts


def counts() -> None:
    """Counts of the written stories' happenings, tellings and sources as the gold has them."""
    right: Counter[str] = Counter()
    for path in (one for folder in WRITTEN for one in sorted(folder.glob("*.articles.jsonl"))):
        rows = list(lines(path))
        origins = origins_of(rows)
        gold = json.loads(Path(str(path).replace("articles.jsonl", "gold.json")).read_text())
        for happening in gold["happenings"]:
            right += judge(happening, origins, {row["id"]: row["date"] for row in rows})
    total = right.pop("happenings")
    shares = {name: round(number / total, 3) for name, number in right.items()}
    print(f"counts of {total} happenings from given tellings: {shares}")


def origins_of(rows: list[Json]) -> dict[str, Origin]:
    """The origin of each article, every pair compared."""
    press = Press(shipped(), {row["outlet"] for row in rows})
    profiles = {
        row["id"]: read_profile(
            Article(
                id=row["id"],
                text=row["text"],
                title=row["title"],
                outlet=row["outlet"],
                author=row["author"],
                published=row["date"],
                url=row["url"],
            ),
            press,
        )
        for row in rows
    }
    pairs = (compare(left, right) for left, right in combinations(profiles.values(), 2))
    kin = [one for one in pairs if one]
    chosen = {name: choose(profile, kin) for name, profile in profiles.items()}
    own = {name: p.newsroom.name if p.newsroom else None for name, p in profiles.items()}
    return {
        name: Origin(newsroom=newsroom_of(name, chosen, own), own=own[name], lineage=chosen[name])
        for name in profiles
    }


def judge(happening: Json, origins: Mapping[str, Origin], days: Mapping[str, str]) -> Counter[str]:
    """Whether articles, newsrooms and voices are counted right, passing mentions in or out."""
    found = {"articles": [0, 0], "newsrooms": [0, 0], "voices": [0, 0]}
    for side, passing in enumerate((True, False)):
        told = {
            article: told
            for article, told in happening["by_article"].items()
            if passing or not told.get("passing")
        }
        wanted = happening if passing else happening.get("without_passing", happening)
        got = count_of(happening, told, origins, days)
        for name, value in got.items():
            found[name][side] = int(value == len(wanted[name]))
            if value != len(wanted[name]) and passing:
                print(f"  {name} {value}, gold {len(wanted[name])}: {happening['summary']}")
    best = {name: int(any(sides)) for name, sides in found.items()}
    return Counter({"happenings": 1, **best})


def count_of(
    happening: Json, told: Json, origins: Mapping[str, Origin], days: Mapping[str, str]
) -> dict[str, int]:
    """The counts of one happening from tellings made of the gold."""
    # One telling has one innermost source: an article with several is told several times.
    given = {
        telling_of(happening, f"{article} {at}", article, days[article], polarity): source
        for article, telling in told.items()
        for at, (polarity, source) in enumerate(sides(telling, origins[article]))
    }
    rows = list(given)
    sources = {row.id: ((source,) if source else ()) for row, source in given.items()}
    people = frozenset(name for name in happening["voices"] if " " in name)
    counted = count_event(rows, sources, origins, people)
    return {
        "articles": len(counted.articles),
        "newsrooms": len(counted.newsrooms),
        "voices": len(counted.voices),
    }


def sides(telling: Json, origin: Origin) -> list[tuple[Polarity, Attribution | None]]:
    """What an article says of a happening: that it was, on each voice's word, and who denies it."""
    names: tuple[tuple[Polarity, list[str]], ...] = (
        ("affirmed", telling["voices"]),
        ("negated", telling.get("denied_by", [])),
    )
    return [(polarity, attribution(name, origin)) for polarity, given in names for name in given]


def telling_of(happening: Json, name: str, article: str, day: str, polarity: Polarity) -> Telling:
    """One telling of a happening, made of the gold."""
    return Telling(
        id=name,
        article=article,
        published=day,
        type=happening["type"],
        initiators=tuple(happening["initiators"]),
        recipients=tuple(happening["recipients"]),
        polarity=polarity,
    )


def attribution(voice: str, origin: Origin) -> Attribution | None:
    """A voice of the gold as a source of the telling; a newsroom's own word is none."""
    if voice.startswith("unnamed"):
        return Attribution(statement=voice, anonymous=True, name=voice)
    if bare(voice) == bare(origin.own or ""):
        return None
    return Attribution(statement=voice, entity=voice, name=voice)


# ------------------------------------------------------------------------- entities


def entities() -> None:
    """B-cubed of entities across articles, chains within each article given."""
    ecb = {row["doc_id"]: row["tokens"] for row in lines(DATA / "coref/ecbplus.train_dev.jsonl.gz")}
    for name, file, texts in (
        ("ECB+ dev", "ecb_cybulska_dev_entity_mentions.jsonl", ecb),
        ("MEANTIME", "meantime_en_entities_mentions.jsonl", {}),
    ):
        mentions = [m for m in lines(DATA / "coref" / file) if m["mention_type"][:3] in _TYPES]
        print(f"{name}: {len(mentions)} mentions, {across(mentions, texts)}")


def across(mentions: list[Json], texts: Mapping[str, Any]) -> str:
    """Resolve given chains of each article; score the mentions of named chains over all."""
    chains: dict[tuple[str, str], list[Json]] = defaultdict(list)
    for mention in mentions:
        chains[mention["doc_id"], mention["coref_chain"]].append(mention)
    by_article: dict[str, list[Chain]] = defaultdict(list)
    gold: dict[str, str] = {}
    for (article, entity), found in sorted(chains.items()):
        chain = chain_of(article, entity, [m["tokens_str"] for m in found], found[0])
        by_article[article].append(chain)
        gold[chain.id] = entity
    keys: dict[str, str] = {}
    for found_chains in by_article.values():
        keys.update({c: key.id for c, key in resolve(found_chains, Identities()).items()})
    named = {c.id for found_chains in by_article.values() for c in found_chains if c.named}
    everyone = b_cubed(keys, gold)
    only = b_cubed({c: keys[c] for c in named}, {c: gold[c] for c in named})
    settled = in_a_book(by_article)
    book = b_cubed({c: settled[c] for c in named}, {c: gold[c] for c in named})
    return (
        f"B3 of chains {everyone}; of {len(named)} named chains {only}; "
        f"named chains in a book, where short names are settled, {book}"
    )


def in_a_book(by_article: Mapping[str, list[Chain]]) -> dict[str, str]:
    """The entity of each chain as a book has it, with the table in the package."""
    with tempfile.TemporaryDirectory() as folder, Book(Path(folder) / "b.db", create=True) as book:
        book.add(
            (
                Article(id=name, text=name),
                Extraction(article=name, reader="eval", chains=(*chains,)),
            )
            for name, chains in by_article.items()
        )
        merge_book(book, Strict())
        rows = book.connection.execute("SELECT id, entity FROM chain")
        return {row["id"]: row["entity"] for row in rows}


def chain_of(article: str, entity: str, words: list[str], mention: Json) -> Chain:
    """A given chain under its fullest name."""
    names = [text for text in words if _is_name(text)]
    name = max(names or words, key=lambda text: (len(text.split()), len(text), text))
    return Chain(
        id=f"{article} {entity}",
        article=article,
        name=name,
        type=_TYPES[mention["mention_type"][:3]],
        named=bool(names),
    )


def _is_name(text: str) -> bool:
    """A word is capitalised that does not only begin a sentence, or that no article says."""
    words = re.findall(r"[^\W\d_]+", text)
    return any(
        word[0].isupper() and rarity(fold(word)) > (3 if at == 0 else 0.7)
        for at, word in enumerate(words)
    )


def b_cubed(keys: Mapping[str, str], gold: Mapping[str, str]) -> str:
    """Precision, recall and F1 of B-cubed (Bagga and Baldwin 1998)."""
    ours, theirs = defaultdict(set), defaultdict(set)
    for item, key in keys.items():
        ours[key].add(item)
        theirs[gold[item]].add(item)
    precision = recall = 0.0
    for item, key in keys.items():
        both = len(ours[key] & theirs[gold[item]])
        precision += both / len(ours[key])
        recall += both / len(theirs[gold[item]])
    precision, recall = precision / len(keys), recall / len(keys)
    f1 = 2 * precision * recall / (precision + recall)
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"


def main() -> None:
    """Run as described above."""
    counts()
    if not DATA.exists():
        raise SystemExit(f"No data at {DATA}: set SAYSO_DATA to the folder that holds data/.")
    entities()


if __name__ == "__main__":
    main()
