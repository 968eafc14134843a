"""The language of a text is found by its letters and small words, and nothing Russian is loaded for an English one."""

from __future__ import annotations

import subprocess
import sys

from communique.entries.reading import read_text
from communique.kinds import Figure
from communique.text.languages import find_language, split_languages

ENGLISH = "The minister said on 3 May 2024 that exports of wheat to Peru had reached $12 million last year.\n"
RUSSIAN = "Министр сообщил 3 мая 2024 года, что экспорт пшеницы в Перу в прошлом году достиг 12 млн долларов.\n"


def test_the_language_of_a_text() -> None:
    assert (find_language(ENGLISH), find_language(RUSSIAN)) == ("en", "ru")
    assert find_language("Міністр заявив, що їхній експорт зріс, а її країна є надійним партнером для всіх.") == "uk"


def test_paragraphs_in_another_language_are_read_in_it() -> None:
    parts = split_languages(ENGLISH + RUSSIAN, "en")
    assert sorted(parts) == ["en", "ru"]
    assert all(len(part) == len(ENGLISH + RUSSIAN) for part in parts.values())
    figures = [e for e in read_text(ENGLISH + RUSSIAN).entries if isinstance(e, Figure)]
    assert [(f.low, f.period) for f in figures] == [(11.5e6, "2023"), (11.5e6, "2023")]


def test_nothing_russian_is_loaded_for_an_english_text() -> None:
    code = (
        "import sys; from communique.entries.reading import read_text; read_text(sys.argv[1]); "
        "print([m for m in sys.modules if 'morphy' in m or '.ru' in m or m.endswith('text.russian')])"
    )
    done = subprocess.run([sys.executable, "-c", code, ENGLISH], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"
