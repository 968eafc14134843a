"""A brief as a document for a word processor."""

from __future__ import annotations

import re
from typing import BinaryIO

import docx
from docx.shared import Pt, RGBColor

from communique import __version__
from communique.compare.saying import say_period
from communique.report.brief import Brief, Section
from communique.report.phrases import say_counts

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # no such file can hold them
_SOFT = RGBColor(0x5D, 0x57, 0x4D)


def write_docx(brief: Brief, file: str | BinaryIO) -> None:
    """Write the brief; headings, lists and text in the program's own styles, so that it can be edited."""
    made = docx.Document()
    made.core_properties.title = _plain(brief.title)
    made.core_properties.author = f"communique {__version__}"
    made.add_heading(_plain(brief.title), 0)
    counts = say_counts(brief.counts)
    made.add_paragraph(f"As of {say_period(brief.day.isoformat())}. {counts.capitalize()}.")
    for section in brief.sections:
        _add_section(made, section)
    note = "Each line says what a source says, never that it is true."
    made.add_paragraph().add_run(note).italic = True
    made.save(file)


def _add_section(made: docx.document.Document, section: Section) -> None:
    made.add_heading(section.heading, 1)
    for line in section.lines:
        paragraph = made.add_paragraph(style="List Bullet")
        paragraph.add_run(_plain(line.head)).bold = True
        if line.detail:
            paragraph.add_run(f" – {_plain(line.detail)}")
        if line.source:
            run = paragraph.add_run(f" [{_plain(line.source)}; {line.id}]")
            run.font.size, run.font.color.rgb = Pt(8.5), _SOFT
    if section.left:
        made.add_paragraph(f"and {section.left:,} more in the ledger")


def _plain(words: str) -> str:
    return _CONTROL.sub("\ufffd", words)
