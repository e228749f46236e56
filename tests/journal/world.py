"""A submission to write down."""

from __future__ import annotations

from hashlib import sha256

from wfc.journal.records import Entry


def entry(name: str = "orders", run_key: str = "") -> Entry:
    """Return the entry of a workflow called ``name``."""
    base = sha256(name.encode()).hexdigest()
    return Entry(
        id=sha256((name + run_key).encode()).hexdigest(),
        base=base,
        marker="_wfcabcdefghijklmnop",
        name=name,
        file=f"{name}.wfc.yaml",
        environment="",
        region="cn-shanghai",
        endpoint="dataworks.cn-shanghai.aliyuncs.com",
        operation="ExecuteAdhocWorkflowInstance",
        version="2024-05-18",
        project="100",
        env="Dev",
        day="1795276800000",
        shown="2026-11-19",
        owner="1000",
        digest="0" * 64,
    )
