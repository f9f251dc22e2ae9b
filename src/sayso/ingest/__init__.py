"""Files and folders in, articles out; whatever cannot be read becomes a `Failure`, never an error.

    for found in find_items([Path("news")]):      # Item or Failure
        for article in read_item(found):          # Article or Failure

The kinds that are read, and the bounds, are told in docs/input.md.
"""

from sayso.ingest.counting import count_articles
from sayso.ingest.items import Item, find_items
from sayso.ingest.reading import read_item

__all__ = ["Item", "count_articles", "find_items", "read_item"]
