"""Word data with slots: a frame stands for all phrases that the words of its slots make."""

from __future__ import annotations

from communique.words.load import load_words


def test_a_frame_makes_each_phrase_once_and_without_gaps() -> None:
    ours = next(g for g in load_words("en").of("encounter") if g["by"] == "ours")
    assert {"was honoured to receive", "had the great pleasure of hosting", "our rare privilege to greet"} <= {
        *ours.words
    }
    assert len(ours.words) == len({*ours.words})
    assert not [words for words in ours.words if "  " in words or "{" in words]
    assert "slots" not in ours and "frames" not in ours
