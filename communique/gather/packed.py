"""Archives: ZIP, TAR and single packed files, opened member by member, with bombs refused by their measure.

Nothing is ever written under a name that an archive gives; such names are only shown.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from communique.errors import InputError
from communique.gather.raw import MEGABYTE, Limits, Link, NotAReportError, Piece
from communique.read.files import ASIDE

Opened = Piece | Link | InputError
_CHUNK = 1 << 16
_IN_MEMORY = 4 * MEGABYTE  # of an archive inside another; beyond it, it lies in a temporary file
_SMALL = 20 * MEGABYTE  # what is unpacked before its ratio is looked at
_BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError)
_BROKEN_TOO = (RuntimeError, ValueError, KeyError, IndexError, AttributeError, UnicodeError, OverflowError)


class BombError(InputError):
    """Something that is packed beyond all measure."""


class GuardedStream(io.RawIOBase):
    """A stream being unpacked that refuses to become more than so many times as long as what it is unpacked from."""

    def __init__(self, unpacked: BinaryIO, packed: BinaryIO, name: str, limits: Limits) -> None:
        super().__init__()
        self._unpacked, self._packed, self._name, self._limits = unpacked, packed, name, limits
        self._before, self._given = packed.tell(), 0

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """To the beginning only, by unpacking anew."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place from the beginning; the end is not known."""
        if whence != io.SEEK_SET:
            raise io.UnsupportedOperation("the length of a packed file is not known")
        self._given = offset
        return self._unpacked.seek(offset)

    def tell(self) -> int:
        """How many bytes were given."""
        return self._given

    def readinto(self, buffer: object) -> int:
        """Fill the buffer. Raises `BombError` where the measure is passed, `OSError` where the file is broken."""
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        try:
            read = self._unpacked.read(len(view))
        except (zlib.error, lzma.LZMAError, EOFError) as error:
            raise OSError(f"it is broken or cut off: {error}") from error
        view[: len(read)] = read
        self._given += len(read)
        used = max(1, self._packed.tell() - self._before)
        if self._given > _SMALL and self._given > self._limits.ratio * used:
            raise BombError(_bomb(self._name, self._given // used))
        return len(read)


def _bomb(name: str, ratio: int) -> str:
    return f"{name} is packed more than {ratio:,} to 1, as no texts are: it was not unpacked; unpack it and read that."


def unpack_single(open_stream: Callable[[BinaryIO], BinaryIO]) -> Callable[[Piece, Limits], Iterator[Opened]]:
    """The unpacker of files that hold one other file: gzip, bzip2, xz."""

    def unpack(piece: Piece, limits: Limits) -> Iterator[Opened]:
        guarded = GuardedStream(open_stream(piece.stream), piece.stream, piece.name, limits)
        stream = cast(BinaryIO, io.BufferedReader(guarded, _CHUNK))
        try:
            stream.read(1)
            stream.seek(0)
        except InputError as error:
            yield error
            return
        except OSError as error:
            yield InputError(f"{piece.name} cannot be unpacked ({error}): pack it anew, or read what it was made from.")
            return
        inside = Piece(piece.name, piece.source, stream, piece.said, piece.media_type, piece.charset, piece.depth + 1)
        yield inside

    return unpack


unpack_gzip = unpack_single(lambda stream: cast(BinaryIO, gzip.GzipFile(fileobj=stream, mode="rb")))
unpack_bzip2 = unpack_single(lambda stream: cast(BinaryIO, bz2.BZ2File(stream)))
unpack_xz = unpack_single(lambda stream: cast(BinaryIO, lzma.LZMAFile(stream)))  # noqa: SIM115


def zip_kind(stream: BinaryIO) -> str:
    """What a ZIP file is: docx, wacz, another office document (`office`), an archive (`zip`), or `broken`."""
    try:
        with zipfile.ZipFile(stream) as archive:
            names = {info.filename for info in archive.infolist()[:5_000]}
    except (*_BROKEN, *_BROKEN_TOO):
        return "broken"
    finally:
        stream.seek(0)
    if "word/document.xml" in names:
        return "docx"
    if names & {"xl/workbook.xml", "ppt/presentation.xml", "mimetype"}:
        return "office"
    return "wacz" if "datapackage.json" in names and any(name.startswith("archive/") for name in names) else "zip"


def unpack_zip(piece: Piece, limits: Limits) -> Iterator[Opened]:
    """The members of a ZIP archive."""
    yield from _zip_members(piece, limits, lambda name: True)


def unpack_wacz(piece: Piece, limits: Limits) -> Iterator[Opened]:
    """The web archives in a WACZ; its indexes and pages of contents are passed over."""
    yield from _zip_members(piece, limits, lambda name: name.startswith("archive/"))


def _zip_members(piece: Piece, limits: Limits, wanted: Callable[[str], bool]) -> Iterator[Opened]:
    try:
        archive = zipfile.ZipFile(piece.stream)
        members = [info for info in archive.infolist() if not info.is_dir() and wanted(info.filename)]
        size = piece.stream.seek(0, io.SEEK_END)
    except (*_BROKEN, *_BROKEN_TOO) as error:
        yield _broken(piece, error)
        return
    total = sum(info.file_size for info in members)
    if total > _SMALL and total > limits.ratio * size:
        yield BombError(_bomb(piece.name, total // max(1, size)))
        return
    for info in members[: limits.members]:
        if found := _zip_member(piece, archive, info, limits):
            yield found


def _zip_member(piece: Piece, archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> Opened | None:
    name = safe_name(info.filename)
    if is_aside(name):
        return NotAReportError(name)
    shown = f"{piece.name} › {name}"
    if info.flag_bits & 1:
        return InputError(f"{shown} is locked with a password: unpack it and read that.")
    if info.file_size > _SMALL and info.file_size > limits.ratio * max(1, info.compress_size):
        return BombError(_bomb(shown, info.file_size // max(1, info.compress_size)))
    try:
        with archive.open(info) as member:
            return piece.inner(name, _spooled(cast(BinaryIO, member), shown, info.file_size, limits))
    except InputError as error:
        return error
    except (*_BROKEN, *_BROKEN_TOO) as error:
        return _broken(piece, error, shown)


def unpack_tar(piece: Piece, limits: Limits) -> Iterator[Opened]:
    """The members of a TAR archive in their order; links and devices are passed over."""
    try:
        with tarfile.open(fileobj=piece.stream, mode="r|", errorlevel=1, bufsize=_CHUNK) as archive:
            for number, info in enumerate(archive):
                if number >= limits.members:
                    return
                if info.isfile() and (found := _tar_member(piece, archive, info, limits)):
                    yield found
                archive.members = []  # type: ignore[attr-defined]  # or it keeps every head that it has met
    except InputError as error:
        yield error
    except (*_BROKEN, *_BROKEN_TOO) as error:
        yield _broken(piece, error)


def _tar_member(piece: Piece, archive: tarfile.TarFile, info: tarfile.TarInfo, limits: Limits) -> Opened | None:
    name = safe_name(info.name)
    if is_aside(name):
        return NotAReportError(name)
    member = archive.extractfile(info)
    if member is None:
        return None
    shown = f"{piece.name} › {name}"
    try:
        return piece.inner(name, _spooled(cast(BinaryIO, member), shown, info.size, limits))
    except InputError as error:
        return error


def _spooled(member: BinaryIO, name: str, size: int, limits: Limits) -> BinaryIO:
    """A member's bytes, in memory or in a temporary file, so that they can be read from any place."""
    if size > limits.archive_mb * MEGABYTE:
        raise InputError(
            f"{name} has {size / MEGABYTE:,.0f} MB, and what lies in an archive may have {limits.archive_mb:,}: "
            "unpack it and read that."
        )
    spool = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed by whoever reads the piece
    left = limits.archive_mb * MEGABYTE
    try:
        while chunk := member.read(min(_CHUNK, left + 1)):
            left -= len(chunk)
            if left < 0:
                raise InputError(f"{name} goes on beyond {limits.archive_mb:,} MB: unpack it and read that.")
            spool.write(chunk)
    except BaseException:
        spool.close()
        raise
    spool.seek(0)
    return cast(BinaryIO, spool)


def _broken(piece: Piece, error: Exception, name: str | None = None) -> InputError:
    if isinstance(error, InputError):
        return error
    said = str(error).strip().rstrip(".") or type(error).__name__
    return InputError(
        f"{name or piece.name} cannot be unpacked ({said[:120]}): it is broken or cut off; pack it anew, or read what "
        "it was made from."
    )


def safe_name(name: str) -> str:
    """A member's name to be shown: one line, without a root, a drive or steps upwards."""
    parts = name.replace("\\", "/").split("/")
    kept = [part for part in parts if part not in ("", ".", "..") and not part.endswith(":")]
    shown = "/".join(kept)[:300] or "member"
    return "".join(c if c.isprintable() else "\ufffd" for c in shown)


def is_aside(name: str) -> bool:
    """Whether a member is none that anybody would read: hidden, a part of a page, what a system left."""
    path = PurePosixPath(name)
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return hidden or path.suffix.lower() in ASIDE
