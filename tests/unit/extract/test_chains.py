"""Who is who in one article."""

from __future__ import annotations

from sayso.records import Prediction
from tests.unit.extract.reading_of import mention, read


def test_peoples_are_groups_however_they_were_read() -> None:
    text = "They asked many Americans in May."
    seen = (mention(text, "many Americans", "person", "name"),)
    found = read(text, Prediction(model="test", mentions=seen))
    assert next(one for one in found.chains if "Americans" in one.name).type == "group"
