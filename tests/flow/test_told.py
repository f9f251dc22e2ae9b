"""What is told and said is merged the same however the articles are ordered and cut into runs."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from sayso.book import Book
from sayso.pipeline.merging import merge_book
from sayso.pipeline.progress import Strict
from sayso.records import (
    Article,
    Chain,
    EntityType,
    EventMention,
    Extraction,
    Mention,
    Participant,
    Phrase,
    Source,
    Span,
    Spans,
    Statement,
)
from sayso.text.ids import make_id

NAMES: dict[str, EntityType] = {
    "Ada Quist": "person",
    "Bo Quist": "person",
    "Quist": "person",
    "Tessaly": "organization",
    "Tessaly Foods": "organization",
    "Federal Tide Board": "organization",
    "FTB": "organization",
}
TOPICS = (
    "smallpox vaccine freighter quarantine Skagerrak",
    "zeppelin hangar arson insurance Friedrichshafen",
    "vaccine freighter arson hangar tribunal",
)
"""Rare words that make stories; the third shares some with either of the others."""
ACTS = {
    "met": "meet",
    "criticized": "criticize",
    "arrested": "detain",
    "fired": "dismiss",
    "sued": "sue",
    "donated": "donate",
}
TABLES = (
    "SELECT * FROM link",
    "SELECT id, event FROM event_mention",
    "SELECT * FROM event",
    "SELECT * FROM event_participant",
    "SELECT * FROM count_step",
    "SELECT * FROM conflict",
    "SELECT * FROM claim_statement",
    "SELECT * FROM claim",
    "SELECT * FROM lineage",
    "SELECT * FROM story_article",
    "SELECT kind, term, since, until, record FROM posting",
)
Reading = tuple[Article, Extraction]


class Writer:
    """Writes an article of sentences such as "Quist arrested Tessaly, FTB said."."""

    def __init__(self, at: int, dice: random.Random) -> None:
        self.article = make_id("art", "told", at)
        self.dice = dice
        self.text = ""
        self.sentences: list[Span] = []
        self.mentions: list[Mention] = []
        self.events: list[EventMention] = []
        self.statements: list[Statement] = []

    def read(self) -> Reading:
        """The article and all that can be read from it."""
        topic = self.dice.choice(TOPICS)
        for _ in range(self.dice.randint(4, 9)):
            self._tell()
        self._add(f"{topic}. {topic}.")
        day = f"2024-06-{self.dice.randint(1, 12):02}"
        outlet = self.dice.choice(["Valley Mail", "Harbour Sentinel", None])
        article = Article(id=self.article, text=self.text, published=day, outlet=outlet)
        used = sorted({one.text for one in self.mentions})
        chains = [
            Chain(id=self._chain(n), article=self.article, name=n, type=NAMES[n], named=True)
            for n in used
        ]
        return article, Extraction(
            article=self.article,
            reader="r",
            sentences=tuple(self.sentences),
            mentions=tuple(self.mentions),
            chains=tuple(chains),
            statements=tuple(self.statements),
            events=tuple(self.events),
        )

    def _tell(self) -> None:
        doer, other, speaker = self.dice.sample(sorted(NAMES), 3)
        trigger = self.dice.choice(sorted(ACTS))
        start = len(self.text)
        spans = [self._name(doer), self._add(f" {trigger} "), self._name(other)]
        content = Phrase(spans=(Span(start=start, end=len(self.text)),), text=self.text[start:])
        statement = None
        if self.dice.random() < 0.5:
            self._add(", ")
            said = self._name(speaker)
            cue = self._add(" said")
            statement = make_id("stm", self.article, start)
            self.statements.append(
                Statement(
                    id=statement,
                    article=self.article,
                    source=Source(spans=said, text=speaker, chains=(self._chain(speaker),)),
                    cue=Phrase(spans=cue, text="said"),
                    content=content,
                    form="indirect",
                    probability=0.9,
                )
            )
        self._add(".\n")
        self.sentences.append(Span(start=start, end=len(self.text) - 1))
        self.events.append(
            EventMention(
                id=make_id("evm", self.article, start),
                article=self.article,
                type=ACTS[trigger],
                trigger=Phrase(spans=spans[1], text=trigger),
                initiators=(self._party(doer, spans[0]),),
                recipients=(self._party(other, spans[2]),) if self.dice.random() < 0.8 else (),
                polarity=self.dice.choice(["affirmed", "affirmed", "negated"]),
                modality="asserted",
                statement=statement,
                probability=0.9,
                unsure=self.dice.random() < 0.2,
            )
        )

    def _party(self, name: str, spans: Spans) -> Participant:
        return Participant(spans=spans, text=name, chains=(self._chain(name),))

    def _chain(self, name: str) -> str:
        return make_id("chn", self.article, name)

    def _name(self, name: str) -> Spans:
        spans = self._add(name)
        self.mentions.append(
            Mention(
                id=make_id("men", self.article, spans[0].start),
                article=self.article,
                spans=spans,
                text=name,
                type=NAMES[name],
                form="name",
                chain=self._chain(name),
                probability=0.9,
            )
        )
        return spans

    def _add(self, words: str) -> Spans:
        """Where the words stand, spaces around them left out."""
        start = len(self.text) + len(words) - len(words.lstrip())
        self.text += words
        return (Span(start=start, end=start + len(words.strip()) or start + 1),)


def merged(path: Path, runs: list[list[Reading]]) -> list[list[tuple[object, ...]]]:
    """The tables of what is told after these runs."""
    with Book(path, create=True) as book:
        for run in runs:
            book.add(run)
            merge_book(book, Strict())
        rows = (book.connection.execute(select) for select in TABLES)
        return [sorted(map(tuple, found), key=repr) for found in rows]


@pytest.mark.parametrize("seed", (0, 2, 4))
def test_order_and_cuts_make_no_difference_to_what_is_told(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    read = [Writer(at, dice).read() for at in range(14)]
    at_once = merged(tmp_path / "a.db", [read])
    shuffled = dice.sample(read, len(read))
    assert merged(tmp_path / "b.db", [[one] for one in shuffled]) == at_once
    assert merged(tmp_path / "c.db", [shuffled[:7], shuffled[7:12], shuffled[12:]]) == at_once
    assert all(at_once[:2])
