"""The tables of what merging had before it when it last compared records of an article.

An article is merged again whenever something around it changes: another joins its story, one of its
names is settled anew. Most of what it tells is then as it was, and so are its links.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from sayso.book.ids import THESE, id_list

_OF_BOTH = f"""
SELECT DISTINCT one.event FROM event_mention AS one
JOIN event_mention AS other ON other.event = one.event
WHERE one.article = ? AND other.article {THESE} ORDER BY one.event
"""
# A plural participant stands for its members.
_TOLD_OF = f"""
SELECT DISTINCT event FROM event_mention JOIN participant_chain ON event_mention = event_mention.id
LEFT JOIN chain_member ON chain_member.chain = participant_chain.chain
JOIN chain ON chain.id = coalesce(member, participant_chain.chain)
WHERE event_mention.article IN (SELECT article FROM chain WHERE entity {THESE})
  AND entity {THESE} AND event IS NOT NULL
"""


class ComparedTables:
    """Reads and writes of what was compared, over the connection of an open book."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def digests(self, records: Iterable[str]) -> dict[str, int]:
        """What those of these records that were compared were then, as 63-bit numbers."""
        rows = self.connection.execute(
            f"SELECT record, digest FROM compared WHERE record {THESE}", (id_list(records),)
        )
        return {row["record"]: row["digest"] for row in rows}

    def set_digests(self, digests: Mapping[str, int]) -> None:
        """Keep what records were when they were compared."""
        self.connection.executemany(
            "INSERT OR REPLACE INTO compared VALUES (?, ?)", list(digests.items())
        )

    def forget(self, record: str) -> None:
        """A record is gone, or is to be compared anew."""
        self.connection.execute("DELETE FROM compared WHERE record = ?", (record,))

    def stories_of(self, articles: Iterable[str]) -> dict[str, str | None]:
        """The story in which each of these articles was compared; new ones are left out."""
        rows = self.connection.execute(
            f"SELECT article, story FROM compared_story WHERE article {THESE}", (id_list(articles),)
        )
        return {row["article"]: row["story"] for row in rows}

    def articles_in(self, story: str) -> set[str]:
        """The articles that were compared as being of this story."""
        rows = self.connection.execute(
            "SELECT article FROM compared_story WHERE story = ?", (story,)
        )
        return {row["article"] for row in rows}

    def set_stories(self, stories: Mapping[str, str | None]) -> None:
        """Keep the story in which each of these articles was compared."""
        self.connection.executemany(
            "INSERT OR REPLACE INTO compared_story VALUES (?, ?)", list(stories.items())
        )

    # ------------------------------------------------------------------ around an article

    def now_in(self, story: str) -> set[str]:
        """The articles that are of this story now."""
        rows = self.connection.execute(
            "SELECT article FROM story_article WHERE story = ?", (story,)
        )
        return {row["article"] for row in rows}

    def homes(self, articles: Iterable[str]) -> dict[str, str]:
        """The article of each event mention of these."""
        rows = self.connection.execute(
            f"SELECT id, article FROM event_mention WHERE article {THESE}", (id_list(articles),)
        )
        return {row["id"]: row["article"] for row in rows}

    def told_by_both(self, article: str, others: Iterable[str]) -> list[str]:
        """The events that an article tells and one of the others, too."""
        rows = self.connection.execute(_OF_BOTH, (article, id_list(others)))
        return [row["event"] for row in rows]

    # ------------------------------------------------------------------ around an entity

    def articles_with(self, entities: Iterable[str]) -> list[str]:
        """The articles in which any of these entities stands."""
        rows = self.connection.execute(
            f"SELECT DISTINCT article FROM chain WHERE entity {THESE}", (id_list(entities),)
        )
        return [row["article"] for row in rows]

    def told_of(self, entities: Iterable[str]) -> list[str]:
        """The events in one of whose tellings any of these entities takes part."""
        given = id_list(entities)
        rows = self.connection.execute(_TOLD_OF, (given, given))
        return [row["event"] for row in rows]
