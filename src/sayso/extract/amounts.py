"""Sums of money: value in full, the least and the most it can be, ISO 4217 currency.

Reads `$1 million`, `1m dollars`, `€3.5bn`, `between $2 and 3 million`, `Rs 1,00,000`,
`2.5 lakh rupees`, `1.200.000 €`, `a seven-figure sum`, `tens of millions of dollars`, `50 cents`.

Offsets: code points of the text as given. Each sum is looked for around its currency sign or
word only, in a window of bounded length, so that the time is linear in the length of the text.
Source of the codes: ISO 4217.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import cache

from sayso.records import Amount, Record, Span
from sayso.text.ids import make_id_within

SYMBOLS = {
    "£": "GBP", "€": "EUR", "₹": "INR", "₽": "RUB", "₩": "KRW", "₪": "ILS", "₺": "TRY",
    "₦": "NGN", "₴": "UAH", "₱": "PHP", "฿": "THB", "₫": "VND", "₿": None, "¥": "JPY",
}  # fmt: skip
DOLLARS = {
    "us": "USD", "u.s.": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "can": "CAD",
    "nz": "NZD", "hk": "HKD", "s": "SGD", "sg": "SGD", "nt": "TWD", "r": "BRL", "j": "JMD",
    "tt": "TTD", "z": "ZWL", "mx": "MXN",
}  # fmt: skip
"""Letters before `$` -> currency."""
COUNTRY_DOLLARS = {
    "US": "USD", "AU": "AUD", "CA": "CAD", "NZ": "NZD", "HK": "HKD", "SG": "SGD", "TW": "TWD",
    "MX": "MXN", "AR": "ARS", "CL": "CLP", "CO": "COP", "JM": "JMD", "TT": "TTD", "FJ": "FJD",
    "BB": "BBD", "BS": "BSD", "LR": "LRD", "NA": "NAD", "GY": "GYD", "BN": "BND", "BZ": "BZD",
}  # fmt: skip
"""Country of the outlet (ISO 3166) -> what a bare `$` means there; USD elsewhere."""
CODES = (
    "USD", "EUR", "GBP", "JPY", "CNY", "INR", "AUD", "CAD", "NZD", "HKD", "SGD", "CHF", "SEK",
    "NOK", "DKK", "PLN", "CZK", "HUF", "RUB", "TRY", "ZAR", "BRL", "MXN", "KRW", "ILS", "AED",
    "SAR", "QAR", "THB", "IDR", "MYR", "PHP", "VND", "TWD", "NGN", "KES", "EGP", "PKR", "BDT",
    "UAH", "ARS", "CLP", "COP",
)  # fmt: skip
PREFIX_WORDS = {"rs": "INR", "rs.": "INR", "rmb": "CNY", "sfr": "CHF", "r": "ZAR", "dm": "DEM"}
WORDS = {
    "dollar": "$", "buck": "$", "cent": "$c", "euro": "EUR", "pound": "GBP", "pence": "GBPc",
    "quid": "GBP", "sterling": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY",
    "rupee": "INR", "ruble": "RUB", "rouble": "RUB", "won": "KRW", "franc": "CHF",
    "krona": "SEK", "kronor": "SEK", "kroner": "", "krone": "", "peso": "", "rand": "ZAR",
    "real": "BRL", "reais": "BRL", "shekel": "ILS", "lira": "TRY", "riyal": "SAR",
    "dirham": "AED", "naira": "NGN", "baht": "THB", "ringgit": "MYR", "rupiah": "IDR",
    "dong": "VND", "zloty": "PLN", "hryvnia": "UAH", "forint": "HUF", "shilling": "", "dinar": "",
    "taka": "BDT", "mark": "DEM", "dlr": "$",
}  # fmt: skip
"""Currency word (singular) -> code, `$` for a dollar of some country, `c` a hundredth, or open."""
NATIONS = {
    "american": "US", "us": "US", "u.s.": "US", "australian": "AU", "canadian": "CA",
    "zealand": "NZ", "singapore": "SG", "singaporean": "SG", "kong": "HK", "taiwan": "TW",
    "taiwanese": "TW", "mexican": "MX", "jamaican": "JM", "hk": "HK", "nz": "NZ",
}  # fmt: skip
_ANYBODYS = frozenset({"CO", "US", "FJ", "BZ", "LR"})
"""Endings of addresses that outlets of any country use, or that change nothing."""
PESOS = {"MX": "MXN", "PH": "PHP", "AR": "ARS", "CL": "CLP", "CO": "COP", "UY": "UYU"}
KRONER = {"NO": "NOK", "DK": "DKK"}
POUNDS = {"GB": "GBP", "EG": "EGP", "LB": "LBP", "SY": "SYP", "SD": "SDG", "IE": "GBP"}
_MANY = 500_000
"""So many pounds or marks are money: "half a million pounds"; set by judgement."""
_SCALED_WORDS = frozenset(
    {"won", "pound", "mark", "real", "rand", "dong", "krone", "peso", "dinar"}
)
"""Words that mean money only beside a big number or in their own country."""

SCALES = {
    "hundred": 100, "k": 1000, "thousand": 1000, "thou": 1000, "grand": 1000, "lakh": 100_000,
    "lakhs": 100_000, "m": 1_000_000, "mn": 1_000_000, "mm": 1_000_000, "mln": 1_000_000,
    "mio": 1_000_000, "mil": 1_000_000, "million": 1_000_000, "millions": 1_000_000,
    "millionen": 1_000_000, "crore": 10_000_000, "crores": 10_000_000, "cr": 10_000_000,
    "b": 10**9, "bn": 10**9, "bln": 10**9, "billion": 10**9, "billions": 10**9, "mrd": 10**9,
    "milliarden": 10**9, "milliard": 10**9, "t": 10**12, "tn": 10**12, "trn": 10**12,
    "trillion": 10**12, "trillions": 10**12, "lakh crore": 10**12, "lakh crores": 10**12,
}  # fmt: skip
NUMBER_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "half": 0.5, "quarter": 0.25, "dozen": 12, "couple": 2,
}  # fmt: skip
FIGURES = {
    "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "4": 4, "5": 5, "6": 6, "7": 7, "8": 8, "9": 9, "10": 10,
}  # fmt: skip
PLURAL_LEAST = {"hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9}
PLURAL_LEAST |= {"trillions": 10**12}
_WINDOW = 90
"""Code points looked at on each side of a currency sign; the longest sum in development has 48."""

_SCALE = (
    r"(?:hundred|thousand|lakh\scrores?|lakhs?|millionen|millions?|milliard(?:en)?|billions?|trillions?|crores?"
    r"|grand|mln|mio|mrd|mil|bln|trn|mn|mm|bn|tn|cr|[kmbt])(?![^\W_])\.?"
)
_DIGITS = r"\d{1,12}(?:[.,'’\u00a0\u202f ]\d{2,3}(?!\d)){0,6}(?:[.,]\d{1,4})?"
_WORD_NUMBER = (
    r"(?:(?:" + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True)) + r")(?![^\W_])[\s-]{0,2}"
    r"(?:(?:and|of)\s)?(?:an?\s)?)"
)
_VAGUE = r"(?:several|some|many|a few|few)"


class _Sum(Record, frozen=True, kw_only=True):
    """A sum as found: where, from what to what, in which currency."""

    start: int
    end: int
    value: float
    least: float
    most: float
    currency: str | None


class _Anchor(Record, frozen=True, kw_only=True):
    """A currency sign or word: where it stands and what it is."""

    kind: str
    """`sign`, `code`, `before` (a word like Rs), `word`, `figure`."""
    start: int
    end: int
    text: str


@cache
def _anchor_rule() -> re.Pattern[str]:
    """Signs and words of money; words share their first letters, so that few are tried."""
    return re.compile(
        rf"(?P<sign>[${''.join(SYMBOLS)}])"
        r"|(?<![^\W_])(?:"
        rf"(?P<code>{_by_letter(CODES)})(?![^\W_])"
        r"|(?P<before>(?:Rs|RMB|SFr|DM|[Dd]lrs)\.?)(?=\s?\d)"
        rf"|(?P<word>{_by_letter([*WORDS, *(f'{word}s' for word in WORDS)])})(?![^\W_])"
        r"|(?P<figure>figures?)(?![^\W_]))"
    )


def _by_letter(names: Iterable[str]) -> str:
    """A pattern for any of `names`, as written, in capitals or with a capital, by first letter."""
    rest: dict[str, set[str]] = {}
    for name in names:
        for form in {name, name.upper(), name.capitalize()} if name.islower() else {name}:
            rest.setdefault(form[0], set()).add(form[1:])
    parts = (
        f"{letter}(?:{'|'.join(sorted(ends, key=lambda end: (-len(end), end)))})"
        for letter, ends in sorted(rest.items())
    )
    return "|".join(parts)


_DOLLAR_LETTERS = re.compile(r"(?<![^\W_])(?:[A-Z]{1,3}|Can|Mex|(?:US|U\.S\.)\s?)\Z")


def _anchor(text: str, match: re.Match[str]) -> _Anchor:
    """The anchor with the letters that name the dollar: `A$`, `US $`."""
    start, kind = match.start(), match.lastgroup or ""
    if match.group() == "$":
        window = max(0, start - 5)
        letters = _DOLLAR_LETTERS.search(text, window, start)
        if letters is not None and letters.group().strip().lower() in DOLLARS:
            start = letters.start()
    written = text[start : match.end()].rstrip()
    return _Anchor(kind=kind, start=start, end=start + len(written), text=written)


@cache
def _after_rule() -> re.Pattern[str]:
    """What may follow a currency sign: a number, a scale, and the second end of a range."""
    sign = r"(?:[A-Za-z]{0,3}\$|[£€¥₹]|Rs\.?\s?)"
    return re.compile(
        rf"\s?(?P<low>{_DIGITS})(?:[\s-]?(?P<lowscale>{_SCALE}))?"
        rf"(?:(?P<link>\s?[-–—]\s?|\s(?:to|and|or)\s)(?P<sign>{sign})?"
        rf"(?P<high>{_DIGITS})(?:[\s-]?(?P<highscale>{_SCALE}))?)?",
        re.IGNORECASE,
    )


@cache
def _before_rule() -> re.Pattern[str]:
    """What may stand before a currency word: a number in digits or words, and a scale."""
    nation = r"(?:(?P<nation>U\.S\.|\w{2,12})[\s-]){0,1}?"
    return re.compile(
        rf"(?<![\w.,])(?:"
        rf"(?:(?P<between>between\s)?(?P<low>{_DIGITS})(?:[\s-]?(?P<lowscale>{_SCALE}))?"
        rf"(?P<link>\s?[-–—]\s?|\s(?:to|and|or)\s))?"
        rf"(?P<digits>{_DIGITS})(?:[\s-]?(?P<scale>{_SCALE}))?"
        rf"|(?:(?P<hundreds>{_WORD_NUMBER})hundred\s(?:and\s)?)?(?P<words>{_WORD_NUMBER}{{1,4}})(?P<wordscale>(?:{_SCALE}\s?){{0,2}})"
        rf"|(?P<lone>million|billion|trillion)"
        rf"|(?P<vague>{_VAGUE})\s(?P<vaguescale>hundred|thousand|million|billion|trillion)"
        rf"|(?P<plural>(?:tens\sof\s|hundreds\sof\s)?"
        rf"(?:hundreds|thousands|millions|billions|trillions))"
        rf"(?:\sof)?"
        rf")[\s-]?{nation}\Z",
        re.IGNORECASE,
    )


@cache
def _host_rule() -> re.Pattern[str]:
    return re.compile(
        r"(?:https?://)?(?:[\w-]{1,63}\.){1,8}(?P<country>[a-z]{2})(?=[:/?#]|\Z)", re.I
    )


def country_of(address: str | None) -> str | None:
    """The country that a web address ends in, where it decides what `$`, `£` or pesos are.

    Args:
        address: `https://www.abc.net.au/news`, or None.

    Returns:
        ISO 3166 code (`AU`), or None: no such ending (`.com`), or one that anybody can have.
    """
    found = _host_rule().match(address or "")
    if found is None:
        return None
    country = {"UK": "GB"}.get(found["country"].upper(), found["country"].upper())
    telling = COUNTRY_DOLLARS.keys() | PESOS.keys() | KRONER.keys() | POUNDS.keys() | {"CN", "PK"}
    return country if country in telling and country not in _ANYBODYS else None


def read_amounts(text: str, *, country: str | None = None, article: str = "") -> tuple[Amount, ...]:
    """Read every sum of money of `text`.

    Args:
        text: The text of an article.
        country: ISO 3166 code of the country of the outlet; decides what `$`, `pesos` mean.
        article: Id of the article, for the ids of the amounts.

    Returns:
        The amounts in the order of the text; spans do not overlap. Of a range, `value` is the
        middle; of "up to X" it is X, with nothing as the least; of "more than X", "nearly X" and
        "about X" it is X, with the least and the most that a writer can mean.
    """
    found: list[Amount] = []
    end = 0
    home = (country or "").upper()
    for match in _anchor_rule().finditer(text):
        if match.start() < end:
            continue
        total = _read(text, _anchor(text, match), home, end)
        if total is not None and total.start >= end:
            found.append(_amount(text, total, article))
            end = total.end
    return tuple(found)


def _amount(text: str, total: _Sum, article: str) -> Amount:
    return Amount(
        id=make_id_within("amt", article, total.start, total.end),
        article=article,
        spans=(Span(start=total.start, end=total.end),),
        text=text[total.start : total.end],
        value=total.value,
        least=total.least,
        most=total.most,
        currency=total.currency,
    )


def _read(text: str, anchor: _Anchor, home: str, floor: int) -> _Sum | None:
    """The sum around one currency sign or word, if there is one."""
    if anchor.kind == "figure":
        return _figure_sum(text, anchor)
    if anchor.kind == "word":
        return _sum_before(text, anchor, home, floor)
    after = _sum_after(text, anchor, _sign_currency(anchor, home))
    if after is None and anchor.text[-1] != "$" and anchor.kind in {"sign", "code"}:
        return _sum_before(text, anchor, home, floor)
    return after


def _sign_currency(anchor: _Anchor, home: str) -> str | None:
    """The currency of a sign that stands before its number."""
    if anchor.kind == "code":
        return anchor.text
    if anchor.kind == "before":
        return _prefix_currency(anchor.text.lower().rstrip("."), home)
    if anchor.text[-1] == "$":
        bare = COUNTRY_DOLLARS.get(home, "USD")
        return DOLLARS.get(anchor.text[:-1].strip().lower(), bare)
    if anchor.text == "¥" and home == "CN":
        return "CNY"
    return POUNDS.get(home, "GBP") if anchor.text == "£" else SYMBOLS[anchor.text]


def _prefix_currency(word: str, home: str) -> str | None:
    """The currency of `Rs`, `RMB`, `dlrs` before a number."""
    if word == "dlrs":
        return COUNTRY_DOLLARS.get(home, "USD")
    if word == "rs":
        return {"PK": "PKR", "LK": "LKR", "NP": "NPR"}.get(home, "INR")
    return PREFIX_WORDS.get(word)


def _sum_after(text: str, anchor: _Anchor, currency: str | None) -> _Sum | None:
    """A number behind the sign: `$2 million`, `$2-3 million`, `between $2 and 3 million`."""
    window = text[anchor.end : anchor.end + _WINDOW]
    found = _after_rule().match(window)
    if found is None:
        return None
    start = anchor.start
    scale = _scale(found["lowscale"])
    first = _digits(found["low"], scale, currency)
    if first is None:
        return None
    if found["high"] is not None and _is_range(text, start, found):
        highscale = _scale(found["highscale"])
        last = _digits(found["high"], highscale, currency)
        low, high = first * (scale or highscale or 1), (last or 0) * (highscale or scale or 1)
        if low < high:
            return _range(text, start, anchor.end + found.end(), low, high, currency)
    end = anchor.end + (found.end("lowscale") if scale else found.end("low"))
    return _single(text, start, end, first * (scale or 1), currency)


def _is_range(text: str, start: int, found: re.Match[str]) -> bool:
    """The two numbers are the ends of one sum, not two sums."""
    link = found["link"].strip().lower()
    lead = text[max(0, start - 9) : start].lower().rstrip()
    if link in {"-", "–", "—"}:
        return found["high"][0] != "0"
    if link == "and":
        return lead.endswith("between")
    if link == "or":
        return found["sign"] is not None or found["highscale"] is not None
    dear = found["sign"] is not None or found["highscale"] is not None
    return dear and not lead.endswith("from")


def _range(text: str, start: int, end: int, low: float, high: float, currency: str | None) -> _Sum:
    end = _without_space(text, end)
    # "millions of dollars" spans three orders: its middle is that of the orders
    middle = (low + high) / 2 if high < 20 * low else (low * high) ** 0.5
    return _Sum(start=start, end=end, value=middle, least=low, most=high, currency=currency)


def _single(text: str, start: int, end: int, value: float, currency: str | None) -> _Sum:
    end = _without_space(text, end)
    least, most = _rounded(_lead_rule().search(text, max(0, start - _LEAD), start), value)
    return _Sum(start=start, end=end, value=value, least=least, most=most, currency=currency)


_LEAD = 24
"""Code points before a sum in which words for its rounding are looked for."""


@cache
def _lead_rule() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?P<limit>up to|as much as|at most)|(?P<least>at least)"
        r"|(?P<over>more than|over|above|upwards? of|in excess of|exceeding|topping|north of)"
        r"|(?P<under>less than|under)|(?P<near>nearly|almost|just under|close to|just shy of)"
        r"|(?P<about>about|around|roughly|some|approximately|an estimated|estimated at))"
        r"\s+(?:a\s+)?\Z",
        re.IGNORECASE,
    )


def _rounded(lead: re.Match[str] | None, value: float) -> tuple[float, float]:
    """The least and the most that a sum can be, as the words before it round it.

    "More than $1.2 million" is less than 1.3: a writer who knew more would have said so. Set by
    judgement; "at least" promises less, and twice the sum fits it.
    """
    kind = lead.lastgroup if lead else None
    step = _last_digit(value)
    if kind == "limit":
        return 0.0, value
    if kind == "least":
        return value, 2 * value
    if kind == "over":
        return value, value + step
    if kind == "under":
        return value - step, value
    if kind == "near":
        return value - step / 2, value
    if kind == "about":
        return value - step / 2, value + step / 2
    return value, value


def _last_digit(value: float) -> float:
    """What one more in the last digit that is not zero comes to: 100,000 of 1.2 million."""
    step = 10.0 ** math.floor(math.log10(value)) if value > 0 else 0.0
    while step > 1 and not math.isclose(value / step, round(value / step), rel_tol=1e-9):
        step /= 10
    return step


def _without_space(text: str, end: int) -> int:
    while text[end - 1].isspace() or (text[end - 1] == "." and not text[end - 2].isdigit()):
        end -= 1
    return end


def _sum_before(text: str, anchor: _Anchor, home: str, floor: int) -> _Sum | None:
    """A number before the word: `64 million dollars`, `half a million euros`, `50 cents`."""
    begin = max(floor, anchor.start - _WINDOW)
    found = _before_search(text[begin : anchor.start])
    if found is None or (found["lone"] and anchor.text.lower().endswith("s")):
        return None
    word = anchor.text.lower()
    name = WORDS.get(word) if word in WORDS else WORDS.get(word[:-1])
    singular = word if word in WORDS else word[:-1]
    euros = name == "EUR" or anchor.text in {"€", "EUR"}
    low, high = _numbers(found, "EUR" if euros else None)
    if low is None or high is None:
        return None
    if singular in _SCALED_WORDS and not _money_word(text, anchor, singular, home, high):
        return None
    currency = _word_currency(anchor, name, singular, found["nation"], home)
    if found["nation"] is not None and found["nation"].lower() not in NATIONS:
        return None
    hundredth = 0.01 if name in {"$c", "GBPc"} else 1.0
    start, end = begin + found.start(), anchor.end
    if text[anchor.start - 1] == "-" and text[start : start + 2].lower() == "a ":
        start += 2  # a million-dollar check: the article belongs to the check
    start = begin + found.end("between") if found["between"] else start
    if low == high:
        return _single(text, start, end, high * hundredth, currency)
    return _range(text, start, end, low * hundredth, high * hundredth, currency)


def _before_search(window: str) -> re.Match[str] | None:
    """The longest number that ends where the window ends."""
    for start in range(len(window)):
        if start and (window[start - 1].isalnum() or window[start - 1] in ".,"):
            continue
        if window[start].isalnum():
            found = _before_rule().match(window, start)
            if found is not None:
                return found
    return None


def _money_word(text: str, anchor: _Anchor, singular: str, home: str, value: float) -> bool:
    """`pounds`, `won`, `marks` are money here: a big number, or at home."""
    if text[anchor.end : anchor.end + 10].lower().startswith((" sterling",)):
        return True
    if text[anchor.end : anchor.end + 4] == " of " and singular == "pound":
        return value >= _MANY
    homes = {"pound": POUNDS, "peso": PESOS, "krone": KRONER, "won": {"KR": ""}, "rand": {"ZA": ""}}
    return value >= _MANY or home in homes.get(singular, {})


def _word_currency(
    anchor: _Anchor, name: str | None, singular: str, nation: str | None, home: str
) -> str | None:
    """The currency that a word names, here."""
    if anchor.kind != "word":
        return _sign_currency(anchor, home)
    if name in {"$", "$c"}:
        return COUNTRY_DOLLARS.get(NATIONS.get((nation or "").lower(), home), "USD")
    if singular == "pound":
        return POUNDS.get(home, "GBP")
    if singular == "peso":
        return PESOS.get(home)
    if singular in {"krone", "kroner"}:
        return KRONER.get(home)
    return name[:3] if name else None


def _numbers(found: re.Match[str], currency: str | None) -> tuple[float | None, float | None]:
    """The least and the most that stands before a currency word."""
    if found["digits"] is not None:
        return _digit_numbers(found, currency)
    if found["words"] is not None:
        value = _spoken(found["words"])
        if found["hundreds"] is not None and value is not None:
            value += 100 * (_spoken(found["hundreds"]) or 1)
        for word in re.findall(_SCALE, found["wordscale"] or "", re.IGNORECASE):
            value = None if value is None else value * (_scale(word) or 1)
        return value, value
    if found["lone"] is not None:
        value = float(SCALES[found["lone"].lower()])
        return value, value
    if found["vague"] is not None:
        scale = SCALES[found["vaguescale"].lower()]
        return 2.0 * scale, 9.0 * scale
    words = found["plural"].lower().split()
    times = {"tens": 10, "hundreds": 100}.get(words[0], 1) if len(words) > 1 else 1
    least = times * PLURAL_LEAST[words[-1]]
    most = least * 10 if times > 1 or words[-1] == "hundreds" else least * 1000
    return float(least), float(most - 1)


def _digit_numbers(found: re.Match[str], currency: str | None) -> tuple[float | None, float | None]:
    scale = _scale(found["scale"])
    high = _digits(found["digits"], scale, currency)
    if high is None:
        return None, None
    most = high * (scale or 1)
    if found["low"] is None or (found["link"].strip().lower() == "and" and not found["between"]):
        return most, most
    low = _digits(found["low"], _scale(found["lowscale"]) or scale, currency)
    if low is None:
        return most, most
    least = low * (_scale(found["lowscale"]) or scale or 1)
    return (least, most) if least < most else (most, most)


def _spoken(words: str) -> float | None:
    """`twenty five`, `half a`, `two and a half`, `a couple of`."""
    total = 0.0
    parts = [word for word in re.split(r"[\s-]+", words.lower()) if word in NUMBER_WORDS]
    plain = [word for word in parts if word not in {"a", "an"}]
    for word in plain:
        total += NUMBER_WORDS[word]
    return total if plain else 1.0


def _figure_sum(text: str, anchor: _Anchor) -> _Sum | None:
    """`a seven-figure sum`: between 1,000,000 and 9,999,999."""
    counted = re.compile(r"(?<![^\W_])(\w{1,6})[- ]\Z").search(
        text, max(0, anchor.start - 8), anchor.start
    )
    figures = FIGURES.get(counted[1].lower()) if counted else None
    if counted is None or figures is None:
        return None
    low, high = 10.0 ** (figures - 1), 10.0**figures - 1
    if anchor.text == "figures":
        lead = re.split(r"[\s-]", text[max(0, counted.start() - 8) : counted.start()].rstrip())[-1]
        told = lead.lower() in {"low", "mid", "high", "the", "in", "into", "paid", "well"}
        return _range(text, counted.start(1), anchor.end, low, high, None) if told else None
    noun = re.compile(r"\s\w{3,12}").match(text, anchor.end)
    end = noun.end() if noun else anchor.end
    return _range(text, counted.start(1), end, low, high, None)


def _scale(word: str | None) -> int | None:
    return SCALES[" ".join(word.lower().rstrip(".").split())] if word else None


_THOUSANDS = re.compile(
    r"\d{1,3}(?:[,'’\u00a0\u202f ]\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d\d)*,\d{3}(?:\.\d+)?"
)
_POINT_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")


def _digits(written: str, scale: int | None, currency: str | None) -> float | None:
    """The number that digits write, whether the comma or the point marks the decimals."""
    if written.isdecimal():
        return float(written)
    if _THOUSANDS.fullmatch(written):
        return float(re.sub(r"[^\d.]", "", written))
    points = written.count(".")
    european = points > 1 or (points and "," in written) or (currency == "EUR" and not scale)
    if european and _POINT_THOUSANDS.fullmatch(written):
        return float(written.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d+[.,]\d+", written):
        return float(written.replace(",", "."))
    return None
