"""Who may log in to the embedded engine: the owner and a reader, with new random passwords each start.

The engine keeps its users in two files that are read when it starts. Were they not written anew, the
first password would stay valid for ever.
"""

import base64
import hashlib
import json
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

OWNER: Final = "root"  # the name that the engine demands of its first user
READER: Final = "reader"

#: Stretching guards guessable passwords; ours are 192 random bits, so it would only cost time at start.
_ROUNDS: Final = 1000

_ALL: Final = ("createRecord", "readRecord", "updateRecord", "deleteRecord")


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user of the engine; the password is left out where the value is printed."""

    name: str
    password: str = field(repr=False)


def write_accounts(folder: Path) -> tuple[Credentials, Credentials]:
    """Write the engine's files of users and of their rights, and return the owner and the reader."""
    folder.mkdir(exist_ok=True)
    owner, reader = (Credentials(name, secrets.token_urlsafe(24)) for name in (OWNER, READER))
    users = [_user(owner, "owners"), _user(reader, "readers")]
    groups = {
        "owners": _group(["updateSecurity", "updateSchema", "updateDatabaseSettings"], _ALL),
        "readers": _group([], ["readRecord"]),
    }
    _write(folder / "server-users.jsonl", "".join(json.dumps(user) + "\n" for user in users))
    rights = {"databases": {"*": {"groups": groups}}, "version": 1}
    _write(folder / "server-groups.json", json.dumps(rights, indent=1))
    return owner, reader


def _user(who: Credentials, group: str) -> dict[str, Any]:
    salt = base64.b64encode(secrets.token_bytes(32)).decode()
    # The engine salts with the base64 text, not with the bytes that it stands for.
    digest = hashlib.pbkdf2_hmac("sha256", who.password.encode(), salt.encode(), _ROUNDS)
    stored = f"PBKDF2WithHmacSHA256${_ROUNDS}${salt}${base64.b64encode(digest).decode()}"
    return {"name": who.name, "password": stored, "databases": {"*": [group]}}


def _group(access: list[str], types: tuple[str, ...] | list[str]) -> dict[str, Any]:
    rights = {"access": access, "resultSetLimit": -1, "readTimeout": -1}
    return {**rights, "types": {"*": {"access": list(types)}}}


def _write(path: Path, text: str) -> None:
    """Write a file that only this user may read."""
    path.unlink(missing_ok=True)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
