"""Write the JSON Schema of each exported record to `docs/schema`, from the code."""

from __future__ import annotations

import json
from pathlib import Path

from sayso.contract import schemas

folder = Path(__file__).parents[1] / "docs" / "schema"
folder.mkdir(parents=True, exist_ok=True)
for kind, schema in schemas().items():
    (folder / f"{kind}.json").write_text(json.dumps(schema, indent=2) + "\n")
