"""A text as tokens, with one class letter for each.

Offsets: code points of the text as given. Every branch of the token expression starts at a
character that no failed branch has run past for more than a few characters, so that the time is
linear in the length of the text whatever it holds.
"""

from __future__ import annotations

import re
from functools import cache, cached_property

from sayso.extract.times.lexicon import AMBIGUOUS_MONTHS, CLASSES, words


@cache
def _token_rule() -> re.Pattern[str]:
    """Most frequent kinds first: plain words and marks are nine tenths of a text."""
    return re.compile(
        r"[b-gi-nq-vx-zB-GI-NQ-VX-Z]\w*|[^\w\s]"
        r"|https?://\S+|www\.\S+"
        r"|[ap]\.\s?m\b\.?|[AP]\.M\b\.?|o['’]clock"
        r"|[^\W\d_]\w*"
        r"|\n[^\S\n]*\n\s*"
        r"|\d{1,9}(?:st|nd|rd|th|ST|ND|RD|TH)(?!\w)"
        r"|\d{1,2}:\d\d(?::\d\d)?(?!\d)"
        r"|\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?!\d)"
        r"|\d{4}[/.]\d\d?[/.]\d\d?(?!\d)|\d\d?[/.-]\d\d?[/.-](?:\d{4}|\d\d)(?!\d)"
        r"|\d{2,4}s(?!\w)|[1-4]Q(?:\d\d)?(?!\w)|[12]H(?:\d\d)?(?!\w)"
        r"|\d\d?/\d\d?(?!\d)|\d+(?:[.,]\d+)*"
        r"|_+"
    )


def _lower(text: str) -> str:
    """The text in lower case, code point by code point, so that offsets stay."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := mark.lower()) == 1 else mark for mark in text)


SHORT_MESSAGE = 200
"""Code points: a text up to this is read as a message ("Morning! Gym day"), where a bare day,
night or week tells the time. The longest message in development has 152."""

_CURRENCY = frozenset("$£€¥₹#@")
_COUNTED_PREVIOUS = frozenset({"no", "r", "section", "article", "page", "route", "highway"})
_COUNTED = words(
    "people persons men women children troops soldiers fighters workers employees jobs miles km "
    "kilometers kilometres meters metres feet yards students cases deaths votes homes houses "
    "members dollars pounds tons tonnes points words pages others dead wounded seats copies "
    "companies schools police officers refugees migrants participants delegates protesters "
    "marks francs yen euros rubles barrels acres hectares shares calories degrees"
)
"""What four digits before it count."""
_MONTH_LEAD = words(
    "in since last next early late mid until till by this from between through and or of on "
    "before after during around about to each every"
)
_NAMES = words("april june august")
_DETERMINERS = words("the a an s its his her their our that any no early late mid")
_YEAR_LEAD = words(
    "in since by until till of from before after during year circa ad early late mid"
)
_SEASON_LEAD = words(
    "in last next this the each every early late mid since by until till of during through "
    "that past coming following previous"
)


class Tokens:
    """The tokens of one text: words in lower case, offsets and class letters, in step."""

    def __init__(self, text: str) -> None:
        """Cut `text` into tokens and class them, context included."""
        self.text = text
        self.short = len(text) <= SHORT_MESSAGE
        lowered = _lower(text)
        spans = [match.span() for match in _token_rule().finditer(text)]
        starts, ends = zip(*spans, strict=True) if spans else ((), ())
        self.starts: tuple[int, ...] = starts
        self.ends: tuple[int, ...] = ends
        self.words = [lowered[start:end] for start, end in spans]
        look = CLASSES.get
        classes = [look(word) or ("_" if word[0] > "9" else _shape(word)) for word in self.words]
        for match in _unsure_rule().finditer("".join(classes)):
            index = match.start()
            sure = classes[index] == "M" and text[self.starts[index]].isupper()
            if not sure or self.words[index] in _NAMES:
                classes[index] = self._settle(classes, index)
        self.classes = "".join(classes)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of the text."""
        return frozenset(self.words)

    def __len__(self) -> int:
        return len(self.words)

    def glued(self, index: int) -> bool:
        """No white space stands between this token and the next one."""
        return index + 1 < len(self.words) and self.ends[index] == self.starts[index + 1]

    def capital(self, index: int) -> bool:
        """The token starts with a capital letter."""
        return 0 <= index < len(self.words) and self.text[self.starts[index]].isupper()

    def word(self, index: int) -> str:
        """The word at `index`, or nothing beyond the ends."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def _settle(self, classes: list[str], index: int) -> str:
        """The class of a word that is a time word in some contexts only."""
        letter, word = classes[index], self.words[index]
        before = classes[index - 1] if index else "_"
        after = classes[index + 1] if index + 1 < len(classes) else "_"
        if letter == "Y":
            return "I" if self._counts(index, after) else "Y"
        if letter == "s":
            return letter if self._is_season(index, after) else "_"
        if letter == "w":
            return "W" if self._is_weekday(index, before, after) else "_"
        return "M" if self._is_month(index, word, before, after) else "_"

    def _counts(self, index: int, after: str) -> bool:
        """Four digits count or number something: no year."""
        previous, following = self.word(index - 1), self.word(index + 1)
        if (
            previous in _CURRENCY
            or following in {"%", "°"}
            or (after in "uq" and previous != "the")
        ):
            return True
        if previous == "." and self.word(index - 2) in _COUNTED_PREVIOUS:
            return True
        if previous == "." and self.word(index - 2) == "s" and self.word(index - 3) != ".":
            return True  # S. 1998, a bill of the Senate
        if previous in _COUNTED_PREVIOUS:
            return True
        led = previous in _YEAR_LEAD
        if following in _COUNTED and not led:
            return True
        return self.words[index] < "1500" and not led and after != "G"

    def _is_season(self, index: int, after: str) -> bool:
        word = self.words[index]
        if word in {"summer", "winter", "autumn"} or self.word(index - 1) in {"this", "last"}:
            return True
        if after == "f":
            return self._class_of(index + 2) in "Yxlc"
        bare = self.short and self.capital(index) and word != "fall"
        return after == "Y" or bare or self.word(index - 1) in _SEASON_LEAD

    def _is_weekday(self, index: int, before: str, after: str) -> bool:
        word, previous = self.words[index], self.word(index - 1)
        if not self.capital(index):
            led = before in "lx" or previous in {"this", "on", "every"}
            rare = word in {"fri", "thu", "tue"} and self.short
            return rare or (led and (self.short or word not in {"sat", "sun"}))
        if word in {"sat", "sun", "wed", "mon"}:
            dotted = after == "." and self._class_of(index + 2) in "DM,mO"
            return dotted or after in "DMmO/-" or previous in {"last", "next", "this", "on"}
        return True

    def _is_month(self, index: int, word: str, before: str, after: str) -> bool:
        previous = self.word(index - 1)
        dated = after in "DOY" or before in "DO"
        dated = dated or (after == "g" and self._class_of(index + 2) == "O")
        if not self.capital(index):
            led = previous in {"in", "since", "last"}
            return word not in AMBIGUOUS_MONTHS or led or (dated and word != "march")
        if after in "-/" and len(word) == 3 and self._class_of(index + 2) not in "DYOMm":
            return False  # Mar-a-Lago
        if len(word) == 3 and word != "may" and not dated and self._names_someone(index, after):
            return False
        if word in _NAMES and self.capital(index):
            return dated or not self._is_given_name(index, previous, after)
        if word == "march" and not dated and self._is_walk(index):
            return False
        if dated or before in "ylxc-h" or previous in _MONTH_LEAD:
            return True
        if len(word) == 3 and word != "may":
            return after in ".-/" or self.short
        return before in ",(" or self._is_bare_month(index, word, before, after)

    def _names_someone(self, index: int, after: str) -> bool:
        """Another name follows: `Jan Kavan`."""
        return after == "_" and self.capital(index + 1) and self.words[index + 1].isalpha()

    def _is_given_name(self, index: int, previous: str, after: str) -> bool:
        """`April Ryan`; not `the June Democratic primary`."""
        led = previous in _MONTH_LEAD or previous in _DETERMINERS
        return not led and self._names_someone(index, after)

    def _is_walk(self, index: int) -> bool:
        """`the Long March`, `his March to the Sea`."""
        previous = self.word(index - 1)
        led = previous == "long" and self.capital(index - 1)
        return led or (self.word(index + 1) == "to" and self.word(index + 2) == "the")

    def _is_bare_month(self, index: int, word: str, before: str, after: str) -> bool:
        """A capital month name with nothing of a date beside it: no Theresa May, no March on."""
        previous, following = self.word(index - 1), self.word(index + 1)
        if self.capital(index - 1) and before == "_" and previous.isalpha():
            return False
        if word == "may":
            return (after == "_" and not following.isalpha()) or (before not in "|." and index > 0)
        return word != "march" or following not in {"on", "for"}

    def _class_of(self, index: int) -> str:
        return (
            (CLASSES.get(self.words[index]) or _shape(self.words[index]))
            if (index < len(self.words))
            else "_"
        )


@cache
def _unsure_rule() -> re.Pattern[str]:
    return re.compile("[mwYsM]")


def _shape(word: str) -> str:
    """The class of digits or a break between paragraphs, from its shape."""
    if word[0].isdigit():
        return _number_shape(word)
    return "|" if word[0] == "\n" else "_"


def _number_shape(word: str) -> str:
    """The class of a token that starts with a digit."""
    last = word[-1]
    if word.isdecimal():
        if len(word) == 4 and "1000" <= word <= "2199":
            return "Y"
        return "D" if len(word) <= 2 and 1 <= int(word) <= 31 else "I"
    if last == "s":
        return "S" if word[-2] == "0" else "_"
    if last in "tdh":
        return "O"
    if ":" in word and "-" not in word:
        return "T"
    if "q" in word or "h" in word:
        return "Q"
    return _punctuated_shape(word)


def _punctuated_shape(word: str) -> str:
    """The class of digits with marks between them: a date, a fraction or a number."""
    if word.count("-") == 2 and word[:4].isdecimal() and word[4:5] == "-":
        return "A"
    parts = re.split(r"[/.-]", word)
    dated = len(parts) == 3 and (len(parts[0]) == 4 or len(parts[2]) in {2, 4})
    return "B" if dated and "," not in word else "I"
