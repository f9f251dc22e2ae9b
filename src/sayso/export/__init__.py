"""What is in a book as files for other programs: JSON lines, PLOVER rows, flat tables.

All of it is made from the records of `sayso.contract` in one pass; no book is held in memory.
"""

from sayso.export.files import whole_file, whole_folder
from sayso.export.flat import (
    write_csv_folder,
    write_csv_table,
    write_parquet_folder,
    write_parquet_table,
)
from sayso.export.lines import write_lines
from sayso.export.plover import write_plover
from sayso.export.tables import TABLES, flatten

__all__ = [
    "TABLES",
    "flatten",
    "whole_file",
    "whole_folder",
    "write_csv_folder",
    "write_csv_table",
    "write_lines",
    "write_parquet_folder",
    "write_parquet_table",
    "write_plover",
]
