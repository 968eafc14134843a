"""Who may enter a site that is open to others: names with passwords and tokens, in a file beside the ledger.

Passwords are kept as scrypt hashes (RFC 7914), each with its own salt; tokens, which are random, as SHA-256 hashes.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from communique.errors import UsageError

_SCRYPT = {"n": 2**14, "r": 8, "p": 1, "dklen": 32}
SHORTEST = 10  # characters of a password
LONGEST = 200


@dataclass(slots=True)
class Keys:
    """Names with passwords (salt and hash in hexadecimal), and tokens by their hash."""

    path: Path
    passwords: dict[str, tuple[str, str]] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, ledger: Path | None) -> Keys:
        """The keys of a ledger's file; none where there are none yet. Raises `UsageError` for a file that is not ours.

        A ledger in a database has its keys in the current folder.
        """
        ledger = ledger or Path("communique")
        path = ledger.with_name(f"{ledger.name}.keys")
        if not path.exists():
            return cls(path)
        try:
            held = json.loads(path.read_text(encoding="utf-8"))
            passwords = {name: (pair[0], pair[1]) for name, pair in held["passwords"].items()}
            return cls(path, passwords, dict(held["tokens"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
            raise UsageError(f"The file {path} with names and passwords cannot be used: {error}.") from error

    def __bool__(self) -> bool:
        return bool(self.passwords or self.tokens)

    def set_password(self, name: str, password: str) -> None:
        """Give a name a password and keep it."""
        if not name.strip() or len(name) > LONGEST:
            raise UsageError("A name is needed to enter under: give one of at most 200 characters.")
        if not SHORTEST <= len(password) <= LONGEST:
            raise UsageError(f"A password has {SHORTEST} to {LONGEST} characters.")
        salt = secrets.token_bytes(16)
        self.passwords[name.strip()] = (salt.hex(), _hash(password, salt).hex())
        self.save()

    def make_token(self, name: str) -> str:
        """A new token for a name; it is kept as its hash only, so that it can be shown this once."""
        if not name.strip() or len(name) > LONGEST:
            raise UsageError("A name is needed to enter under: give one of at most 200 characters.")
        token = secrets.token_urlsafe(32)
        self.tokens[_digest(token)] = name.strip()
        self.save()
        return token

    def check_password(self, name: str, password: str) -> bool:
        """Whether this is the name's password; takes as long where there is no such name."""
        salt, kept = self.passwords.get(name, ("00" * 16, "00" * 32))
        right = hmac.compare_digest(_hash(password[:LONGEST], bytes.fromhex(salt)), bytes.fromhex(kept))
        return right and name in self.passwords

    def name_of(self, token: str) -> str | None:
        """Whose token this is."""
        digest, found = _digest(token), None
        for kept, name in self.tokens.items():
            if hmac.compare_digest(kept, digest):
                found = name
        return found

    def save(self) -> None:
        """Write the file, whole or not at all, for its owner only."""
        held = json.dumps({"passwords": self.passwords, "tokens": self.tokens}, ensure_ascii=False)
        handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=f".{self.path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(held)
            Path(name).replace(self.path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _hash(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode("utf-8", "replace"), salt=salt, **_SCRYPT)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
