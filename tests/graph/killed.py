"""A load that is killed before one of its transactions; run as a program of its own.

Its arguments: the graph, the name of a batch in ``versions``, and before which write to die.
"""

import os
import signal
import sys

from dateline.graph.connection import connect
from dateline.graph.store import write_batch

from . import versions

WRITE = "write"


def main(target: str, version: str, last: int) -> None:
    with connect(target, create=True) as graph:
        write, left = graph.write, iter(range(last))

        def write_or_die(*statements: tuple[str, dict[str, object]]) -> None:
            if next(left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)
            write(*statements)

        setattr(graph, WRITE, write_or_die)
        write_batch(graph, getattr(versions, version)())


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
