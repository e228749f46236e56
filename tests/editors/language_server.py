"""The YAML language server as an editor runs it: JSON-RPC over its standard streams."""

from __future__ import annotations

import json
import os
import select
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

Message = dict[str, Any]
Settings = dict[str, Any]

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / ".venv/npm/node_modules/yaml-language-server/bin/yaml-language-server"
#: Where the cursor is, in the text of a question.
CURSOR = "¦"
#: What a file is called unless a question says it.
SPEC = "orders.wfc.yaml"
#: How long to wait for any one message, in seconds: far more than it ever takes.
PATIENCE = 60.0


class LanguageServer:
    """One running server, and the files that are open in it."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path, settings: Settings) -> None:
        """Speak to ``process`` for an editor that has ``folder`` open.

        ``settings`` are what it is told when it asks for the section ``yaml``.
        """
        self._process = process
        self._folder = folder
        self._settings = settings
        self._numbers = count(1)
        self._received = b""

    def start(self) -> None:
        """Introduce the editor."""
        markdown = {"contentFormat": ["markdown", "plaintext"]}
        item = {"documentationFormat": ["markdown", "plaintext"], "snippetSupport": True}
        capabilities = {
            "textDocument": {"hover": markdown, "completion": {"completionItem": item}},
            "workspace": {"configuration": True},
        }
        folders = [{"uri": self._folder.as_uri(), "name": "project"}]
        self._ask(
            "initialize",
            {"processId": os.getpid(), "rootUri": self._folder.as_uri()}
            | {"capabilities": capabilities, "workspaceFolders": folders},
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": {"yaml": self._settings}})
        # It asks once for each of the two, and answers questions before with what it knows then.
        for _ in range(2):
            while self._next().get("method") != "workspace/configuration":
                pass

    def problems(self, text: str, name: str = SPEC) -> list[str]:
        """Return what is underlined in ``text``: ``line:column message``, 1-based."""
        with self._open(text, name) as uri:
            while True:
                message = self._next()
                if message.get("method") == "textDocument/publishDiagnostics":
                    params = message["params"]
                    if params["uri"] == uri:
                        return [_shown(each) for each in params["diagnostics"]]

    def completions(self, text: str, name: str = SPEC) -> dict[str, Message]:
        """Return what is offered at the cursor in ``text``, by label."""
        plain, position = _position(text)
        with self._open(plain, name) as uri:
            found = self._ask("textDocument/completion", _at(uri, position))
        return {item["label"]: item for item in found["items"]}

    def hover(self, text: str, name: str = SPEC) -> str:
        """Return what is shown, in Markdown, over the cursor in ``text``."""
        plain, position = _position(text)
        with self._open(plain, name) as uri:
            found = self._ask("textDocument/hover", _at(uri, position))
        return str(found["contents"]["value"]) if found else ""

    def stop(self) -> None:
        """Ask the server to end."""
        self._ask("shutdown", None)
        self._tell("exit", None)

    @contextmanager
    def _open(self, text: str, name: str) -> Iterator[str]:
        # A path of its own each time: the server keeps what it knew about one it has seen.
        uri = (self._folder / f"{next(self._numbers)}" / name).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        yield uri
        self._tell("textDocument/didClose", {"textDocument": {"uri": uri}})

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _ask(self, method: str, params: Any) -> Any:
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0"} | message).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _next(self) -> Message:
        """Return the next message, after answering it where it is a question."""
        head = self._until(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].split()[0])
        while len(self._received) < length:
            self._receive()
        body, self._received = self._received[:length], self._received[length:]
        message: Message = json.loads(body)
        if "method" in message and "id" in message:
            self._send({"id": message["id"], "result": self._answer(message)})
        return message

    def _answer(self, message: Message) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        sections = [item.get("section") for item in message["params"]["items"]]
        return [self._settings if section == "yaml" else {} for section in sections]

    def _until(self, mark: bytes) -> bytes:
        while mark not in self._received:
            self._receive()
        before, _, self._received = self._received.partition(mark)
        return before

    def _receive(self) -> None:
        assert self._process.stdout is not None
        pipe = self._process.stdout.fileno()
        ready, _, _ = select.select([pipe], [], [], PATIENCE)
        assert ready, "the language server says nothing"
        data = os.read(pipe, 1 << 16)
        assert data, "the language server has ended"
        self._received += data


@contextmanager
def running(folder: Path, settings: Settings) -> Iterator[LanguageServer]:
    """Start a server for an editor that has ``folder`` open, with these ``yaml`` settings."""
    with subprocess.Popen(
        ["node", PROGRAM, "--stdio"],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            server = LanguageServer(process, folder, settings)
            server.start()
            yield server
            server.stop()
        finally:
            process.kill()


def _shown(diagnostic: Message) -> str:
    start = diagnostic["range"]["start"]
    return f"{start['line'] + 1}:{start['character'] + 1} {diagnostic['message']}"


def _position(text: str) -> tuple[str, Message]:
    """Return ``text`` without the cursor, and where that is."""
    before, cursor, after = text.partition(CURSOR)
    assert cursor, "the text says nowhere where the cursor is"
    line, start = before.count("\n"), before.rfind("\n") + 1
    return before + after, {"line": line, "character": len(before) - start}


def _at(uri: str, position: Message) -> Message:
    return {"textDocument": {"uri": uri}, "position": position}
