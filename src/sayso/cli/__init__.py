"""The command line: arguments in, reports and pages out; no rule about news lives here.

Exit codes: 0 done, 1 some items failed, 2 wrong usage, 3 cannot work, 130 stopped by Ctrl-C.
"""

from sayso.cli.commands import cli, main
from sayso.cli.judge import judge

cli.add_command(judge)

__all__ = ["main"]
