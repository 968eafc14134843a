"""One family of errors: the class says what went wrong, the message tells a person what to do."""


class CommuniqueError(Exception):
    """Anything that `communique` says in one sentence instead of a traceback; the command exits with 1."""


class InputError(CommuniqueError):
    """An input that cannot be read: the message names it and says what to do; the rest of the batch goes on.

    `origin` is the path or address by which it can be tried again (`None`: not by itself), `passing` whether that may
    help without anything being changed: a host that does not answer, rather than a broken file.
    """

    def __init__(self, message: str, origin: str | None = None, *, passing: bool = False) -> None:
        super().__init__(message)
        self.origin = origin
        self.passing = passing


class LedgerError(CommuniqueError):
    """A ledger that cannot be used: not a ledger, of a newer version, locked, or on a full disk."""


class UnknownEntryError(CommuniqueError):
    """No entry, or more than one, has the id that was given."""


class JudgementError(CommuniqueError):
    """A judgement that cannot be kept: somebody judged in between, or it is taken back already."""


class UsageError(CommuniqueError):
    """Options that make no sense together; the command exits with 2."""


class WordsError(CommuniqueError):
    """Word data that is wrong; the message names file and line."""
