"""A table of cases as one test: every row is tried, and those that fail are named."""

import pytest

from tests.tables import each


def test_rows_that_fail_are_named_and_the_others_tried() -> None:
    tried = []

    @each(("number", "half"), [(2, 1), (4, 3), pytest.param(6, 4, id="six"), (8, 4)])
    def halves(number: int, half: int) -> None:
        tried.append(number)
        assert number == 2 * half

    with pytest.raises(pytest.fail.Exception) as failure:
        halves()
    assert tried == [2, 4, 6, 8]
    told = str(failure.value)
    assert told.startswith("2 of 4 rows failed") and "[4-3]" in told and "[six]" in told and "[8-4]" not in told


def test_tables_go_through_each_other() -> None:
    tried = []

    @each("left", ["a", "b"])
    @each("right", ["ab", "cd"], ids=str.upper)
    def pairs(left: str, right: str) -> None:
        tried.append((left, right))

    pairs()
    assert tried == [("a", "ab"), ("a", "cd"), ("b", "ab"), ("b", "cd")]


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(AssertionError, match="row 1 has 3 values for 2 names"):
        each(("left", "right"), [("a", "b"), ("a", "b", "c")])
