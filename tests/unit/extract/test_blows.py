"""Attacks of words and of force."""

from __future__ import annotations

import pytest

from sayso.extract.senses import as_meant
from sayso.records import PredictedEvent
from sayso.text.layout import lay_out
from tests.unit.extract.reading_of import at


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The senator attacked the judge in a post. The judge did not reply.", "criticize"),
        ("She launched an attack on the newspaper, which had been unkind.", "criticize"),
        ("The army attacked the town.", "attack"),
        ("A gunman came in. He attacked the judge.", "attack"),
        ("He spoke of the Ostrava attacks.", "attack"),
        ("He spoke of attacks in Ostrava.", "attack"),
        ("He spoke of the Sept. 11 attacks.", "attack"),
        ("Vandals came by night. The attacks on churches go on.", "attack"),
    ],
)
def test_an_attack_without_violence_near_it_is_one_of_words(text: str, kind: str) -> None:
    word = "attacked" if "attacked" in text else "attacks" if "attacks" in text else "attack"
    event = PredictedEvent(trigger=at(text, word), type="attack", probability=0.5)
    assert as_meant(lay_out(text), event).type == kind


def test_an_attack_in_an_article_about_violence_is_one_of_force() -> None:
    text = "A bomb went off on Monday. People ran. Nobody slept. Hale spoke of the attack."
    event = PredictedEvent(trigger=at(text, "attack"), type="attack", probability=0.5)
    assert as_meant(lay_out(text), event).type == "attack"


def test_an_attack_that_the_network_is_sure_of_or_an_assault_is_one_of_force() -> None:
    text = "She says that he attacked her at a party."
    sure = PredictedEvent(trigger=at(text, "attacked"), type="attack", probability=0.9)
    assert as_meant(lay_out(text), sure).type == "attack"
    text = f"He denies the assault. They met in May. It was late. They left. {text}"
    doubtful = PredictedEvent(trigger=at(text, "attacked"), type="attack", probability=0.5)
    assert as_meant(lay_out(text), doubtful).type == "attack"
