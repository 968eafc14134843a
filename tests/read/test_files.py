"""Paths to inputs, and the clear sentence for every input that is none."""

from __future__ import annotations

import errno
import io
import os
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.errors import InputError
from communique.read.files import Skipped, find_paths, find_samples, load_input

REPORT = "The minister met the governor in Kisumu.\n"


def refused(path: Path | str, **choices: int) -> str:
    with pytest.raises(InputError) as caught:
        load_input(str(path), **choices)
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    return sentence


def test_a_file_gives_its_bytes_its_text_and_its_path(tmp_path: Path) -> None:
    path = tmp_path / "a" / ".." / "report.txt"
    (tmp_path / "a").mkdir()
    path.write_bytes(b"\xef\xbb\xbf" + REPORT.encode())
    found = load_input(str(path))
    assert (found.text, found.source) == (REPORT, str(tmp_path / "report.txt"))
    assert found.content.startswith(b"\xef\xbb\xbf")


def test_standard_input_has_no_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(REPORT.encode())))
    found = load_input("-")
    assert (found.text, found.source, found.name) == (REPORT, None, "Standard input")


def test_a_pipe_is_read_like_a_file(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.write(writer, REPORT.encode())
    os.close(writer)
    try:
        assert load_input(f"/dev/fd/{reader}").text == REPORT
    finally:
        os.close(reader)


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf", b"\xff\xfe \0"])
def test_an_empty_file_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(content)
    assert str(path) in refused(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "not there" in refused(tmp_path / "gone.txt")


def test_a_file_that_vanishes_after_the_folder_was_listed_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "b.txt").write_text(REPORT)
    found = find_paths([str(tmp_path)])
    assert load_input(str(next(found))).text == REPORT
    (tmp_path / "b.txt").unlink()
    assert "b.txt is not there" in refused(str(next(found)))


def test_an_unreadable_file_is_named(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    assert "loop.txt cannot be read" in refused(loop)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_forbidden_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(REPORT)
    path.chmod(0)
    assert "secret.txt may not be read" in refused(path)


def test_a_refused_permission_is_told_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbid(path: str, mode: str) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", path)

    monkeypatch.setattr("builtins.open", forbid)
    assert "may not be read by this user" in refused(tmp_path / "x.txt")


def test_a_folder_named_as_a_file_is_told(tmp_path: Path) -> None:
    assert "is a folder" in refused(tmp_path)


def zipped(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("report.txt", REPORT)


@pytest.mark.parametrize(
    ("name", "write", "what"),
    [
        ("a.pdf", lambda p: p.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + REPORT.encode()), "a PDF document"),
        ("a.txt", lambda p: p.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256))), "an image"),
        ("a.docx", zipped, "office document"),
        ("a.doc", lambda p: p.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500), "an office document"),
        ("a.gz", lambda p: p.write_bytes(b"\x1f\x8b\x08" + bytes(99)), "a compressed file"),
        ("a.mp4", lambda p: p.write_bytes(b"\0\0\0\x20ftypisom" + bytes(99)), "a film"),
        ("a.bin", lambda p: p.write_bytes(bytes(range(256)) * 20), "a binary file"),
        ("zeros", lambda p: p.write_bytes(bytes(1000)), "nothing but blanks|a binary file"),
        ("python", lambda p: p.write_bytes(Path(sys.executable).read_bytes()[:100_000]), "a program"),
    ],
)
def test_binary_files_are_refused_for_what_they_are(
    tmp_path: Path, name: str, write: Callable[[Path], None], what: str
) -> None:
    path = tmp_path / name
    write(path)
    sentence = refused(path)
    assert str(path) in sentence
    assert any(part in sentence for part in what.split("|"))


def test_a_stray_nul_or_control_character_makes_no_binary_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"The min\0ister \x07met the governor.\x0c\n")
    assert load_input(str(path)).text == "The min\ufffdister \x07met the governor.\x0c\n"


def test_a_text_over_the_limit_is_refused_by_name_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)  # one line of 50 MB
    sentence = refused(path)
    assert str(path) in sentence
    assert "50.0 MB" in sentence
    assert "20 MB" in sentence
    assert "COMMUNIQUE_MAX_MB" in sentence


def test_the_limit_is_a_setting(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("a " * 600_000)
    assert "1 MB" in refused(path, max_mb=1)
    assert len(load_input(str(path), max_mb=2).text) == 1_200_000


def test_an_endless_input_ends_at_the_limit() -> None:
    assert "/dev/zero goes on" in refused("/dev/zero", max_mb=1)


def test_names_that_are_no_utf_8_can_be_shown_and_kept(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xef\xf0\xe8\xea\xe0\xe7.txt"
    try:
        Path(os.fsdecode(path)).write_text(REPORT)
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")
    found = load_input(os.fsdecode(path))
    assert found.source is not None
    assert found.source.encode().endswith("\ufffd.txt".encode())


# Folders


def make_tree(folder: Path) -> None:
    for name in ("b.txt", "a.TXT", "c.md", "d.text", "plain", "e.js", ".hidden", "sub/z.txt", "sub/y.png"):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(REPORT)
    (folder / ".git").mkdir()
    (folder / ".git" / "x.txt").write_text(REPORT)
    (folder / "pipe.txt").unlink(missing_ok=True)
    os.mkfifo(folder / "pipe.txt")


def test_folders_are_walked_in_order_and_what_is_left_aside_is_counted(tmp_path: Path) -> None:
    make_tree(tmp_path)
    skipped = Skipped()
    found = [str(path) for path in find_paths([str(tmp_path)], skipped)]
    names = ["a.TXT", "b.txt", "c.md", "d.text", "plain", "sub/z.txt"]
    assert found == [str(tmp_path / name) for name in names]
    assert str(skipped) == "1 .js, 1 .png, 1 hidden, 1 not a file"


def test_files_named_themselves_are_taken_whatever_their_ending(tmp_path: Path) -> None:
    make_tree(tmp_path)
    asked = [str(tmp_path / "e.js"), "-", str(tmp_path / ".hidden")]
    assert list(find_paths(asked)) == asked


@pytest.mark.parametrize("names", [(), ("a.png", ".hidden")])
def test_a_folder_without_reports_is_named(tmp_path: Path, names: tuple[str, ...]) -> None:
    for name in names:
        (tmp_path / name).write_text(REPORT)
    (found,) = find_paths([str(tmp_path)])
    assert isinstance(found, InputError)
    assert str(tmp_path) in str(found)
    assert ("1 .png" in str(found)) == bool(names)


def test_the_folder_that_holds_only_other_files_is_named_though_another_was_fine(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "a.txt").write_text(REPORT)
    (tmp_path / "two").mkdir()
    first, second = find_paths([str(tmp_path / "one"), str(tmp_path / "two")])
    assert first == str(tmp_path / "one" / "a.txt")
    assert "two holds no reports" in str(second)


def test_samples_are_named_as_in_a_folder_of_their_own() -> None:
    sources = [found.source for found in find_samples()]
    assert len(sources) >= 8
    assert sources == sorted(sources, key=str)
    assert all(source and source.startswith("samples/") for source in sources)
