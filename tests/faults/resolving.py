"""``wfc runs resolve`` as the journal and the client have it, until the command line does."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Resolve the attempt that the last argument names; 80 where it stays unknown."""
    from wfc.journal.journal import Journal
    from wfc.journal.lock import locked
    from wfc.submit.client import Client
    from wfc.submit.credentials import Chain
    from wfc.submit.endpoint import parse_endpoint
    from wfc.submit.resolve import Undecided, resolve
    from wfc.submit.submit import Unknown

    path = os.environ["WFC_JOURNAL"]
    client = Client(parse_endpoint(os.environ["WFC_ENDPOINT"]), Chain())
    with locked(path, 60), Journal(path) as journal:
        found = [each for each in journal.attempts() if each.entry.id.startswith(sys.argv[-1])]
        resolution = resolve(client, journal, found[-1], wait="--wait" in sys.argv)
    print(resolution, file=sys.stderr)
    return 80 if isinstance(resolution, Undecided | Unknown) else 0
