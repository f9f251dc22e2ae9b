"""A small book made by hand: a dozen articles, read and merged as a careful person would.

Every idea of the system is in it: a copy, a rewrite that names its origin, a denial, two sums for
one gift, an unnamed source, words inside words, a plural, a story, text that reads right to left,
and an article that tries to break the page.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from sayso.book.connection import open_connection, transaction
from sayso.book.readings import add_article, add_reading, spans_json
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

SCORES = {"donate": 7.0, "criticize": -2.0, "suspend": -5.5, "reinstate": 6.0, "meet": 1.0}
HOSTILE = '"><script>alert(1)</script>\u202egnp.exe\u202c'
"""A name that leaves attributes, brings a script and turns the reading direction."""
LONG_WORD = "w" * 100_000
_SENTENCE = re.compile(r"[^\s](?:[^.!?]|[.](?=\S))*[.!?]?”?")


class Name(NamedTuple):
    """Words in the text that stand for an entity."""

    words: str
    entity: str
    form: str = "name"
    nth: int = 0


class Said(NamedTuple):
    """A statement, by its words."""

    by: str | None
    source: str
    cue: str
    content: Sequence[str]
    form: str = "indirect"
    denies: bool = False
    hedged: bool = False
    inside: int | None = None
    probability: float = 0.9
    claim: str | None = None
    nth: int = 0
    """Which occurrence of source and cue is meant."""


class Done(NamedTuple):
    """An event mention, by its words; `who` and `whom` as (words, entity)."""

    type: str
    trigger: str
    who: Sequence[tuple[str, str]]
    whom: Sequence[tuple[str, str]]
    event: str
    time: tuple[str, str, str, str] | None = None
    amount: tuple[str, float] | None = None
    said: int | None = None
    polarity: str = "affirmed"
    modality: str = "asserted"
    probability: float = 0.9


class Written(NamedTuple):
    """An article and what is read from it."""

    key: str
    outlet: str | None
    published: str | None
    title: str | None
    text: str
    names: Sequence[Name] = ()
    said: Sequence[Said] = ()
    done: Sequence[Done] = ()
    url: str | None = None


TYPES = {
    "Lumen": "organization",
    "Dana Reyes": "person",
    "Ada Quist": "person",
    "Harbor Wire": "organization",
    HOSTILE: "person",
}
ALIASES = {
    "Lumen": ["the company", "the search firm"],
    "Dana Reyes": ["Reyes", "the senator"],
    "Ada Quist": ["Quist", "Lumen's chief"],
}

GIFT_TIME = ("on Thursday", "2023-02-02", "2023-02-02", "2023-02-02")
WIRE = (
    "Lumen donated $1 million to the inaugural fund of Senator Dana Reyes on Thursday, three "
    "people familiar with the gift said.\n\nThe company had not given to her campaign before. "
    "Reyes thanked nobody by name when she spoke in the evening.\n\n“I am grateful to everyone "
    "who came,” she said."
)
_WIRE_NAMES = [Name("Lumen", "Lumen"), Name("Dana Reyes", "Dana Reyes"),
               Name("The company", "Lumen", "description"), Name("Reyes", "Dana Reyes", "name", 1),
               Name("she", "Dana Reyes", "pronoun")]  # fmt: skip
_WIRE_SAID = [
    Said(None, "three people familiar with the gift", "said",
         ["Lumen donated $1 million to the inaugural fund of Senator Dana Reyes on Thursday"]),
    Said("Dana Reyes", "she", "said", ["“I am grateful to everyone who came,”"], "direct", nth=1),
]  # fmt: skip
_GIFT = Done("donate", "donated", [("Lumen", "Lumen")], [("Senator Dana Reyes", "Dana Reyes")],
             "gift", GIFT_TIME, ("$1 million", 1e6), 0)  # fmt: skip

ARTICLES = [
    Written("wire", "Harbor Wire", "2023-02-03", "Search firm gives to senator's fund", WIRE,
            _WIRE_NAMES, _WIRE_SAID, [_GIFT], "https://harborwire.example/gift?a=1&b=2"),
    Written("copy", "Coast Courier", "2023-02-03", "Lumen pays for the party", WIRE + "\n\n(HW)",
            _WIRE_NAMES, _WIRE_SAID, [_GIFT], "https://coast.example/1"),
    Written(
        "rewrite", "Daily Lantern", "2023-02-04", "Two million for a night of dancing",
        "The search firm Lumen gave $2 million to Reyes's inaugural fund, Harbor Wire reported. "
        "The sum would be the largest of the season.",
        [Name("Lumen", "Lumen"), Name("Reyes", "Dana Reyes"), Name("Harbor Wire", "Harbor Wire")],
        [Said("Harbor Wire", "Harbor Wire", "reported",
              ["The search firm Lumen gave $2 million to Reyes's inaugural fund"])],
        [Done("donate", "gave", [("Lumen", "Lumen")], [("Reyes", "Dana Reyes")], "gift",
              amount=("$2 million", 2e6), said=0)],
    ),
    Written(
        "denial", "The Evening Ledger", "2023-02-06", "Lumen: we gave nothing",
        "Lumen denied that it had donated to the senator's fund. “We have not given a cent,” said "
        "Ada Quist, who runs the firm, according to a transcript that the Ledger saw.",
        [Name("Lumen", "Lumen"), Name("it", "Lumen", "pronoun"), Name("Ada Quist", "Ada Quist"),
         Name("the senator", "Dana Reyes", "description"), Name("We", "Lumen", "pronoun")],
        [Said("Lumen", "Lumen", "denied", ["that it had donated to the senator's fund"],
              denies=True, claim="cent"),
         Said("Ada Quist", "Ada Quist, who runs the firm", "said", ["“We have not given a cent,”"],
              "direct", denies=True, claim="cent"),
         Said(None, "a transcript", "according to", ["“We have not given a cent,” said Ada Quist"],
              hedged=True, probability=0.41)],
        [Done("donate", "donated", [("it", "Lumen")], [("the senator", "Dana Reyes")], "gift",
              said=0, polarity="negated")],
    ),
    Written(
        "blame", "Daily Lantern", "2023-05-19", "Reyes turns on her host",
        "Senator Dana Reyes criticized Lumen on Tuesday. “They told me that the feed was neutral,” "
        "she said. “It never was,” she added. Quist reportedly laughed.",
        [Name("Dana Reyes", "Dana Reyes"), Name("Lumen", "Lumen"), Name("They", "Lumen", "pronoun"),
         Name("Quist", "Ada Quist"), Name("she", "Dana Reyes", "pronoun")],
        [Said("Dana Reyes", "she", "said", ["“They told me that the feed was neutral,”"], "direct"),
         Said("Lumen", "They", "told", ["that the feed was neutral"], inside=0, probability=0.55)],
        [Done("criticize", "criticized", [("Senator Dana Reyes", "Dana Reyes")],
              [("Lumen", "Lumen")], "blame",
              ("on Tuesday", "2023-05-16", "2023-05-16", "2023-05-16"))],
    ),
    Written(
        "ban", "Harbor Wire", "2023-09-12", "Lumen suspends senator's channel",
        "In September 2023, Lumen suspended the channel of Dana Reyes. Quist and the senator, who "
        "had dinner in March, no longer speak. The two met once more in early 2024.",
        [Name("Lumen", "Lumen"), Name("Dana Reyes", "Dana Reyes"), Name("Quist", "Ada Quist"),
         Name("the senator", "Dana Reyes", "description")],
        [],
        [Done("suspend", "suspended", [("Lumen", "Lumen")], [("Dana Reyes", "Dana Reyes")], "ban",
              ("In September 2023", "2023-09", "2023-09-01", "2023-09-30")),
         Done("meet", "dinner", [("Quist", "Ada Quist"), ("the senator", "Dana Reyes")], [],
              "dinner", ("in March", "2023-03", "2023-03-01", "2023-03-31")),
         Done("meet", "met", [("The two", "Ada Quist"), ("The two", "Dana Reyes")], [], "met",
              ("in early 2024", "2024-SP", "2024-01-01", "2024-04-30"), probability=0.5)],
    ),
    Written(
        "back", "Coast Courier", "2024-01-10", "A channel returns",
        "Lumen reinstated the channel of Dana Reyes on Monday.\nThe firm plans to donate to her "
        "fund again.",
        [Name("Lumen", "Lumen"), Name("Dana Reyes", "Dana Reyes"),
         Name("The firm", "Lumen", "description")],
        [],
        [Done("reinstate", "reinstated", [("Lumen", "Lumen")], [("Dana Reyes", "Dana Reyes")],
              "back", ("on Monday", "2024-01-08", "2024-01-08", "2024-01-08")),
         Done("donate", "donate", [("The firm", "Lumen")], [("her fund", "Dana Reyes")], "plan",
              modality="planned")],
    ),
    Written("undated", None, None, None,
            "Dana Reyes praised Ada Quist.\nNobody knows when.",
            [Name("Dana Reyes", "Dana Reyes"), Name("Ada Quist", "Ada Quist")], [],
            [Done("praise", "praised", [("Dana Reyes", "Dana Reyes")],
                  [("Ada Quist", "Ada Quist")], "praise")]),
    Written("rtl", "عين", "2024-02-02", "السناتور تلتقي المديرة",
            "قالت دانا رييس إن الاجتماع كان جيدا. Lumen لم تعلق.",
            [Name("دانا رييس", "Dana Reyes"), Name("Lumen", "Lumen")],
            [Said("Dana Reyes", "دانا رييس", "قالت", ["إن الاجتماع كان جيدا"])]),
    Written("emoji", "Daily Lantern", "2024-02-03", "🙂 A short note",
            "🙂🙂 Ada Quist smiled 👩‍👩‍👧. Lumen met Reyes on Friday.",
            [Name("Ada Quist", "Ada Quist"), Name("Lumen", "Lumen"), Name("Reyes", "Dana Reyes")],
            [], [Done("meet", "met", [("Lumen", "Lumen")], [("Reyes", "Dana Reyes")], "met2",
                      ("on Friday", "2024-02-02", "2024-02-02", "2024-02-02"))]),
    Written(f"hostile/{HOSTILE}?x=1#y", HOSTILE, "2024-02-04", HOSTILE,
            f"{HOSTILE} told <b>Dana Reyes</b> & left. {LONG_WORD} said so.",
            [Name(HOSTILE, HOSTILE), Name("Dana Reyes", "Dana Reyes")],
            [Said(HOSTILE, HOSTILE, "told", ["<b>Dana Reyes</b> & left"]),
             Said(None, LONG_WORD, "said", ["so"])],
            [Done("meet", "told", [(HOSTILE, HOSTILE)], [("Dana Reyes", "Dana Reyes")], "odd")],
            "javascript:alert(1)"),
    Written("bare", "Coast Courier", "2024-02-05", "Nothing was read from this", "No names. None."),
]  # fmt: skip


def article_id(key: str) -> str:
    """The id that the article with this key has in the book."""
    return key if key.startswith("hostile") else f"art_{key}"


def entity_id(name: str) -> str:
    return make_id("ent", name)


def find(text: str, words: str, nth: int = 0) -> Spans:
    """The span of the occurrence of `words`, counted from 0."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return (Span(start=start, end=start + len(words)),)


def _phrase(text: str, words: str) -> Phrase:
    return Phrase(spans=find(text, words), text=words)


def read(one: Written) -> tuple[Article, Extraction]:
    """The article, and its reading as records."""
    key = article_id(one.key)
    article = Article(
        id=key, text=one.text, title=one.title, outlet=one.outlet, published=one.published,
        url=one.url,
    )  # fmt: skip
    chain_of = {n.entity: make_id("chn", key, n.entity) for n in one.names}
    times = {
        e.event: Time(
            id=make_id("tim", key, e.time[0]), article=key, spans=find(one.text, e.time[0]),
            text=e.time[0], type="DATE", value=e.time[1], earliest=e.time[2], latest=e.time[3],
        )
        for e in one.done if e.time
    }  # fmt: skip
    amounts = {
        e.event: Amount(
            id=make_id("amt", key, e.amount[0]), article=key, spans=find(one.text, e.amount[0]),
            text=e.amount[0], value=e.amount[1], least=e.amount[1], most=e.amount[1],
            currency="USD",
        )
        for e in one.done if e.amount
    }  # fmt: skip
    said = [_statement(one, index, chain_of) for index in range(len(one.said))]
    done = [
        _mention(one, e, chain_of, said, times.get(e.event), amounts.get(e.event)) for e in one.done
    ]
    return article, Extraction(
        article=key,
        reader="hand+1",
        sentences=tuple(
            Span(start=m.start(), end=m.end()) for m in _SENTENCE.finditer(one.text)
        ),
        mentions=tuple(
            Mention(
                id=make_id("men", key, n.words, n.nth), article=key,
                spans=find(one.text, n.words, n.nth), text=n.words,
                type=TYPES.get(n.entity, "other"), form=n.form, chain=chain_of[n.entity],
                probability=0.9,
            )
            for n in one.names
        ),
        chains=tuple(
            Chain(id=c, article=key, name=e, type=TYPES.get(e, "other"), named=True)
            for e, c in chain_of.items()
        ),
        statements=tuple(said),
        times=tuple(times.values()),
        amounts=tuple(amounts.values()),
        events=tuple(done),
    )  # fmt: skip


def _statement(one: Written, index: int, chain_of: dict[str, str]) -> Statement:
    s = one.said[index]
    content = tuple(span for words in s.content for span in find(one.text, words))
    chains = (chain_of[s.by],) if s.by else ()
    return Statement(
        id=make_id("stm", article_id(one.key), index),
        article=article_id(one.key),
        source=Source(
            spans=find(one.text, s.source, s.nth),
            text=s.source,
            chains=chains,
            anonymous=s.by is None,
        ),
        cue=Phrase(spans=find(one.text, s.cue, s.nth), text=s.cue),
        content=Phrase(spans=content, text=words_of(one.text, content)),
        form=s.form,
        inside=None if s.inside is None else make_id("stm", article_id(one.key), s.inside),
        denies=s.denies,
        hedged=s.hedged,
        probability=s.probability,
    )


def _mention(
    one: Written,
    e: Done,
    chain_of: dict[str, str],
    said: Sequence[Statement],
    time: Time | None,
    amount: Amount | None,
) -> EventMention:
    def sides(given: Sequence[tuple[str, str]]) -> tuple[Participant, ...]:
        return tuple(
            Participant(spans=find(one.text, words), text=words, chains=(chain_of[entity],))
            for words, entity in given
        )

    return EventMention(
        id=make_id("evm", article_id(one.key), e.event), article=article_id(one.key), type=e.type,
        trigger=_phrase(one.text, e.trigger), initiators=sides(e.who), recipients=sides(e.whom),
        time=time.id if time else None, amount=amount.id if amount else None,
        polarity=e.polarity, modality=e.modality,
        statement=said[e.said].id if e.said is not None else None, probability=e.probability,
    )  # fmt: skip


def make_book(path: Path) -> Path:
    """Write the small book to `path`."""
    connection = open_connection(path, create=True)
    with transaction(connection):
        for one in ARTICLES:
            article, reading = read(one)
            add_article(connection, article)
            add_reading(connection, reading, None)
        _merge(connection)
    connection.close()
    return path


def _merge(connection: sqlite3.Connection) -> None:
    insert = connection.execute
    seen = {n.entity: {a.key for a in ARTICLES for m in a.names if m.entity == n.entity}
            for a in ARTICLES for n in a.names}  # fmt: skip
    for name, keys in seen.items():
        insert("INSERT INTO entity (id, name, type, named, articles, identifiers)"
               " VALUES (?, ?, ?, 1, ?, '{}')",
               (entity_id(name), name, TYPES.get(name, "other"), len(keys)))  # fmt: skip
        names = [name, *ALIASES.get(name, ())]
        for alias in names:
            insert("INSERT INTO entity_alias VALUES (?, ?, 1)", (entity_id(name), alias))
        insert("INSERT INTO entity_search VALUES (?, ?)", (entity_id(name), " ; ".join(names)))
        insert("UPDATE chain SET entity = ? WHERE name = ?", (entity_id(name), name))
    _events(connection)
    _claims(connection)
    _lineage(connection)


def _events(connection: sqlite3.Connection) -> None:
    insert = connection.execute
    done = [(a, e) for a in ARTICLES for e in a.done]
    newsrooms = {"gift": 2}
    for event in {e.event: e for _, e in reversed(done)}.values():
        key = f"evt_{event.event}"
        tellings = [(a, e) for a, e in done if e.event == event.event]
        earliest = event.time[2] if event.time else None
        latest = event.time[3] if event.time else None
        insert("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
               (key, event.type, earliest, latest, event.amount[1] if event.amount else None,
                "USD" if event.amount else None, len({a.key for a, _ in tellings}),
                newsrooms.get(event.event, 1), 1))  # fmt: skip
        for role, side in (("initiator", event.who), ("recipient", event.whom)):
            for entity in {name for _, name in side}:
                insert("INSERT INTO event_participant VALUES (?, ?, ?)",
                       (key, role, entity_id(entity)))  # fmt: skip
        for a, e in tellings:
            insert("UPDATE event_mention SET event = ? WHERE id = ?",
                   (key, make_id("evm", article_id(a.key), e.event)))  # fmt: skip
    for article, newsroom, voice, reason in (
        ("wire", "Harbor Wire", None, "its own reporting: three people told it"),
        ("copy", "Harbor Wire", None, "shares 50 words in a row with Harbor Wire"),
        ("rewrite", "Harbor Wire", None, "names Harbor Wire as where it has it from"),
        ("denial", "The Evening Ledger", None, "saw a transcript itself"),
        ("wire", None, "unnamed (Harbor Wire)", "told in the words of three unnamed people"),
        ("copy", None, "unnamed (Harbor Wire)", "the same people, copied"),
        ("denial", None, None, "denies: not a voice for the happening"),
    ):
        position = insert("SELECT count(*) FROM count_step").fetchone()[0]
        insert("INSERT INTO count_step VALUES ('evt_gift', ?, ?, ?, ?, ?)",
               (article_id(article), position, newsroom, voice, reason))  # fmt: skip
    for about, left, right, reason in (
        ("amount", "wire", "rewrite", "1 million USD here, 2 million USD there"),
        ("denial", "wire", "denial", "told as done here, as not done there"),
    ):
        insert("INSERT INTO conflict VALUES (?, 'evt_gift', ?, ?, ?, ?)",
               (make_id("cnf", about), about, make_id("evm", article_id(left), "gift"),
                make_id("evm", article_id(right), "gift"), reason))  # fmt: skip
    insert("INSERT INTO judgement VALUES ('jdg_1', 'same', 'event rules', 'same day, same people',"
           " NULL, '2024-03-01T00:00:00+00:00', NULL)")  # fmt: skip
    insert("INSERT INTO judgement_about VALUES ('jdg_1', 0, 'evt_gift')")


def _claims(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO claim VALUES ('clm_cent', ?, 1, 1)", (entity_id("Lumen"),))
    for a in ARTICLES:
        for index, s in enumerate(a.said):
            if s.claim:
                connection.execute("INSERT INTO claim_statement VALUES ('clm_cent', ?)",
                                   (make_id("stm", article_id(a.key), index),))  # fmt: skip


def _lineage(connection: sqlite3.Connection) -> None:
    insert = connection.execute
    shared = spans_json((Span(start=0, end=len(WIRE)),))
    insert("INSERT INTO lineage VALUES ('lin_1', 'art_copy', 'art_wire', 'copy', 'Harbor Wire', 50,"
           " ?, 'the same text but for the last line', 0.99)", (shared,))  # fmt: skip
    insert("INSERT INTO lineage VALUES ('lin_2', 'art_rewrite', 'art_wire', 'cites', 'Harbor Wire',"
           " 0, '[]', 'names Harbor Wire', 0.7)")  # fmt: skip
    for a in ARTICLES:
        newsroom = "Harbor Wire" if a.key in ("copy", "rewrite") else a.outlet
        insert("INSERT INTO article_newsroom VALUES (?, ?, ?)",
               (article_id(a.key), a.outlet, newsroom))  # fmt: skip
    insert("INSERT INTO story VALUES ('sto_1')")
    for key in ("wire", "copy", "rewrite", "denial"):
        insert("INSERT INTO story_article VALUES ('sto_1', ?)", (article_id(key),))
