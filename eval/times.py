"""How well times and sums of money are read, and events dated.

    python eval/times.py                 time expressions: strict, relaxed, value F1 on each set
    python eval/times.py --events        dates of the annotated events, given their triggers
    python eval/times.py --timelines     dates of the events of SemEval-2015 task 4
    python eval/times.py --amounts       sums of money of the annotated events
    python eval/times.py --fit           the weights of `sayso.extract.times.dating`, fitted anew

The data folder is `SAYSO_DATA` (default `../shared` beside the checkout); without it the script
says so and ends. Of each set of time expressions, sorted by id, every eighth document (places 7,
15, ...) is only scored: nobody read its errors. The errors of the others were read, one by one;
those of places 3, 11, ... last, when most rules were made ("quarter" is these two together). The
scorer is the one that lies beside the data (`eval/timex.py`), run as it is. The timelines and the
annotated articles have been read whole.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.util
import json
import math
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from sayso.extract.amounts import read_amounts
from sayso.extract.times import dating, dating_time, read_times
from sayso.extract.times.lexicon import words
from sayso.records import Span, Time

DATA = Path(os.environ.get("SAYSO_DATA", Path(__file__).parent.parent.parent / "shared"))
SETS = {
    "TimeBank": "timebank.train", "AQUAINT": "aquaint.train", "WikiWars": "wikiwars.half",
    "tweets": "tweets.train",
}  # fmt: skip
SPEECH = frozenset(
    ["praise", "criticize", "accuse", "threaten", "pledge", "request", "reject", "endorse",
     "apologize"]
)  # fmt: skip
"""Types of event that are things said (rule 10 of the annotation guide)."""
Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    """The records of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def scorer() -> ModuleType:
    """The scorer that lies beside the data."""
    spec = importlib.util.spec_from_file_location("timex", DATA / "eval" / "timex.py")
    if spec is None or spec.loader is None:
        sys.exit(f"no scorer in {DATA / 'eval'}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PARTS = {
    "read": (0, 1, 2, 4, 5, 6), "quarter": (3, 7), "unread": (7,), "whole": tuple(range(8)),
}  # fmt: skip
"""Places (modulo 8) of the documents of a set, sorted by id, whose errors were read or not."""


def part(name: str, places: tuple[int, ...]) -> dict[str, Row]:
    """The documents of a set at some places, by id."""
    documents = sorted(rows(DATA / "data" / "time" / f"{name}.jsonl"), key=lambda row: row["id"])
    return {row["id"]: row for at, row in enumerate(documents) if at % 8 in places}


def as_timex(one: Time) -> Row:
    """A time in the form that the scorer reads."""
    span = one.spans[0]
    return {"start": span.start, "end": span.end, "type": one.type, "value": one.value}


def score_times() -> None:
    """Print a table: set and part, strict, relaxed, type and value F1, speed."""
    timex = scorer()
    print(f"{'':20}{'gold':>6}{'strict':>8}{'relaxed':>8}{'type':>7}{'value':>7}{'articles/s':>12}")
    for title, name in SETS.items():
        for label, places in PARTS.items():
            gold = part(name, places)
            start = time.process_time()
            read = {
                key: {
                    "timexes": [as_timex(t) for t in read_times(row["text"], published=row["dct"])]
                }
                for key, row in gold.items()
            }
            speed = len(gold) / (time.process_time() - start)
            result = timex.evaluate(gold, read)
            print(
                f"{title + ' ' + label:20}{result['gold']:6}{result['strict_PRF'][2]:8.1f}"
                f"{result['relaxed_PRF'][2]:8.1f}{result['type_F1']:7.1f}{result['value_F1']:7.1f}"
                f"{speed:12.0f}"
            )


# ------------------------------------------------------------------------- events


def day_of(written: str | None) -> str | None:
    """The ISO day that a date in words names."""
    times = read_times(written or "")
    return times[0].value if times and len(times[0].value) == 10 else None


def annotated(part: str) -> Iterator[tuple[Row, tuple[Time, ...]]]:
    """Annotated articles with the times read in them."""
    for row in rows(DATA / "data" / "events" / f"sayso.{part}.jsonl"):
        yield row, read_times(row["text"], published=day_of(row["date"]))


def span_of(pair: list[int]) -> Span:
    """A span of the data as ours."""
    return Span(start=pair[0], end=pair[1])


def score_events() -> None:
    """Time value P, R, F1 over the gold triggers."""
    for part in ("train", "dev"):
        count: Counter[str] = Counter()
        for row, times in annotated(part):
            for event in row["events"]:
                got = dating_time(
                    row["text"],
                    trigger=span_of(event["trigger"]),
                    sentence=span_of(event["sentence"]),
                    times=times,
                    speech=event["type"] in SPEECH,
                )
                value = (event["time"] or {}).get("value")
                count["gold"] += value is not None
                count["read"] += got is not None
                count["right"] += got is not None and got.value == value
        precision, recall = count["right"] / count["read"], count["right"] / count["gold"]
        print(
            f"{part:6} P {100 * precision:.1f}  R {100 * recall:.1f}  "
            f"F1 {200 * precision * recall / (precision + recall):.1f}  {dict(count)}"
        )


def score_amounts() -> None:
    """Share of the gold sums that are read with their value and currency."""
    for part in ("train", "dev"):
        right = total = 0
        for row in rows(DATA / "data" / "events" / f"sayso.{part}.jsonl"):
            amounts = read_amounts(row["text"])
            for event in row["events"]:
                gold = event["amount"]
                if not gold or not gold.get("span"):
                    continue
                span = span_of(gold["span"])
                total += 1
                right += any(
                    amount.spans[0].overlaps(span)
                    and math.isclose(amount.value, gold["value"], rel_tol=1e-6)
                    and amount.currency == gold["currency"]
                    for amount in amounts
                )
        print(f"{part:6} {right} of {total} sums right ({100 * right / max(1, total):.1f}%)")


# ---------------------------------------------------------------------- timelines


def sentence_at(text: str, start: int) -> Span:
    """The line around a place; the documents have one sentence a line."""
    first = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start)
    return Span(start=first, end=end if end > first else len(text))


def iso_day(dct: str) -> str:
    """`2009-02-03`, also of `03-02-2009` as some documents have it."""
    return dct if dct[4] == "-" else f"{dct[6:]}-{dct[3:5]}-{dct[:2]}"


def leaning_day(
    text: str, *, trigger: Span, sentence: Span, times: Sequence[Time], published: str | None
) -> str | None:
    """The day that an event leans on that no time of its sentence dates: a likelihood, not a date,
    and right too seldom for a book; it shows what the order of telling is worth.

    Args:
        text: The text of the article.
        trigger: The words that carry the event.
        sentence: The sentence that it stands in.
        times: What `read_times` found in the article.
        published: ISO day of publication.

    Returns:
        The last single day that was told before the sentence, no more than a month before
        publication, else the day of publication; None if the words right before the trigger put
        it into the future or some open past (`will`, `had`), or nothing is known.
    """
    if not _NOT_YET.isdisjoint(text[sentence.start : trigger.start].lower().split()[-3:]):
        return None
    told = [time.earliest for time in times if _told_before(time, sentence.start, published)]
    return told[-1] if told else published and published[:10]


def _told_before(time: Time, start: int, published: str | None) -> bool:
    """A single day before `start` that is news: not publication itself, nor long ago."""
    if time.spans[0].end > start or time.earliest is None or time.earliest != time.latest:
        return False
    if published is None:
        return True
    day = datetime.date.fromisoformat(published[:10])
    back = (day - datetime.date.fromisoformat(time.earliest)).days
    return 0 < back <= _NEWS_DAYS


_NEWS_DAYS = 30
"""Of 3, 7, 30 and 365 days: 3 to 30 are best on SemEval-2015 task 4 (62.6% against 62.1)."""
_NOT_YET = words(
    "will would to could may might should can shall must if has have had been previously once"
)


def timeline_value(value: str) -> str:
    """A value as the timelines write it: `2009-05`, `2009`, days without the part of the day."""
    period = dating_period(value)
    return value[:10] if period is None else period


def dating_period(value: str) -> str | None:
    """Weeks, quarters and seasons as the year that they lie in."""
    return value[:4] + "-XX-XX" if value[4:6] in {"-W", "-Q", "-S", "-F", "-H"} else None


def same_date(gold: str, read: str | None) -> bool:
    """Equal as far as the gold date is fixed; no date for a gold date that is all X."""
    known = gold.replace("-XX", "")
    if known.startswith("XXXX"):
        return read is None
    return read is not None and read.replace("-XX", "") == known


def score_timelines() -> None:
    """Share of the events with the right date, by the sentence alone and with what it leans on."""
    documents = {row["id"]: row for row in rows(DATA / "data" / "timelines" / "docs.jsonl")}
    for row in documents.values():
        row["dct"] = iso_day(row["dct"])
    read = {key: read_times(row["text"], published=row["dct"]) for key, row in documents.items()}
    count: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for line in rows(DATA / "data" / "timelines" / "gold.jsonl"):
        dated: list[tuple[int, str | None]] = []
        for event in line["events"]:
            placed = [m for m in event["mentions"] if m["start"] is not None]
            placed = [m for m in placed if m["doc"] in documents]
            if not placed:
                count["not in the texts"] += 1
                continue
            mention = placed[0]
            text, times = documents[mention["doc"]]["text"], read[mention["doc"]]
            sentence = sentence_at(text, mention["start"])
            got = dating_time(
                text,
                trigger=Span(start=mention["start"], end=mention["end"]),
                sentence=sentence,
                times=times,
            )
            own = timeline_value(got.value) if got is not None else None
            published = documents[mention["doc"]]["dct"]
            leaning = own or leaning_day(
                text,
                trigger=Span(start=mention["start"], end=mention["end"]),
                sentence=sentence,
                times=times,
                published=published,
            )
            if event["order"] > 0:
                dated.append((event["order"], leaning))
            count["events"] += 1
            count["dated by the text"] += not event["date"].startswith("XXXX")
            count["right by the sentence"] += same_date(event["date"], own)
            count["right with what it leans on"] += same_date(event["date"], leaning)
        pairs += pairs_of(dated)
    for name, number in count.items():
        print(f"{name:30}{number:5}  {100 * number / count['events']:.1f}%")
    precision, recall = pairs["right"] / pairs["read"], pairs["right"] / pairs["gold"]
    print(
        f"pairs of events in order: P {100 * precision:.1f}  R {100 * recall:.1f}  "
        f"F1 {200 * precision * recall / (precision + recall):.1f}  {dict(pairs)}"
    )


def pairs_of(dated: list[tuple[int, str | None]]) -> Counter[str]:
    """Pairs of events of one timeline: in gold, read (both dated), right (before, same, after)."""
    count: Counter[str] = Counter()
    for index, (order, day) in enumerate(dated):
        for other, day_of_other in dated[index + 1 :]:
            count["gold"] += 1
            if day is None or day_of_other is None:
                continue
            count["read"] += 1
            size = min(len(day.replace("-XX", "")), len(day_of_other.replace("-XX", "")))
            left, right = day[:size], day_of_other[:size]
            count["right"] += (left > right) - (left < right) == (order > other) - (order < other)
    return count


# ---------------------------------------------------------------------------- fit


def fit() -> None:
    """Print the weights of a logistic regression over pairs of event and time."""
    found: list[dict[str, float]] = []
    linked: list[float] = []
    for row, times in annotated("train"):
        for event in row["events"]:
            sentence, trigger = span_of(event["sentence"]), span_of(event["trigger"])
            dates = dating.candidates(sentence, times)
            gold = (event["time"] or {}).get("span")
            for one in dates:
                speech = event["type"] in SPEECH
                found.append(
                    dating.features(row["text"], trigger, sentence, one, dates, speech=speech)
                )
                linked.append(float(gold is not None and one.spans[0].overlaps(span_of(gold))))
    seen = Counter(name for pair in found for name in pair)
    names = sorted(name for name, number in seen.items() if number >= 15)
    table = np.array([[pair.get(name, 0.0) for name in names] for pair in found])
    weights = logistic(table, np.array(linked), penalty=5.0)
    for name, weight in zip(names, weights, strict=True):
        if abs(weight) >= 0.1:
            print(f'    "{name}": {weight:.2f},')


def logistic(table: np.ndarray, linked: np.ndarray, penalty: float) -> np.ndarray:
    """Weights of an L2-penalised logistic regression, by Newton's method.

    Shape: table (pair, feature), linked (pair,), returns (feature,).
    """
    weights = np.zeros(table.shape[1])
    for _ in range(40):  # converges in 8
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (chance - linked) + penalty * weights
        curve = (table.T * (chance * (1 - chance))) @ table + penalty * np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    return weights


def main() -> None:
    """Run what the options ask for."""
    parser = argparse.ArgumentParser(description="How well times and sums of money are read.")
    parts = {
        "events": score_events, "timelines": score_timelines, "amounts": score_amounts, "fit": fit,
    }  # fmt: skip
    for name in parts:
        parser.add_argument(f"--{name}", action="store_true")
    asked = vars(parser.parse_args())
    if not (DATA / "data" / "time").is_dir():
        sys.exit(f"no data at {DATA}: set SAYSO_DATA to the folder that holds data/ and eval/")
    chosen = [run for name, run in parts.items() if asked[name]] or [score_times]
    for run in chosen:
        run()


if __name__ == "__main__":
    main()
