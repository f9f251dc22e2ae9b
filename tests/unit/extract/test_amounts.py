"""Sums of money: value, range, currency."""

from __future__ import annotations

import pytest

from sayso.extract.amounts import country_of, read_amounts


@pytest.mark.parametrize(
    ("text", "words", "value", "currency"),
    [
        ("It gave $1 million.", "$1 million", 1e6, "USD"),
        ("It gave 1m dollars.", "1m dollars", 1e6, "USD"),
        ("It gave €3.5bn.", "€3.5bn", 3.5e9, "EUR"),
        ("It gave £30.", "£30", 30, "GBP"),
        ("It gave $4.5M.", "$4.5M", 4.5e6, "USD"),
        ("It gave a $250-million loan.", "$250-million", 250e6, "USD"),
        ("It gave US$38 billion.", "US$38 billion", 38e9, "USD"),
        ("It gave HK$78 billion.", "HK$78 billion", 78e9, "HKD"),
        ("It gave Rs 1,00,000.", "Rs 1,00,000", 100_000, "INR"),
        ("It gave ₹2.5 lakh.", "₹2.5 lakh", 250_000, "INR"),
        ("It gave 10 crore rupees.", "10 crore rupees", 1e8, "INR"),
        ("It gave 1.200.000 €.", "1.200.000 €", 1.2e6, "EUR"),
        ("It gave 1.234,56 €.", "1.234,56 €", 1234.56, "EUR"),
        ("It gave CHF 1'200'000.", "CHF 1'200'000", 1.2e6, "CHF"),
        ("It gave half a million dollars.", "half a million dollars", 500_000, "USD"),
        ("It gave twenty-five thousand dollars.", "twenty-five thousand dollars", 25_000, "USD"),
        ("It gave 50 cents.", "50 cents", 0.5, "USD"),
        ("It gave 12 Canadian cents.", "12 Canadian cents", 0.12, "CAD"),
        ("It gave 10bn yen.", "10bn yen", 10e9, "JPY"),
        ("It gave dlrs 14 billion.", "dlrs 14 billion", 14e9, "USD"),
        ("It gave a million-dollar check.", "million-dollar", 1e6, "USD"),
    ],
)
def test_a_sum_is_read_in_full(text: str, words: str, value: float, currency: str) -> None:
    (amount,) = read_amounts(text)
    assert (amount.text, amount.value, amount.currency) == (words, value, currency)
    assert amount.least == amount.most == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("It gave between $2 and 3 million.", 2e6, 3e6),
        ("It gave between $2 million and $3 million.", 2e6, 3e6),
        ("It gave between 2 and 3 million dollars.", 2e6, 3e6),
        ("It gave $5-10 million.", 5e6, 10e6),
        ("It gave $2 to $3 billion.", 2e9, 3e9),
        ("It gave a seven-figure sum.", 1e6, 9_999_999),
        ("It gave tens of millions of dollars.", 10e6, 99_999_999),
        ("It gave several million dollars.", 2e6, 9e6),
        ("It gave up to $1.67 million.", 0, 1.67e6),
    ],
)
def test_a_range_keeps_its_ends(text: str, least: float, most: float) -> None:
    (amount,) = read_amounts(text)
    assert (amount.least, amount.most) == (least, most)


def test_the_value_of_a_range_is_its_middle() -> None:
    assert read_amounts("between $2 and 3 million")[0].value == 2.5e6


def test_a_change_from_one_sum_to_another_is_two_sums() -> None:
    assert [a.value for a in read_amounts("It rose from $5 million to $10 million.")] == [5e6, 10e6]


@pytest.mark.parametrize(
    ("country", "text", "currency"),
    [
        ("AU", "It cost $5.", "AUD"),
        ("CA", "It cost 5 million dollars.", "CAD"),
        ("GB", "It cost $5.", "USD"),
        (None, "It cost $5.", "USD"),
        ("AU", "It cost US$5.", "USD"),
        ("MX", "It cost 500 pesos.", "MXN"),
        (None, "It cost 500 million pesos.", None),
        ("PK", "It cost Rs 500.", "PKR"),
        ("CN", "It cost ¥500.", "CNY"),
    ],
)
def test_the_country_of_the_outlet_decides_what_a_bare_sign_means(
    country: str | None, text: str, currency: str | None
) -> None:
    assert read_amounts(text, country=country)[0].currency == currency


@pytest.mark.parametrize(
    "text",
    ["He lost 5 pounds.", "They won 3 sets.", "It has 7 marks.", "a $ sign", "no dollars", "1,2,3"],
)
def test_what_is_no_money_is_left_alone(text: str) -> None:
    assert read_amounts(text) == ()


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("1.200 Euro", 1200, "EUR"),
        ("20.000 euros", 20_000, "EUR"),
        ("2.5 euros", 2.5, "EUR"),
        ("half a million pounds", 500_000, "GBP"),
        ("₹1.5 lakh crore", 1.5e12, "INR"),
        ("one hundred and fifty thousand dollars", 150_000, "USD"),
        ("two hundred million euros", 200_000_000, "EUR"),
    ],
)
def test_points_between_thousands_and_long_numbers_in_words(
    text: str, value: float, currency: str
) -> None:
    (amount,) = read_amounts(f"They paid {text} for it.")
    assert (amount.text, amount.value, amount.currency) == (text, value, currency)


def test_six_figures_are_a_sum_only_where_they_are_told_as_one() -> None:
    assert read_amounts("He earns in the low six figures.")[0].most == 999_999
    assert read_amounts("There were six figures at the door.") == ()


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ("https://www.abc.net.au/news/1", "AU"),
        ("https://cbc.ca", "CA"),
        ("https://news.bbc.co.uk/", "GB"),
        ("https://shop.co/x", None),
        ("https://example.com/au", None),
        (None, None),
    ],
)
def test_the_country_of_an_address_is_its_ending(address: str | None, country: str | None) -> None:
    assert country_of(address) == country


def test_a_dollar_is_that_of_the_country_of_the_outlet() -> None:
    country = country_of("https://www.abc.net.au/news/1")
    assert read_amounts("It cost $5 million.", country=country)[0].currency == "AUD"


@pytest.mark.parametrize(
    ("text", "value", "least", "most"),
    [
        ("It gave more than $1 million.", 1e6, 1e6, 2e6),
        ("It gave more than $1.2 million.", 1.2e6, 1.2e6, 1.3e6),
        ("It gave about $1.2 million.", 1.2e6, 1.15e6, 1.25e6),
        ("It gave nearly $2 million.", 2e6, 1.5e6, 2e6),
        ("It gave nearly $1.5 million.", 1.5e6, 1.45e6, 1.5e6),
        ("It gave less than $3 million.", 3e6, 2e6, 3e6),
        ("It gave at least $5 million.", 5e6, 5e6, 1e7),
        ("It gave $1 million.", 1e6, 1e6, 1e6),
    ],
)
def test_a_sum_can_be_what_its_rounding_can_mean(
    text: str, value: float, least: float, most: float
) -> None:
    (amount,) = read_amounts(text)
    assert (amount.value, amount.least, amount.most) == pytest.approx((value, least, most))
