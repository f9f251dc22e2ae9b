"""The tables of a book, as numbered migrations; their names are the words of the project.

Three layers, top to bottom:

- what was given and read: `article`, `reading` and the tables of one reading (`sentence`,
  `chain`, `mention`, `statement`, `time`, `amount`, `event_mention` and their parts);
- what people decided: `judgement` with its `judgement_place`s, their tables of names:
  `identity_table`, and their event types: `ontology_file`, `own_type`;
- what is derived, and can be rebuilt from the two above: `entity`, `event`, `claim`, `story`,
  `lineage`, `conflict`, `count_step`, what they were found by (`entity_key`, `entity_handle`,
  `kinship`, `fingerprint`, `posting`, `vector`, `link`, `story_part`, `chain_reason`,
  `entity_tally`, `compared`, `compared_story`), what judgements come to (`judged_as`, `joined_as`),
  and the search tables. `todo` says what is still to be derived.

`row_id` ties a row to its search table, so that VACUUM cannot part them; everything else refers
to `id`, which is made from content. Spans are JSON, `[[start, end], ...]`: code points of
`article.text`, end excluded.
"""

from __future__ import annotations

from typing import Final

READ: Final = """
CREATE TABLE article (
  row_id INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT,
  outlet TEXT,
  author TEXT,
  published TEXT,
  url TEXT,
  canonical_url TEXT,
  source_tag TEXT,
  language TEXT,
  words INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX article_by_published ON article (published, id);
CREATE INDEX article_by_outlet ON article (outlet, published, id);

CREATE TABLE article_path (
  article TEXT NOT NULL REFERENCES article (id),
  path TEXT NOT NULL,
  PRIMARY KEY (article, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE reading (
  article TEXT NOT NULL REFERENCES article (id),
  reader TEXT NOT NULL,
  read_at TEXT NOT NULL,
  current INTEGER NOT NULL CHECK (current IN (0, 1)),
  archive BLOB,
  PRIMARY KEY (article, reader)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_current_reading ON reading (article) WHERE current = 1;

CREATE TABLE todo (
  task TEXT NOT NULL,
  key TEXT NOT NULL,
  PRIMARY KEY (task, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE sentence (
  article TEXT NOT NULL REFERENCES article (id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  PRIMARY KEY (article, start)
) STRICT, WITHOUT ROWID;

CREATE TABLE chain (
  id TEXT PRIMARY KEY,
  article TEXT NOT NULL REFERENCES article (id),
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  named INTEGER NOT NULL CHECK (named IN (0, 1)),
  key TEXT REFERENCES entity_key (id),
  entity TEXT REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX chain_by_article ON chain (article);
CREATE INDEX chain_by_key ON chain (key, article);
CREATE INDEX chain_by_entity ON chain (entity, article);

CREATE TABLE chain_member (
  chain TEXT NOT NULL REFERENCES chain (id),
  member TEXT NOT NULL REFERENCES chain (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (chain, member)
) STRICT, WITHOUT ROWID;
CREATE INDEX chain_member_by_member ON chain_member (member);

CREATE TABLE mention (
  id TEXT PRIMARY KEY,
  article TEXT NOT NULL REFERENCES article (id),
  spans TEXT NOT NULL,
  text TEXT NOT NULL,
  type TEXT NOT NULL,
  form TEXT NOT NULL,
  chain TEXT NOT NULL REFERENCES chain (id) DEFERRABLE INITIALLY DEFERRED,
  probability REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_by_article ON mention (article);
CREATE INDEX mention_by_chain ON mention (chain);

CREATE TABLE statement (
  row_id INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  article TEXT NOT NULL REFERENCES article (id),
  source_text TEXT NOT NULL,
  source_spans TEXT NOT NULL,
  anonymous INTEGER NOT NULL CHECK (anonymous IN (0, 1)),
  number INTEGER,
  cue_text TEXT NOT NULL,
  cue_spans TEXT NOT NULL,
  content_text TEXT NOT NULL,
  content_spans TEXT NOT NULL,
  form TEXT NOT NULL,
  inside TEXT REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
  denies INTEGER NOT NULL CHECK (denies IN (0, 1)),
  hedged INTEGER NOT NULL CHECK (hedged IN (0, 1)),
  probability REAL NOT NULL
) STRICT;
CREATE INDEX statement_by_article ON statement (article);
CREATE INDEX statement_denies ON statement (article) WHERE denies = 1;
CREATE INDEX statement_hedged ON statement (article) WHERE hedged = 1;
CREATE INDEX statement_anonymous ON statement (article) WHERE anonymous = 1;
CREATE INDEX statement_by_inside ON statement (inside) WHERE inside IS NOT NULL;

CREATE TABLE statement_source (
  statement TEXT NOT NULL REFERENCES statement (id),
  position INTEGER NOT NULL,
  chain TEXT NOT NULL REFERENCES chain (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_source_by_chain ON statement_source (chain);

CREATE TABLE time (
  id TEXT PRIMARY KEY,
  article TEXT NOT NULL REFERENCES article (id),
  spans TEXT NOT NULL,
  text TEXT NOT NULL,
  type TEXT NOT NULL,
  value TEXT NOT NULL,
  earliest TEXT,
  latest TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX time_by_article ON time (article);

CREATE TABLE amount (
  id TEXT PRIMARY KEY,
  article TEXT NOT NULL REFERENCES article (id),
  spans TEXT NOT NULL,
  text TEXT NOT NULL,
  value REAL NOT NULL,
  least REAL NOT NULL,
  most REAL NOT NULL,
  currency TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX amount_by_article ON amount (article);

CREATE TABLE event_mention (
  id TEXT PRIMARY KEY,
  article TEXT NOT NULL REFERENCES article (id),
  type TEXT NOT NULL,
  mode TEXT,
  trigger_text TEXT NOT NULL,
  trigger_spans TEXT NOT NULL,
  time TEXT REFERENCES time (id) DEFERRABLE INITIALLY DEFERRED,
  amount TEXT REFERENCES amount (id) DEFERRABLE INITIALLY DEFERRED,
  place_text TEXT,
  place_spans TEXT,
  polarity TEXT NOT NULL,
  modality TEXT NOT NULL,
  statement TEXT REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
  event TEXT REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
  probability REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX event_mention_by_article ON event_mention (article);
CREATE INDEX event_mention_by_event ON event_mention (event);
CREATE INDEX event_mention_by_statement ON event_mention (statement) WHERE statement IS NOT NULL;

CREATE TABLE participant (
  event_mention TEXT NOT NULL REFERENCES event_mention (id),
  role TEXT NOT NULL CHECK (role IN ('initiator', 'recipient')),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  spans TEXT NOT NULL,
  PRIMARY KEY (event_mention, role, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE participant_chain (
  event_mention TEXT NOT NULL,
  role TEXT NOT NULL,
  position INTEGER NOT NULL,
  chain TEXT NOT NULL REFERENCES chain (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (event_mention, role, position, chain),
  FOREIGN KEY (event_mention, role, position)
    REFERENCES participant (event_mention, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX participant_chain_by_chain ON participant_chain (chain);
"""

DECIDED: Final = """
CREATE TABLE judgement (
  id TEXT PRIMARY KEY,
  verdict TEXT NOT NULL,
  by TEXT NOT NULL,
  reason TEXT NOT NULL,
  value TEXT,
  at TEXT NOT NULL,
  withdrawn TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE judgement_about (
  judgement TEXT NOT NULL REFERENCES judgement (id),
  position INTEGER NOT NULL,
  about TEXT NOT NULL,
  PRIMARY KEY (judgement, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX judgement_about_by_about ON judgement_about (about);

CREATE TABLE identity_table (
  name TEXT PRIMARY KEY,
  added_at TEXT NOT NULL,
  csv TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""

DERIVED: Final = """
CREATE TABLE entity_key (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  known INTEGER NOT NULL CHECK (known IN (0, 1)),
  identifiers TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE entity_handle (
  handle TEXT NOT NULL,
  key TEXT NOT NULL REFERENCES entity_key (id),
  open INTEGER NOT NULL CHECK (open IN (0, 1)),
  PRIMARY KEY (handle, open, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_handle_by_key ON entity_handle (key);

CREATE TABLE entity (
  row_id INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  named INTEGER NOT NULL CHECK (named IN (0, 1)),
  articles INTEGER NOT NULL,
  identifiers TEXT NOT NULL
) STRICT;
CREATE INDEX entity_by_name ON entity (name COLLATE NOCASE);
CREATE INDEX entity_by_articles ON entity (articles, id);
CREATE INDEX entity_by_type ON entity (type, articles, id);

CREATE TABLE entity_alias (
  entity TEXT NOT NULL REFERENCES entity (id),
  alias TEXT NOT NULL,
  mentions INTEGER NOT NULL,
  PRIMARY KEY (entity, alias)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_alias_by_alias ON entity_alias (alias COLLATE NOCASE);

CREATE TABLE event (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  earliest TEXT,
  latest TEXT,
  amount REAL,
  currency TEXT,
  articles INTEGER NOT NULL,
  newsrooms INTEGER NOT NULL,
  voices INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX event_by_earliest ON event (earliest, latest, id);
CREATE INDEX event_by_type ON event (type, earliest, latest, id);
CREATE INDEX event_by_counts ON event (newsrooms, voices, articles, id);

CREATE TABLE event_participant (
  event TEXT NOT NULL REFERENCES event (id),
  role TEXT NOT NULL CHECK (role IN ('initiator', 'recipient')),
  entity TEXT NOT NULL REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (event, role, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_participant_by_entity ON event_participant (entity);

CREATE TABLE claim (
  id TEXT PRIMARY KEY,
  entity TEXT NOT NULL REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
  articles INTEGER NOT NULL,
  newsrooms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_by_entity ON claim (entity);

CREATE TABLE claim_statement (
  claim TEXT NOT NULL REFERENCES claim (id),
  statement TEXT NOT NULL REFERENCES statement (id),
  PRIMARY KEY (claim, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_statement_by_statement ON claim_statement (statement);

CREATE TABLE story (
  id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE story_article (
  story TEXT NOT NULL REFERENCES story (id),
  article TEXT NOT NULL REFERENCES article (id),
  PRIMARY KEY (story, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_article_by_article ON story_article (article);

CREATE TABLE lineage (
  id TEXT PRIMARY KEY,
  article TEXT NOT NULL REFERENCES article (id),
  origin TEXT REFERENCES article (id),
  relation TEXT NOT NULL,
  newsroom TEXT,
  shared_words INTEGER NOT NULL,
  spans TEXT NOT NULL,
  reason TEXT NOT NULL,
  probability REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX lineage_by_article ON lineage (article);
CREATE INDEX lineage_by_origin ON lineage (origin) WHERE origin IS NOT NULL;

CREATE TABLE kinship (
  child TEXT NOT NULL REFERENCES article (id),
  parent TEXT NOT NULL REFERENCES article (id),
  relation TEXT NOT NULL,
  strength REAL NOT NULL,
  rank INTEGER NOT NULL,
  published TEXT NOT NULL,
  shared_words INTEGER NOT NULL,
  spans TEXT NOT NULL,
  reason TEXT NOT NULL,
  probability REAL NOT NULL,
  PRIMARY KEY (child, parent)
) STRICT, WITHOUT ROWID;
CREATE INDEX kinship_by_parent ON kinship (parent);

CREATE TABLE posting (
  kind TEXT NOT NULL,
  term TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (kind, term, since, until, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX posting_by_record ON posting (record);

CREATE TABLE vector (
  article TEXT PRIMARY KEY REFERENCES article (id),
  terms TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE link (
  left TEXT NOT NULL,
  right TEXT NOT NULL,
  likeness REAL NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (left, right)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_by_right ON link (right);

CREATE TABLE outlet (
  name TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE article_newsroom (
  article TEXT PRIMARY KEY REFERENCES article (id),
  own TEXT,
  newsroom TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX article_newsroom_by_newsroom ON article_newsroom (newsroom);

CREATE TABLE conflict (
  id TEXT PRIMARY KEY,
  of TEXT NOT NULL,
  about TEXT NOT NULL,
  left TEXT NOT NULL,
  right TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX conflict_by_of ON conflict (of);

CREATE TABLE count_step (
  of TEXT NOT NULL,
  article TEXT NOT NULL REFERENCES article (id),
  position INTEGER NOT NULL,
  newsroom TEXT,
  voice TEXT,
  reason TEXT NOT NULL,
  PRIMARY KEY (of, article, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX count_step_by_newsroom ON count_step (newsroom) WHERE newsroom IS NOT NULL;

CREATE TABLE fingerprint (
  hash INTEGER NOT NULL,
  article TEXT NOT NULL REFERENCES article (id),
  PRIMARY KEY (hash, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX fingerprint_by_article ON fingerprint (article);
"""

SEARCH: Final = """
CREATE VIRTUAL TABLE article_search USING fts5 (
  title, text, content='article', content_rowid='row_id',
  tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER article_search_add AFTER INSERT ON article BEGIN
  INSERT INTO article_search (rowid, title, text) VALUES (new.row_id, new.title, new.text);
END;

CREATE VIRTUAL TABLE statement_search USING fts5 (
  source_text, content_text, content='statement', content_rowid='row_id',
  tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER statement_search_add AFTER INSERT ON statement BEGIN
  INSERT INTO statement_search (rowid, source_text, content_text)
  VALUES (new.row_id, new.source_text, new.content_text);
END;
CREATE TRIGGER statement_search_drop AFTER DELETE ON statement BEGIN
  INSERT INTO statement_search (statement_search, rowid, source_text, content_text)
  VALUES ('delete', old.row_id, old.source_text, old.content_text);
END;

CREATE VIRTUAL TABLE entity_search USING fts5 (
  entity UNINDEXED, names, tokenize='unicode61 remove_diacritics 2'
);
"""

OWN_TYPES: Final = """
CREATE TABLE ontology_file (
  name TEXT PRIMARY KEY,
  added_at TEXT NOT NULL,
  toml TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE own_type (
  name TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
"""

REPLAYED: Final = """
CREATE TABLE judgement_place (
  judgement TEXT NOT NULL REFERENCES judgement (id),
  about TEXT NOT NULL,
  article TEXT NOT NULL REFERENCES article (id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  PRIMARY KEY (judgement, about, article, start, end)
) STRICT, WITHOUT ROWID;

CREATE TABLE judged_as (
  judgement TEXT NOT NULL REFERENCES judgement (id),
  about TEXT NOT NULL,
  entity TEXT NOT NULL,
  PRIMARY KEY (judgement, about, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX judged_as_by_entity ON judged_as (entity);
CREATE INDEX judged_as_by_about ON judged_as (about, judgement, entity);

CREATE TABLE joined_as (
  key TEXT PRIMARY KEY,
  entity TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX joined_as_by_entity ON joined_as (entity);

CREATE TABLE chain_reason (
  chain TEXT NOT NULL,
  step TEXT NOT NULL CHECK (step IN ('key', 'settle')),
  reason TEXT NOT NULL,
  PRIMARY KEY (chain, step)
) STRICT, WITHOUT ROWID;
"""
"""`judgement_place` (decided): where in the articles the records stood that a judgement is about,
so that it finds them again when a later reading gives them other ids. `judged_as` (derived): the
ids that they have now; `joined_as`: the entity that people's judgements make of a key;
`chain_reason`: why a chain is the entity that it is, where its name alone does not say so."""

TOLD_ANEW: Final = """
INSERT OR IGNORE INTO todo SELECT 'untold', id FROM event
WHERE id NOT IN (SELECT event FROM event_mention WHERE event IS NOT NULL);
INSERT OR IGNORE INTO todo SELECT 'unsaid', id FROM claim
WHERE id NOT IN (SELECT claim FROM claim_statement);
"""
"""Events and claims that were left behind when an article was read anew."""

SMALL_PARTS: Final = """
CREATE TABLE story_part (
  article TEXT PRIMARY KEY REFERENCES article (id),
  level REAL NOT NULL
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO todo SELECT 'story', id FROM article;
"""
"""`story_part` (derived): from which likeness on links count where an article is."""

UNSURE: Final = """
ALTER TABLE event_mention ADD COLUMN unsure INTEGER NOT NULL DEFAULT 0;
"""
"""Event mentions that are told only where another article tells them: `event` is null else."""

PLACED: Final = """
ALTER TABLE todo ADD COLUMN place TEXT NOT NULL DEFAULT '';
CREATE INDEX todo_in_place ON todo (task, place, key);
"""
"""`todo.place`: the story or article that a key belongs to, '' where nobody said. Keys of one place
are seen to together, so that what they need is looked up once; nothing else depends on it."""

TALLIED: Final = """
CREATE TABLE entity_tally (
  entity TEXT NOT NULL,
  sort TEXT NOT NULL CHECK (sort IN ('article', 'name', 'word')),
  text TEXT NOT NULL,
  type TEXT NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (entity, sort, text, type)
) STRICT, WITHOUT ROWID;
INSERT INTO entity_tally SELECT entity, 'article', '', '', count(DISTINCT article)
FROM chain WHERE entity IS NOT NULL GROUP BY entity;
INSERT INTO entity_tally SELECT entity, 'name', name, type, count(*)
FROM chain WHERE entity IS NOT NULL AND named = 1 GROUP BY entity, name, type;
INSERT INTO entity_tally SELECT chain.entity, 'word', mention.text, '', count(*)
FROM chain JOIN mention ON mention.chain = chain.id
WHERE chain.entity IS NOT NULL AND form <> 'pronoun' GROUP BY chain.entity, mention.text;
"""
"""`entity_tally` (derived): in how many articles an entity stands (`article`), how many chains have
which name and type (`name`), and how many mentions which words (`word`, pronouns aside)."""

COMPARED: Final = """
CREATE TABLE compared (
  record TEXT PRIMARY KEY,
  digest INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE compared_story (
  article TEXT PRIMARY KEY REFERENCES article (id),
  story TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX compared_story_by_story ON compared_story (story);
INSERT INTO compared_story
SELECT article.id, (SELECT min(story) FROM story_article WHERE article = article.id) FROM article
WHERE article.id NOT IN (SELECT key FROM todo WHERE task IN ('index', 'keys', 'telling'));
"""
"""`compared` (derived): digests of each telling and statement, and of an article's chains, as they
were when they were last compared with others; `compared_story`: the story of an article then."""

SPOKEN: Final = """
INSERT OR IGNORE INTO posting
SELECT 'spoke', chain.entity, coalesce(article.published, '0001-01-01'),
  coalesce(article.published, '9999-12-31'), statement_source.statement
FROM statement_source JOIN chain ON chain.id = statement_source.chain
JOIN article ON article.id = chain.article
WHERE position = 0 AND named = 1 AND entity IS NOT NULL;
"""
"""Statements are found by speaker and day, and not by all that the speaker ever said."""

MIGRATIONS: Final[tuple[tuple[str, str], ...]] = (
    ("0001_tables", READ + DECIDED + DERIVED + SEARCH),
    ("0002_own_types", OWN_TYPES),
    ("0003_judgements_replayed", REPLAYED),
    ("0004_events_told_anew", TOLD_ANEW),
    ("0005_small_parts", SMALL_PARTS),
    ("0006_unsure_mentions", UNSURE),
    ("0007_tasks_in_place", PLACED),
    ("0008_entities_tallied", TALLIED),
    ("0009_what_was_compared", COMPARED),
    ("0010_who_spoke_when", SPOKEN),
)
"""(name, script) in order; a released one is never changed, only followed by another."""

APPLICATION_ID: Final = 0x53415953
"""`PRAGMA application_id` of a book: "SAYS" in ASCII, so that `file` and we can tell it apart."""
