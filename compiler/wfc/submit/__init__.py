"""From a payload to a finished run: endpoint, credentials, call, receipt, snapshots."""
