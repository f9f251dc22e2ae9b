"""Words that can be part of a time expression, each with a class of one letter.

The grammar (`grammar.py`) runs on a string of these letters, one for each token of the text, so
that a rule is a short regular expression over letters and its match gives the tokens at once.

    M month            m month, if the context agrees (may, march)
    W weekday          w weekday, if the context agrees (sat, sun)
    Y year 1000..2199  D number 1..31         I other number          O ordinal
    2 "second"         N number word          V vague number (few)    H half
    u unit             q quarter              s season                p part of a day
    z noon, midnight   t today, tonight       l last, past            x next, coming
    c this, that       r latest, current      a a, an                 g the
    e each, every      j ago                  k later, earlier        f of
    b in, on, at, by   & and, or              C to, through, until    y early, late, mid
    h end, start       i hour sign (a.m.)     Z time zone             G BC, AD
    S 1990s, nineties  T 10:30                A 2024-08-09            B 8/9/2024
    F fiscal           n more, full, trading  R daily, weekly         P vague reference (now)
    L long, old        K period               E ended, ending         ~ o'clock
    Q Q3, 3Q           U FY23                 v holiday, maybe        | paragraph break
    o or
    , . - / ( ) ' #    themselves             _ any other word
"""

from __future__ import annotations

MONTHS = {
    "january": 1, "february": 2, "april": 4, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9,
    "oct": 10, "nov": 11, "dec": 12, "may": 5, "march": 3, "mar": 3,
}  # fmt: skip
AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "jan", "jun", "dec", "sep", "apr", "jul"})
WEEKDAYS = {
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
    "sunday": 7, "mondays": 1, "tuesdays": 2, "wednesdays": 3, "thursdays": 4, "fridays": 5,
    "saturdays": 6, "sundays": 7,
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "weds": 3, "thu": 4, "thur": 4, "thurs": 4,
    "fri": 5, "sat": 6, "sun": 7,
}  # fmt: skip
AMBIGUOUS_WEEKDAYS = frozenset({"mon", "wed", "sat", "sun", "fri", "thu", "tue"})
CARDINALS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
MULTIPLIERS = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
ORDINALS = {
    "first": 1, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
VAGUE_NUMBERS = frozenset({"few", "several", "some", "many", "couple", "numerous", "various"})
UNITS = {
    "second": "S", "sec": "S", "minute": "M", "min": "M", "hour": "H", "hr": "H",
    "day": "D", "night": "D", "week": "W", "wk": "W", "wkend": "WE", "mth": "MO",
    "fortnight": "2W", "weekend": "WE",
    "month": "MO", "quarter": "Q", "year": "Y", "yr": "Y", "decade": "DE", "century": "CE",
    "millennium": "ML", "trimester": "Q", "semester": "6MO",
}  # fmt: skip
PLURALS = {f"{word}s": unit for word, unit in UNITS.items()} | {
    "centuries": "CE", "millennia": "ML", "hrs": "H", "mins": "M", "secs": "S",
}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"} | {
    "springtime": "SP", "summertime": "SU", "wintertime": "WI",
}  # fmt: skip
DAY_PARTS = {
    "morning": "MO", "mornings": "MO", "afternoon": "AF", "afternoons": "AF", "evening": "EV",
    "evenings": "EV", "morn": "MO", "nite": "NI", "night": "NI", "nights": "NI", "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO", "dusk": "EV", "sunset": "EV", "nightfall": "EV", "lunchtime": "MI",
    "overnight": "NI", "nighttime": "NI",
}  # fmt: skip
DAY_POINTS = {"noon": "12:00", "midday": "12:00", "midnight": "00:00", "noontime": "12:00"}
DEICTICS = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "tdy": 0, "tmr": 1, "tmrw": 1,
    "tmw": 1, "tml": 1, "tmrrw": 1, "tomolo": 1, "2mrw": 1, "2nite": 0, "tomoro": 1,
    "tonite": 0, "trmw": 1, "2day": 0, "2moro": 1,
}  # fmt: skip
FREQUENCIES = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W",
    "fortnightly": "P2W","monthly": "P1M", "bimonthly": "P2M",
    "yearly": "P1Y", "annually": "P1Y", "biennial": "P2Y", "everyday": "P1D",
}  # fmt: skip
LENGTHS = {
    "hourlong": "PT1H", "daylong": "P1D", "weeklong": "P1W", "monthlong": "P1M",
    "yearlong": "P1Y", "decadelong": "P10Y",
}  # fmt: skip
REFERENCES = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF",
    "presently": "PRESENT_REF", "current": "PRESENT_REF",
    "recently": "PAST_REF", "recent": "PAST_REF", "lately": "PAST_REF",
    "previously": "PAST_REF", "formerly": "PAST_REF", "former": "PAST_REF",
    "future": "FUTURE_REF", "past": "PAST_REF", "present": "PRESENT_REF",
}  # fmt: skip
DECADES = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7,
    "eighties": 8, "nineties": 9,
}  # fmt: skip


def words(line: str) -> frozenset[str]:
    """The words of `line` as a set."""
    return frozenset(line.split())


ZONES = words(
    "est edt cst cdt mst mdt pst pdt et ct mt pt gmt utc bst cet cest msk ist jst sgt aest"
)

_PLAIN = {
    "last": "l", "past": "l", "lst": "l", "nxt": "x", "previous": "l", "preceding": "l",
    "prior": "l",
    "next": "x", "coming": "x", "upcoming": "x", "following": "x", "subsequent": "x",
    "ensuing": "x", "succeeding": "x",
    "this": "c", "that": "c", "these": "c", "those": "c", "same": "c",
    "latest": "r", "current": "r", "recent": "r", "corresponding": "c",
    "a": "a", "an": "a", "the": "g", "each": "e", "every": "e", "ago": "j", "back": "k",
    "later": "k", "earlier": "k", "before": "k", "after": "k", "afterwards": "k",
    "afterward": "k", "previously": "k", "beforehand": "k", "hence": "k", "from": "C",
    "of": "f", "in": "b", "on": "b", "at": "b", "by": "b", "and": "&", "or": "o",
    "to": "C", "through": "C", "until": "C", "till": "C", "thru": "C", "between": "C",
    "early": "y", "late": "y", "mid": "y", "end": "h", "beginning": "h", "start": "h",
    "middle": "h", "close": "h", "onset": "h", "turn": "h", "outset": "h", "eve": "h",
    "half": "H", "bc": "G", "bce": "G", "ad": "G", "ce": "G",
    "fiscal": "F", "fy": "F", "financial": "F", "calendar": "F", "full": "n", "more": "n",
    "additional": "n", "straight": "n", "consecutive": "n", "trading": "n", "working": "n",
    "business": "n", "whole": "n", "entire": "n", "solid": "n", "long": "L", "old": "L",
    "period": "K",
    "ended": "E", "ending": "E", "ends": "E", "o'clock": "~", "o’clock": "~",
    "second": "2", "quarter": "q", "quarters": "q", "halves": "H",
    "am": "i", "pm": "i", "a.m": "i", "p.m": "i", "a.m.": "i", "p.m.": "i",
}  # fmt: skip


def _classes() -> dict[str, str]:
    """Word in lower case -> class letter; later lines win over earlier ones."""
    table = dict.fromkeys(CARDINALS, "N") | dict.fromkeys(MULTIPLIERS, "N")
    table |= dict.fromkeys(ORDINALS, "O") | dict.fromkeys(VAGUE_NUMBERS, "V")
    table |= dict.fromkeys(UNITS, "u") | dict.fromkeys(PLURALS, "u")
    table |= dict.fromkeys(SEASONS, "s") | dict.fromkeys(DAY_PARTS, "p")
    table |= dict.fromkeys(DAY_POINTS, "z") | dict.fromkeys(DEICTICS, "t")
    table |= dict.fromkeys(FREQUENCIES | LENGTHS, "R") | dict.fromkeys(REFERENCES, "P")
    table |= dict.fromkeys(DECADES, "S") | dict.fromkeys(ZONES, "Z")
    table |= {word: "m" if word in AMBIGUOUS_MONTHS else "M" for word in MONTHS}
    table |= {word: "w" if word in AMBIGUOUS_WEEKDAYS else "W" for word in WEEKDAYS}
    table |= dict.fromkeys(_period_names("q", 4) | _period_names("h", 2), "Q")
    table |= {f"fy{year:02}": "U" for year in range(100)}
    table |= {f"fy{year}": "U" for year in range(1990, 2060)}
    marks = {mark: mark for mark in ",.-/()'#"} | {"–": "-", "—": "-"}
    return table | _PLAIN | marks | dict.fromkeys("’‘`", "'")


def _period_names(letter: str, count: int) -> set[str]:
    """`q3`, `q323`: quarters or halves, alone and with a year of two digits."""
    names = {f"{letter}{number}" for number in range(1, count + 1)}
    return names | {f"{name}{year:02}" for name in names for year in range(100)}


HOLIDAY_WORDS = words(
    "christmas xmas boxing new valentine valentines st earth juneteenth independence fourth "
    "bastille halloween guy veterans armistice remembrance all anzac australia canada "
    "international columbus indigenous labor labour memorial thanksgiving black cyber martin mlk "
    "presidents mother mothers father fathers election super easter good palm ash pentecost "
    "inauguration vesak epiphany groundhog cinco ve flag pearl kwanzaa patriots mardi shrove "
    "maundy holy ascension whit corpus"
)
"""First words of the names in `holidays.py` that are no other time word."""

CLASSES = dict.fromkeys(HOLIDAY_WORDS, "v") | _classes()
"""Class letter of each word (lower case) that can be part of a time expression."""
